"""Receiving (https://developers.viber.com/docs/api/rest-bot-api/#callbacks).

Whatever is signed and kept, or cannot be used, is answered with 200: any other answer makes Viber send it again for
about an hour. 401: not signed · 413: larger than any callback · 503: the store is away, send it again.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Protocol

import structlog
from aiohttp import web

from bot.channels.contract import Report
from bot.channels.reading import read_within
from bot.channels.viber.decode import DecodeError, decode, ids_of
from bot.channels.viber.render import Message, as_json
from bot.channels.viber.signature import HEADER
from bot.intake import StoreUnavailable
from handlers.records import Incoming, Reply

log = structlog.get_logger()

PATH = "/viber/webhook"
MAX_BODY_BYTES = 1024**2
CHECK = "webhook"  # Viber asks whether anybody is there

Accept = Callable[[Incoming], Awaitable[object]]
Answers = Callable[[Incoming], Awaitable[Sequence[Reply]]]
Record = Callable[[Report], Awaitable[None]]


class Bot(Protocol):
    """What receiving asks of the channel."""

    def is_signed(self, body: bytes, signature: str | None) -> bool: ...

    def welcome(self, replies: Sequence[Reply], *, api_version: int | None) -> Message | None: ...


def viber_routes(bot: Bot, *, accept: Accept, answers: Answers, record: Record) -> list[web.RouteDef]:
    """`accept` keeps a message, `answers` gives what was kept to answer it, `record` keeps what became of one of ours.

    Each raises `StoreUnavailable` if that was not possible.
    """

    async def receive(request: web.Request) -> web.Response:
        body = await read_within(request, MAX_BODY_BYTES)
        if body is None:
            return web.Response(status=413, text="too large\n")
        if not bot.is_signed(body, request.headers.get(HEADER)):
            return web.Response(status=401, text="wrong or missing signature\n")
        event = _decode_or_skip(body)
        try:
            return web.Response() if event is None else await _receive(event)
        except StoreUnavailable:
            log.warning("viber.store_unavailable")
            return web.Response(status=503, text="try again\n", headers={"Retry-After": "1"})

    async def _receive(event: Incoming | Report) -> web.Response:
        if isinstance(event, Report):
            await record(event)
            return web.Response()
        await accept(event)
        if not event.answered_inline:
            return web.Response()
        # Read from the store, so that a repeated call gets the same words.
        message = bot.welcome(await answers(event), api_version=event.client_version)
        return web.Response(body=as_json(message), content_type="application/json") if message else web.Response()

    return [web.post(PATH, receive)]


def _decode_or_skip(body: bytes) -> Incoming | Report | None:
    callback = _parse(body)
    if callback is None:
        log.warning("viber.odd_body", bytes=len(body))
        return None
    try:
        event = decode(callback)
    except DecodeError as error:
        log.warning("viber.odd_callback", fault=str(error), **ids_of(callback))
        return None
    if event is None and callback.get("event") != CHECK:
        log.info("viber.skipped", **ids_of(callback))
    return event


def _parse(body: bytes) -> Mapping[str, Any] | None:
    try:
        callback = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return callback if isinstance(callback, dict) else None
