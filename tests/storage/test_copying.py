from __future__ import annotations

from datetime import datetime

import pytest
from sqlalchemy import func, select

from storage import copying
from storage.database import Database
from storage.tables import Message
from tests.storage.rows import fill


async def _lines(database: Database) -> dict[str, list[bytes]]:
    async with database.reading() as session:
        return {table.name: [line async for line in copying.read_lines(session, table)] for table in copying.tables()}


async def test_a_large_table_is_read_in_pieces_without_a_gap(database: Database, now: datetime) -> None:
    async with database.transaction() as session:
        await fill(session, now, messages=2 * copying.ROWS_AT_ONCE)
    lines = (await _lines(database))["messages"]
    assert len(set(lines)) == 2 * copying.ROWS_AT_ONCE


async def test_rows_read_as_lines_are_the_same_after_writing(database: Database, now: datetime) -> None:
    async with database.transaction() as session:
        await fill(session, now)
    lines = await _lines(database)
    for table in copying.tables():
        assert [copying.as_line(copying.from_line(table, line)) for line in lines[table.name]] == lines[table.name]


async def test_a_store_with_one_row_is_not_empty(database: Database, now: datetime) -> None:
    async with database.transaction() as session:
        assert await copying.is_empty(session)
        await fill(session, now, messages=0)
        assert not await copying.is_empty(session)


async def test_the_highest_number_ever_given_is_known(database: Database, now: datetime) -> None:
    async with database.transaction() as session:
        await fill(session, now, messages=3)
        highest = await session.scalar(select(func.max(Message.id)))
        assert (await copying.places(session))["messages"] == (highest or 0) + 1


@pytest.mark.parametrize("line", [b"[]\n", b"{}\n", b'{"name": "x"}\n', b"no json\n"])
def test_a_line_of_another_table_is_refused(line: bytes) -> None:
    kept = next(table for table in copying.tables() if table.name == "kept")
    with pytest.raises(ValueError):
        copying.from_line(kept, line)


def test_a_tally_does_not_depend_on_the_order_of_rows() -> None:
    one, other = copying.Counter(), copying.Counter()
    for line in (b"a", b"b", b"b"):
        one.take(line)
    for line in (b"b", b"a", b"b"):
        other.take(line)
    assert one.tally() == other.tally()
    assert copying.Counter().tally() != one.tally()
