from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.files.errors import NoContent, StoreError
from bot.files.folder import Folder
from bot.files.s3 import Bucket
from bot.files.store import FileStore, open_store, read_whole
from bot.settings import Settings
from storage.files import new_key
from tests.bot.files.conftest import bucket
from tests.s3_api import S3Api

KEY, OTHER = "a1" * 24, "b2" * 24
CONTENT = bytes(range(256)) * 2_000  # more than one piece


async def test_what_is_put_can_be_read(store: FileStore) -> None:
    await store.put(KEY, CONTENT)
    assert await read_whole(store, KEY) == CONTENT


async def test_what_is_put_again_takes_the_place_of_the_first(store: FileStore) -> None:
    await store.put(KEY, CONTENT)
    await store.put(KEY, b"new")
    assert await read_whole(store, KEY) == b"new"


async def test_what_is_not_there_is_told(store: FileStore) -> None:
    with pytest.raises(NoContent):
        await read_whole(store, KEY)


async def test_what_is_deleted_is_gone_and_may_be_deleted_again(store: FileStore) -> None:
    await store.put(KEY, CONTENT)
    await store.delete(KEY)
    await store.delete(KEY)
    with pytest.raises(NoContent):
        await read_whole(store, KEY)


async def test_all_keys_are_named_with_their_time(store: FileStore) -> None:
    for key in (KEY, OTHER):
        await store.put(key, b"x")
    found = {key: written async for key, written in store.listing()}
    assert set(found) == {KEY, OTHER}
    assert all(written < datetime.now(UTC) + timedelta(minutes=1) for written in found.values())


async def test_an_empty_store_is_well_and_names_nothing(store: FileStore) -> None:
    await store.check()
    assert [each async for each in store.listing()] == []


def test_keys_are_all_different() -> None:
    assert len({new_key() for _ in range(1000)}) == 1000


class TestFolder:
    async def test_nobody_else_may_read_it(self, tmp_path: Path) -> None:
        await Folder(tmp_path / "files").put(KEY, b"x")
        assert modes_below(tmp_path / "files") == {"a1": 0o700, KEY: 0o600}

    async def test_what_a_crash_left_half_written_is_named_and_can_be_deleted(self, tmp_path: Path) -> None:
        folder = Folder(tmp_path)
        (tmp_path / KEY[:2]).mkdir()
        (tmp_path / KEY[:2] / f"{KEY}.part").write_bytes(b"ha")
        assert [key async for key, _ in folder.listing()] == [KEY]
        await folder.delete(KEY)
        assert [key async for key, _ in folder.listing()] == []

    async def test_a_folder_that_cannot_be_made_is_told_in_words(self, tmp_path: Path) -> None:
        folder = Folder(in_the_way(tmp_path))
        with pytest.raises(StoreError, match="cannot be written"):
            await folder.put(KEY, b"x")
        with pytest.raises(StoreError, match="cannot be written"):
            await folder.check()


def in_the_way(folder: Path) -> Path:
    """A file where the folder should be."""
    (folder / "file").write_text("no folder")
    return folder / "file"


def modes_below(folder: Path) -> dict[str, int]:
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*")}


class TestBucket:
    async def test_files_lie_below_the_prefix(self, s3: S3Api) -> None:
        await bucket(s3).put(KEY, b"x")
        assert list(s3.content) == [f"kontakt/files/{KEY}"]

    async def test_others_files_beside_the_prefix_are_not_named(self, s3: S3Api) -> None:
        s3.content["kontakt/elsewhere"] = b"not ours"
        assert [each async for each in bucket(s3).listing()] == []

    @pytest.mark.parametrize("faulty", [{"secret": "another"}, {"name": "nobodys"}])
    async def test_wrong_keys_and_buckets_are_told_without_the_secret(self, s3: S3Api, faulty: dict[str, str]) -> None:
        with pytest.raises(StoreError, match="cannot be used") as told:
            await bucket(s3, **faulty).check()
        assert "another" not in str(told.value)

    async def test_a_service_that_is_away_is_told(self, s3: S3Api, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("bot.files.s3.RETRIES", 1)
        s3.away = True
        with pytest.raises(StoreError):
            await bucket(s3).put(KEY, b"x")
        assert s3.methods == ["PUT", "PUT"]


@pytest.mark.parametrize("address", ["{folder}/files", "file://{folder}/files"])
async def test_a_setting_names_a_folder(address: str, tmp_path: Path) -> None:
    store = open_store(Settings.load(files_url=address.format(folder=tmp_path)))
    await store.put(KEY, b"x")
    assert (tmp_path / "files" / KEY[:2] / KEY).read_bytes() == b"x"


async def test_a_setting_names_a_bucket(s3: S3Api) -> None:
    settings = Settings.load(
        files_url="s3://letters/some/where",
        files_s3_endpoint=s3.url,
        files_s3_key="AKKONTAKT",
        files_s3_secret="a secret of the tests",
    )
    store = open_store(settings)
    assert isinstance(store, Bucket)
    await store.put(KEY, b"x")
    assert list(s3.content) == [f"some/where/{KEY}"]
