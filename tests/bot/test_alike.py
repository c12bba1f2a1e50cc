"""The unresolved log is grouped by what reads alike."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import delete, select

from bot import alike
from bot.alike import REMEMBERED, group_alike
from storage.database import Database
from storage.tables import Unresolved


async def leave(database: Database, *texts: str, now: datetime) -> None:
    async with database.transaction() as session:
        for text in texts:
            session.add(Unresolved(channel="console", reason="failed", text=text, created_at=now))
            await session.flush()


async def groups(database: Database) -> list[int | None]:
    async with database.reading() as session:
        return list(await session.scalars(select(Unresolved.group_id).order_by(Unresolved.id)))


async def test_what_reads_alike_shares_the_first_ones_id(database: Database, now: datetime) -> None:
    await leave(database, "nema vode u ulici", "ku te paguaj", "нема воде у улици", now=now)
    assert await group_alike(database, now=now) == 3
    assert await groups(database) == [1, 2, 1]


async def test_what_comes_later_joins_a_group_that_is_there(database: Database, now: datetime) -> None:
    await leave(database, "nema vode u ulici", now=now)
    await group_alike(database, now=now)
    await leave(database, "nema vode u ulici!!", now=now)
    assert await group_alike(database, now=now) == 1
    assert await groups(database) == [1, 1]


async def test_a_group_stays_when_its_first_entry_is_erased(database: Database, now: datetime) -> None:
    await leave(database, "nema vode u ulici", "nema vode u ulici", now=now)
    await group_alike(database, now=now)
    async with database.transaction() as session:
        await session.execute(delete(Unresolved).where(Unresolved.id == 1))
    await leave(database, "nema vode u ulici", now=now)
    await group_alike(database, now=now)
    assert await groups(database) == [1, 1]


async def test_an_old_group_is_let_be(database: Database, now: datetime) -> None:
    await leave(database, "nema vode u ulici", now=now - REMEMBERED - timedelta(days=1))
    await group_alike(database, now=now)
    await leave(database, "nema vode u ulici", now=now)
    await group_alike(database, now=now)
    assert await groups(database) == [1, 2]


async def test_many_entries_are_taken_in_turns(
    database: Database, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alike, "AT_ONCE", 2)
    await leave(database, "a b c d", "e f g h", "a b c d", "e f g h", "i j k l", now=now)
    assert await group_alike(database, now=now) == 5
    assert await groups(database) == [1, 2, 1, 2, 5]
