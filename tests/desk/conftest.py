from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest

from storage.database import Database
from storage.migrate import migrate
from tests.desk.world import Browser, World, world
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
async def desk(database: Database, clock: StillClock) -> AsyncIterator[World]:
    """The desk, with nobody's account yet."""
    async with world(database, clock) as served:
        yield served


@pytest.fixture
async def stranger(desk: World) -> AsyncIterator[Browser]:
    """A browser that nobody has signed in with; its reader wants English."""
    async with desk.browser() as opened:
        yield opened


@pytest.fixture
async def admin(desk: World) -> AsyncIterator[Browser]:
    """A browser that the admin Mira is signed in with."""
    async with desk.admin() as opened:
        yield opened


@pytest.fixture
async def officer(desk: World) -> AsyncIterator[Browser]:
    """A browser that Ana is signed in with."""
    await desk.account()
    async with desk.browser() as opened:
        assert (await opened.sign_in()).status == 303
        yield opened
