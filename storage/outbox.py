"""Queries on replies on their way: putting them in, and looking at what became of them.

Claiming them is in `storage.claims`, writing down what became of them in `storage.marks`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage import bulk
from storage.bulk import Values
from storage.claims import is_unsent, is_wanted, on_channels
from storage.resident_rows import ResidentRow
from storage.tables import Message, Outbox, OutboxStatus, Resident, Urgency
from storage.ticket_tables import TicketEntry
from storage.together import Rows, Statement, ask_one

# What the index of rows that were given up asks for, and the status itself.
IS_FAILED = and_(Outbox.finished_at.is_not(None), Outbox.error.is_not(None), Outbox.status == OutboxStatus.FAILED)


def row_for(
    resident: Resident | ResidentRow,
    reply: dict[str, Any],
    *,
    message_id: int | None,
    now: datetime,
    ticket_entry_id: int | None = None,
    priority: Urgency = Urgency.ANSWER,
) -> dict[str, Any]:
    """A reply (as JSON) to a resident, due at once; `message_id` is the message that caused it, `ticket_entry_id` the
    officer's answer that it brings.
    """
    return {
        "resident_id": resident.id,
        "message_id": message_id,
        "ticket_entry_id": ticket_entry_id,
        "priority": priority,
        "channel": resident.channel,
        "address": resident.address,
        "reply": reply,
        "due_at": now,
        "created_at": now,
        "status": OutboxStatus.QUEUED,
        "finished_at": None,
    }


def as_answered(row: dict[str, Any], now: datetime) -> dict[str, Any]:
    """The row of a reply that goes out in the answer to the platform's own call, not by delivery."""
    return {**row, "status": OutboxStatus.DELIVERED, "finished_at": now}


async def add(session: AsyncSession, rows: Sequence[Values]) -> list[int]:
    """Put replies in, in this order; their ids."""
    return await ask_one(session, adding(session, rows)) if rows else []


def adding(session: AsyncSession, rows: Sequence[Values]) -> Statement[list[int]]:
    """As `add`, to be asked together with others; there must be rows."""
    return bulk.inserting(session, Outbox, rows, returning=("id",), read=_ids)


def _ids(rows: Rows) -> list[int]:
    return sorted(number for (number,) in rows)


async def waiting(session: AsyncSession, channels: Collection[str]) -> tuple[int, datetime | None]:
    """How many replies wait on these channels, and since when the one that is due longest could have been sent."""
    query = select(func.count(), func.min(Outbox.due_at)).where(is_unsent(Outbox), on_channels(channels), is_wanted())
    count, oldest = (await session.execute(query)).one()
    return count, oldest


async def failed(session: AsyncSession, since: datetime) -> dict[str, int]:
    """Reason → how many replies were given up for it since then; to somebody who has left is no failure."""
    query = (
        select(Outbox.error, func.count())
        .join(Resident, Resident.id == Outbox.resident_id)
        .where(IS_FAILED, Outbox.finished_at >= since, ~Resident.stopped)
        .group_by(Outbox.error)
        .order_by(func.count().desc(), Outbox.error)
    )
    return {reason or "": count for reason, count in await session.execute(query)}


async def of_ticket(session: AsyncSession, ticket_id: int) -> Sequence[Outbox]:
    """What brings the officers' answers on this ticket to its resident, in order; `status` and `error` say how far."""
    query = (
        select(Outbox)
        .join(TicketEntry, TicketEntry.id == Outbox.ticket_entry_id)
        .where(TicketEntry.ticket_id == ticket_id)
        .order_by(Outbox.id)
    )
    return (await session.scalars(query)).all()


async def reply_of(session: AsyncSession, row_id: int) -> dict[str, Any] | None:
    """The reply (as JSON) of one row."""
    return await session.scalar(select(Outbox.reply).where(Outbox.id == row_id))


async def of_resident(session: AsyncSession, resident_id: int, *, after: int = 0, limit: int = 200) -> Sequence[Outbox]:
    """What the resident was sent, oldest first, from the row after `after`."""
    query = select(Outbox).where(Outbox.resident_id == resident_id, Outbox.id > after).order_by(Outbox.id).limit(limit)
    return (await session.scalars(query)).all()


async def answers_to(session: AsyncSession, channel: str, event_id: str) -> Sequence[Outbox]:
    """What answered this event of a platform, in order."""
    query = (
        select(Outbox)
        .join(Message, Message.id == Outbox.message_id)
        .where(Message.channel == channel, Message.event_id == event_id)
        .order_by(Outbox.id)
    )
    return (await session.scalars(query)).all()
