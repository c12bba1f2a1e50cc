"""How long what is kept: rules by kind, kept as data, what would go by them now, and letting it go in batches."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage import files, kept, residents, staff
from storage.append_only import KEPT_DAYS
from storage.audit_tables import AuditEntry
from storage.database import Database
from storage.file_tables import StoredFile
from storage.keeping_tables import Correction, CorrectionStatus
from storage.tables import (
    Feedback,
    Message,
    Outbox,
    OutboxStatus,
    Proposal,
    ProposedExample,
    Resident,
    Unresolved,
)
from storage.ticket_tables import Ticket, TicketEntry, TicketStatus

NAME = "retention"
AT_ONCE = 200
PAUSE_S = 0.05
LONGEST_DAYS = 3_650
SENT = (OutboxStatus.DELIVERED, OutboxStatus.FAILED)
FINISHED = (TicketStatus.CLOSED, TicketStatus.SPAM)


class Kind(StrEnum):
    """What is kept for a time of its own."""

    MESSAGES = "messages"  # what residents wrote, as far as no question at the office holds it
    REPLIES = "replies"  # what the bot has sent
    TICKETS = "tickets"  # closed questions with all that belongs to them, files too
    UNRESOLVED = "unresolved"  # what the bot could not place
    FEEDBACK = "feedback"
    CORRECTIONS = "corrections"  # what was said to be wrong in the directory, once it is settled
    EXAMPLES = "examples"  # to learn from, unless they were accepted
    RESIDENTS = "residents"  # who has not written for so long, and has no question at the office
    AUDIT = "audit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """`days` unless somebody has said otherwise; never less than `least`."""

    days: int
    least: int


RULES: Mapping[Kind, Rule] = {
    # A month, so that a copy of an old event which a platform brings late is still refused.
    Kind.MESSAGES: Rule(days=180, least=30),
    Kind.REPLIES: Rule(days=90, least=7),
    Kind.TICKETS: Rule(days=730, least=90),
    Kind.UNRESOLVED: Rule(days=365, least=30),
    Kind.FEEDBACK: Rule(days=730, least=30),
    Kind.CORRECTIONS: Rule(days=365, least=30),
    Kind.EXAMPLES: Rule(days=365, least=30),
    Kind.RESIDENTS: Rule(days=730, least=90),
    Kind.AUDIT: Rule(days=1_095, least=KEPT_DAYS),
}


class RetentionError(ValueError):
    """A number of days that is not allowed for a kind."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        super().__init__(f"{kind}: from {RULES[kind].least} to {LONGEST_DAYS} days")


async def days_kept(session: AsyncSession) -> dict[Kind, int]:
    """For each kind, how many days it is kept."""
    chosen = json.loads(await kept.get(session, NAME) or "{}")
    return {kind: max(int(chosen.get(kind, rule.days)), rule.least) for kind, rule in RULES.items()}


async def keep_for(session: AsyncSession, days: Mapping[Kind, int]) -> list[Kind]:
    """Set how long these kinds are kept; those that changed. Raises `RetentionError`."""
    for kind, wanted in days.items():
        if not RULES[kind].least <= wanted <= LONGEST_DAYS:
            raise RetentionError(kind)
    before = await days_kept(session)
    await kept.put(session, NAME, json.dumps({**before, **days}))
    return [kind for kind, wanted in days.items() if before[kind] != wanted]


async def preview(session: AsyncSession, days: Mapping[Kind, int], now: datetime) -> dict[Kind, int]:
    """How many of each kind would go now."""
    counts = {}
    for kind, number in days.items():
        query = _due(kind, now - timedelta(days=number)).subquery()
        counts[kind] = (await session.scalar(select(func.count()).select_from(query))) or 0
    return counts


async def let_go(session: AsyncSession, kind: Kind, before: datetime, *, limit: int) -> int:
    """Delete up to `limit` of what is older; how many. Rows that somebody works on just now wait for another time."""
    query = _due(kind, before).limit(limit)
    if kind is not Kind.AUDIT:
        query = query.with_for_update(skip_locked=True)
    ids = list(await session.scalars(query))
    if ids:
        await _LET_GO[kind](session, ids)
    return len(ids)


async def let_all_go(database: Database, kind: Kind, before: datetime, *, most: int | None = None) -> int:
    """The same in batches of `AT_ONCE`, a transaction each, so that messages come in between; at most so many of them.
    How much went.
    """
    total, batches = 0, 0
    while most is None or batches < most:
        async with database.transaction() as session:
            count = await let_go(session, kind, before, limit=AT_ONCE)
        total, batches = total + count, batches + 1
        if count < AT_ONCE:
            break
        await asyncio.sleep(PAUSE_S)
    return total


def _due(kind: Kind, before: datetime) -> Select[int]:
    table, conditions = _OLD[kind]
    return select(table.id).where(*conditions(before)).order_by(table.id)


def _old_messages(before: datetime) -> list[ColumnElement[bool]]:
    in_ticket = exists().where(TicketEntry.message_id == Message.id)
    return [Message.received_at < before, ~in_ticket]


def _old_tickets(before: datetime) -> list[ColumnElement[bool]]:
    return [Ticket.status.in_(FINISHED), Ticket.updated_at < before]


def _old_residents(before: datetime) -> list[ColumnElement[bool]]:
    return [Resident.seen_at < before, ~exists().where(Ticket.resident_id == Resident.id)]


# Each kind: its table, and which of its rows are old enough.
_OLD: Mapping[Kind, tuple[Any, Callable[[datetime], list[ColumnElement[bool]]]]] = {
    Kind.MESSAGES: (Message, _old_messages),
    Kind.REPLIES: (Outbox, lambda before: [Outbox.status.in_(SENT), Outbox.finished_at < before]),
    Kind.TICKETS: (Ticket, _old_tickets),
    Kind.UNRESOLVED: (Unresolved, lambda before: [Unresolved.created_at < before]),
    Kind.FEEDBACK: (Feedback, lambda before: [Feedback.created_at < before]),
    Kind.CORRECTIONS: (
        Correction,
        lambda before: [Correction.status != CorrectionStatus.OPEN, Correction.settled_at < before],
    ),
    Kind.EXAMPLES: (
        ProposedExample,
        lambda before: [ProposedExample.status != Proposal.ACCEPTED, ProposedExample.created_at < before],
    ),
    Kind.RESIDENTS: (Resident, _old_residents),
    Kind.AUDIT: (AuditEntry, lambda before: [AuditEntry.created_at < before]),
}


def _rows_of(table: Any) -> Callable[[AsyncSession, list[int]], Awaitable[None]]:
    async def delete_rows(session: AsyncSession, ids: list[int]) -> None:
        await session.execute(delete(table).where(table.id.in_(ids)))

    return delete_rows


async def _tickets(session: AsyncSession, ids: list[int]) -> None:
    """With their files and their topics in the staff group; the rest hangs on them."""
    keys = (await session.scalars(select(StoredFile.key).where(StoredFile.ticket_id.in_(ids)))).all()
    await files.list_for_deletion(session, keys)
    await session.execute(delete(StoredFile).where(StoredFile.key.in_(keys)))
    await staff.list_topics_for_deletion(session, ids)
    await session.execute(delete(Ticket).where(Ticket.id.in_(ids)))


async def _unresolved(session: AsyncSession, ids: list[int]) -> None:
    settled = await session.scalars(select(Unresolved.settlement_id).where(Unresolved.id.in_(ids)))
    settlements = {each for each in settled if each is not None}
    await session.execute(delete(Unresolved).where(Unresolved.id.in_(ids)))
    await residents.drop_empty_settlements(session, settlements)


async def _residents(session: AsyncSession, ids: list[int]) -> None:
    for number in ids:
        await residents.erase_resident(session, number)


_LET_GO: Mapping[Kind, Callable[[AsyncSession, list[int]], Awaitable[None]]] = {
    Kind.MESSAGES: _rows_of(Message),
    Kind.REPLIES: _rows_of(Outbox),
    Kind.TICKETS: _tickets,
    Kind.UNRESOLVED: _unresolved,
    Kind.FEEDBACK: _rows_of(Feedback),
    Kind.CORRECTIONS: _rows_of(Correction),
    Kind.EXAMPLES: _rows_of(ProposedExample),
    Kind.RESIDENTS: _residents,
    Kind.AUDIT: _rows_of(AuditEntry),
}
