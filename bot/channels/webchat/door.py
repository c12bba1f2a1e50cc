"""The chat's door: knows residents by their cookie, takes their messages in, gives them their talk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime

from aiohttp import web

from bot.channels.webchat import identity
from bot.channels.webchat.channel import TooManyPages, WebChat
from bot.channels.webchat.events import Events
from bot.channels.webchat.inbound import MAX_BODY_BYTES, decode
from bot.channels.webchat.landing import page_labels
from bot.channels.webchat.limits import Limit
from bot.channels.webchat.outbound import talk_as_json
from bot.channels.webchat.refusal import (
    FOREIGN,
    NOT_KEPT,
    NOT_UNDERSTOOD,
    TOO_LONG,
    TOO_MANY,
    TOO_MANY_PAGES,
    UNKNOWN_RESIDENT,
    Refusal,
)
from bot.channels.webchat.site import Site
from bot.clock import Clock
from bot.intake import Intake
from bot.pages import known_language, page_language
from bot.transcript import Transcript
from handlers.records import File, FileInStore, Incoming


class Door:
    """Handlers of requests; all may raise `Refusal` and `StoreUnavailable`."""

    def __init__(
        self,
        chat: WebChat,
        *,
        intake: Intake,
        transcript: Transcript,
        clock: Clock,
        key: Callable[[], bytes],
        site: Site,
    ) -> None:
        self._chat = chat
        self._intake = intake
        self._transcript = transcript
        self._clock = clock
        self._key = key
        self._site = site
        self._events = Events(chat, transcript, clock)
        self._new_residents = Limit(burst=60, refill_s=5)  # of one machine
        self._messages = Limit(burst=60, refill_s=1)  # of one resident

    async def begin(self, request: web.Request) -> web.Response:
        """Give the browser a cookie if it has none of ours.

        A page asks for it before the first message: were the cookie to come with the answer to a message, and that
        answer be lost, nobody would read the reply.
        """
        self.require_own_page(request, "application/json")
        return self._remember(request, web.Response(status=204), self.known_or_new(request))

    async def history(self, request: web.Request) -> web.Response:
        """The talk so far. Whoever has not written yet is given nothing, not even a cookie."""
        resident = self._known(request)
        talk = await self._transcript.talk(resident) if resident else []
        value = talk_as_json(talk, page_labels(page_language(request)))
        response = web.json_response({"known": resident is not None, **value}, headers=NOT_KEPT)
        response.enable_compression()
        return self._remember(request, response, resident) if resident else response

    async def message(self, request: web.Request) -> web.Response:
        """A text, a pressed button or a place; see `accept`."""
        self.require_own_page(request, "application/json")
        body = await _read(request)
        resident = self.known_or_new(request)
        take(self._messages, resident)
        incoming = decode(body, address=resident, now=self._clock(), language_hint=known_language(request))
        return await self.accept(request, resident, incoming)

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Replies as they come, after the row in `Last-Event-ID` (a browser that comes back) or `?after=`."""
        resident = self.required(request)
        after = row_of(request.headers.get("Last-Event-ID") or request.query.get("after", "0"))
        try:
            with self._chat.opened(resident) as page:
                return await self._events.stream(request, page, resident, after=after)
        except TooManyPages as error:
            raise Refusal(429, "too-many-pages", TOO_MANY_PAGES, after_s=30) from error

    async def accept(self, request: web.Request, resident: str, incoming: Incoming) -> web.Response:
        """202 once the message and all it causes are committed; also for a second copy, which changes nothing."""
        await self._intake.accept(incoming)
        self._chat.wake(resident)
        response = web.json_response({"id": incoming.message_id}, status=202, headers=NOT_KEPT)
        return self._remember(request, response, resident)

    async def sent_file(self, request: web.Request) -> File | FileInStore | None:
        """The file that came with the reply a path names, if it is this resident's."""
        return await self._transcript.file(self.required(request), row_of(request.match_info["row"]))

    def machine(self, request: web.Request) -> str:
        """Where it comes from; many residents may share it."""
        return self._site.machine(request)

    def now(self) -> datetime:
        return self._clock()

    def _known(self, request: web.Request) -> str | None:
        return identity.verify(request.cookies.get(identity.COOKIE), self._key())

    def required(self, request: web.Request) -> str:
        resident = self._known(request)
        if resident is None:
            raise Refusal(401, "unknown-resident", UNKNOWN_RESIDENT)
        return resident

    def known_or_new(self, request: web.Request) -> str:
        resident = self._known(request)
        if resident is None:
            take(self._new_residents, self._site.machine(request))
            resident = identity.new_resident()
        return resident

    def _remember(self, request: web.Request, response: web.Response, resident: str) -> web.Response:
        """Set the cookie, anew each time, so that it lives on while it is used."""
        response.set_cookie(
            identity.COOKIE,
            identity.sign(resident, self._key()),
            max_age=identity.LIFETIME_S,
            httponly=True,
            samesite="Lax",
            secure=self._site.is_secure(request),
        )
        return response

    def require_own_page(self, request: web.Request, content_type: str) -> None:
        """`content_type` is one that other sites' forms cannot send, and their scripts would have to ask for: they are
        never allowed to.
        """
        if request.content_type != content_type:
            raise Refusal(415, "wrong-type", NOT_UNDERSTOOD)
        if not self._site.is_from_page(request):
            raise Refusal(403, "foreign-page", FOREIGN)


async def _read(request: web.Request) -> bytes:
    try:
        await request.content.readexactly(MAX_BODY_BYTES + 1)
    except asyncio.IncompleteReadError as whole:
        return whole.partial
    raise Refusal(413, "too-big", TOO_LONG)


def take(limit: Limit, key: str) -> None:
    if wait_s := limit.take(key):
        raise Refusal(429, "too-many", TOO_MANY, after_s=wait_s)


def row_of(text: str) -> int:
    """An outbox row that a browser names; whatever is none means the beginning."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
