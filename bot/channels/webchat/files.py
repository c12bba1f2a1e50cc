"""Files in the chat: a resident's come in from the page, an office's go out as a download."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import unquote

from aiohttp import web

from bot.channels.webchat.door import Door, take
from bot.channels.webchat.inbound import upload
from bot.channels.webchat.limits import Limit
from bot.channels.webchat.refusal import NO_FILE, NOT_KEPT, TOO_MANY, TOO_SLOW, Refusal
from bot.files.links import Links
from bot.files.page_uploads import PageUploads, TooManyUploads, UploadRefused
from bot.files.routes import disposition
from bot.pages import known_language
from handlers.records import Attachment, FileInStore

CONTENT_TYPE = "application/octet-stream"
ROOM_AGAIN_S = 10.0
MAX_NAME = 1_000  # of the header, before it is cleaned
NAME, TYPE, KEY, GROUP = "X-File-Name", "X-File-Type", "X-Message-Id", "X-Group-Id"


class Files:
    """Handlers of requests; all may raise `Refusal` and `StoreUnavailable`."""

    def __init__(self, door: Door, *, uploads: PageUploads, links: Links) -> None:
        self._door = door
        self._uploads = uploads
        self._links = links
        self._limit = Limit(burst=20, refill_s=15)  # of one resident

    async def upload(self, request: web.Request) -> web.Response:
        """The body is the file. Headers name it (percent-encoded), its type, the message's id and, of several files
        that were chosen together, their group's. Answered like any message.
        """
        self._door.require_own_page(request, CONTENT_TYPE)
        resident = self._door.known_or_new(request)
        take(self._limit, resident)
        headers, language = request.headers, known_language(request)
        incoming = upload(
            headers.get(KEY), headers.get(GROUP), address=resident, now=self._door.now(), language_hint=language
        )
        incoming = replace(incoming, attachment=await self._take(request))
        return await self._door.accept(request, resident, incoming)

    async def download(self, request: web.Request) -> web.Response:
        """A file that came with a reply: its content, or the way to it by a link that is good for a short while."""
        found = await self._door.sent_file(request)
        if found is None:
            raise Refusal(404, "no-file", NO_FILE)
        if isinstance(found, FileInStore):
            link = self._links.to_reply(int(request.match_info["row"]))
            return web.Response(status=302, headers={**NOT_KEPT, "Location": link})
        headers = {**NOT_KEPT, "Content-Disposition": disposition(found.name)}
        return web.Response(body=found.content, content_type=found.mime_type, headers=headers)

    async def _take(self, request: web.Request) -> Attachment:
        try:
            return await self._uploads.take(
                request.content.iter_any(),
                client=self._door.machine(request),
                announced=request.content_length,
                name=unquote(request.headers.get(NAME, ""))[:MAX_NAME],
                mime_type=request.headers.get(TYPE),
            )
        except TooManyUploads as error:
            raise Refusal(429, "too-many", TOO_MANY, after_s=ROOM_AGAIN_S) from error
        except UploadRefused as refused:
            raise Refusal(422, refused.fault, refused.sentence) from refused
        except TimeoutError as error:
            raise Refusal(408, "too-slow", TOO_SLOW) from error
