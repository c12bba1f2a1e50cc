"""Tells the workers in other processes at once that there is something to send, on PostgreSQL (LISTEN, NOTIFY).

Workers look for themselves each second; a bell that is broken makes replies a little late, no more.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL

from storage.own_connection import STATEMENT_S, own_connection

if TYPE_CHECKING:
    import asyncpg

SIGNAL = "kontakt_outbox"
BEAT_S = 5.0


class Bell:
    """`heard` is called when another process has rung."""

    def __init__(self, url: URL, *, heard: Callable[[], None]) -> None:
        self._url = url
        self._heard = heard
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """Something was committed; several rings in a row become one."""
        self._rung.set()

    async def run(self) -> None:
        """Keep this running; ends with an error when the connection is lost."""
        async with own_connection(self._url) as connection:
            own = connection.get_server_pid()

            def hear(_connection: object, sender: int, _channel: str, _payload: object) -> None:
                if sender != own:
                    self._heard()

            await connection.add_listener(SIGNAL, hear)
            self._heard()  # whatever was rung while nobody listened
            await self._pass_on(connection)

    async def _pass_on(self, connection: asyncpg.Connection[Any]) -> None:
        while True:
            # Not `wait_for`: until Python 3.12 it can swallow a cancellation, and the process would never stop.
            with suppress(TimeoutError):
                async with asyncio.timeout(BEAT_S):
                    await self._rung.wait()
            rung = self._rung.is_set()
            self._rung.clear()
            # Asking for nothing shows whether the server is still there.
            await connection.execute(f"NOTIFY {SIGNAL}" if rung else "SELECT 1", timeout=STATEMENT_S)
