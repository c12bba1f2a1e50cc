"""How long it takes to bring a big directory in and out: `python -m benchmarks.directory [ROWS] [DATABASE_URL]`.

Every row is a new office at first, then every row is changed. Times are wall-clock seconds of this machine.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.store_setup import DEFAULT_PACK
from directory.contact_store import load_contacts
from directory.importing import TableFile, apply_import, plan_import
from directory.pack import read_pack
from directory.records import ContactKind, ContactPoint
from directory.spreadsheet.export import as_csv, as_workbook
from directory.store import save_pack
from directory.undoing import undo_import
from storage.database import Database
from storage.migrate import migrate
from storage.scope import Scope

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


async def measure(rows: int, url: str) -> None:
    """Print one line a step."""
    database = Database(url)
    try:
        await migrate(database.engine)
        async with database.transaction() as session:
            await save_pack(session, read_pack(DEFAULT_PACK), now=NOW)
        new = [_office(number) for number in range(rows)]
        moved = [replace(each, address="Street 7, 2nd floor", phones=("+383 44 123 457",)) for each in new]
        for form, write in (("csv", _csv), ("xlsx", as_workbook)):
            content = write(new)
            async with _timed(f"{rows} new rows, {form} of {len(content) / 1e6:.1f} MB: look and write"):
                first = await _bring_in(database, content)
            content = write(moved)
            async with _timed(f"{rows} changed rows, {form}: look and write"):
                second = await _bring_in(database, content)
            async with database.reading() as session:
                contacts = await load_contacts(session)
            async with _timed(f"{len(contacts)} rows out as {form}"):
                write(contacts)
            async with _timed("both taken back"):
                for number in (second, first):
                    async with database.transaction() as session:
                        await undo_import(session, number, scope=Scope.ALL, account_id=None, note="again", now=NOW)
    finally:
        await database.close()


def _csv(contacts: list[ContactPoint]) -> bytes:
    return as_csv(contacts).encode("utf-8-sig")


async def _bring_in(database: Database, content: bytes) -> int:
    async with database.reading() as session:
        plan = await plan_import(session, TableFile(name="table", content=content), scope=Scope.ALL, now=NOW)
    assert not plan.faults, plan.summary()
    async with database.transaction() as session:
        applied = await apply_import(session, plan, account_id=None, note="measured", now=NOW)
    assert applied.import_id is not None
    return applied.import_id


def _office(number: int) -> ContactPoint:
    """An office with every usual field filled in."""
    name = f"Office for matter {number}"
    return ContactPoint(
        key=f"prizren/office-{number}",
        municipality="prizren",
        kind=ContactKind.OFFICE,
        names=dict.fromkeys(("sq", "sr-Cyrl", "bs", "tr", "en"), name),
        roles={"sq": "Udhëheqës", "en": "Head"},
        topics=("roads", "water-sewage"),
        phones=(f"+383 44 {100_000 + number % 800_000}",),
        email=f"office-{number}@rks-gov.net",
        address="Street 5, 1st floor",
        latitude=42.21,
        longitude=20.74,
        opening_hours="Mo-Fr 08:00-12:00,13:00-16:00",
        languages=("sq", "sr-Cyrl", "tr"),
        website="https://prizren.rks-gov.net/",
        notes={"sq": "Kati i parë", "en": "First floor"},
        source_url="https://prizren.rks-gov.net/contacts",
        source_date="2026-02-01",
    )


@asynccontextmanager
async def _timed(what: str) -> AsyncIterator[None]:
    started = time.perf_counter()
    yield
    sys.stdout.write(f"{time.perf_counter() - started:6.1f} s  {what}\n")
    sys.stdout.flush()


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with TemporaryDirectory() as folder:
        url = sys.argv[2] if len(sys.argv) > 2 else f"sqlite+aiosqlite:///{Path(folder) / 'kontakt.sqlite3'}"
        asyncio.run(measure(rows, url))


if __name__ == "__main__":
    main()
