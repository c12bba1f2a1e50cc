"""The group as a whole: what it lacks is said, and its updates go past the residents' intake."""

from __future__ import annotations

from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.background import Background
from bot.channels.telegram.webhook import PATH, SECRET_HEADER, telegram_routes
from bot.settings import Settings, SettingsError
from handlers.records import Incoming
from storage.database import Database
from tests.bot.staff.world import ANA, REFERENCE, World
from tests.bot_api import SERVER_ERROR


@pytest.mark.parametrize(
    ("bot", "words"),
    [
        ({}, "no administrator"),
        ({"status": "member"}, "no administrator"),
        ({"status": "administrator", "can_delete_messages": True}, "the right to manage topics"),
        ({"status": "administrator", "can_manage_topics": True}, "the right to delete messages"),
    ],
)
async def test_missing_rights_are_named(bot: dict[str, Any], words: str, plain: World) -> None:
    plain.forum.bot = bot
    assert words in (await plain.group.look() or "")


async def test_all_is_well(plain: World) -> None:
    assert await plain.group.look() is None


async def test_a_group_without_topics_is_named(plain: World) -> None:
    plain.forum.is_forum = False
    assert "has no topics" in (await plain.group.look() or "")


async def test_a_group_that_the_bot_is_not_in_is_named(plain: World) -> None:
    plain.api.forum = None
    assert "TELEGRAM_STAFF_CHAT" in (await plain.group.look() or "")


async def test_that_telegram_is_away_is_named(plain: World) -> None:
    plain.api.will_answer("getChat", SERVER_ERROR)
    assert await plain.group.look() == "Telegram is out of order (500)"


@pytest.mark.parametrize("value", ["5", "@office", "0"])
def test_a_group_has_a_negative_number(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_STAFF_CHAT", value)
    with pytest.raises(SettingsError, match="TELEGRAM_STAFF_CHAT"):
        Settings.load()


class Residents:
    """Stands for the intake."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    async def accept(self, incoming: Incoming) -> None:
        self.texts.append(incoming.text)


async def test_polling_hands_the_groups_updates_to_the_staff(plain: World) -> None:
    await plain.account()
    await plain.ticket()
    await plain.carry()
    residents = Residents()
    plain.api.push(plain.forum.writes(ANA, "At window 3.", thread=plain.forum.thread_of(REFERENCE)))
    plain.api.writes(42, "mirëdita")
    async with Background() as background:
        poll = plain.group._telegram.poll(residents.accept, aside=plain.group.door)
        background.start(poll, name="polling")
        await plain.api.until(lambda: not plain.api.unconfirmed)
    assert residents.texts == ["mirëdita"]
    assert len(await plain.sent()) == 1


async def test_the_webhook_does_too(plain: World) -> None:
    await plain.account()
    await plain.ticket()
    await plain.carry()
    residents, application = Residents(), web.Application()
    application.add_routes(telegram_routes(residents.accept, secret=lambda: "s", aside=plain.group.door))
    press = plain.forum.presses(ANA, "take", thread=plain.forum.thread_of(REFERENCE))
    async with TestClient(TestServer(application)) as client:
        answer = await client.post(PATH, json={"update_id": 1, **press}, headers={SECRET_HEADER: "s"})
        assert (answer.status, (await answer.json())["method"]) == (200, "answerCallbackQuery")
    assert residents.texts == []
    assert (await plain.row()).assignee_id == 1


async def test_while_the_store_is_away_nothing_is_acknowledged(
    plain: World, plain_store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> None:
        raise OSError

    application = web.Application()
    application.add_routes(telegram_routes(Residents().accept, secret=lambda: "s", aside=plain.group.door))
    monkeypatch.setattr(plain_store, "transaction", away)
    async with TestClient(TestServer(application)) as client:
        update = {"update_id": 1, **plain.forum.writes(ANA, "/help")}
        assert (await client.post(PATH, json=update, headers={SECRET_HEADER: "s"})).status == 503
