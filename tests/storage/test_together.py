"""Statements that go to the store together are each answered, and kept or dropped with all the rest."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.background import Background
from storage import bulk, residents
from storage.base import Base
from storage.bulk import Values
from storage.database import Database
from storage.dialect import dialect_of
from storage.tables import Feedback, Resident
from storage.together import Rows, Statement, as_they_are, ask, ask_one
from storage.types import moment


def resident(now: datetime, address: str) -> Values:
    named = {"channel": "console", "address": address, "address_hash": address}
    return {**named, "conversation": {}, "created_at": now, "seen_at": now}


def addition(session: AsyncSession, now: datetime, *addresses: str, table: type[Base] = Resident) -> Statement[Rows]:
    rows = [resident(now, each) for each in addresses]
    return bulk.inserting(session, table, rows, returning=("address_hash",), read=as_they_are)


def among(session: AsyncSession, *addresses: str, name: str = "found") -> Statement[Rows]:
    dialect = dialect_of(session)
    condition = bulk.is_among("address_hash", "names", dialect, kind="text")
    return Statement(
        name=name,
        text=" ".join(("SELECT address_hash FROM residents WHERE", condition, "ORDER BY id DESC")),
        values={"names": bulk.listed(dialect, addresses)},
        read=as_they_are,
    )


async def addresses(database: Database) -> list[str]:
    async with database.reading() as session:
        return list(await session.scalars(select(Resident.address).order_by(Resident.id)))


async def test_each_is_answered_for_itself(database: Database, now: datetime) -> None:
    async with database.transaction() as session:
        await ask_one(session, addition(session, now, "ana", "besa", "cemil"))
        found, nobody, added = await ask(
            session,
            among(session, "ana", "cemil"),
            among(session, "nobody", name="nobody"),
            addition(session, now, "dunja", "elif"),
        )
    assert [*found] == [("cemil",), ("ana",)]
    assert not nobody
    assert [*added] == [("dunja",), ("elif",)]


async def test_what_gives_no_rows_is_done_all_the_same(database: Database, now: datetime) -> None:
    feedback = {"resident_id": 1, "topic": "waste", "helped": True, "created_at": now}
    async with database.transaction() as session:
        await ask_one(session, addition(session, now, "ana"))
        change = bulk.updating(session, Resident, [{"id": 1, "language": "tr"}])
        kept = bulk.inserting(session, Feedback, [feedback], read=len)
        assert await ask(session, change, kept) == [None, 0]
    async with database.reading() as session:
        assert await session.scalar(select(Resident.language)) == "tr"
        assert await session.scalar(select(Feedback.topic)) == "waste"


async def test_one_that_fails_takes_the_others_along(database: Database, now: datetime) -> None:
    async def go_wrong() -> None:
        feedback = {"resident_id": 99, "topic": "waste", "helped": True, "created_at": now}
        async with database.transaction() as session:
            lost = bulk.inserting(session, Feedback, [feedback], read=as_they_are)
            await ask(session, addition(session, now, "ana"), lost, last=True)

    with pytest.raises(DBAPIError):
        await go_wrong()
    assert await addresses(database) == []


async def test_the_last_ones_are_kept(database: Database, now: datetime) -> None:
    async with database.transaction() as session:
        await ask_one(session, addition(session, now, "ana"))
        await ask(session, addition(session, now, "besa"), last=True)
    async with database.transaction() as session:
        await ask(session, addition(session, now, "cemil"))
    assert await addresses(database) == ["ana", "besa", "cemil"]


async def test_behind_the_last_ones_nothing_more_is_taken(database: Database, now: datetime) -> None:
    """On SQLite they are committed already: what came then would be kept whatever becomes of the rest."""
    if not database.is_sqlite:
        pytest.skip("PostgreSQL commits at the end")

    async def go_on() -> None:
        async with database.transaction() as session:
            await ask(session, addition(session, now, "ana"), last=True)
            await ask(session, addition(session, now, "besa"))

    with pytest.raises(DBAPIError, match="behind the last"):
        await go_on()
    async with database.transaction() as session:
        await ask(session, addition(session, now, "cemil"))
    assert await addresses(database) == ["ana", "cemil"]


async def test_a_moment_is_the_same_whatever_the_store_makes_of_it(database: Database, now: datetime) -> None:
    at = (now + timedelta(microseconds=120)).astimezone(timezone(timedelta(hours=2)))
    async with database.transaction() as session:
        adding = bulk.inserting(session, Resident, [resident(at, "ana")], returning=("seen_at",), read=as_they_are)
        ((given,),) = await ask_one(session, adding)
    assert moment(given) == at
    assert moment(given).utcoffset() == timedelta(0)


async def test_a_single_statement_commits_itself(database: Database, now: datetime) -> None:
    async with database.one_statement() as session:
        await ask_one(session, addition(session, now, "ana"))
    assert await addresses(database) == ["ana"]


async def test_a_single_statement_that_fails_leaves_the_next_one_alone(database: Database, now: datetime) -> None:
    async def twice() -> None:
        async with database.one_statement() as session:
            await ask_one(session, addition(session, now, "ana", "ana"))

    with pytest.raises(DBAPIError):
        await twice()
    async with database.transaction() as session:
        await ask_one(session, addition(session, now, "besa"))
    assert await addresses(database) == ["besa"]


async def test_somebody_whom_two_take_in_at_once_is_one_resident(database: Database, now: datetime) -> None:
    """Two processes get a stranger's first two messages: the second waits for the first, and finds what it has kept."""
    ids: list[int] = []
    is_in, may_commit = asyncio.Event(), asyncio.Event()

    async def take_in(before_the_end: Callable[[], Awaitable[object]]) -> None:
        async with database.transaction() as session:
            found = await residents.lock_residents(session, [("console", "ana"), ("console", "besa")], now)
            ids.extend(sorted(row.id for row in found.values()))
            is_in.set()
            await before_the_end()

    async with asyncio.timeout(10), Background() as background:
        first = background.start(take_in(may_commit.wait), name="first")
        await is_in.wait()
        second = background.start(take_in(lambda: asyncio.sleep(0)), name="second")
        await asyncio.sleep(0.1)
        may_commit.set()
        await asyncio.wait([first, second])
    assert ids == [ids[0], ids[1]] * 2
