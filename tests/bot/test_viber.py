"""Viber from end to end: the emulator on one side, the whole bot on the other, on a real store."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import pytest
from aiohttp import ClientSession
from aiohttp.test_utils import TestServer, unused_port
from sqlalchemy import select

from bot.app import App, build
from bot.run import _start_viber
from bot.settings import Settings
from bot.store_setup import load_pack
from bot.web import make_web
from handlers.records import Reply
from handlers.replies import to_json
from storage import outbox
from storage.database import Database
from storage.tables import Message, Outbox, OutboxStatus, Resident
from tests.bot.routers import Shelf
from tests.directory.small_pack import write_pack
from tests.fakes import StillClock
from tests.viber_api import TOKEN, ViberApi, refusal

DRITA = "01234567890A="
DAY_S = 24 * 3600.0


class Town:
    """The bot and Viber, connected."""

    def __init__(self, app: App, api: ViberApi, address: str, clock: StillClock) -> None:
        self.app = app
        self.api = api
        self.address = address
        self.clock = clock

    async def delivers(self) -> None:
        """Send what is due now."""
        await self.app.delivery.drain()

    async def rows(self) -> Sequence[Outbox]:
        async with self.app.database.reading() as session:
            return (await session.scalars(select(Outbox).order_by(Outbox.id))).all()

    async def resident(self) -> Resident:
        async with self.app.database.reading() as session:
            return (await session.scalars(select(Resident))).one()

    async def officer_writes(self, text: str) -> None:
        """Something that answers no message."""
        async with self.app.database.transaction() as session:
            resident = (await session.scalars(select(Resident))).one()
            reply = to_json(Reply(text=text, language="sq"))
            await outbox.add(session, [outbox.row_for(resident, reply, message_id=None, now=self.clock())])

    async def page(self, path: str) -> str:
        async with ClientSession() as session, session.get(self.address + path) as response:
            return await response.text()


@pytest.fixture
async def town(
    database: Database, now: datetime, tmp_path: Path, shelf: Shelf, bare_environment: pytest.MonkeyPatch
) -> AsyncIterator[Town]:
    async with opened(database, now, tmp_path) as town:
        yield town


@asynccontextmanager
async def opened(database: Database, now: datetime, tmp_path: Path, **settings: object) -> AsyncIterator[Town]:
    pack, clock = write_pack(tmp_path / "small"), StillClock(now)
    await load_pack(database, pack, clock=clock)
    url = database.url.render_as_string(hide_password=False)
    port = unused_port()
    address = f"http://127.0.0.1:{port}"
    async with ViberApi() as api:
        known = {"database_url": url, "public_url": address, "viber_token": TOKEN, "viber_api_url": api.url}
        app = build(Settings.load(**known, **settings), clock=clock, pack=pack)
        async with app.open() as background, TestServer(make_web(app), port=port):
            _start_viber(app, background)
            await api.until_webhook()
            yield Town(app, api, address, clock)


async def test_a_question_is_answered(town: Town) -> None:
    await town.api.writes(DRITA, "nuk kam ujë", language="sq")
    await town.delivers()
    assert len(town.api.sent) >= 1
    assert town.api.sent[0]["receiver"] == DRITA


class TestWelcome:
    async def test_it_is_in_the_answer_in_the_client_s_language(self, town: Town) -> None:
        message = (await town.api.opens(DRITA, language="sq")).message
        assert message["text"].startswith("Përshëndetje")
        assert message["keyboard"]["Buttons"]

    async def test_nothing_else_is_sent(self, town: Town) -> None:
        await town.api.opens(DRITA)
        await town.delivers()
        assert town.api.calls_of("send_message") == []
        assert [row.status for row in await town.rows()] == [OutboxStatus.DELIVERED]

    async def test_a_repeated_call_gets_the_same_words_and_is_kept_once(self, town: Town) -> None:
        messages = [(await town.api.opens(DRITA, message_token=42)).message for _ in range(3)]
        assert messages[0] == messages[1] == messages[2]
        assert len(await town.rows()) == 1

    async def test_it_is_in_the_language_that_is_known(self, town: Town) -> None:
        await town.api.writes(DRITA, "/language")
        await town.delivers()
        await town.api.presses(DRITA, "Türkçe")
        assert (await town.api.opens(DRITA, language="en")).message["text"].startswith("Merhaba")

    async def test_nobody_is_written_to_before_they_write(self, town: Town) -> None:
        await town.api.opens(DRITA)
        await town.officer_writes("Zyra është e mbyllur nesër")
        await town.delivers()
        assert town.api.sent == []
        await town.api.writes(DRITA, "/help")
        await town.delivers()
        assert "Zyra është e mbyllur nesër" in town.api.texts

    async def test_whoever_left_and_looks_in_has_left_still(self, town: Town) -> None:
        await town.api.writes(DRITA, "/help")
        await town.api.unsubscribes(DRITA)
        await town.api.opens(DRITA)
        assert (await town.resident()).stopped

    async def test_somebody_known_who_looks_in_stays_reachable(self, town: Town) -> None:
        await town.api.writes(DRITA, "/help")
        await town.api.opens(DRITA)
        assert not (await town.resident()).stopped


async def test_whoever_subscribes_again_is_greeted_by_delivery(town: Town) -> None:
    await town.api.writes(DRITA, "/help")
    await town.api.unsubscribes(DRITA)
    await town.api.subscribes(DRITA)
    await town.delivers()
    assert not (await town.resident()).stopped
    assert town.api.texts[-1].startswith("Përshëndetje")


async def test_a_copy_of_a_message_is_answered_once(town: Town) -> None:
    for _ in range(3):
        await town.api.writes(DRITA, "/help", message_token=42)
    await town.delivers()
    async with town.app.database.reading() as session:
        assert len((await session.scalars(select(Message))).all()) == 1


async def test_a_button_works(town: Town) -> None:
    await town.api.writes(DRITA, "/start", language="en")
    await town.delivers()
    await town.api.presses(DRITA, "🌐 Language")
    await town.delivers()
    assert "Shqip" in [button["Text"] for button in town.api.keyboard["Buttons"]]


async def test_the_client_s_version_is_kept_and_obeyed(town: Town) -> None:
    town.api.api_version = 2
    await town.api.writes(DRITA, "/municipality")
    await town.delivers()
    assert not any("min_api_version" in call.body for call in town.api.calls_of("send_message"))


async def test_a_file_can_be_fetched_by_its_link(town: Town) -> None:
    await town.api.writes(DRITA, "/mydata", language="en")
    await town.delivers()
    file = next(message for message in town.api.sent if message["type"] == "file")
    content = await town.page(file["media"].removeprefix(town.address))
    assert (file["file_name"], len(content.encode())) == ("kontakt.json", file["size"])


@pytest.mark.parametrize(("stage", "column"), [("delivered", "delivered_at"), ("seen", "seen_at")])
async def test_what_became_of_a_reply_is_on_its_row(stage: str, column: str, town: Town) -> None:
    await town.api.writes(DRITA, "/help")
    await town.delivers()
    await town.api.reports(stage, DRITA)
    assert getattr((await town.rows())[-1], column) is not None


async def test_a_reply_that_viber_could_not_deliver_is_failed(town: Town) -> None:
    await town.api.writes(DRITA, "/help")
    await town.delivers()
    await town.api.reports("failed", DRITA, desc="the device is off for good")
    row = (await town.rows())[-1]
    assert (row.status, "the device is off for good" in (row.error or "")) == (OutboxStatus.FAILED, True)


async def test_a_resident_who_unsubscribed_without_a_word_is_let_be(town: Town) -> None:
    await town.api.writes(DRITA, "/help")
    town.api.will_answer("send_message", refusal(6))
    await town.delivers()
    assert (await town.resident()).stopped


class TestCap:
    @pytest.fixture
    async def town(
        self, database: Database, now: datetime, tmp_path: Path, shelf: Shelf, bare_environment: pytest.MonkeyPatch
    ) -> AsyncIterator[Town]:
        """Two charged messages a day; Drita wrote two days ago."""
        async with opened(database, now, tmp_path, viber_max_charged=2) as town:
            await town.api.writes(DRITA, "/help")
            await town.delivers()
            town.api.sent.clear()
            town.clock.forward(2 * DAY_S)
            yield town

    async def test_over_it_replies_are_held_with_a_plain_reason(self, town: Town) -> None:
        for number in range(3):
            await town.officer_writes(f"Lajm {number}")
        await town.delivers()
        assert town.api.texts == ["Lajm 0", "Lajm 1"]
        held = (await town.rows())[-1]
        assert (held.status, held.attempts, "VIBER_MAX_CHARGED" in (held.error or "")) == (OutboxStatus.QUEUED, 0, True)

    async def test_the_next_day_they_go_out(self, town: Town) -> None:
        for number in range(3):
            await town.officer_writes(f"Lajm {number}")
        await town.delivers()
        town.clock.forward(DAY_S)
        await town.delivers()
        assert town.api.texts == ["Lajm 0", "Lajm 1", "Lajm 2"]

    async def test_a_resident_who_writes_gets_all_of_it_at_once_and_in_order(self, town: Town) -> None:
        for number in range(3):
            await town.officer_writes(f"Lajm {number}")
        await town.delivers()
        town.clock.forward(60)
        await town.api.writes(DRITA, "/help")
        await town.delivers()
        assert town.api.texts[2] == "Lajm 2"
        assert len(town.api.texts) > 3

    async def test_what_costs_and_what_waits_is_on_the_page_of_figures(self, town: Town) -> None:
        for number in range(3):
            await town.officer_writes(f"Lajm {number}")
        await town.delivers()
        page = await town.page("/metrics")
        assert "kontakt_viber_charged_total 2.0" in page
        assert 'kontakt_viber_held{why="cap"} 1.0' in page


async def test_after_a_hundred_unanswered_messages_it_waits_until_allowed(town: Town) -> None:
    await town.api.writes(DRITA, "/help")
    await town.delivers()
    town.api.sent.clear()
    town.clock.forward(60)
    for number in range(101):
        await town.officer_writes(f"Lajm {number}")
    await town.delivers()
    at_first = len(town.api.sent)
    town.clock.forward(3_601)
    await town.delivers()
    assert (at_first <= 100, len(town.api.sent)) == (True, 101)


async def test_what_the_operator_must_mend_is_named_when_asked_whether_all_is_well(town: Town) -> None:
    await town.api.writes(DRITA, "/help")
    town.api.token = "changed in the admin panel"
    await town.delivers()
    assert "check VIBER_TOKEN" in await town.page("/readyz")
