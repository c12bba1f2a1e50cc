from __future__ import annotations

from pathlib import Path

import pytest

from directory.pack import read_pack
from directory.store import save_pack
from storage.database import Database
from tests.conftest import NOW
from tests.directory.filled import ODD, put
from tests.directory.small_pack import write_pack


@pytest.fixture
async def filled(database: Database, tmp_path: Path) -> Database:
    """A store with the small pack, and one office that was put in before its fields were checked."""
    async with database.transaction() as session:
        await save_pack(session, read_pack(write_pack(tmp_path / "small")), now=NOW)
    await put(database, ODD)
    return database
