"""The unit of work commits as a whole or not at all, and times keep their meaning."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import StatementError

from storage import kept
from storage.database import Database
from storage.tables import Kept, Resident


def resident(now: datetime, address: str = "1") -> Resident:
    return Resident(channel="console", address=address, created_at=now, seen_at=now)


async def test_a_failed_transaction_leaves_no_trace(database: Database, now: datetime) -> None:
    async def stop_halfway() -> None:
        async with database.transaction() as session:
            session.add(resident(now))
            await session.flush()
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        await stop_halfway()
    async with database.reading() as session:
        assert (await session.scalars(select(Resident))).all() == []


async def test_times_of_any_zone_come_back_in_utc(database: Database, now: datetime) -> None:
    async with database.transaction() as session:
        session.add(resident(now.astimezone(timezone(timedelta(hours=2)))))
    async with database.reading() as session:
        row = (await session.scalars(select(Resident))).one()
    assert row.created_at == now
    assert row.created_at.utcoffset() == timedelta(0)


async def test_a_time_without_zone_is_refused(database: Database, now: datetime) -> None:
    with pytest.raises(StatementError, match="without time zone"):
        async with database.transaction() as session:
            session.add(resident(now.replace(tzinfo=None)))


async def test_sqlite_waits_for_the_disk(database: Database) -> None:
    if not database.is_sqlite:
        pytest.skip("a setting of SQLite")
    async with database.transaction() as session:
        assert await session.scalar(text("PRAGMA journal_mode")) == "wal"
        assert await session.scalar(text("PRAGMA synchronous")) == 2  # FULL
        assert await session.scalar(text("PRAGMA foreign_keys")) == 1


async def test_what_is_kept_first_stays(database: Database) -> None:
    async with database.transaction() as session:
        assert await kept.get_or_put(session, "secret_key", "first") == "first"
        assert await kept.get_or_put(session, "secret_key", "second") == "first"
        await kept.put(session, "secret_key", "third")
        assert await kept.get(session, "secret_key") == "third"
        assert len((await session.scalars(select(Kept))).all()) == 1
