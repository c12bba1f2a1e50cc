"""Queries on what residents sent."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage import bulk
from storage.bulk import Values
from storage.tables import Message
from storage.together import Rows, Statement, ask_one

Event = tuple[str, str]
"""(channel, event id)"""


async def add_new(session: AsyncSession, rows: Sequence[Values]) -> dict[Event, int]:
    """Add the messages that are not there yet; the row ids of just those that were added."""
    return await ask_one(session, adding(session, rows))


def adding(session: AsyncSession, rows: Sequence[Values]) -> Statement[dict[Event, int]]:
    """As `add_new`, to be asked together with others."""
    returning = ("channel", "event_id", "id")
    return bulk.inserting(session, Message, rows, unless_there=True, returning=returning, read=_ids)


def _ids(rows: Rows) -> dict[Event, int]:
    return {(channel, event_id): number for channel, event_id, number in rows}


async def until(session: AsyncSession, resident_id: int, message_id: int, *, limit: int) -> Sequence[Message]:
    """What a resident sent up to and with this message, the newest first."""
    query = select(Message).where(Message.resident_id == resident_id, Message.id <= message_id)
    return (await session.scalars(query.order_by(Message.id.desc()).limit(limit))).all()
