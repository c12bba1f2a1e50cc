"""A Bot API that takes everything at once and counts: a process of its own. Prints its port.

`GET /figures` tells what has been sent so far; everything else is a call of the Bot API.
"""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import asdict, dataclass
from typing import cast
from urllib.parse import parse_qs

import uvloop

from benchmarks.throughput import wire

BOT = {"id": 1, "is_bot": True, "first_name": "Kontakt", "username": "kontakt_bot"}
CHAT = {"id": 7, "type": "private", "first_name": "Drita"}
SENT = {"message_id": 11, "date": 1_790_000_000, "chat": CHAT, "from": BOT, "text": "…"}
ANSWERS = {
    name: wire.response(json.dumps({"ok": True, "result": result}).encode())
    for name, result in {b"sendMessage": SENT, b"getMe": BOT, b"": True}.items()
}


@dataclass(slots=True)
class Figures:
    """`sent`: calls of sendMessage; `last_at`: when the last came, by CLOCK_MONOTONIC (the same in every process)."""

    sent: int = 0
    last_at: float = 0.0
    secret: str = ""


class StubApi(asyncio.Protocol):
    def __init__(self, figures: Figures) -> None:
        self._figures = figures
        self._buffer = b""
        self._transport: asyncio.WriteTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.WriteTransport", transport)  # uvloop's own is none by its class

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while request := wire.cut(self._buffer):
            self._buffer = self._buffer[request.size :]
            assert self._transport is not None
            self._transport.write(self._answer(request))

    def _answer(self, request: wire.Message) -> bytes:
        path = request.first_line.split(b" ")[1]
        if path == b"/figures":
            return wire.response(json.dumps(asdict(self._figures)).encode())
        method = path.rpartition(b"/")[2]
        if method == b"sendMessage":
            self._figures.sent += 1
            self._figures.last_at = time.monotonic()
        elif method == b"setWebhook":
            self._figures.secret = _secret_in(request.body)
        return ANSWERS.get(method, ANSWERS[b""])


def _secret_in(body: bytes) -> str:
    given = json.loads(body) if body.startswith(b"{") else {k: v[0] for k, v in parse_qs(body.decode()).items()}
    return str(given.get("secret_token", ""))


async def serve() -> None:
    figures = Figures()
    server = await asyncio.get_running_loop().create_server(lambda: StubApi(figures), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(serve())
