from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from pathlib import Path

import pytest
import structlog

from bot.settings import Settings
from bot.store_setup import prepare
from routing import model_store
from routing.router import Router
from storage.database import Database
from storage.migrate import migrate
from tests.bot.post import Post
from tests.bot.routers import Shelf
from tests.bot.terminal import Terminal
from tests.directory.small_pack import write_pack


@pytest.fixture
async def plain_store(tmp_path: Path) -> AsyncIterator[Database]:
    """SQLite, migrated and empty, for tests that are not about the store."""
    store = Database(f"sqlite+aiosqlite:///{tmp_path / 'plain.sqlite3'}")
    await migrate(store.engine)
    yield store
    await store.close()


@pytest.fixture
def post(database: Database, now: datetime) -> Post:
    return Post(database, now)


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """Models made by hand instead of trained ones."""
    shelf = Shelf()
    monkeypatch.setattr(Router, "load", shelf.load)
    monkeypatch.setattr("routing.model_store.active_version", shelf.active_version)
    return shelf


@pytest.fixture
def logging_restored() -> Iterator[None]:
    """Commands send logs to the standard error of their time."""
    root, kept = logging.getLogger(), structlog.get_config()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.configure(**kept)


@pytest.fixture
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """No setting of Kontakt's is in the environment."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    return monkeypatch


@pytest.fixture
def bare(tmp_path: Path, bare_environment: pytest.MonkeyPatch, logging_restored: None) -> Terminal:
    """With no store yet."""
    return Terminal(f"sqlite+aiosqlite:///{tmp_path / 'kontakt.sqlite3'}")


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(model_store, "MODELS", tmp_path / "models")
    return write_pack(tmp_path / "small")


@pytest.fixture
def terminal(bare: Terminal, pack: Path) -> Terminal:
    """With a store that holds the small pack."""

    async def fill() -> None:
        database = Database(bare.url)
        await prepare(database, pack)
        await database.close()

    asyncio.run(fill())
    return bare
