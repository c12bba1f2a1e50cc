"""`python -m benchmarks.throughput [--rounds 3] [--seconds 6] [--only TEXT …]`."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.throughput.contestants import CONTESTANTS, Contestant
from benchmarks.throughput.report import table
from benchmarks.throughput.rig import Measured, Plan, measure
from benchmarks.throughput.stores import Stores


def main() -> None:
    options = _options()
    chosen = [each for each in CONTESTANTS if not options.only or any(part in each.name for part in options.only)]
    plan = Plan(residents=options.residents, open=options.open, warm_s=options.seconds / 2, measure_s=options.seconds)
    rounds = asyncio.run(_run(chosen, plan, options.rounds))
    print(f"\n{options.open} open requests, {options.residents} residents at once, {options.rounds} rounds:\n")
    print("\n".join(table(rounds)))


async def _run(chosen: Sequence[Contestant], plan: Plan, rounds: int) -> list[list[Measured]]:
    """Each bot once a round, so that what slows the machine for a while slows them all."""
    done: list[list[Measured]] = []
    with TemporaryDirectory(prefix="kontakt-throughput-", ignore_cleanup_errors=True) as folder:
        async with Stores(Path(folder)) as stores:
            for number in range(1, rounds + 1):
                done.append([])
                for contestant in chosen:
                    measured = await measure(contestant, stores, plan)
                    print(f"round {number}: {contestant.name}: {measured.per_second:,.0f}/s", file=sys.stderr)
                    done[-1].append(measured)
    return done


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.throughput", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="how often each bot is measured")
    parser.add_argument("--seconds", type=float, default=6.0, help="how long each time, after half as long to warm up")
    parser.add_argument("--open", type=int, default=64, help="requests open at once")
    parser.add_argument("--residents", type=int, default=400, help="residents who talk at once")
    parser.add_argument("--only", nargs="+", metavar="TEXT", help="only bots whose name holds one of these")
    return parser.parse_args()


if __name__ == "__main__":
    main()
