"""Turning a request down: a status and a word for programs, a sentence for the resident."""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable
from functools import wraps

from aiohttp import web

from bot.intake import StoreUnavailable
from bot.pages import page_language
from locales.catalogs import mark, texts

Handle = Callable[[web.Request], Awaitable[web.StreamResponse]]
RETRY_AFTER_S = 2.0
NOT_KEPT = {"Cache-Control": "no-store"}

NOT_UNDERSTOOD = mark("This could not be read. Please reload the page and try again.")
EMPTY = mark("Your message is empty. Please write your question.")
TOO_LONG = mark("Your message is too long. Please tell it in at most 4,000 characters.")
FOREIGN = mark("This message did not come from the page of Kontakt.")
UNKNOWN_RESIDENT = mark("Your talk is not known here. Please write a message first.")
TOO_MANY = mark("That was a lot at once. Please wait a moment.")
TOO_MANY_PAGES = mark("This talk is open in too many windows. Please close some of them.")
NO_FILE = mark("This file is no longer there.")
TOO_SLOW = mark("The file took too long. Please try again over a better connection, or send a smaller one.")
UNAVAILABLE = mark("Your message cannot be kept just now. Please try again in a moment.")


class Refusal(Exception):
    """`sentence` is marked for translation; `after_s`: trying again may help, not before."""

    def __init__(self, status: int, error: str, sentence: str, *, after_s: float | None = None) -> None:
        super().__init__(error)
        self.status = status
        self.error = error
        self.sentence = sentence
        self.after_s = after_s


def told_in_words(handle: Handle) -> Handle:
    """Answer a `Refusal`, or a store that is away, with `{"error": word, "message": sentence}`."""

    @wraps(handle)
    async def wrapped(request: web.Request) -> web.StreamResponse:
        try:
            return await handle(request)
        except Refusal as refusal:
            return _as_response(refusal, request)
        except StoreUnavailable:
            return _as_response(Refusal(503, "store-unavailable", UNAVAILABLE, after_s=RETRY_AFTER_S), request)

    return wrapped


def _as_response(refusal: Refusal, request: web.Request) -> web.Response:
    sentence = texts(page_language(request)).gettext(refusal.sentence)
    headers = {"Retry-After": str(math.ceil(refusal.after_s))} if refusal.after_s is not None else {}
    return web.json_response(
        {"error": refusal.error, "message": sentence}, status=refusal.status, headers={**headers, **NOT_KEPT}
    )
