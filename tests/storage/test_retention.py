"""What has been kept for as long as it may be goes, and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.exc import DBAPIError

from storage import audit, retention
from storage.append_only import KEPT_DAYS, REFUSAL
from storage.audit_tables import AuditEntry
from storage.database import Database
from storage.file_tables import FileToDelete
from storage.keeping_tables import Correction, CorrectionStatus
from storage.learning_tables import Settlement
from storage.retention import RULES, Kind, RetentionError
from storage.staff_tables import StaffTopicToDelete
from storage.tables import Feedback, Message, Outbox, OutboxStatus, Proposal, ProposedExample, Resident, Unresolved
from storage.ticket_tables import Ticket, TicketEntry, TicketStatus
from tests.storage.people import fill

DAY = timedelta(days=1)
TABLES = {
    Kind.MESSAGES: Message,
    Kind.REPLIES: Outbox,
    Kind.TICKETS: Ticket,
    Kind.UNRESOLVED: Unresolved,
    Kind.FEEDBACK: Feedback,
    Kind.CORRECTIONS: Correction,
    Kind.EXAMPLES: ProposedExample,
    Kind.RESIDENTS: Resident,
}


@pytest.fixture
async def finished(database: Database, now: datetime) -> Database:
    """One person whose reply is sent and whose question is closed."""
    await fill(database, now)
    async with database.transaction() as session:
        await session.execute(update(Outbox).values(status=OutboxStatus.DELIVERED, finished_at=now))
        await session.execute(update(Ticket).values(status=TicketStatus.CLOSED))
        await session.execute(update(Correction).values(status=CorrectionStatus.DONE, settled_at=now))
    return database


@pytest.mark.parametrize("kind", [kind for kind in TABLES if kind is not Kind.RESIDENTS])
async def test_what_is_as_old_as_it_may_be_goes_and_what_is_younger_stays(
    kind: Kind, finished: Database, now: datetime
) -> None:
    assert await _let_go(finished, kind, now) == 0
    assert await _let_go(finished, kind, now + DAY) == 1
    assert await _count(finished, kind) == 0


@pytest.mark.parametrize("kind", list(TABLES))
async def test_a_preview_tells_what_would_go(kind: Kind, finished: Database, now: datetime) -> None:
    async with finished.reading() as session:
        counts = await retention.preview(session, {kind: 10}, now + 11 * DAY)
        assert counts == {kind: 0 if kind is Kind.RESIDENTS else 1}
        assert await retention.preview(session, {kind: 10}, now + 9 * DAY) == {kind: 0}


async def test_a_message_that_a_question_holds_stays_as_long_as_the_question(finished: Database, now: datetime) -> None:
    async with finished.transaction() as session:
        await session.execute(update(TicketEntry).values(message_id=select(Message.id).scalar_subquery()))
    assert await _let_go(finished, Kind.MESSAGES, now + DAY) == 0
    await _let_go(finished, Kind.TICKETS, now + DAY)
    assert await _let_go(finished, Kind.MESSAGES, now + DAY) == 1


async def test_a_correction_that_nobody_has_settled_stays(finished: Database, now: datetime) -> None:
    async with finished.transaction() as session:
        await session.execute(update(Correction).values(status=CorrectionStatus.OPEN, settled_at=None))
    assert await _let_go(finished, Kind.CORRECTIONS, now + 9_999 * DAY) == 0


@pytest.mark.parametrize("status", sorted(set(TicketStatus) - {TicketStatus.CLOSED, TicketStatus.SPAM}))
async def test_a_question_that_is_not_closed_stays(status: TicketStatus, finished: Database, now: datetime) -> None:
    async with finished.transaction() as session:
        await session.execute(update(Ticket).values(status=status))
    assert await _let_go(finished, Kind.TICKETS, now + 9_999 * DAY) == 0


async def test_with_a_question_go_its_files_and_its_topic_in_the_group(finished: Database, now: datetime) -> None:
    await _let_go(finished, Kind.TICKETS, now + DAY)
    async with finished.reading() as session:
        assert list(await session.scalars(select(FileToDelete.key))) == ["key of ana"]
        assert len(list(await session.scalars(select(StaffTopicToDelete.thread_id)))) == 1


async def test_with_the_last_entry_goes_what_was_told_about_it(finished: Database, now: datetime) -> None:
    await _let_go(finished, Kind.UNRESOLVED, now + DAY)
    async with finished.reading() as session:
        assert list(await session.scalars(select(Settlement.id))) == []


@pytest.mark.parametrize("status", [OutboxStatus.QUEUED, OutboxStatus.SENDING])
async def test_a_reply_that_waits_stays(status: OutboxStatus, finished: Database, now: datetime) -> None:
    async with finished.transaction() as session:
        await session.execute(update(Outbox).values(status=status))
    assert await _let_go(finished, Kind.REPLIES, now + 9_999 * DAY) == 0


async def test_what_routing_has_learnt_from_stays(finished: Database, now: datetime) -> None:
    async with finished.transaction() as session:
        await session.execute(update(ProposedExample).values(status=Proposal.ACCEPTED))
    assert await _let_go(finished, Kind.EXAMPLES, now + 9_999 * DAY) == 0


async def test_who_has_not_written_for_long_is_erased_once_no_question_is_left(
    finished: Database, now: datetime
) -> None:
    assert await _let_go(finished, Kind.RESIDENTS, now + DAY) == 0
    await _let_go(finished, Kind.TICKETS, now + DAY)
    assert await _let_go(finished, Kind.RESIDENTS, now + DAY) == 1
    assert [await _count(finished, kind) for kind in (Kind.RESIDENTS, Kind.REPLIES, Kind.UNRESOLVED)] == [0, 0, 0]


async def test_it_goes_in_batches(database: Database, now: datetime) -> None:
    for name in ("ana", "besa", "ceca"):
        await fill(database, now, name)
    assert [await _let_go(database, Kind.FEEDBACK, now + DAY, limit=2) for _ in range(3)] == [2, 1, 0]


async def test_of_the_audit_log_only_what_is_old_can_go(database: Database) -> None:
    today = datetime.now(UTC)  # the store asks its own clock
    old, young = today - (KEPT_DAYS + 1) * DAY, today - (KEPT_DAYS - 1) * DAY
    async with database.transaction() as session:
        for moment in (old, young):
            await audit.record(session, account_id=None, action="ticket-read", subject="ticket X", now=moment)
    assert await _let_go(database, Kind.AUDIT, old + DAY) == 1
    with pytest.raises(DBAPIError, match=REFUSAL):
        await _let_go(database, Kind.AUDIT, today)
    async with database.reading() as session:
        assert await session.scalar(select(func.count()).select_from(AuditEntry)) == 1


async def test_rules_are_kept_and_what_was_not_set_has_its_default(database: Database) -> None:
    async with database.transaction() as session:
        assert await retention.keep_for(session, {Kind.MESSAGES: 60, Kind.REPLIES: 90}) == [Kind.MESSAGES]
    async with database.reading() as session:
        days = await retention.days_kept(session)
    assert days == {**{kind: rule.days for kind, rule in RULES.items()}, Kind.MESSAGES: 60}


@pytest.mark.parametrize("days", [-1, 0, RULES[Kind.MESSAGES].least - 1, retention.LONGEST_DAYS + 1])
async def test_too_short_and_too_long_a_time_is_refused(days: int, database: Database) -> None:
    with pytest.raises(RetentionError, match="messages: from 30 to"):
        async with database.transaction() as session:
            await retention.keep_for(session, {Kind.MESSAGES: days})


async def _let_go(database: Database, kind: Kind, before: datetime, limit: int = 100) -> int:
    async with database.transaction() as session:
        return await retention.let_go(session, kind, before, limit=limit)


async def _count(database: Database, kind: Kind) -> int:
    async with database.reading() as session:
        return await session.scalar(select(func.count()).select_from(TABLES[kind])) or 0
