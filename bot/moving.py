"""Moving from SQLite to PostgreSQL while Kontakt runs, with every row counted and compared.

The old store is kept from being written to for as long as the copy takes: what comes in meanwhile is not acknowledged,
so the platforms send it again. With the last row the old store is marked as left. Killed in the middle, everything is
as before: both sides are one transaction each, and the new one is committed first.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

from sqlalchemy import Table
from sqlalchemy.ext.asyncio import AsyncSession

from storage import copying
from storage.copying import Tally
from storage.database import Database
from storage.migrate import migrate
from storage.moved import is_moved, mark_moved

LINES_AT_ONCE = 1_000

Progress = Callable[[str, int], None]
"""Told a table's name and how many of its rows are copied."""


class MoveError(Exception):
    """The store cannot be moved; the message says why. Everything is as it was."""


async def move(source: Database, target: Database, progress: Progress) -> dict[str, Tally]:
    """Copy all rows of a SQLite store into an empty PostgreSQL store; table → what was copied. Raises `MoveError`."""
    if not source.is_sqlite or target.is_sqlite:
        raise MoveError("a store moves from SQLite to PostgreSQL only")
    await migrate(target.engine)
    async with source.transaction() as old:
        if await is_moved(old):
            raise MoveError("this store was moved before")
        async with target.transaction() as new:
            tallies = await _copy(old, new, progress)
        # Between the two commits a crash leaves a full copy and an old store that goes on: the next try says so.
        await mark_moved(old)
    return tallies


async def _copy(old: AsyncSession, new: AsyncSession, progress: Progress) -> dict[str, Tally]:
    if not await copying.is_empty(new):
        raise MoveError("the new store is not empty: nothing was copied. Use a fresh database")
    tallies = {}
    for table in copying.tables():
        tallies[table.name] = await _copy_table(old, new, table, progress)
        if await copying.count_up(new, table) != tallies[table.name]:
            raise MoveError(f"the rows of {table.name} did not arrive as they were: nothing was kept")
    await copying.set_places(new, await copying.places(old))
    return tallies


async def _copy_table(old: AsyncSession, new: AsyncSession, table: Table, progress: Progress) -> Tally:
    counter = copying.Counter()
    async for lines in _in_batches(copying.read_lines(old, table)):
        for line in lines:
            counter.take(line)
        await copying.write_lines(new, table, lines)
        progress(table.name, counter.tally().rows)
    return counter.tally()


async def _in_batches(lines: AsyncIterator[bytes]) -> AsyncIterator[list[bytes]]:
    batch: list[bytes] = []
    async for line in lines:
        batch.append(line)
        if len(batch) == LINES_AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch
