"""`GET /files/{token}`: serves a file to whoever has a good link, as a download and never as a page."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import structlog
from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock
from bot.files.errors import NoContent
from bot.files.links import PATH, LinkError, LinkOld, Links, Pass
from bot.files.store import FileStore
from bot.pages import page_language
from handlers.replies import file_in
from locales.catalogs import mark, texts
from storage import audit, files, outbox
from storage.database import Database
from storage.file_tables import FileState, StoredFile

log = structlog.get_logger()

READ = "file-read"
OLD = mark("This link was good for a short while only, so that the file stays private. Please open the page again.")
NO_FILE = mark("There is no such file, or it is not there any more.")
UNAVAILABLE = mark("The file cannot be fetched just now. Please try again in a moment.")
HEADERS = {
    # Were a browser to show it all the same, nothing in it would run.
    "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    name: str
    mime_type: str
    size: int
    content: AsyncIterator[bytes]


class FileDoor:
    def __init__(self, database: Database, store: FileStore, links: Links, clock: Clock) -> None:
        self._database = database
        self._store = store
        self._links = links
        self._clock = clock

    async def get(self, request: web.Request) -> web.StreamResponse:
        """200 with the file · 404: no link of ours, or no file · 410: the link is old · 503: a store is away."""
        try:
            opens = self._links.read(request.match_info["token"])
            found = await self._find(opens)
            first = await anext(found.content, b"")  # what cannot be read is told before an answer has begun
        except LinkOld:
            return _told(request, 410, OLD)
        except (LinkError, NoContent):
            return _told(request, 404, NO_FILE)
        except (SQLAlchemyError, OSError) as error:
            log.warning("files.unavailable", error=type(error).__name__)
            return _told(request, 503, UNAVAILABLE)
        log.info("files.served", file=opens.key or opens.row, who=opens.who)
        return await _serve(request, found, first)

    async def _find(self, opens: Pass) -> _Found:
        """Raise `NoContent` when the link is good and what it names is not there."""
        key = opens.key
        if opens.row is not None:
            reply = await self._reply(opens.row)
            if file := file_in(reply):
                return _Found(
                    name=file.name, mime_type=file.mime_type, size=len(file.content), content=_whole(file.content)
                )
            key = (reply.get("stored_file") or {}).get("key")
        async with self._database.reading() as session:
            row = (await files.by_keys(session, [key])).get(key) if key else None
        if row is None or row.state != FileState.KEPT:
            raise NoContent
        if opens.account_id is not None:
            await self._record(opens.account_id, row)
        return _Found(
            name=row.name or row.medium,
            mime_type=row.mime_type or "application/octet-stream",
            size=row.size or 0,
            content=self._store.read(row.key),
        )

    async def _record(self, account_id: int, row: StoredFile) -> None:
        """Whoever works at the desk and reads what a resident sent is in the audit log, or does not get it."""
        async with self._database.transaction() as session:
            subject = audit.subject_of("file", row.id)
            await audit.record(session, account_id=account_id, action=READ, subject=subject, now=self._clock())

    async def _reply(self, row: int) -> dict[str, Any]:
        async with self._database.reading() as session:
            return await outbox.reply_of(session, row) or {}


def file_routes(database: Database, store: FileStore, links: Links, clock: Clock) -> list[web.RouteDef]:
    door = FileDoor(database, store, links, clock)
    return [web.get(f"{PATH}/{{token}}", door.get, allow_head=False)]


def disposition(name: str) -> str:
    """To be saved under this name, never shown; for old browsers a name of plain letters as well."""
    plain = "".join(each if each.isascii() and (each.isalnum() or each in ". _-") else "_" for each in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


async def _serve(request: web.Request, found: _Found, first: bytes) -> web.StreamResponse:
    headers = {
        **HEADERS,
        "Content-Type": found.mime_type,
        "Content-Length": str(found.size),
        "Content-Disposition": disposition(found.name),
    }
    response = web.StreamResponse(headers=headers)
    await response.prepare(request)
    try:
        await response.write(first)
        async for piece in found.content:
            await response.write(piece)
    except ConnectionError:
        pass  # the reader has gone
    return response


async def _whole(content: bytes) -> AsyncIterator[bytes]:
    yield content


def _told(request: web.Request, status: int, sentence: str) -> web.Response:
    text = texts(page_language(request)).gettext(sentence)
    return web.Response(status=status, text=text + "\n", headers={"Cache-Control": "no-store"})
