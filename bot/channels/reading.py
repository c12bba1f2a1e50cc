"""Reading a request's body no further than a platform's events can be long."""

from __future__ import annotations

from aiohttp import web


async def read_within(request: web.Request, limit: int) -> bytes | None:
    """The body, or None if it has more than `limit` bytes."""
    if (request.content_length or 0) > limit:
        return None
    body = bytearray()
    while True:
        body += await request.content.readany()
        if len(body) > limit:
            return None
        if request.content.at_eof():  # mostly after the first time
            return bytes(body)
