"""aiosqlite, but a statement changes threads once instead of four times: for a cursor, to execute, to fetch, to close.

Statements that are asked `together` take one change for all. A transaction begins in the same change of threads as its
first statement, and where none has begun there is nothing to roll back. A change of threads costs more than most of
our statements. The price: all rows of an answer are fetched at once, as SQLAlchemy does anyhow unless it is to stream.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import partial
from typing import Any, Self

from aiosqlite import Connection

NEXT, LAST = "\n;  -- and then\n", "\n;  -- and no more\n"
TOGETHER = (("rows", *[None] * 6),)
Answer = tuple[Any, int, int | None, list[Any]]
"""description, rowcount, lastrowid and rows, as in DB-API 2.0"""


def together(statements: tuple[str, ...], *, last: bool) -> str:
    """Several statements as one, to be executed with as many sets of parameters. Its rows are the lists of theirs.

    `last`: the transaction is committed right behind them, and `commit` has nothing left to do.
    """
    return NEXT.join(statements) + (LAST if last else NEXT)


def apart(statement: str, parameters: Any) -> Sequence[tuple[str, Any]]:
    """What was put `together`, each with its parameters; any other statement as it is."""
    if statement.endswith((NEXT, LAST)):
        return list(zip(statement.removesuffix(LAST).removesuffix(NEXT).split(NEXT), parameters, strict=True))
    return [(statement, parameters)]


def connect(*args: Any, **options: Any) -> OneHopConnection:
    """Arguments as for `sqlite3.connect`; to be awaited."""
    return OneHopConnection(partial(sqlite3.connect, *args, **options))


class OneHopConnection(Connection):
    def __init__(self, connector: partial[sqlite3.Connection]) -> None:
        super().__init__(connector, iter_chunk_size=64)
        self._thread.daemon = True  # as SQLAlchemy wants it: a connection left open must not hold the process up
        self._first: str | None = None
        self._has_begun = False
        self._is_over = False

    def begin(self, statement: str) -> None:
        """Have the next statement begin a transaction: `statement` is run right before it."""
        self._first = statement
        self._is_over = False

    async def commit(self) -> None:
        self._first, self._is_over = None, False
        if self._has_begun:
            await super().commit()
            self._has_begun = False

    async def rollback(self) -> None:
        self._first, self._is_over = None, False
        if self._has_begun:
            await super().rollback()
            self._has_begun = False

    def cursor(self) -> Cursor:  # type: ignore[override]
        return Cursor(self)

    async def run(self, how: str, statement: str, parameters: Any) -> Answer:
        """Execute a statement (`how`: `execute` or `executemany`) and fetch all there is."""
        if self._is_over:  # it would be kept whatever becomes of the rest
            raise sqlite3.ProgrammingError("a statement behind the last one of a transaction")
        first, self._first = self._first, None
        # Before it is: whoever is cancelled while it waits for a lock does not see it begin, and has to roll it back.
        self._has_begun = self._has_begun or first is not None
        answer = await self._execute(_run, self._conn, first, how, statement, parameters)  # type: ignore[no-untyped-call]
        if statement.endswith(LAST):
            self._has_begun, self._is_over = False, True
        return answer  # type: ignore[no-any-return]


class Cursor:
    """What SQLAlchemy asks of a cursor."""

    arraysize = 1

    def __init__(self, connection: OneHopConnection) -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, statement: str, parameters: Sequence[Any] = ()) -> Self:
        return await self._run("execute", statement, parameters)

    async def executemany(self, statement: str, parameters: Sequence[Sequence[Any]]) -> Self:
        return await self._run("executemany", statement, parameters)

    async def fetchall(self) -> list[Any]:
        rows, self._rows = self._rows, []
        return rows

    async def close(self) -> None:
        self._rows = []

    async def _run(self, how: str, statement: str, parameters: Any) -> Self:
        answer = await self._connection.run(how, statement, parameters)
        self.description, self.rowcount, self.lastrowid, self._rows = answer
        return self


def _run(connection: sqlite3.Connection, first: str | None, how: str, statement: str, parameters: Any) -> Answer:
    cursor = connection.cursor()
    try:
        if first is not None:
            cursor.execute(first)
        if statement.endswith((NEXT, LAST)):
            return _run_each(cursor, statement, parameters)
        getattr(cursor, how)(statement, parameters)
        rows = cursor.fetchall() if cursor.description else []
        return cursor.description, cursor.rowcount, cursor.lastrowid, rows
    finally:
        cursor.close()


def _run_each(cursor: sqlite3.Cursor, statements: str, parameters: Sequence[Any]) -> Answer:
    found = []
    for statement, own in apart(statements, parameters):
        cursor.execute(statement, own)
        found.append((cursor.fetchall(),))
    if statements.endswith(LAST):
        cursor.connection.commit()
    return TOGETHER, -1, None, found
