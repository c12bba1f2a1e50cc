"""A folder as the store of files: for one machine, or for several that share it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

from bot.files.errors import NoContent, StoreError

PIECE_BYTES = 256 * 1024
UNFINISHED = ".part"
PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700


class Folder:
    """A `bot.files.store.FileStore`. The folder is made with the first file; nobody else may read it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def put(self, key: str, content: bytes) -> None:
        try:
            await asyncio.to_thread(_write, self._place(key), content)
        except OSError as error:
            raise StoreError(f"the folder of files cannot be written ({error.strerror})") from error

    async def read(self, key: str) -> AsyncIterator[bytes]:
        try:
            file = await asyncio.to_thread(self._place(key).open, "rb")
        except FileNotFoundError as error:
            raise NoContent("the folder of files does not hold it") from error
        except OSError as error:
            raise StoreError(f"the folder of files cannot be read ({error.strerror})") from error
        with file:
            while piece := await asyncio.to_thread(file.read, PIECE_BYTES):
                yield piece

    async def delete(self, key: str) -> None:
        place = self._place(key)
        try:
            for path in (place, _unfinished(place)):
                await asyncio.to_thread(path.unlink, missing_ok=True)
        except OSError as error:
            raise StoreError(f"the folder of files cannot be changed ({error.strerror})") from error

    async def listing(self) -> AsyncIterator[tuple[str, datetime]]:
        """What a crash left half-written is named, too, so that it can be deleted."""
        for found in await asyncio.to_thread(lambda: list(self._walk())):
            yield found

    async def check(self) -> None:
        existing = next(path for path in (self._folder, *self._folder.absolute().parents) if path.exists())
        if not os.access(existing, os.W_OK | os.X_OK):
            raise StoreError(f"the folder {self._folder} cannot be written")

    def _place(self, key: str) -> Path:
        """Spread over 256 folders: some file systems grow slow with many names in one."""
        return self._folder / key[:2] / key

    def _walk(self) -> Iterator[tuple[str, datetime]]:
        for path in self._folder.glob("??/*"):
            try:
                written = path.stat().st_mtime
            except FileNotFoundError:
                continue  # deleted meanwhile
            yield path.name.removesuffix(UNFINISHED), datetime.fromtimestamp(written, UTC)


def _write(place: Path, content: bytes) -> None:
    """All of it or nothing, and on the disk before the row that names it says so."""
    place.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    unfinished = _unfinished(place)
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE_FILE), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(place)
    _sync_folder(place.parent)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # Windows opens no folder, and keeps names without being asked
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _unfinished(place: Path) -> Path:
    return place.with_name(place.name + UNFINISHED)
