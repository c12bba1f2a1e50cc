"""Every address of the desk is for who is signed in, but for the few that make somebody known."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator

import pytest
from aiohttp import ClientSession, CookieJar, web
from aiohttp.test_utils import TestServer

from bot.app import App, build
from bot.settings import Settings
from bot.web import make_web
from storage.database import Database
from tests.fakes import RecordingChannel, StillClock

# What a stranger may open, and why. Everything else sends them to the door.
OPEN = {
    "/desk": "leads to the door",
    "/desk/": "the door itself",
    "/desk/code": "the second step of signing in",
    "/desk/setup/{secret}": "makes an account, with a secret",
    "/desk/static/{version}/{name}": "style and icon",
}


@pytest.fixture
def database(plain_store: Database) -> Database:
    return plain_store


@pytest.fixture
def app(database: Database, clock: StillClock) -> App:
    settings = Settings(database_url=database.url.render_as_string(hide_password=False))
    return build(settings, channels=[RecordingChannel()], clock=clock)


@pytest.fixture
async def whole_web(app: App) -> AsyncIterator[web.Application]:
    """The whole web application, as a process makes it."""
    async with app.open():
        yield make_web(app)


def filled_in(path: str) -> str:
    """Numbers are 1, references those of a ticket."""
    return re.sub(r"{\w+}", "1", path.replace("{reference}", "7KX-4PB"))


def desk_addresses(application: web.Application) -> Iterator[tuple[str, str]]:
    """Method and path of every route below /desk, parameters filled in; those open to all are left out."""
    for route in application.router.routes():
        path = route.resource.canonical if route.resource else ""
        if path.startswith("/desk") and path not in OPEN:
            yield route.method, filled_in(path)


async def test_a_stranger_opens_nothing(whole_web: web.Application) -> None:
    addresses = list(desk_addresses(whole_web))
    assert ("POST", "/desk/tickets/7KX-4PB") in addresses
    async with TestServer(whole_web) as server, ClientSession(server.make_url("/")) as browser:
        for method, path in addresses:
            fields = {"answer": "x"} if method == "POST" else None
            async with browser.request(method, path, data=fields, allow_redirects=False) as response:
                turned_away = (response.status, response.headers.get("Location", "")[:12])
            assert turned_away in {(303, "/desk/?next="), (403, "")}, (method, path)


async def test_whatever_is_open_to_all_is_there(whole_web: web.Application) -> None:
    paths = {route.resource.canonical for route in whole_web.router.routes() if route.resource}
    assert OPEN.keys() <= paths


async def test_the_door_stands_where_the_process_serves(whole_web: web.Application) -> None:
    async with TestServer(whole_web) as server, ClientSession(server.make_url("/"), cookie_jar=CookieJar()) as browser:
        async with browser.get("/desk") as response:
            html = await response.text()
        styles = re.search(r'href="(/desk/static/[^"]+\.css)"', html)
        assert styles
        async with browser.get(styles[1]) as response:
            assert (response.status, response.content_type) == (200, "text/css")
