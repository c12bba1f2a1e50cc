from __future__ import annotations

import gzip
import io
import os
import tarfile
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from pathlib import Path

import pytest

from bot.backup import archive
from bot.backup.archive import Manifest, writing
from bot.backup.check import check
from bot.backup.errors import BackupError
from bot.backup.make import keep_newest, make_backup
from bot.backup.restore import restore_backup
from bot.files.folder import Folder
from bot.files.store import read_whole
from storage import copying, kept
from storage.database import Database
from storage.file_tables import FileState, StoredFile
from tests.storage.rows import fill

KEY = "a key that is long"
FILE_KEY = "ab" * 24


def _silent(_what: str, _done: int) -> None:
    pass


@pytest.fixture
def files(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "files")


@pytest.fixture
async def filled(database: Database, files: Folder, now: datetime) -> Database:
    async with database.transaction() as session:
        await fill(session, now)
        session.add(_kept_file(now))
    await files.put(FILE_KEY, b"a photo")
    return database


@pytest.fixture
async def empty(tmp_path: Path) -> AsyncIterator[Database]:
    database = Database(f"sqlite:///{tmp_path / 'restored.sqlite3'}")
    yield database
    await database.close()


def _kept_file(now: datetime) -> StoredFile:
    return StoredFile(
        key=FILE_KEY,
        state=FileState.KEPT,
        channel="console",
        medium="photo",
        created_at=now,
        due_at=now,
        attempts=0,
    )


async def _make(database: Database, files: Folder, path: Path, now: datetime, key: str | None = None) -> Manifest:
    return await make_backup(database, files, path, key=key, now=now, progress=_silent)


async def _lines(database: Database) -> dict[str, list[bytes]]:
    async with database.reading() as session:
        return {
            table.name: sorted([line async for line in copying.read_lines(session, table)])
            for table in copying.tables()
        }


@pytest.mark.parametrize("key", [None, KEY])
async def test_everything_comes_back_as_it_was(
    filled: Database, empty: Database, files: Folder, tmp_path: Path, now: datetime, key: str | None
) -> None:
    await _make(filled, files, tmp_path / "a.backup", now, key)
    other = Folder(tmp_path / "other")
    await restore_backup(empty, other, tmp_path / "a.backup", key=key, progress=_silent)
    assert await _lines(empty) == await _lines(filled)
    assert await read_whole(other, FILE_KEY) == b"a photo"


async def test_a_backup_holds_one_moment_while_others_write(
    filled: Database, files: Folder, tmp_path: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Tables are read from the first to the last: what is added to the last one meanwhile must not be in the backup.
    written = False
    before = await _lines(filled)

    async def also_write() -> None:
        async with filled.transaction() as session:
            await kept.put(session, "late", "1")

    real = copying.read_lines

    async def read_lines(session, table):  # type: ignore[no-untyped-def]
        nonlocal written
        async for line in real(session, table):
            yield line
        if not written:
            written = True
            await also_write()

    monkeypatch.setattr(copying, "read_lines", read_lines)
    manifest = await _make(filled, files, tmp_path / "a.backup", now)
    assert written
    assert manifest.tables["kept"].rows == len(before["kept"])


async def test_a_file_that_was_erased_meanwhile_is_named(
    filled: Database, files: Folder, tmp_path: Path, now: datetime
) -> None:
    await files.delete(FILE_KEY)
    manifest = await _make(filled, files, tmp_path / "a.backup", now)
    assert manifest.missing == [FILE_KEY]


async def test_a_backup_is_put_back_into_an_empty_store_only(
    filled: Database, files: Folder, tmp_path: Path, now: datetime
) -> None:
    await _make(filled, files, tmp_path / "a.backup", now)
    before = await _lines(filled)
    with pytest.raises(BackupError, match="not empty"):
        await restore_backup(filled, files, tmp_path / "a.backup", key=None, progress=_silent)
    assert await _lines(filled) == before


async def test_a_restore_that_breaks_off_leaves_the_store_empty(
    filled: Database, empty: Database, files: Folder, tmp_path: Path, now: datetime
) -> None:
    await _make(filled, files, tmp_path / "a.backup", now)

    def pull_the_plug(what: str, _done: int) -> None:
        if what == "files":
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await restore_backup(empty, files, tmp_path / "a.backup", key=None, progress=pull_the_plug)
    async with empty.reading() as session:
        assert await copying.is_empty(session)


async def test_only_its_owner_can_read_the_file(filled: Database, files: Folder, tmp_path: Path, now: datetime) -> None:
    await _make(filled, files, tmp_path / "a.backup", now)
    assert (tmp_path / "a.backup").stat().st_mode & 0o077 == 0


async def test_a_broken_backup_never_has_the_name_of_a_good_one(
    filled: Database, files: Folder, tmp_path: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def break_off(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("bot.backup.make._add_files", break_off)
    with pytest.raises(OSError, match="no space"):
        await _make(filled, files, tmp_path / "a.backup", now)
    assert "a.backup" not in str(os.listdir(tmp_path))  # noqa: PTH208  not by asyncio


async def test_a_sealed_backup_asks_for_its_key(filled: Database, files: Folder, tmp_path: Path, now: datetime) -> None:
    await _make(filled, files, tmp_path / "a.backup", now, KEY)
    with pytest.raises(BackupError, match="BACKUP_KEY"):
        check(tmp_path / "a.backup", None)


def _tar(*members: tuple[str, bytes]) -> bytes:
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w") as tar:
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return gzip.compress(plain.getvalue())


def _link() -> bytes:
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w") as tar:
        info = tarfile.TarInfo(f"files/{FILE_KEY}")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(info)
    return gzip.compress(plain.getvalue())


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a name that leads out of the backup": (lambda: _tar(("../../etc/passwd", b"x")), "does not belong"),
    "a link": (_link, "does not belong"),
    "no end": (lambda: _tar((f"files/{FILE_KEY}", b"x")), "no end"),
    "a text": (lambda: b"Dear office, here are our data", "no backup"),
    "nothing": (lambda: b"", "no backup"),
    "half a file": (lambda: _tar((f"files/{FILE_KEY}", b"x" * 50_000))[:40], "damaged"),
    "a manifest of another format": (lambda: _tar(("manifest.json", b'{"format": 99}')), "manifest"),
    "too much in a little": (lambda: _tar((f"files/{FILE_KEY}", bytes(1_000_000))), "unpacks to more"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "FREE_GROWTH", 100_000)
    make, reason = HOSTILE[name]
    (tmp_path / "x.backup").write_bytes(make())
    with pytest.raises(BackupError, match=reason):
        check(tmp_path / "x.backup", None)


def test_rows_that_are_not_those_of_the_manifest_are_noticed(tmp_path: Path) -> None:
    manifest = Manifest(format=1, made_at="", revision="0001", tables={}, places={}, files={}, missing=[])
    with writing(tmp_path / "x.backup", None) as (made, unfinished):
        made.add("tables/kept/000000.jsonl", b"{}\n")
        made.add("manifest.json", manifest.model_dump_json().encode())
    with pytest.raises(BackupError, match="rows of kept"):
        check(unfinished, None)


def test_only_the_newest_backups_of_a_folder_are_kept(tmp_path: Path) -> None:
    for day in range(1, 6):
        (tmp_path / f"kontakt-2026030{day}-000000.backup").touch()
    (tmp_path / "letter.txt").touch()
    assert len(keep_newest(tmp_path, 2)) == 3
    assert sorted(path.name[8:16] for path in tmp_path.glob("*.backup")) == ["20260304", "20260305"]
    assert (tmp_path / "letter.txt").exists()
