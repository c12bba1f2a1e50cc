"""Receiving by webhook (https://core.telegram.org/bots/api#setwebhook).

Whatever is signed and kept, or cannot be used, is answered with 200: any other answer makes Telegram send it again.
401: not signed · 413: larger than any update · 503: the store is away, send it again.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping
from typing import Any

import orjson
import structlog
from aiohttp import web

from bot.channels.json_body import loads
from bot.channels.reading import read_within
from bot.channels.telegram.decode import press_id
from bot.channels.telegram.polling import Accept, Aside, decode_or_skip
from bot.intake import StoreUnavailable

log = structlog.get_logger()

PATH = "/telegram/webhook"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  the header's name
MAX_BODY_BYTES = 1024**2


def telegram_routes(accept: Accept, *, secret: Callable[[], str], aside: Aside | None = None) -> list[web.RouteDef]:
    """`accept` keeps a message or raises `StoreUnavailable`; `aside` takes what is not a resident's; `secret` is asked
    for at each request.
    """

    async def receive(request: web.Request) -> web.Response:
        if not _is_signed(request, secret()):
            return web.Response(status=401, text="wrong or missing secret\n")
        body = await read_within(request, MAX_BODY_BYTES)
        if body is None:
            return web.Response(status=413, text="too large\n")
        update = _parse(body)
        return web.Response() if update is None else await _receive(update, accept, aside)

    return [web.post(PATH, receive)]


async def _receive(update: Mapping[str, Any], accept: Accept, aside: Aside | None) -> web.Response:
    try:
        if aside is not None and aside.wants(update):
            await aside.accept(update)
        elif incoming := decode_or_skip(update):
            await accept(incoming)
    except StoreUnavailable:
        log.warning("telegram.store_unavailable", update_id=update.get("update_id"))
        return web.Response(status=503, text="try again\n", headers={"Retry-After": "1"})
    query_id = press_id(update)
    if query_id is None:
        return web.Response()
    # A method named in the answer is called by Telegram itself and saves a request.
    called = {"method": "answerCallbackQuery", "callback_query_id": query_id}
    return web.Response(body=orjson.dumps(called), content_type="application/json")


def _is_signed(request: web.Request, secret: str) -> bool:
    given = request.headers.get(SECRET_HEADER)
    return bool(given and secret) and hmac.compare_digest(_bytes(given or ""), _bytes(secret))


def _bytes(text: str) -> bytes:
    # aiohttp hands on bytes of a header that are no UTF-8 as lone surrogates.
    return text.encode("utf-8", "surrogateescape")


def _parse(body: bytes) -> Mapping[str, Any] | None:
    try:
        update = loads(body)
    except ValueError:
        update = None
    if isinstance(update, dict):
        return update
    log.warning("telegram.odd_body", bytes=len(body))
    return None
