from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest

from bot.background import Background
from bot.channels.telegram.channel import TelegramChannel
from bot.intake import StoreUnavailable
from bot.settings import TelegramDriver
from handlers.records import Incoming
from tests.bot_api import BotApi
from tests.telegram_drivers import telegram_by

CHAT = 5512345678


@dataclass(slots=True)
class Store:
    """Stands for the intake: keeps what it is given, refuses copies, and can be away."""

    kept: list[Incoming] = field(default_factory=list)
    away: bool = False
    refused: int = 0
    before: Callable[[Incoming], Awaitable[None]] | None = None

    async def accept(self, incoming: Incoming) -> None:
        if self.before is not None:
            await self.before(incoming)
        if self.away:
            self.refused += 1
            raise StoreUnavailable
        if incoming.event_id not in [known.event_id for known in self.kept]:
            self.kept.append(incoming)

    @property
    def texts(self) -> list[str]:
        return [incoming.text for incoming in self.kept]


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as api:
        api.knows(CHAT)
        yield api


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture(params=TelegramDriver)
def library(request: pytest.FixtureRequest) -> TelegramDriver:
    """Each in turn."""
    return TelegramDriver(request.param)


@pytest.fixture
async def telegram(library: TelegramDriver, api: BotApi) -> AsyncIterator[TelegramChannel]:
    async with telegram_by(library, api.url) as channel:
        yield channel


@asynccontextmanager
async def polling(telegram: TelegramChannel, store: Store) -> AsyncIterator[None]:
    """Receive by long polling until the end of the block."""
    async with Background() as background:
        background.start(telegram.poll(store.accept), name="polling")
        yield
