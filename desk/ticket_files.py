"""Files that an officer sends along with an answer: taken in, and kept with the draft until it is sent."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import structlog
from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncSession

from desk.attached import size_in_words
from desk.form_files import Part
from desk.house import House
from desk.visit import Visit, cleaned
from handlers.file_words import FAULTS
from handlers.records import FileInStore, Reply
from locales.catalogs import mark, texts
from storage import files
from storage.file_tables import FileState, StoredFile
from storage.files import FileRefused, Upload
from storage.ticket_tables import Ticket

log = structlog.get_logger()
MAX_FILES = 5
AT_ONCE = 3  # each holds a whole file in memory
TIME_S = 180.0  # for 20 MB over a slow line
AWAY = mark("Files cannot be kept at this moment. Please try again a little later.")


@dataclass(slots=True)
class Taken:
    """What came with a form: the whole of its fields, its files, and why some were not taken (name → in words)."""

    visit: Visit
    uploads: list[Upload] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A file that goes out with the answer."""

    key: str
    name: str
    size: str


class Uploading:
    def __init__(self, house: House) -> None:
        self._house = house
        self._room = asyncio.Semaphore(AT_ONCE)

    async def take(self, visit: Visit) -> Taken:
        """Read the rest of a form. Raises 4xx for one that is too large or too slow."""
        taken = Taken(visit)
        if visit.rest is None:
            return taken
        try:
            async with self._room, asyncio.timeout(TIME_S):
                fields = await visit.rest.read(lambda part: self._take(part, taken))
        except TimeoutError as error:
            raise web.HTTPRequestTimeout from error
        taken.visit = replace(visit, form={**visit.form, **cleaned(fields)}, rest=None)
        return taken

    async def _take(self, part: Part, taken: Taken) -> None:
        if len(taken.uploads) + len(taken.refused) >= MAX_FILES:
            raise web.HTTPRequestEntityTooLarge(MAX_FILES)
        _ = texts(taken.visit.language).gettext
        try:
            upload = await self._house.take_upload(part.pieces, name=part.name, mime_type=part.mime_type)
        except FileRefused as refused:
            taken.refused[part.name] = _(FAULTS[refused.fault])
        except OSError as error:
            log.warning("desk.file_store_away", error=type(error).__name__)
            taken.refused[part.name] = _(AWAY)
        else:
            taken.uploads.append(upload)


def keep(session: AsyncSession, uploads: Iterable[Upload], ticket: Ticket, now: datetime) -> list[str]:
    """Rows for files that are not sent yet: they go with their resident, or after a day. Gives their keys."""
    return [files.keep_upload(session, each, resident_id=ticket.resident_id, now=now).key for each in uploads]


def waiting(keys: Sequence[str], rows: Mapping[str, StoredFile], language: str) -> list[Waiting]:
    """Those that are still there, in order."""
    there = [rows[key] for key in keys if key in rows and rows[key].state == FileState.KEPT]
    return [
        Waiting(key=row.key, name=row.name or row.medium, size=size_in_words(row.size or 0, language)) for row in there
    ]


def reply_with(row: StoredFile, language: str) -> Reply:
    stored = FileInStore(key=row.key, name=row.name or row.medium, mime_type=row.mime_type or "", size=row.size or 0)
    return Reply(text="", language=language, stored_file=stored)


def attachment_of(row: StoredFile) -> dict[str, Any]:
    """What the thread says of it."""
    return {"medium": row.medium, "key": row.key, "name": row.name, "mime_type": row.mime_type, "size": row.size}
