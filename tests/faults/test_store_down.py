"""The store goes away or is full: nothing is acknowledged that was not kept, and all goes on when it is back."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path

import pytest
from aiohttp import ClientSession
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import URL, func, select

from bot.app import App, build
from bot.settings import Settings
from bot.store_setup import prepare
from bot.web import make_web, telegram_secret
from storage.database import Database, database_url
from storage.own_connection import own_connection
from storage.tables import Message
from tests.bot_api import SECRET_HEADER, TOKEN, BotApi
from tests.directory.small_pack import write_pack
from tests.faults.findings import until_all_is_sent
from tests.faults.load import COMMANDS, update
from tests.faults.process import Bot, migrate

RESIDENT = 1
ROOM_LEFT = 20_000  # bytes: some messages, and then no more


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as api:
        for resident in range(200):
            api.meets(resident)
        yield api


@asynccontextmanager
async def serving(url: str, api: BotApi, folder: Path) -> AsyncIterator[tuple[App, TestClient]]:  # type: ignore[type-arg]
    """Everything in one process, without a process of its own."""
    settings = Settings.load(
        database_url=url, telegram_token=TOKEN, telegram_api_url=api.url, public_url="https://kontakt.example.org"
    )
    app = build(settings)
    await prepare(app.database, write_pack(folder / "small"))
    async with app.open() as background, TestClient(TestServer(make_web(app))) as client:
        background.keep_running(app.delivery.run, name="delivery")
        yield app, client


async def bring(app: App, client: TestClient, number: int) -> int:  # type: ignore[type-arg]
    headers = {SECRET_HEADER: telegram_secret(app)}
    async with client.post("/telegram/webhook", json=update(RESIDENT, number), headers=headers) as answer:
        return answer.status


@contextmanager
def out_of_reach(url: URL) -> Iterator[None]:
    """As if the server had been stopped: nobody can connect any more."""
    socket = Path(str(url.query["host"])) / f".s.PGSQL.{url.port or 5432}"
    hidden = socket.with_name("hidden")
    socket.rename(hidden)
    try:
        yield
    finally:
        hidden.rename(socket)


async def number_of_messages(database: Database) -> int:
    async with database.reading() as session:
        return await session.scalar(select(func.count()).select_from(Message)) or 0


@pytest.mark.parametrize("empty_url", ["postgresql"], indirect=True)
async def test_while_the_server_is_away_nothing_is_acknowledged(empty_url: str, api: BotApi, tmp_path: Path) -> None:
    url = database_url(empty_url)
    async with serving(empty_url, api, tmp_path) as (app, client):
        assert await bring(app, client, 0) == 200
        async with own_connection(url) as operator:
            with out_of_reach(url):
                cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> $1 AND datname = $2"
                await operator.execute(cut, operator.get_server_pid(), url.database)
                assert [await bring(app, client, number) for number in (0, 1)] == [503, 503]
                assert (await client.get("/readyz")).status == 503
                assert (await client.get("/healthz")).status == 200
        assert [await bring(app, client, number) for number in range(len(COMMANDS))] == [200] * len(COMMANDS)
        await until_all_is_sent(app.database, within_s=20)
        assert await number_of_messages(app.database) == len(COMMANDS)


async def test_a_full_disk_refuses_and_corrupts_nothing(api: BotApi, tmp_path: Path) -> None:
    """Of a real process, whose files may not grow any more from one moment to the next."""
    file = tmp_path / "store.sqlite3"
    url = f"sqlite+aiosqlite:///{file}"
    await migrate(url)
    bot, database = Bot(api, database_url=url), Database(url)
    try:
        await bot.start()
        async with ClientSession() as session:
            bot.limit_files(largest_of(file) + ROOM_LEFT)
            acknowledged = await write_until_refused(bot, session)
            assert await number_of_messages(database) == acknowledged
            bot.limit_files(-1)
            assert await bot.receive(session, update(acknowledged + 1, 0)) == 200
        await until_all_is_sent(database, within_s=20)
        assert await number_of_messages(database) == acknowledged + 1
    finally:
        await bot.stop()
        await database.close()
    assert integrity(file) == "ok"


async def write_until_refused(bot: Bot, session: ClientSession) -> int:
    """How many messages were acknowledged before the store was full."""
    for acknowledged in range(200):
        status = await bot.receive(session, update(acknowledged + 1, 0))
        if status != 200:
            assert status == 503
            return acknowledged
    raise AssertionError("it never got full")


def largest_of(file: Path) -> int:
    return max(each.stat().st_size for each in file.parent.glob(f"{file.name}*"))


def integrity(file: Path) -> str:
    with closing(sqlite3.connect(file)) as connection:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])
