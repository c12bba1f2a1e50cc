"""SQLite's connection with one change of threads a statement does what aiosqlite's does."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator

import pytest

from storage import one_hop
from storage.one_hop import OneHopConnection


@pytest.fixture
async def connection() -> AsyncIterator[OneHopConnection]:
    connection = one_hop.connect(":memory:")
    await connection
    await connection.cursor().execute("CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT UNIQUE)")
    yield connection
    await connection.close()


async def test_all_rows_of_an_answer_are_there_once(connection: OneHopConnection) -> None:
    cursor = await connection.cursor().execute("SELECT value FROM json_each('[1, 2, 3]')")
    assert await cursor.fetchall() == [(1,), (2,), (3,)]
    assert await cursor.fetchall() == []


async def test_an_answer_names_its_columns(connection: OneHopConnection) -> None:
    cursor = await connection.cursor().execute("SELECT id, name FROM people")
    assert [column[0] for column in cursor.description] == ["id", "name"]


async def test_a_row_that_is_inserted_tells_its_number(connection: OneHopConnection) -> None:
    cursor = await connection.cursor().execute("INSERT INTO people (name) VALUES (?)", ("ana",))
    assert (cursor.lastrowid, cursor.rowcount) == (1, 1)
    assert await cursor.fetchall() == []


async def test_what_is_inserted_can_be_returned(connection: OneHopConnection) -> None:
    cursor = await connection.cursor().execute("INSERT INTO people (name) VALUES ('ana'), ('besa') RETURNING name")
    assert await cursor.fetchall() == [("ana",), ("besa",)]


async def test_many_rows_are_counted_together(connection: OneHopConnection) -> None:
    statement = "INSERT INTO people (name) VALUES (?)"
    cursor = await connection.cursor().executemany(statement, [("ana",), ("besa",), ("cemil",)])
    assert cursor.rowcount == 3


@pytest.mark.parametrize(
    ("statement", "error"),
    [
        ("SELECT nothing", sqlite3.OperationalError),
        ("INSERT INTO people (name) VALUES ('ana'), ('ana')", sqlite3.IntegrityError),
    ],
)
async def test_an_error_is_the_driver_s_and_the_next_statement_works(
    connection: OneHopConnection, statement: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        await connection.cursor().execute(statement)
    cursor = await connection.cursor().execute("SELECT count(*) FROM people")
    assert await cursor.fetchall() == [(0,)]


async def test_statements_at_the_same_time_do_not_mix_their_answers(connection: OneHopConnection) -> None:
    async def echo(number: int) -> tuple[int]:
        cursor = await connection.cursor().execute("SELECT ?", (number,))
        (row,) = await cursor.fetchall()
        return row  # type: ignore[no-any-return]

    assert await asyncio.gather(*map(echo, range(20))) == [(number,) for number in range(20)]


async def test_a_cursor_that_was_closed_holds_nothing(connection: OneHopConnection) -> None:
    cursor = await connection.cursor().execute("SELECT 1")
    await cursor.close()
    assert await cursor.fetchall() == []
