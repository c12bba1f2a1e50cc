"""Queries on what residents sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage import bulk
from storage.tables import Message


async def add_new(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> dict[tuple[str, str], int]:
    """Add the messages that are not there yet; (channel, event id) → row id of just those that were added."""
    added = await bulk.insert(session, Message, rows, unless_there=True, returning=("channel", "event_id", "id"))
    return {(row.channel, row.event_id): row.id for row in added}


async def until(session: AsyncSession, resident_id: int, message_id: int, *, limit: int) -> Sequence[Message]:
    """What a resident sent up to and with this message, the newest first."""
    query = select(Message).where(Message.resident_id == resident_id, Message.id <= message_id)
    return (await session.scalars(query.order_by(Message.id.desc()).limit(limit))).all()
