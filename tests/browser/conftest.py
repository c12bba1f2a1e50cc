"""A real browser on the chat's page: Chromium without a window, the page served by this very process."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, Request, async_playwright, expect

from bot.clock import utc_now
from storage.database import Database
from storage.migrate import migrate
from tests.bot.channels.webchat.world import World, world

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SMALL = {"width": 320, "height": 568}
PHONE = {"width": 375, "height": 700}
DESKTOP = {"width": 1280, "height": 800}

expect.set_options(timeout=15_000)  # a busy machine is no fault of the page

NewContext = Callable[..., Awaitable[BrowserContext]]


# One browser for all tests of a module, so all share one event loop.
@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def chromium() -> AsyncIterator[Browser]:
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def chat_world(tmp_path: Path) -> AsyncIterator[World]:
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'browser.sqlite3'}")
    await migrate(database.engine)
    async with world(database, utc_now) as served:
        yield served
    await database.close()


class Watch:
    """What must not happen on any page: errors on the console, requests that go elsewhere."""

    def __init__(self, own: str) -> None:
        self._own = own
        self.expected = ""  # what a test brings about itself
        self.faults: list[str] = []

    def follow(self, page: Page) -> None:
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not (self.expected and self.expected in message.text):
            self.faults.append(message.text)

    def _request(self, request: Request) -> None:
        if not request.url.startswith(self._own):
            self.faults.append(f"outside: {request.url}")


@pytest.fixture
def watch(chat_world: World) -> Iterator[Watch]:
    watch = Watch(str(chat_world.url))
    yield watch
    assert watch.faults == []


@pytest_asyncio.fixture(loop_scope="module")
async def new_context(chromium: Browser, chat_world: World, watch: Watch) -> AsyncIterator[NewContext]:
    """Makes browser contexts with cookies of their own, whose pages are watched; in English unless told otherwise."""
    async with AsyncExitStack() as stack:

        async def make(**options: Any) -> BrowserContext:
            defaults: dict[str, Any] = {"locale": "en-GB", "viewport": PHONE, "base_url": str(chat_world.url)}
            context = await chromium.new_context(**{**defaults, **options})
            context.set_default_timeout(15_000)
            context.on("page", watch.follow)
            stack.push_async_callback(context.close)
            return context

        yield make


@pytest_asyncio.fixture(loop_scope="module")
async def page(new_context: NewContext) -> Page:
    """The page on a phone, just opened."""
    opened = await (await new_context()).new_page()
    await opened.goto("/")
    return opened
