from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest

from storage.database import Database
from storage.migrate import migrate
from tests.bot.channels.webchat.world import Browser, World, world
from tests.fakes import StillClock


@pytest.fixture
def clock(now: datetime) -> StillClock:
    return StillClock(now)


@pytest.fixture
async def plain_store(tmp_path: Path) -> AsyncIterator[Database]:
    """SQLite, for tests that are not about the store."""
    store = Database(f"sqlite+aiosqlite:///{tmp_path / 'plain.sqlite3'}")
    await migrate(store.engine)
    yield store
    await store.close()


@pytest.fixture
async def chat_world(database: Database, clock: StillClock) -> AsyncIterator[World]:
    async with world(database, clock) as served:
        yield served


@pytest.fixture
async def browser(chat_world: World) -> AsyncIterator[Browser]:
    async with chat_world.browser() as opened:
        yield opened
