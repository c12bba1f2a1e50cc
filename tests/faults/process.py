"""The real bot in processes of its own, to be killed."""

from __future__ import annotations

import asyncio
import os
import resource
import signal
import socket
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from aiohttp import ClientError, ClientSession

from tests.bot_api import SECRET_HEADER, TOKEN, BotApi

ROOT = Path(__file__).parents[2]
START_S = 120.0
READY = b"is ready"


class Bot:
    """`python -m bot <command>` against a Bot API emulator; by webhook, or by polling when `is_polling`."""

    def __init__(
        self, api: BotApi, *, database_url: str, command: str = "run", is_polling: bool = False, **settings: str
    ) -> None:
        self._api = api
        self._command = command
        self._process: asyncio.subprocess.Process | None = None
        port = _free_port()
        self.url = f"http://127.0.0.1:{port}"
        self._environment = {
            **os.environ,
            "DATABASE_URL": database_url,
            "PORT": str(port),
            "PUBLIC_URL": "" if is_polling else self.url,
            "SECRET_KEY": "the same in every process",
            "TELEGRAM_TOKEN": TOKEN,
            "TELEGRAM_API_URL": api.url,
            **settings,
        }

    async def start(self) -> None:
        """Return once it says that it is ready and, where it serves, has told Telegram its secret."""
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", self._command),
            cwd=ROOT,
            env=self._environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        assert self._process.stdout is not None
        async with asyncio.timeout(START_S):
            while READY not in (line := await self._process.stdout.readline()):
                assert line, "it ended before it was ready"
        if self._environment["PUBLIC_URL"] and self._command != "worker":
            await until(lambda: bool(self._api.webhook.secret), START_S)

    async def kill(self) -> None:
        """As pulling the plug: no handler runs, nothing is flushed."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        await self._process.wait()

    async def stop(self) -> None:
        if self._process is None:
            return
        with suppress(ProcessLookupError):
            self._process.terminate()
        await self._process.wait()

    def answers_at(self, public_url: str) -> None:
        """Where residents' messages come in; this process may be another than the one that serves there."""
        self._environment["PUBLIC_URL"] = public_url

    def limit_files(self, largest: int) -> None:
        """No file it writes may grow beyond so many bytes, as on a disk that is full; -1: no limit."""
        assert self._process is not None
        resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE, (largest, resource.RLIM_INFINITY))

    async def receive(self, session: ClientSession, update: Mapping[str, object]) -> int | None:
        """The status of a webhook delivery; None when the bot was gone before it answered."""
        headers = {SECRET_HEADER: self._api.webhook.secret}
        try:
            async with session.post(f"{self.url}/telegram/webhook", json=update, headers=headers) as answer:
                return answer.status
        except (ClientError, OSError):
            return None


async def migrate(database_url: str) -> None:
    """What the release step of the Procfile does."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "migrate"),
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": database_url},
        stdout=asyncio.subprocess.DEVNULL,
    )
    assert await process.wait() == 0


async def until(holds: Callable[[], bool], seconds: float) -> None:
    """Look again and again; another process gives no event to wait for."""
    async with asyncio.timeout(seconds):
        while not holds():  # noqa: ASYNC110
            await asyncio.sleep(0.02)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
