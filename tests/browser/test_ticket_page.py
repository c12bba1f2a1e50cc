"""The page of a question in a real browser: what its script adds."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from storage import drafts
from storage.database import Database
from storage.migrate import migrate
from tests.browser.conftest import DESKTOP, PHONE, Watch
from tests.conftest import NOW
from tests.desk.world import NAME, PASSWORD, World, world
from tests.fakes import StillClock

pytestmark = pytest.mark.asyncio(loop_scope="module")

TICKET = "/desk/tickets/7KX-4PB"


@pytest_asyncio.fixture(loop_scope="module")
async def desk(tmp_path: Path) -> AsyncIterator[World]:
    """The desk with one question, whose resident reads Cyrillic."""
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'desk.sqlite3'}")
    await migrate(database.engine)
    async with world(database, StillClock(NOW)) as served:
        await served.account(display_name="Ana")
        await served.starters()
        await served.ticket("7KX-4PB", "Где је канцеларија?", reads="sr-Cyrl", language="sr-Cyrl")
        yield served
    await database.close()


@asynccontextmanager
async def opened(
    chromium: Browser, desk: World, name: str = NAME, size: dict[str, int] = DESKTOP, *, expected: str = ""
) -> AsyncIterator[Page]:
    """The question's page, with somebody signed in; `expected` stands in what the console may complain of."""
    url = str(desk.server.make_url("/"))
    watch = Watch(url)
    watch.expected = expected
    options: dict[str, Any] = {"locale": "en-GB", "viewport": size, "base_url": url}
    context = await chromium.new_context(**options)
    context.on("page", watch.follow)
    page = await context.new_page()
    await page.goto("/desk/")
    await page.fill("#name", name)
    await page.fill("#password", PASSWORD)
    await page.press("#password", "Enter")
    await page.wait_for_url("**/desk/tickets**")
    await page.goto(TICKET)
    yield page
    await context.close()
    assert watch.faults == []


async def is_kept(desk: World) -> None:
    """Wait until there is a draft in the store."""
    async with asyncio.timeout(15):
        while True:
            async with desk.database.reading() as store:
                if await drafts.get(store, 1, 1) is not None:
                    return
            await asyncio.sleep(0.05)


async def test_a_template_goes_where_the_cursor_stands(chromium: Browser, desk: World) -> None:
    async with opened(chromium, desk) as page:
        await page.fill("#answer", "Поштовани, срдачно")
        await page.evaluate("document.getElementById('answer').setSelectionRange(10, 10)")
        await page.evaluate("document.getElementById('templates').open = true")
        await page.select_option("#template", "in-progress")
        await page.click("#put-template")
        await expect(page.locator("#answer")).to_have_value(
            "Поштовани,\n\nВаш предмет 7KX-4PB је још у обради. Извините што чекате. Нисмо заборавили: чим буде нечег "
            "новог, јављамо Вам овде. срдачно"
        )


async def test_the_wrong_letters_are_noticed_while_typing_and_turned(chromium: Browser, desk: World) -> None:
    async with opened(chromium, desk) as page:
        await expect(page.locator("#script-hint")).to_be_hidden()
        await page.type("#answer", "Dolaze sutra.")
        await expect(page.locator("#script-hint")).to_be_visible()
        await page.click("text=Turn into Cyrillic")
        await expect(page.locator("#answer")).to_have_value("Долазе сутра.")
        await expect(page.locator("#script-hint")).to_be_hidden()


async def test_what_is_typed_is_kept_and_sent_from_the_keyboard(chromium: Browser, desk: World) -> None:
    async with opened(chromium, desk) as page:
        await page.type("#answer", "Сутра.")
        await expect(page.locator("#kept")).to_have_text("Draft kept at 10:30")
        await page.reload()
        await expect(page.locator("#answer")).to_have_value("Сутра.")
        await page.press("#answer", "Control+Enter")
        await page.wait_for_url("**?done=send")
        await expect(page.locator("#answer")).to_have_value("")
    assert len(await desk.sent()) == 1


async def test_leaving_the_page_keeps_what_was_typed(chromium: Browser, desk: World) -> None:
    async with opened(chromium, desk) as page:
        await page.type("#answer", "Половина одго")
        await page.click("text=All questions")
        await page.wait_for_url("**/desk/tickets")
        await is_kept(desk)  # what is sent in leaving may come behind the next page
        await page.goto(TICKET)
        await expect(page.locator("#answer")).to_have_value("Половина одго")


async def test_whoever_is_not_signed_in_any_more_is_told_and_keeps_the_text(chromium: Browser, desk: World) -> None:
    async with opened(chromium, desk, expected="403 (Forbidden)") as page:
        await page.type("#answer", "Сутра")
        await expect(page.locator("#kept")).to_have_text("Draft kept at 10:30")
        desk.clock.forward(13 * 3600)
        await page.type("#answer", " у девет.")
        await expect(page.locator("#signed-out")).to_be_visible()
        await expect(page.locator("#answer")).to_have_value("Сутра у девет.")


async def test_two_officers_see_each_other(chromium: Browser, desk: World) -> None:
    await desk.account("boban", display_name="Boban")
    async with opened(chromium, desk, "boban") as other:
        await other.type("#answer", "Сутра")
        async with opened(chromium, desk) as page:
            await expect(page.locator("#here")).to_have_text("Boban is answering at this moment.")


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
async def test_nothing_is_wider_than_the_screen(size: dict[str, int], chromium: Browser, desk: World) -> None:
    async with opened(chromium, desk, size=size) as page:
        await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        assert await page.evaluate("document.documentElement.scrollWidth") == size["width"]
