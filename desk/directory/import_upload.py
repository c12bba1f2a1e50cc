"""A table of contact points as a browser sends it: taken in piece by piece, so that none is too big."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePath

from aiohttp import web

from desk.form_files import Part
from desk.visit import Visit, cleaned
from directory.importing import MAX_FILE_NAME
from directory.spreadsheet.table import MAX_BYTES, Collector, TableFault
from directory.spreadsheet.text import ENCODINGS
from locales.catalogs import mark
from storage import uploads
from storage.upload_tables import ImportUpload

AT_ONCE = 3  # each holds a whole file in memory
TIME_S = 180.0  # for the largest file over a slow line
FORM_BYTES = 64 * 1024  # what a form holds besides its file
NO_FILE = mark("Please choose a file.")
ONE_FILE = mark("Please choose one file at a time.")


@dataclass(slots=True)
class _Taken:
    """The file of a form."""

    name: str = ""
    content: bytes = b""
    files: int = 0
    fields: Mapping[str, str] = field(default_factory=dict)


class Uploading:
    """Reads forms with a table in them."""

    def __init__(self) -> None:
        self._room = asyncio.Semaphore(AT_ONCE)

    async def take(self, visit: Visit, places: Collection[str], now: datetime) -> ImportUpload:
        """The table with how it is to be read, not kept yet; `places`: the municipalities that may be chosen.

        Raises `TableFault` for a form without a table, and for one that is too big; 408 for one that is too slow.
        """
        size = visit.request.content_length
        if size is not None and size > MAX_BYTES + FORM_BYTES:
            raise too_big()
        taken = _Taken()
        try:
            async with self._room, asyncio.timeout(TIME_S):
                if visit.rest is not None:
                    taken.fields = cleaned(await visit.rest.read(lambda part: _take(part, taken)))
                content = await asyncio.to_thread(uploads.packed, taken.content)
        except TimeoutError as error:
            raise web.HTTPRequestTimeout from error
        if not taken.files:
            raise TableFault(NO_FILE)
        return _upload({**visit.form, **taken.fields}, taken.name, content, places, visit.account_id, now)


def too_big() -> TableFault:
    return TableFault(mark("the file is too big: at most {most} MB"), most=MAX_BYTES // 1024**2)


def fault_in_words(fault: TableFault, language: str) -> str:
    """Why a table was not taken, as a sentence."""
    said = fault.reason.in_words(language)
    return said[:1].upper() + said[1:]


async def _take(part: Part, taken: _Taken) -> None:
    if taken.files:
        raise TableFault(ONE_FILE)
    name = part.name.encode(errors="replace").decode()  # half letters are no text for a store
    taken.files, taken.name = 1, PurePath(name.replace("\\", "/").replace("\0", "")).name
    collector = Collector()
    async for piece in part.pieces:
        collector.add(piece)
    taken.content = collector.content


def _upload(
    form: Mapping[str, str], name: str, content: str, places: Collection[str], account_id: int, now: datetime
) -> ImportUpload:
    encoding, place = form.get("encoding", ""), form.get("municipality", "")
    return ImportUpload(
        account_id=account_id,
        file_name=name[:MAX_FILE_NAME] or "table",
        content=content,
        encoding=encoding if encoding in ENCODINGS else None,
        municipality=place if place in places else None,
        remove_missing="remove-missing" in form,
        created_at=now,
    )
