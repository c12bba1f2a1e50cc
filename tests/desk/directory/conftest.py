from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from storage.account_tables import Role
from storage.database import Database
from tests.desk.directory.filled import fill
from tests.desk.world import Browser, World


@pytest.fixture
async def filled(database: Database) -> Database:
    """A store with a few contact points."""
    await fill(database)
    return database


@pytest.fixture
async def editor(desk: World, filled: Database) -> AsyncIterator[Browser]:
    """A browser that a directory editor without limits is signed in with."""
    await desk.account("ed", role=Role.EDITOR)
    async with desk.browser() as browser:
        await browser.sign_in("ed")
        yield browser


@pytest.fixture
async def local(desk: World, filled: Database) -> AsyncIterator[Browser]:
    """A browser that an editor of Gjilan is signed in with."""
    await desk.account("liri", role=Role.EDITOR, municipalities=["gjilan"])
    async with desk.browser() as browser:
        await browser.sign_in("liri")
        yield browser
