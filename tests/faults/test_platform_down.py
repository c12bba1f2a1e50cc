"""Telegram is away for five minutes, in every way a platform can be; then everything is sent, in order, once."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator

import pytest

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.driver import make_driver
from bot.delivery import Delivery
from bot.delivery.policy import LONGEST_DELAY_S
from bot.settings import TelegramDriver
from handlers.records import Reply
from handlers.replies import to_json
from storage import outbox
from storage.database import Database
from storage.tables import Resident
from tests.bot_api import BAD_GATEWAY, GARBAGE, HANG, RESET, SERVER_ERROR, TOKEN, BotApi, too_many
from tests.conftest import NOW
from tests.fakes import StillClock

RESIDENTS = range(1, 9)
TEXTS = ["one", "two", "three"]
DOWN_S, STEP_S = 300, 15
WAYS = {
    "500": [SERVER_ERROR, BAD_GATEWAY],
    "hangs": [HANG],
    "resets": [RESET],
    "429": [too_many(20)],
    "garbage": [GARBAGE],
    "all of them": [SERVER_ERROR, HANG, RESET, too_many(7), GARBAGE],
}


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as api:
        for resident in RESIDENTS:
            api.meets(resident)
        yield api


@pytest.fixture(params=list(TelegramDriver))
async def telegram(request: pytest.FixtureRequest, api: BotApi) -> AsyncIterator[TelegramChannel]:
    channel = TelegramChannel(make_driver(request.param, token=TOKEN, api_url=api.url), timeout_s=0.15)
    yield channel
    await channel.close()


async def owe_everybody(database: Database) -> None:
    async with database.transaction() as session:
        for number in RESIDENTS:
            resident = Resident(channel="telegram", address=str(number), created_at=NOW, seen_at=NOW)
            session.add(resident)
            await session.flush()
            rows = [to_json(Reply(text=text, language="en")) for text in TEXTS]
            await outbox.add(session, [outbox.row_for(resident, reply, message_id=None, now=NOW) for reply in rows])


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("way", WAYS)
async def test_everything_is_sent_in_order_once_it_is_up_again(
    database: Database, api: BotApi, telegram: TelegramChannel, way: str
) -> None:
    clock = StillClock(NOW)
    await owe_everybody(database)
    delivery = Delivery(database, {"telegram": telegram}, clock=clock, jitter=lambda: 1.0)
    api.outage = itertools.cycle(WAYS[way])
    for _ in range(0, DOWN_S, STEP_S):
        await delivery.drain()
        clock.forward(STEP_S)
    assert api.sent == []
    api.outage = None
    for _ in range(len(TEXTS)):
        clock.forward(LONGEST_DELAY_S)
        await delivery.drain()
    for number in RESIDENTS:
        assert [message["text"] for message in api.sent if message["chat"]["id"] == number] == TEXTS
