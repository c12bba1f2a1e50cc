"""Files that a page uploads: taken in and given a row, before the message they belong to is accepted."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterable, Iterator
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from typing import IO

from sqlalchemy.exc import DBAPIError

from bot.clock import Clock
from bot.files.errors import StoreError
from bot.files.uploads import Uploads
from bot.intake import StoreUnavailable
from handlers.file_words import ADVICE
from handlers.files_kept import MAX_FILE_BYTES
from handlers.records import Attachment, Medium
from storage import files
from storage.database import Database
from storage.file_tables import FileFault
from storage.files import FileRefused

LOOKED_AT_AT_ONCE = 3  # each is a whole file in memory, for a moment
# While they come in they lie on the disk, so that whoever has a slow line is in nobody's way.
COMING_AT_ONCE, OF_ONE_CLIENT = 64, 8
IN_MEMORY_BYTES = 256 * 1024
# A file may take this long, and a second more for each of so many bytes that have come.
PATIENCE_S, SLOWEST_BYTES_S, LONGEST_S = 20.0, 16 * 1024, 600.0


class UploadRefused(Exception):
    """It is not taken; `sentence`, marked for translation, says why and what to do."""

    def __init__(self, fault: str, sentence: str) -> None:
        super().__init__(fault)
        self.fault = fault
        self.sentence = sentence


class TooManyUploads(Exception):
    """This client, or all together, are sending so many files already; in a moment there is room again."""


class PageUploads:
    def __init__(self, database: Database, uploads: Uploads, clock: Clock, channel: str) -> None:
        self._database = database
        self._uploads = uploads
        self._clock = clock
        self._channel = channel
        self._coming: Counter[str] = Counter()
        self._room = asyncio.Semaphore(LOOKED_AT_AT_ONCE)

    async def take(
        self,
        pieces: AsyncIterable[bytes],
        *,
        client: str,
        announced: int | None,
        name: str | None,
        mime_type: str | None,
    ) -> Attachment:
        """The file as its message names it; `announced` is its size in bytes if that is told before.

        Raises `UploadRefused`, `TooManyUploads`, `StoreUnavailable`, and `TimeoutError` for one that comes too slowly.
        """
        try:
            if (announced or 0) > MAX_FILE_BYTES:
                raise FileRefused(FileFault.TOO_LARGE)
            with self._place_for(client), SpooledTemporaryFile(IN_MEMORY_BYTES) as file:
                await _receive(pieces, file)
                async with self._room:
                    upload = await self._uploads.take(file.read(), name=name, mime_type=mime_type)
            async with self._database.transaction() as session:
                files.keep_upload(session, upload, channel=self._channel, now=self._clock())
        except FileRefused as refused:
            raise UploadRefused(refused.fault, ADVICE[refused.fault]) from refused
        except (StoreError, DBAPIError) as error:
            raise StoreUnavailable from error
        return Attachment(
            medium=Medium(upload.medium),
            file_id=upload.key,
            name=upload.name,
            mime_type=upload.mime_type,
            size=upload.size,
        )

    @contextmanager
    def _place_for(self, client: str) -> Iterator[None]:
        if self._coming[client] >= OF_ONE_CLIENT or self._coming.total() >= COMING_AT_ONCE:
            raise TooManyUploads
        self._coming[client] += 1
        try:
            yield
        finally:
            self._coming[client] -= 1
            if not self._coming[client]:
                del self._coming[client]


async def _receive(pieces: AsyncIterable[bytes], file: IO[bytes]) -> None:
    """Write it all down, to be read from the beginning. Raises `FileRefused` as soon as it is too large."""
    begun, size = asyncio.get_running_loop().time(), 0
    async with asyncio.timeout_at(begun + PATIENCE_S) as limit:
        async for piece in pieces:
            size += len(piece)
            if size > MAX_FILE_BYTES:
                raise FileRefused(FileFault.TOO_LARGE)
            _write(file, piece)
            limit.reschedule(begun + min(PATIENCE_S + size / SLOWEST_BYTES_S, LONGEST_S))
    file.seek(0)


def _write(file: IO[bytes], piece: bytes) -> None:
    try:
        file.write(piece)
    except OSError as error:
        raise StoreError("there is no room for a file that comes in") from error
