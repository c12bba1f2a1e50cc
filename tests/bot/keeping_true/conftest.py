from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest

from storage.database import Database
from storage.migrate import migrate
from tests.bot.keeping_true.office import Office, Visitor, office_with, page_of
from tests.smtp_sink import Sink, smtp_sink


@pytest.fixture
async def sink() -> AsyncIterator[Sink]:
    async with smtp_sink() as opened:
        yield opened


@pytest.fixture
async def office(database: Database, now: datetime, sink: Sink) -> AsyncIterator[Office]:
    async with office_with(database, now, sink.url) as opened:
        yield opened


@pytest.fixture
async def visitor(office: Office) -> AsyncIterator[Visitor]:
    async with page_of(office) as opened:
        yield opened


@pytest.fixture
async def plain(tmp_path: Path) -> AsyncIterator[Database]:
    """SQLite, for tests that are not about the store."""
    store = Database(f"sqlite+aiosqlite:///{tmp_path / 'plain.sqlite3'}")
    await migrate(store.engine)
    yield store
    await store.close()
