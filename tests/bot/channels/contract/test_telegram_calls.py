"""Both libraries make the same calls of the Bot API: same methods, same parameters, read as Telegram reads them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from itertools import groupby

import pytest

from bot.background import Background
from bot.channels.contract import SendError
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.uploads import PNG
from bot.settings import TelegramDriver
from handlers.profile import profiles
from handlers.records import File, Incoming, Reply
from tests.bot.channels.contract.harnesses import RESIDENT, TAKEN
from tests.bot.channels.contract.test_replies import (
    ASKING,
    CARD,
    DATA,
    LONG,
    LONG_ROW,
    MANY_SHORT,
    PLACE,
    SHORT_ROW,
    TELEPHONE,
    WEBSITE,
    reply,
)
from tests.bot_api import BotApi, Call, refusal, too_many
from tests.telegram_drivers import telegram_by

# A PNG's beginning is enough to tell its size: 2 by 1.
PHOTO = File(name="ë.png", mime_type="image/png", content=PNG + bytes.fromhex("0000000d49484452 00000002 00000001"))
VOICE = File(name="zëri.ogg", mime_type="audio/ogg", content=b"OggS\x00\xff")

GROUP, SUPERGROUP = -55, -1001234

Story = Callable[[TelegramChannel, BotApi], Awaitable[None]]


async def calls(library: TelegramDriver, story: Story) -> list[Call]:
    """What the library called; long polls without news, of which there are more or fewer, count once."""
    async with BotApi() as api, telegram_by(library, api.url) as channel:
        api.meets(RESIDENT)
        await story(channel, api)
        return [call for call, _ in groupby(api.calls)]


def sends(answer: Reply) -> Story:
    async def story(telegram: TelegramChannel, api: BotApi) -> None:
        await telegram.send(str(RESIDENT), answer, event=1)

    return story


async def asks_who_it_is(telegram: TelegramChannel, api: BotApi) -> None:
    await telegram.whoami()


async def sets_the_webhook(telegram: TelegramChannel, api: BotApi) -> None:
    await telegram.set_webhook("https://kontakt.example.org", "a-secret_0123456789")


async def sets_the_profile(telegram: TelegramChannel, api: BotApi) -> None:
    await telegram.set_profile(profiles())


async def polls(telegram: TelegramChannel, api: BotApi) -> None:
    kept: list[Incoming] = []

    async def accept(incoming: Incoming) -> None:
        kept.append(incoming)

    api.writes(RESIDENT, "ujë nuk ka")
    async with Background() as background:
        background.start(telegram.poll(accept), name="polling")
        await api.until(lambda: kept and not api.unconfirmed)
        await api.until(lambda: len(api.calls_of("getUpdates")) > 1)
    del api.calls[3:]  # one more or fewer, as it was ended


async def answers_a_press(telegram: TelegramChannel, api: BotApi) -> None:
    await telegram.answer_press(api.presses(RESIDENT, "menu:1"))


async def follows_a_group(telegram: TelegramChannel, api: BotApi) -> None:
    api.meets(SUPERGROUP)
    api.will_answer("sendMessage", refusal(400, "Bad Request: upgraded", migrate_to_chat_id=SUPERGROUP))
    await telegram.send(str(GROUP), reply("Pyetje e re"), event=1)


async def goes_on_after_a_pause(telegram: TelegramChannel, api: BotApi) -> None:
    api.will_answer("sendMessage", TAKEN, too_many(1))
    with pytest.raises(SendError) as caught:
        await telegram.send(str(RESIDENT), reply(LONG), event=1)
    await telegram.send(str(RESIDENT), reply(LONG), event=1, taken=caught.value.taken)


STORIES: dict[str, Story] = {
    "text": sends(reply("Përgjigje 😀 <b>&amp;")),
    "long text": sends(reply(LONG)),
    "short buttons": sends(reply("Zgjidh", SHORT_ROW)),
    "long buttons": sends(reply("Zgjidh", LONG_ROW)),
    "many buttons": sends(reply("Zgjidh", MANY_SHORT)),
    "website": sends(reply("Shih", (WEBSITE, TELEPHONE))),
    "asking": sends(reply("Ku je?", (ASKING,))),
    "asking and buttons": sends(reply("Ku je?", SHORT_ROW, (ASKING,))),
    "card": sends(reply("Drejtoria", contact=CARD, location=PLACE)),
    "place": sends(reply("", location=PLACE)),
    "file": sends(reply("", file=DATA)),
    "file with text": sends(reply("Të dhënat", file=DATA)),
    "photo": sends(reply("Fotoja", file=PHOTO)),
    "voice": sends(reply("", file=VOICE)),
    "everything": sends(reply(LONG, SHORT_ROW, contact=CARD, location=PLACE, file=DATA)),
    "who": asks_who_it_is,
    "webhook": sets_the_webhook,
    "profile": sets_the_profile,
    "polling": polls,
    "press": answers_a_press,
    "moved group": follows_a_group,
    "later try": goes_on_after_a_pause,
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
async def test_both_libraries_make_the_same_calls(story: Story) -> None:
    made = [await calls(library, story) for library in TelegramDriver]
    assert made[0] == made[1]
    assert made[0]
