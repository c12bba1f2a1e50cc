"""The real bot in a process of its own, to be killed."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from aiohttp import ClientError, ClientSession

from tests.bot_api import SECRET_HEADER, TOKEN, BotApi

ROOT = Path(__file__).parents[2]
START_S = 60.0


class Bot:
    """`python -m bot run` against a Bot API emulator, by webhook."""

    def __init__(self, api: BotApi, *, database_url: str) -> None:
        self._api = api
        self._database_url = database_url
        self._process: asyncio.subprocess.Process | None = None
        self.url = ""

    async def start(self) -> None:
        """Return once it serves and has told Telegram its secret."""
        port = _free_port()
        self.url = f"http://127.0.0.1:{port}"
        self._api.webhook.secret = ""
        environment = {
            **os.environ,
            "DATABASE_URL": self._database_url,
            "PORT": str(port),
            "PUBLIC_URL": self.url,
            "TELEGRAM_TOKEN": TOKEN,
            "TELEGRAM_API_URL": self._api.url,
        }
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"),
            cwd=ROOT,
            env=environment,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
        await until(lambda: bool(self._api.webhook.secret), START_S)

    async def kill(self) -> None:
        """As pulling the plug: no handler runs, nothing is flushed."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        await self._process.wait()

    async def stop(self) -> None:
        assert self._process is not None
        with suppress(ProcessLookupError):
            self._process.terminate()
        await self._process.wait()

    async def receive(self, session: ClientSession, update: Mapping[str, object]) -> int | None:
        """The status of a webhook delivery; None when the bot was gone before it answered."""
        headers = {SECRET_HEADER: self._api.webhook.secret}
        try:
            async with session.post(f"{self.url}/telegram/webhook", json=update, headers=headers) as answer:
                return answer.status
        except (ClientError, OSError):
            return None


async def until(holds: Callable[[], bool], seconds: float) -> None:
    """Look again and again; another process gives no event to wait for."""
    async with asyncio.timeout(seconds):
        while not holds():  # noqa: ASYNC110
            await asyncio.sleep(0.02)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
