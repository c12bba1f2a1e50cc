"""Viber's sessions, unanswered messages and charges, as the store tells them."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest
from prometheus_client import CollectorRegistry, generate_latest
from sqlalchemy import text

from bot.channels.viber.ledger import OVER_CAP, UNANSWERED, Standing
from bot.viber_figures import ViberFigures
from bot.viber_ledger import StoredLedger
from handlers.records import Kind
from storage import viber
from storage.database import Database
from storage.tables import Message, Outbox, OutboxStatus, Resident
from tests.fakes import StillClock

TEXT = {"text": "Përshëndetje", "language": "sq"}
TWO_MESSAGES = {**TEXT, "location": {"latitude": 42.4, "longitude": 21.4}}


class Chat:
    """One resident on Viber, and what went to and fro."""

    def __init__(self, database: Database, now: datetime) -> None:
        self.database = database
        self.clock = StillClock(now)
        self.resident: int | None = None
        self._events = 0

    def ledger(self, cap: int | None = None) -> StoredLedger:
        return StoredLedger(self.database, clock=self.clock, cap=cap)

    async def begin(self) -> None:
        async with self.database.transaction() as session:
            row = Resident(channel="viber", address="drita", created_at=self.clock(), seen_at=self.clock())
            session.add(row)
            await session.flush()
            self.resident = row.id

    async def writes(self, kind: Kind = Kind.TEXT, *, ago: timedelta = timedelta(), **content: Any) -> None:
        self._events += 1
        async with self.database.transaction() as session:
            session.add(
                Message(
                    channel="viber",
                    event_id=str(self._events),
                    resident_id=self.resident,
                    kind=kind,
                    content=content,
                    received_at=self.clock() - ago,
                )
            )

    async def row(
        self,
        status: OutboxStatus = OutboxStatus.SENDING,
        *,
        ago: timedelta = timedelta(),
        reply: dict[str, Any] = TEXT,
        **more: Any,
    ) -> int:
        moment = self.clock() - ago
        finished = moment if status is OutboxStatus.DELIVERED else None
        row = Outbox(
            **{"resident_id": self.resident, "channel": "viber", "address": "drita", **more},
            reply=reply,
            status=status,
            due_at=moment,
            created_at=moment,
            finished_at=finished,
        )
        async with self.database.transaction() as session:
            session.add(row)
            await session.flush()
            return row.id

    async def standing(self) -> Standing:
        return await self.ledger().standing(await self.row())


@pytest.fixture
async def chat(database: Database, now: datetime) -> Chat:
    chat = Chat(database, now)
    await chat.begin()
    return chat


@pytest.mark.parametrize(
    ("hours", "open_still"),
    [(0, True), (23.9, True), (24, False), (500, False)],
)
async def test_a_session_lasts_a_day_from_the_last_message(hours: float, open_still: bool, chat: Chat) -> None:
    await chat.writes(ago=timedelta(hours=hours))
    assert (await chat.standing()).in_session is open_still


@pytest.mark.parametrize("kind", [Kind.OPENED, Kind.LEFT])
async def test_looking_in_and_leaving_open_no_session(kind: Kind, chat: Chat) -> None:
    await chat.writes(kind)
    assert not (await chat.standing()).in_session


async def test_a_pressed_button_does(chat: Chat) -> None:
    await chat.writes(ago=timedelta(days=3))
    await chat.writes(Kind.ACTION)
    assert (await chat.standing()).in_session


async def test_a_resident_who_never_wrote_has_none(chat: Chat) -> None:
    assert await chat.standing() == Standing(in_session=False, sent=0, api_version=None)


async def test_a_farewell_answers_whoever_has_just_written(chat: Chat) -> None:
    row = await chat.row(resident_id=None)
    assert (await chat.ledger().standing(row)).in_session


async def test_the_client_s_version_is_the_last_one_told(chat: Chat) -> None:
    await chat.writes(client_version=2)
    await chat.writes(client_version=10)
    assert (await chat.standing()).api_version == 10


class TestUnanswered:
    async def test_messages_within_the_hour_count_and_older_ones_do_not(self, chat: Chat) -> None:
        await chat.writes(ago=timedelta(days=2))
        await chat.row(OutboxStatus.DELIVERED, ago=timedelta(minutes=61))
        await chat.row(OutboxStatus.DELIVERED, ago=timedelta(minutes=59))
        assert (await chat.standing()).sent == 1

    async def test_a_reply_of_several_messages_counts_as_many(self, chat: Chat) -> None:
        await chat.row(OutboxStatus.DELIVERED, ago=timedelta(minutes=1), reply=TWO_MESSAGES)
        assert (await chat.standing()).sent == 2

    async def test_what_came_before_the_last_message_is_answered(self, chat: Chat) -> None:
        await chat.row(OutboxStatus.DELIVERED, ago=timedelta(minutes=10))
        await chat.writes(ago=timedelta(minutes=5))
        await chat.row(OutboxStatus.DELIVERED, ago=timedelta(minutes=1))
        assert (await chat.standing()).sent == 1

    async def test_what_was_sent_in_the_same_lane_and_is_not_marked_yet_counts(self, chat: Chat) -> None:
        await chat.row(OutboxStatus.SENDING)
        assert (await chat.standing()).sent == 1

    async def test_what_waits_or_failed_does_not(self, chat: Chat) -> None:
        await chat.row(OutboxStatus.QUEUED)
        await chat.row(OutboxStatus.FAILED)
        assert (await chat.standing()).sent == 0

    async def test_others_do_not_either(self, chat: Chat) -> None:
        await chat.row(OutboxStatus.DELIVERED, resident_id=None)
        assert (await chat.standing()).sent == 0


class TestCharges:
    async def test_without_a_cap_all_are_taken_and_counted(self, chat: Chat) -> None:
        assert await chat.ledger().reserve(500)
        assert await charged(chat) == 500

    async def test_the_cap_is_kept_to_the_message(self, chat: Chat) -> None:
        ledger = chat.ledger(cap=3)
        assert [await ledger.reserve(2), await ledger.reserve(2), await ledger.reserve(1)] == [True, False, True]

    async def test_a_cap_of_none_at_all_lets_nothing_pass(self, chat: Chat) -> None:
        assert not await chat.ledger(cap=0).reserve(1)

    async def test_it_holds_over_processes_that_ask_at_once(self, chat: Chat) -> None:
        ledgers = [chat.ledger(cap=5) for _ in range(12)]
        granted = await asyncio.gather(*(ledger.reserve(1) for ledger in ledgers))
        assert (sum(granted), await charged(chat)) == (5, 5)

    async def test_what_is_given_back_may_be_used_again(self, chat: Chat) -> None:
        ledger = chat.ledger(cap=1)
        await ledger.reserve(1)
        await ledger.settle(-1)
        assert await ledger.reserve(1)

    async def test_a_new_day_by_kosovo_s_clocks_begins_anew(self, chat: Chat) -> None:
        ledger = chat.ledger(cap=1)
        await ledger.reserve(1)
        chat.clock.forward(ledger.seconds_until_tomorrow() - 1)
        same_day = await ledger.reserve(1)
        chat.clock.forward(1)
        assert (same_day, await ledger.reserve(1)) == (False, True)

    async def test_tomorrow_begins_at_midnight_in_kosovo(self, chat: Chat) -> None:
        assert chat.ledger().seconds_until_tomorrow() == 13.5 * 3600  # 10:30 there, in winter


async def charged(chat: Chat) -> int:
    async with chat.database.reading() as session:
        return await viber.charged(session)


async def test_figures_count_what_costs_and_what_is_held(chat: Chat) -> None:
    registry = CollectorRegistry()
    figures = ViberFigures(registry)
    assert generate_latest(registry) == b""
    await chat.ledger().reserve(7)
    for reason in (OVER_CAP, OVER_CAP, UNANSWERED, "the platform is busy"):
        await chat.row(OutboxStatus.QUEUED, error=reason)
    await figures.measure(chat.database)
    page = generate_latest(registry).decode()
    assert "kontakt_viber_charged_total 7.0" in page
    assert 'kontakt_viber_held{why="cap"} 2.0' in page
    assert 'kontakt_viber_held{why="unanswered"} 1.0' in page


async def test_a_store_that_is_away_does_not_make_a_sent_message_fail(chat: Chat) -> None:
    async with chat.database.transaction() as session:
        await session.execute(text("ALTER TABLE viber_charges RENAME TO viber_charges_away"))
    await chat.ledger().settle(-1)
