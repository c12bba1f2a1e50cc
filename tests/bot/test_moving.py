from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from bot.moving import MoveError, move
from bot.store_setup import NotMigrated, require_migrated
from storage import copying, kept
from storage.database import Database
from storage.migrate import migrate
from storage.outage import is_outage
from storage.tables import Message
from tests.conftest import own_database
from tests.storage.rows import fill


@pytest.fixture
async def old(tmp_path: Path, now: datetime) -> AsyncIterator[Database]:
    database = Database(f"sqlite:///{tmp_path / 'old.sqlite3'}")
    await migrate(database.engine)
    async with database.transaction() as session:
        await fill(session, now)
    yield database
    await database.close()


@pytest.fixture
async def new(postgres_server: str) -> AsyncIterator[Database]:
    async with own_database(postgres_server, template=None) as url:
        database = Database(url)
        yield database
        await database.close()


def _silent(_table: str, _rows: int) -> None:
    pass


async def _tallies(database: Database) -> dict[str, copying.Tally]:
    async with database.reading() as session:
        return {table.name: await copying.count_up(session, table) for table in copying.tables()}


async def test_every_row_arrives_as_it_was(old: Database, new: Database) -> None:
    moved = await move(old, new, _silent)
    assert moved["messages"].rows == 3
    assert await _tallies(new) == await _tallies(old) == moved


async def test_numbers_go_on_behind_the_last_one_given(old: Database, new: Database, now: datetime) -> None:
    await move(old, new, _silent)
    async with new.transaction() as session:
        newest = (await session.scalars(select(Message).order_by(Message.id.desc()))).first()
        assert newest is not None
        fresh = Message(channel="console", event_id="next", kind="text", content={}, received_at=now)
        session.add(fresh)
        await session.flush()
        assert fresh.id == newest.id + 2  # one number was given and its row deleted


async def test_the_old_store_takes_nothing_in_any_more(old: Database, new: Database) -> None:
    await move(old, new, _silent)
    with pytest.raises(DBAPIError, match="moved") as refusal:
        async with old.transaction() as session:
            await kept.put(session, "late", "1")
    assert is_outage(refusal.value)
    with pytest.raises(NotMigrated, match="moved"):
        await require_migrated(old)


async def test_a_store_that_is_not_empty_is_left_alone(old: Database, new: Database, now: datetime) -> None:
    await migrate(new.engine)
    async with new.transaction() as session:
        await kept.put(session, "somebody", "is here")
    with pytest.raises(MoveError, match="not empty"):
        await move(old, new, _silent)
    async with old.transaction() as session:
        await kept.put(session, "goes on", "1")


async def test_a_move_that_breaks_off_leaves_both_as_they_were(old: Database, new: Database) -> None:
    def pull_the_plug(table: str, _rows: int) -> None:
        if table == "messages":
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await move(old, new, pull_the_plug)
    async with new.reading() as session:
        assert await copying.is_empty(session)
    await move(old, new, _silent)
    assert await _tallies(new) == await _tallies(old)


async def test_a_store_moves_from_sqlite_to_postgresql_only(old: Database) -> None:
    with pytest.raises(MoveError, match="SQLite to PostgreSQL"):
        await move(old, old, _silent)
