"""Statements that go to the store together: one change of threads on SQLite, one round trip on PostgreSQL.

Asking costs more than what is asked: a group of messages is a handful of statements, and each on its own would wait for
its answer. On PostgreSQL they become one statement, which sees the tables as they were before any of them: so none may
need what another has changed, but it may read another's answer by its `name`. On SQLite each sees what those before it
have done.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, TypeVar, cast

from sqlalchemy.ext.asyncio import AsyncSession

from storage.dialect import dialect_of
from storage.one_hop import together

Result = TypeVar("Result")
Rows = Sequence[Sequence[Any]]
"""As they come from the store: a moment is a text (`storage.types.moment`), and SQLite's yes and no are numbers."""

PARAMETER = re.compile(r"(?<!:):([a-z_]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Generic[Result]):
    """`text` is for the store's own dialect, with its parameters by name (`:rows`); `read` makes of its rows what is
    wanted, `gives` says whether there are any.

    The text must not depend on how many rows go in, for what it becomes is kept, here and on PostgreSQL.
    """

    name: str
    text: str
    values: Mapping[str, Any]
    read: Callable[[Rows], Result]
    gives: bool = True


async def ask(session: AsyncSession, *statements: Statement[Any], last: bool = False) -> list[Any]:
    """The result of each. `last`: nothing more is asked in this transaction, so it may be committed right away."""
    connection = await session.connection()
    if dialect_of(session) == "postgresql":
        text, order = _as_one(tuple((each.name, each.text, each.gives) for each in statements))
        given = tuple(statements[number].values[name] for number, name in order)
        (answer,) = await connection.exec_driver_sql(text, given)
        found = [_rows(each) for each in answer]
    else:
        text = together(tuple(each.text for each in statements), last=last)
        answers = await connection.exec_driver_sql(text, tuple(each.values for each in statements))
        found = [rows for (rows,) in answers]
    return [each.read(rows) for each, rows in zip(statements, found, strict=True)]


async def ask_one(session: AsyncSession, statement: Statement[Result]) -> Result:
    return cast("Result", (await ask(session, statement))[0])


def as_they_are(rows: Rows) -> Rows:
    """Reads nothing into them."""
    return rows


def nothing(_rows: Rows) -> None:
    """Reads a statement that gives no rows."""


@lru_cache(maxsize=256)  # of some kinds of statements, those that go together
def _as_one(statements: tuple[tuple[str, str, bool], ...]) -> tuple[str, Sequence[tuple[int, str]]]:
    """For PostgreSQL; and which parameter of which statement stands at each place."""
    places: dict[tuple[int, str], int] = {}

    def numbered(number: int, text: str) -> str:
        return PARAMETER.sub(lambda found: f"${places.setdefault((number, found[1]), len(places) + 1)}", text)

    parts = ", ".join(f"{name} AS ({numbered(number, text)})" for number, (name, text, _) in enumerate(statements))
    answers = ", ".join(_answer(name) if gives else "NULL" for name, _, gives in statements)
    return " ".join(("WITH", parts, "SELECT", answers)), list(places)


def _answer(name: str) -> str:
    return " ".join((f"(SELECT json_agg({name})", "FROM", f"{name})"))


def _rows(answer: Sequence[Mapping[str, Any]] | None) -> Rows:
    """Of what PostgreSQL gives as JSON."""
    return [tuple(row.values()) for row in answer or ()]
