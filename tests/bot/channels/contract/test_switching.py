"""Changing the Telegram library on a live store, in the middle of the work: nothing is lost, nothing comes twice."""

from __future__ import annotations

import asyncio
import socket
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime

import pytest
from aiohttp import web
from sqlalchemy import select

from bot.app import App, build
from bot.channels.telegram.render import render
from bot.channels.telegram.webhook import telegram_routes
from bot.settings import Settings, TelegramDriver
from handlers.records import Reply
from handlers.replies import from_json, to_json
from storage import outbox
from storage.database import Database
from storage.tables import Message, Outbox, OutboxStatus, Resident
from tests.bot.channels.contract.harnesses import TAKEN
from tests.bot.channels.contract.test_replies import LONG
from tests.bot.routers import Shelf
from tests.bot_api import TOKEN, BotApi, too_many

pytestmark = pytest.mark.usefixtures("bare_environment")

RESIDENTS = range(101, 107)
COMMANDS = ("/help", "/status", "/municipality")
MANY = 10_000
ORDERS = (list(TelegramDriver), list(reversed(TelegramDriver)))
SECRET = "a-secret_0123456789"


class Kontakt:
    """The bot on one store, started again and again with one library or the other."""

    def __init__(self, database: Database, api: BotApi, *, webhook: bool) -> None:
        self._url = database.engine.url.render_as_string(hide_password=False)
        self._api = api
        self._webhook = webhook
        self._port = _free_port()

    @asynccontextmanager
    async def running(self, library: TelegramDriver) -> AsyncIterator[App]:
        app = build(
            Settings.load(
                database_url=self._url, telegram_token=TOKEN, telegram_api_url=self._api.url, telegram_driver=library
            )
        )
        assert app.telegram is not None
        async with app.open() as background:
            background.keep_running(app.delivery.run, name="delivery")
            if self._webhook:
                async with self._served(app):
                    await app.telegram.set_webhook(f"http://127.0.0.1:{self._port}", SECRET)
                    yield app
            else:
                background.start(app.telegram.poll(app.intake.accept), name="polling")
                yield app

    @asynccontextmanager
    async def _served(self, app: App) -> AsyncIterator[None]:
        application = web.Application()
        application.add_routes(telegram_routes(app.intake.accept, secret=lambda: SECRET))
        runner = web.AppRunner(application, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", self._port).start()
        yield
        await runner.cleanup()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def until(holds: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(20):
        while not await holds():  # noqa: ASYNC110  the store gives no event to wait for
            await asyncio.sleep(0.02)


async def owed(database: Database) -> Sequence[Outbox]:
    async with database.reading() as session:
        return (await session.scalars(select(Outbox).order_by(Outbox.id))).all()


async def nothing_moves(database: Database) -> bool:
    """Whatever is unsent was refused at least once, or waits behind such a row, and nothing is on its way."""
    rows = await owed(database)
    tried = {row.address for row in rows if row.attempts and row.status == OutboxStatus.QUEUED}
    unsent = [row for row in rows if row.status != OutboxStatus.DELIVERED]
    return bool(unsent) and all(row.status == OutboxStatus.QUEUED and row.address in tried for row in unsent)


async def all_is_sent(database: Database) -> bool:
    return all(row.status == OutboxStatus.DELIVERED for row in await owed(database))


def write(api: BotApi, command: str) -> None:
    for resident in RESIDENTS:
        api.writes(resident, command)


def wanted(rows: Sequence[Outbox]) -> Mapping[str, list[str]]:
    """Resident → the texts of all messages that the kept replies are laid out to."""
    texts: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        texts[row.address] += [
            request.parameters["text"]
            for request in render(from_json(row.reply), row.address)
            if "text" in request.parameters
        ]
    return texts


def arrived(api: BotApi) -> Mapping[str, list[str]]:
    texts: dict[str, list[str]] = defaultdict(list)
    for call in api.done:
        if call.method == "sendMessage":
            texts[call.parameters["chat_id"]].append(call.parameters["text"])
    return texts


async def owe(database: Database, address: str, reply: Reply, now: datetime) -> None:
    """A reply that waits to be sent, such as an officer's answer."""
    async with database.transaction() as session:
        resident = Resident(channel="telegram", address=address, created_at=now, seen_at=now)
        session.add(resident)
        await session.flush()
        await outbox.add(session, [outbox.row_for(resident, to_json(reply), message_id=None, now=now)])


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
@pytest.mark.parametrize("order", ORDERS, ids="-".join)
async def test_changing_the_library_loses_and_repeats_nothing(
    database: Database, shelf: Shelf, webhook: bool, order: list[TelegramDriver]
) -> None:
    first, second = order
    async with BotApi() as api:
        kontakt = Kontakt(database, api, webhook=webhook)
        api.will_answer("sendMessage", *[TAKEN] * 4, *[too_many(1)] * MANY)
        write(api, COMMANDS[0])
        async with kontakt.running(first):
            await until(lambda: nothing_moves(database))
        write(api, COMMANDS[1])  # while nobody is there
        async with kontakt.running(second):
            await until(lambda: nothing_moves(database))
            api.answers_as_usual("sendMessage")
            await until(lambda: all_is_sent(database))
            write(api, COMMANDS[2])
            await api.until(lambda: not api.unconfirmed)
        async with kontakt.running(first):
            await until(lambda: all_is_sent(database))
    async with database.reading() as session:
        kept = Counter((await session.scalars(select(Message.text))).all())
    assert kept == dict.fromkeys(COMMANDS, len(RESIDENTS))
    assert arrived(api) == wanted(await owed(database))


@pytest.mark.parametrize("order", ORDERS, ids="-".join)
async def test_a_long_reply_goes_on_behind_what_the_other_library_has_sent_of_it(
    database: Database, order: list[TelegramDriver], now: datetime
) -> None:
    first, second = order
    await owe(database, "101", Reply(text=LONG, language="sq"), now)
    async with BotApi() as api:
        api.meets(101)
        kontakt = Kontakt(database, api, webhook=False)
        api.will_answer("sendMessage", TAKEN, *[too_many(1)] * MANY)
        async with kontakt.running(first):
            await until(lambda: nothing_moves(database))
        api.answers_as_usual("sendMessage")
        async with kontakt.running(second):
            await until(lambda: all_is_sent(database))
    assert "\n\n".join(arrived(api)["101"]) == LONG
