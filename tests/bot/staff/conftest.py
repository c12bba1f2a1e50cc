from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime

import pytest

from storage.database import Database
from tests.bot.staff.world import World, world


@pytest.fixture
async def staff(database: Database, now: datetime) -> AsyncIterator[World]:
    """The group on both kinds of store."""
    async with world(database, now) as opened:
        yield opened


@pytest.fixture
async def plain(plain_store: Database, now: datetime) -> AsyncIterator[World]:
    """The group on SQLite, for tests that are not about the store."""
    async with world(plain_store, now) as opened:
        yield opened
