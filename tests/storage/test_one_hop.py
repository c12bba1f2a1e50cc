"""SQLite's connection with one change of threads a statement does what aiosqlite's does."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage import one_hop
from storage.one_hop import OneHopConnection


@pytest.fixture
async def connection() -> AsyncIterator[OneHopConnection]:
    connection = one_hop.connect(":memory:", isolation_level=None)  # as the store sets it
    await connection
    await connection.cursor().execute("CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT UNIQUE)")
    yield connection
    await connection.close()


@pytest.fixture
async def rivals(tmp_path: Path) -> AsyncIterator[tuple[OneHopConnection, OneHopConnection]]:
    """The first is in the middle of a transaction, the second about to begin one; it waits 0.1 s for its turn."""
    first, second = (one_hop.connect(tmp_path / "store", timeout=0.1, isolation_level=None) for _ in range(2))
    await first
    await second
    first.begin("BEGIN IMMEDIATE")
    await first.cursor().execute("CREATE TABLE people (name TEXT)")
    second.begin("BEGIN IMMEDIATE")
    yield first, second
    await first.close()
    await second.close()


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


async def test_a_transaction_begins_with_its_first_statement(connection: OneHopConnection) -> None:
    connection.begin("BEGIN")
    is_open = [connection.in_transaction]
    await connection.cursor().execute("INSERT INTO people (name) VALUES ('ana')")
    is_open.append(connection.in_transaction)
    await connection.rollback()
    is_open.append(connection.in_transaction)
    assert is_open == [False, True, False]
    assert await _names(connection) == []


async def test_what_is_committed_stays_when_the_connection_is_given_back(connection: OneHopConnection) -> None:
    connection.begin("BEGIN")
    await connection.cursor().execute("INSERT INTO people (name) VALUES ('ana')")
    await connection.commit()
    await connection.rollback()
    assert await _names(connection) == ["ana"]


@pytest.mark.parametrize("end", ["commit", "rollback"])
async def test_a_transaction_without_a_statement_is_forgotten(connection: OneHopConnection, end: str) -> None:
    connection.begin("BEGIN")
    await getattr(connection, end)()
    assert await _names(connection) == []
    assert not connection.in_transaction


async def test_a_transaction_that_cannot_begin_is_no_transaction(
    rivals: tuple[OneHopConnection, OneHopConnection],
) -> None:
    first, second = rivals
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        await second.cursor().execute("SELECT 1")
    await second.rollback()
    await first.commit()
    assert await _names(second) == []


async def test_whoever_is_cancelled_before_it_begins_leaves_no_transaction_behind(
    rivals: tuple[OneHopConnection, OneHopConnection],
) -> None:
    first, second = rivals
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.01):
            await second.cursor().execute("SELECT 1")  # it waits for the lock, in its thread
    await first.commit()
    await second.rollback()
    assert not second.in_transaction


async def _names(connection: OneHopConnection) -> list[str]:
    cursor = await connection.cursor().execute("SELECT name FROM people")
    return [name for (name,) in await cursor.fetchall()]
