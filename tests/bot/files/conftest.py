from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.files.folder import Folder
from bot.files.s3 import Bucket
from bot.files.store import FileStore
from tests.fakes import MemoryStore
from tests.s3_api import BUCKET, KEY, REGION, SECRET, S3Api, s3_api


@pytest.fixture
async def s3() -> AsyncIterator[S3Api]:
    async with s3_api() as api:
        yield api


def bucket(api: S3Api, *, secret: str = SECRET, name: str = BUCKET) -> Bucket:
    return Bucket(name, "kontakt/files", endpoint=api.url, region=REGION, key=KEY, secret=secret)


@pytest.fixture(params=["folder", "s3", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> FileStore:
    """A store of each kind in turn; the one in memory, which other tests use, must do what the real ones do."""
    match request.param:
        case "folder":
            return Folder(tmp_path / "files")
        case "s3":
            return bucket(request.getfixturevalue("s3"))
    return MemoryStore()
