"""Files that a page uploads: taken in and given a row, before the message they belong to is accepted."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterable

from sqlalchemy.exc import DBAPIError

from bot.clock import Clock
from bot.files.errors import StoreError
from bot.files.uploads import Uploads, read_limited
from bot.intake import StoreUnavailable
from handlers.file_words import ADVICE
from handlers.files_kept import MAX_FILE_BYTES
from handlers.records import Attachment, Medium
from storage import files
from storage.database import Database
from storage.file_tables import FileFault
from storage.files import FileRefused

AT_ONCE = 3  # each holds a whole file in memory
TIME_S = 180.0  # for 20 MB over a slow line


class UploadRefused(Exception):
    """It is not taken; `sentence`, marked for translation, says why and what to do."""

    def __init__(self, fault: str, sentence: str) -> None:
        super().__init__(fault)
        self.fault = fault
        self.sentence = sentence


class PageUploads:
    def __init__(self, database: Database, uploads: Uploads, clock: Clock, channel: str) -> None:
        self._database = database
        self._uploads = uploads
        self._clock = clock
        self._channel = channel
        self._room = asyncio.Semaphore(AT_ONCE)

    async def take(
        self, pieces: AsyncIterable[bytes], *, announced: int | None, name: str | None, mime_type: str | None
    ) -> Attachment:
        """The file as its message names it; `announced` is its size in bytes if that is told before.

        Raises `UploadRefused`, `StoreUnavailable`, `TimeoutError`.
        """
        try:
            if (announced or 0) > MAX_FILE_BYTES:
                raise FileRefused(FileFault.TOO_LARGE)
            async with self._room, asyncio.timeout(TIME_S):
                content = await read_limited(pieces)
                upload = await self._uploads.take(content, name=name, mime_type=mime_type)
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
