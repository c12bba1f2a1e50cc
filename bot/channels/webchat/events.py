"""The stream of replies to an open page (server-sent events).

A page is woken at once by what this process sends, and looks into the store each second for what another one has put
there. Whoever was cut off names the last row they have seen, and goes on from there.
"""

from __future__ import annotations

import asyncio

import structlog
from aiohttp import web

from bot.channels.webchat.channel import Page, WebChat
from bot.channels.webchat.outbound import as_event
from bot.clock import Clock
from bot.intake import StoreUnavailable
from bot.transcript import Told, Transcript
from handlers.replies import to_json

log = structlog.get_logger()

LOOK_EVERY_S = 1.0
BEAT_EVERY_S = 15.0
RECONNECT_AFTER_MS = 2_000
BEAT = b"event: beat\ndata:\n\n"
HEADERS = {
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-store, no-transform",
    "X-Accel-Buffering": "no",  # nginx would keep events back until it has enough of them
}


class Events:
    def __init__(self, chat: WebChat, transcript: Transcript, clock: Clock) -> None:
        self._chat = chat
        self._transcript = transcript
        self._clock = clock
        self._newest: dict[str, int] = {}
        self._looked_at = 0.0
        self._looking = asyncio.Lock()

    async def stream(self, request: web.Request, page: Page, address: str, *, after: int) -> web.StreamResponse:
        """Send replies after the outbox row `after` until the page is closed."""
        response = web.StreamResponse(headers=HEADERS)
        await response.prepare(request)
        try:
            await response.write(b"retry: %d\n\n" % RECONNECT_AFTER_MS)
            await self._send_all(response, request, page, address, after)
        except ConnectionError:
            pass  # the page has gone
        except StoreUnavailable:
            log.warning("webchat.stream_ended", reason="store unavailable")  # the browser comes back
        return response

    async def _send_all(
        self, response: web.StreamResponse, request: web.Request, page: Page, address: str, after: int
    ) -> None:
        while not (page.closed or _is_gone(request)):
            for told in await self._fresh(page, address, after):
                await response.write(as_event(told))
                after = told.id
            if not await self._wait(request, page, address, after):
                await response.write(BEAT)

    async def _fresh(self, page: Page, address: str, after: int) -> list[Told]:
        """What the page has not had yet, in order."""
        handed = page.take_handed()  # before looking: all that was sent until now is then there to be seen
        told = {each.id: each for each in await self._transcript.told(address, after=after)}
        for event, reply in handed.items():
            if event > after and event not in told:
                # Sent, and no longer there: the farewell to a resident who was erased.
                told[event] = Told(id=event, reply=to_json(reply), message_id=None, at=self._clock(), farewell=True)
        return [told[event] for event in sorted(told)]

    async def _wait(self, request: web.Request, page: Page, address: str, after: int) -> bool:
        """Wait for news, at most until a heartbeat is due; True if there may be some."""
        loop = asyncio.get_running_loop()
        due = loop.time() + BEAT_EVERY_S
        while loop.time() < due and not _is_gone(request):
            if await page.woken(LOOK_EVERY_S) or await self._newest_row(address) > after:
                return True
        return False

    async def _newest_row(self, address: str) -> int:
        """One query a second for all open pages, whoever of them asks first."""
        loop = asyncio.get_running_loop()
        async with self._looking:
            if loop.time() - self._looked_at > LOOK_EVERY_S / 2:
                self._newest = await self._transcript.newest(self._chat.listening)
                self._looked_at = loop.time()
        return self._newest.get(address, 0)


def _is_gone(request: web.Request) -> bool:
    return request.transport is None or request.transport.is_closing()
