"""How long the list of questions takes with many of them: `python -m benchmarks.desk.queue [TICKETS] [DATABASE_URL]`.

Fills an empty store (a file of SQLite, or the PostgreSQL database of the URL; one that is filled is taken as it is),
then asks the whole web application for pages of the desk, as a browser does, signed in with saved lists of one's own.
Prints the median and the 95th percentile in wall-clock milliseconds of this machine.
"""

from __future__ import annotations

import asyncio
import re
import sys
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

from aiohttp import ClientSession, CookieJar
from aiohttp.test_utils import TestServer
from argon2 import PasswordHasher
from pydantic import SecretStr
from sqlalchemy import func, select

from benchmarks.desk.fill import NOW, RARE_WORD, SECRET, fill
from bot.app import build
from bot.settings import Settings
from bot.store_setup import DEFAULT_PACK, prepare
from bot.web import make_web
from desk.queue_news import NEWS
from desk.queue_place import stamp
from desk.queue_views import GIVEN, LIST
from storage import saved_filters
from storage.account_tables import Account, Role
from storage.database import Database
from storage.ticket_tables import Ticket

TIMES = 40
MOST_MS = 200
PASSWORD = "seven green umbrellas"
EVERYWHERE, OF_ONE_TOWN = "everywhere", "of-one-town"
RARE = {"municipality": "zubin-potok", "topic": "fact-check", "language": "rom"}
PAGES: Mapping[str, Mapping[str, str]] = {
    **{f"list: {name}": query for name, (_, query) in GIVEN.items()},
    "list: all, newest first": {"state": "all", "sort": "newest"},
    "list: all, by deadline": {"state": "all"},
    "list: waiting for the resident": {"state": "waiting"},
    "list: one channel": {"channel": "webchat"},
    "list: nothing of 100,000 fits": {**RARE, "state": "all"},
    "search: a rare word": {"q": RARE_WORD, "state": "all"},
    "search: a frequent word": {"q": "nuk", "state": "all"},
    "search: two frequent words": {"q": "nuk gde", "state": "all"},
    "search: a frequent word among those that wait": {"q": "nuk", "state": "office"},
    "search: no such word": {"q": "zzzzzz", "state": "all"},
}


async def measure(count: int, url: str) -> bool:
    """Print one line for each page; whether all of them were fast enough."""
    settings = Settings(database_url=url, secret_key=SecretStr(SECRET))
    app = build(settings, channels=[], clock=lambda: NOW)
    await prepare(app.database, DEFAULT_PACK)
    await _fill_once(app.database, count)
    slowest = 0.0
    server = TestServer(make_web(app))
    async with app.open(), server:
        for name in (EVERYWHERE, OF_ONE_TOWN):
            async with _signed_in(server, name) as browser:
                for what, path in (await _paths(browser)).items():
                    slowest = max(slowest, await _timed(browser, f"{name}: {what}", path))
    sys.stdout.write(f"the slowest 95th percentile: {slowest:.0f} ms\n")
    return slowest <= MOST_MS


async def _fill_once(database: Database, count: int) -> None:
    async with database.reading() as session:
        if await session.scalar(select(func.count()).select_from(select(Ticket.id).limit(1).subquery())):
            return
    started = time.perf_counter()
    await fill(database, count)
    await _add_staff(database)
    sys.stdout.write(f"{count} tickets filled in within {time.perf_counter() - started:.0f} s\n")


async def _add_staff(database: Database) -> None:
    async with database.transaction() as session:
        for name, towns in ((EVERYWHERE, None), (OF_ONE_TOWN, ["zubin-potok"])):
            hashed = PasswordHasher().hash(PASSWORD)
            account = Account(name=name, password_hash=hashed, role=Role.HEAD, municipalities=towns, created_at=NOW)
            session.add(account)
            await session.flush()
            for topic in ("roads", "water-sewage", "waste-collection", "fact-check"):
                query = urlencode({"topic": topic, "language": "rom"})
                await saved_filters.save(session, account.id, name=topic, query=query, now=NOW)


@asynccontextmanager
async def _signed_in(server: TestServer, name: str) -> AsyncIterator[ClientSession]:
    async with ClientSession(server.make_url("/"), cookie_jar=CookieJar(unsafe=True)) as browser:
        form = {"token": _found(await _read(browser, "/desk/"), r'name="token" value="([^"]+)"')}
        async with browser.post("/desk/", data={**form, "name": name, "password": PASSWORD}) as response:
            assert response.status == 200, response.status
        yield browser


async def _paths(browser: ClientSession) -> dict[str, str]:
    paths = {what: f"{LIST}?{urlencode(query)}" for what, query in PAGES.items()}
    beyond = re.search(r'rel="next" href="([^"]+)"', await _read(browser, LIST))
    news = {"news: nothing": f"{NEWS}?since={stamp(NOW)}"}
    return paths | ({"list: its second page": beyond[1]} if beyond else {}) | news


async def _timed(browser: ClientSession, what: str, path: str) -> float:
    await _read(browser, path)  # a process compiles each kind of query once
    times = []
    for _ in range(TIMES):
        started = time.perf_counter()
        await _read(browser, path)
        times.append((time.perf_counter() - started) * 1000)
    slow = quantiles(times, n=20)[-1]
    sys.stdout.write(f"{median(times):6.0f} ms, 95 % within {slow:6.0f} ms  {what}\n")
    sys.stdout.flush()
    return slow


async def _read(browser: ClientSession, path: str) -> str:
    async with browser.get(path) as response:
        assert response.status in (200, 204), (path, response.status)
        return await response.text()


def _found(html: str, pattern: str) -> str:
    found = re.search(pattern, html)
    assert found, pattern
    return found[1]


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with TemporaryDirectory() as folder:
        url = sys.argv[2] if len(sys.argv) > 2 else f"sqlite+aiosqlite:///{Path(folder) / 'kontakt.sqlite3'}"
        fast = asyncio.run(measure(count, url))
    raise SystemExit(not fast)


if __name__ == "__main__":
    main()
