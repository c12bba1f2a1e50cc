"""What carries calls to the Bot API: one of two libraries, and only the chosen one is imported, when it is needed.

A driver carries and knows nothing else: what is called, what an answer means and what becomes of it is decided in one
place for both (see docs/decisions/0006-telegram-drivers-only-carry.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from bot.settings import TelegramDriver
from handlers.records import File


class Driver(Protocol):
    """Opens nothing before the first call; `close` it at the end."""

    async def call(
        self, method: str, parameters: Mapping[str, Any], *, files: Mapping[str, File], timeout_s: float
    ) -> Any:
        """The raw result of a method of the Bot API, within `timeout_s` seconds, or raise `TelegramError`.

        `parameters`: what JSON can hold. `files`: parameter → file to upload as it.
        """
        ...

    async def close(self) -> None: ...


def make_driver(library: TelegramDriver, *, token: str, api_url: str) -> Driver:
    """`api_url` is the Bot API's, without a closing slash."""
    if library is TelegramDriver.PTB:
        from bot.channels.telegram.ptb_driver import PtbDriver

        return PtbDriver(token, api_url=api_url)
    from bot.channels.telegram.aiogram_driver import AiogramDriver

    return AiogramDriver(token, api_url=api_url)
