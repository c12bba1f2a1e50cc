"""The Telegram channel against the emulator, by either library."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.driver import make_driver
from bot.settings import TelegramDriver
from tests.bot_api import TOKEN

NOWHERE = "http://127.0.0.1:1"
"""Nobody listens there."""


@asynccontextmanager
async def telegram_by(library: TelegramDriver, api_url: str, **times: Any) -> AsyncIterator[TelegramChannel]:
    """A channel with short times (see `TelegramChannel`), open until the end of the block."""
    driver = make_driver(library, token=TOKEN, api_url=api_url)
    try:
        files_url = f"{api_url}/file/bot{TOKEN}"
        yield TelegramChannel(
            driver, files_url=files_url, **{"timeout_s": 0.3, "poll_s": 1, "first_pause_s": 0.01, **times}
        )
    finally:
        await driver.close()
