"""From the resident's question to their "this helped", over every channel, with the officer in a real browser."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, expect

from tests import bot_api, viber_api
from tests.bot_api import BotApi
from tests.browser.conftest import PHONE
from tests.browser.town import HELPED, OF_TEMPLATE, QUESTION, TO_OFFICE, Town, answers_with_template, opened
from tests.viber_api import ViberApi

pytestmark = pytest.mark.asyncio(loop_scope="module")

JELENA = 7001
DRAGAN = "01234567890A="


async def until(condition: Callable[[], Awaitable[object]], *, within_s: float = 20.0) -> None:
    """Wait until what somebody did has arrived."""
    async with asyncio.timeout(within_s):
        while not await condition():  # noqa: ASYNC110  anything that can be seen in the store
            await asyncio.sleep(0.05)


def pressed(message: dict[str, Any], label: str) -> str:
    """The action behind a button of a Telegram message."""
    rows = message["reply_markup"]["inline_keyboard"]
    return next(str(button["callback_data"]) for row in rows for button in row if button["text"] == label)


async def test_in_the_web_chat(chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with (
        opened(chromium, tmp_path, monkeypatch) as town,
        town.browser(locale="sr-RS", viewport=PHONE) as resident,
    ):
        await town.account("arta")
        await resident.goto("/?lang=sr-Cyrl")
        await resident.fill("#question", QUESTION)
        await resident.press("#question", "Enter")
        await resident.get_by_role("button", name=TO_OFFICE).last.click()
        await until(lambda: _has_ticket(town))
        async with town.at_desk("arta", locale="sq-AL") as officer:
            await expect(officer.locator("html")).to_have_attribute("lang", "sq")
            await answers_with_template(officer)
        await expect(resident.locator("#log")).to_contain_text(OF_TEMPLATE)
        await resident.get_by_role("button", name=HELPED).last.click()
        await until(town.rating)


async def test_in_telegram(chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with BotApi() as api:
        settings: dict[str, Any] = {"telegram_token": bot_api.TOKEN, "telegram_api_url": api.url}
        async with opened(chromium, tmp_path, monkeypatch, **settings) as town:
            await town.account("arta")
            api.writes(JELENA, QUESTION, language="sr")
            await api.until(lambda: TO_OFFICE in str(api.sent), within_s=20)
            card = next(each for each in reversed(api.sent) if TO_OFFICE in str(each))
            api.presses(JELENA, pressed(card, TO_OFFICE))
            await until(lambda: _has_ticket(town))
            async with town.at_desk("arta") as officer:
                await answers_with_template(officer)
            await api.until(lambda: HELPED in str(api.sent), within_s=20)
            assert any(OF_TEMPLATE in text for text in api.texts)
            api.presses(JELENA, pressed(api.sent[-1], HELPED))
            await until(town.rating)


async def test_in_viber(chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with ViberApi() as api:
        settings: dict[str, Any] = {"viber_token": viber_api.TOKEN, "viber_api_url": api.url}
        async with opened(chromium, tmp_path, monkeypatch, **settings) as town:
            await town.account("arta")
            await api.until_webhook()
            await api.writes(DRAGAN, QUESTION, language="sr")
            await until(lambda: _offers(api, TO_OFFICE))
            await api.presses(DRAGAN, TO_OFFICE)
            await until(lambda: _has_ticket(town))
            async with town.at_desk("arta") as officer:
                await answers_with_template(officer)
            await until(lambda: _offers(api, HELPED))
            assert any(OF_TEMPLATE in text for text in api.texts)
            await api.presses(DRAGAN, HELPED)
            await until(town.rating)


async def test_of_two_officers_the_second_is_not_let_to_talk_over_the_first(
    chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(chromium, tmp_path, monkeypatch) as town, town.browser(viewport=PHONE) as resident:
        await town.account("arta")
        await town.account("besim", language="en")
        await resident.goto("/?lang=sr-Cyrl")
        await resident.fill("#question", QUESTION)
        await resident.press("#question", "Enter")
        await resident.get_by_role("button", name=TO_OFFICE).last.click()
        await until(lambda: _has_ticket(town))
        ticket = await town.ticket()
        assert ticket is not None
        address = f"/desk/tickets/{ticket.reference}"
        async with town.at_desk("arta") as first, town.at_desk("besim", expected="409") as second:
            await first.goto(address)
            await first.type("#answer", "Долазе сутра.")
            await expect(first.locator("#kept")).not_to_be_empty()
            await second.goto(address)
            await expect(second.locator("#here")).to_have_text("Arta is answering at this moment.")
            await first.press("#answer", "Control+Enter")
            await first.wait_for_url("**?done=send*")
            await second.fill("#answer", "Долазе данас.")
            await second.click("#send")
            await expect(second.locator("#fault")).to_be_visible()
            await expect(second.locator("#answer")).to_have_value("Долазе данас.")
        await expect(resident.locator("#log")).to_contain_text("Долазе сутра.")
        await expect(resident.locator("#log")).not_to_contain_text("Долазе данас.")


async def _has_ticket(town: Town) -> bool:
    return await town.ticket() is not None


async def _offers(api: ViberApi, label: str) -> bool:
    return label in str(api.sent)
