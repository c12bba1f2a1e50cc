"""The made-up month: true to how the desk works, once only, and plainly marked."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from bot.clock import utc_now
from bot.demo import month
from bot.demo.files import samples
from bot.demo.marker import is_demo
from bot.demo.month import is_new, play
from bot.demo.staff import password_of
from bot.files.uploads import Uploads
from bot.store_setup import DEMO_PACK, load_pack
from desk.passwords import MIN_LENGTH
from desk.templates_starter import add_starters
from directory.store import load_guide
from storage.account_tables import Account
from storage.database import Database
from storage.tables import Outbox, OutboxStatus
from storage.ticket_tables import Ticket, TicketEvent
from tests.fakes import MemoryStore

NOW = datetime(2026, 3, 20, 10, 0, tzinfo=UTC)  # a Friday


@pytest.fixture
async def played(database: Database, monkeypatch: pytest.MonkeyPatch) -> Database:
    """A store with a smaller month."""
    monkeypatch.setattr(month, "QUESTIONS", 40)
    monkeypatch.setattr(month, "ANSWERED_BY_BOT", 5)
    await load_pack(database, DEMO_PACK)
    async with database.transaction() as session:
        await add_starters(session, now=NOW)
        guide = await load_guide(session, NOW.date())
    await play(database, guide, Uploads(MemoryStore()), password_hash="", now=NOW)
    return database


async def test_every_ticket_came_about_by_its_events(played: Database) -> None:
    async with played.reading() as session:
        tickets = (await session.scalars(select(Ticket))).all()
        for ticket in tickets:
            events = await session.scalars(
                select(TicketEvent).where(TicketEvent.ticket_id == ticket.id).order_by(TicketEvent.id)
            )
            changes = [event.changes["status"][1] for event in events if "status" in event.changes]
            assert changes[-1] == ticket.status
    assert len(tickets) == 40 + month.ADVERTS


async def test_nothing_happens_in_the_future(played: Database) -> None:
    async with played.reading() as session:
        last = await session.scalar(select(func.max(TicketEvent.created_at)))
    assert last is not None
    assert last <= NOW


async def test_nothing_is_left_to_be_sent(played: Database) -> None:
    async with played.reading() as session:
        assert set(await session.scalars(select(Outbox.status))) == {OutboxStatus.DELIVERED}


async def test_the_store_says_that_it_is_a_demo_and_is_new_no_more(played: Database) -> None:
    assert await is_demo(played)
    assert not await is_new(played)


async def test_a_store_that_somebody_works_with_is_not_new(database: Database) -> None:
    async with database.transaction() as session:
        session.add(Account(name="ana", password_hash="", role="admin", created_at=utc_now()))
    assert not await is_new(database)
    assert not await is_demo(database)


def test_each_installation_has_a_password_of_its_own() -> None:
    assert password_of(b"a" * 32) != password_of(b"b" * 32)
    assert len(password_of(b"a" * 32)) >= MIN_LENGTH


async def test_the_sample_files_are_what_they_say() -> None:
    taken = [
        await Uploads(MemoryStore()).take(each.content, name=each.name, mime_type=each.mime_type) for each in samples()
    ]
    assert [each.mime_type for each in taken] == ["image/png", "text/plain"]
