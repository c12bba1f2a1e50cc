"""The whole of Kontakt as residents and officers meet it: one process, the demo pack, and emulated platforms."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestServer, unused_port
from playwright.async_api import Browser, Page, expect
from sqlalchemy import select

from bot.app import App, build
from bot.run import _start_telegram, _start_viber
from bot.settings import Settings
from bot.store_setup import DEMO_PACK, prepare
from bot.web import make_web
from desk.second_step import STEP_S
from locales.catalogs import texts
from routing.records import Decision, Language, Place, Routing, Script
from routing.router import Router
from storage.account_tables import Account, Role
from storage.ticket_tables import Ticket, TicketRating
from tests.bot.routers import HandRouter
from tests.browser.conftest import DESKTOP, Watch
from tests.desk.world import CHEAP, PASSWORD

QUESTION = "Ђубре нису однели већ две недеље у Грачаници"
UNDERSTOOD = Routing(
    language=Language(code="sr-Cyrl", script=Script.CYRILLIC, confidence=0.99),
    place=Place(code="gracanica", evidence=("Грачаници",)),
    topics=(("waste-collection", 0.93), ("environment", 0.03)),
    label="waste-collection",
    p=0.93,
    decision=Decision.ANSWER,
    reason="by hand",
)
TO_OFFICE = texts("sr-Cyrl").gettext("✉ Send my question to the office")
HELPED = texts("sr-Cyrl").gettext("👍 This helped")
TEMPLATE = "waste-passed-on"
OF_TEMPLATE = "Обавестили смо комунално предузеће"  # a part of it, in the resident's own letters


@dataclass(slots=True)
class Town:
    app: App
    url: str
    chromium: Browser
    codes_taken: int = 0

    async def account(self, name: str, *, role: str = Role.OFFICER, language: str = "sq", **fields: Any) -> int:
        async with self.app.database.transaction() as store:
            row = Account(
                name=name,
                display_name=name.capitalize(),
                password_hash=CHEAP.hash(PASSWORD),
                role=role,
                language=language,
                created_at=self.app.clock(),
                **fields,
            )
            store.add(row)
            await store.flush()
            return row.id

    async def number_of(self, name: str) -> int:
        async with self.app.database.reading() as store:
            return (await store.scalars(select(Account.id).where(Account.name == name))).one()

    def next_code_at(self) -> datetime:
        """A moment whose code has not been taken yet: each is taken once, and clocks may be one step ahead."""
        self.codes_taken += 1
        return self.app.clock() + timedelta(seconds=STEP_S) * (self.codes_taken - 1)

    @asynccontextmanager
    async def browser(self, *, expected: str = "", **options: Any) -> AsyncIterator[Page]:
        """Somebody's browser; whatever happens in it that must not, fails the test, except what is `expected`."""
        watch = Watch(self.url)
        watch.expected = expected
        known: dict[str, Any] = {"locale": "en-GB", "viewport": DESKTOP, "base_url": self.url, **options}
        context = await self.chromium.new_context(**known)
        context.set_default_timeout(20_000)
        context.on("page", watch.follow)
        try:
            yield await context.new_page()
        finally:
            await context.close()
        assert watch.faults == [], watch.faults

    @asynccontextmanager
    async def at_desk(self, name: str, password: str = PASSWORD, **options: Any) -> AsyncIterator[Page]:
        async with self.browser(**options) as page:
            await page.goto("/desk/")
            await page.fill("#name", name)
            await page.fill("#password", password)
            await page.press("#password", "Enter")
            await page.wait_for_url("**/desk/tickets**")
            yield page

    async def ticket(self) -> Ticket | None:
        """The only one, as soon as it is there."""
        async with self.app.database.reading() as store:
            return (await store.scalars(select(Ticket))).one_or_none()

    async def rating(self) -> bool | None:
        """What its resident thinks of the answer."""
        async with self.app.database.reading() as store:
            return await store.scalar(select(TicketRating.helped))


async def answers_with_template(page: Page) -> None:
    """An officer takes the first question of the queue and solves it with a template."""
    await page.locator("main a[href^='/desk/tickets/']").first.click()
    await page.click("button[value=take]")
    await page.wait_for_url("**?done=take*")
    await page.select_option("#template", TEMPLATE)
    await page.click("#put-template")
    await expect(page.locator("#answer")).not_to_have_value("")
    await page.click("button[value=send-and-resolve]")
    await page.wait_for_url("**?done=send-and-resolve*")


@asynccontextmanager
async def opened(
    chromium: Browser,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    start: Callable[[App], Awaitable[None]] | None = None,
    **settings: Any,
) -> AsyncIterator[Town]:
    """`start` fills the store before anybody is served; `settings` beside the usual ones."""
    router = HandRouter(routings={QUESTION: UNDERSTOOD})
    monkeypatch.setattr(Router, "load", lambda _pack, _called: router)
    monkeypatch.setattr("routing.model_store.active_version", lambda _pack: router.version)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    port = unused_port()
    url = f"http://127.0.0.1:{port}"
    known: Mapping[str, Any] = {
        "database_url": f"sqlite+aiosqlite:///{folder / 'town.sqlite3'}",
        "files_url": str(folder / "files"),
        "public_url": url,
    }
    app = build(Settings.load(**known, **settings))
    await prepare(app.database, DEMO_PACK)
    async with app.open() as background:
        if start is not None:
            await start(app)
        async with TestServer(make_web(app), port=port):
            background.keep_running(app.delivery.run, name="delivery")
            await _start_telegram(app, background)
            _start_viber(app, background)
            yield Town(app, url, chromium)
