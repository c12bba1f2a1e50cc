"""Queries on what residents sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from storage.dialect import insert
from storage.tables import Message


async def add_new(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> dict[tuple[str, str], int]:
    """Add the messages that are not there yet; (channel, event id) → row id of just those that were added."""
    statement = (
        insert(session, Message)
        .on_conflict_do_nothing(index_elements=["channel", "event_id"])
        .values(list(rows))
        .returning(Message.channel, Message.event_id, Message.id)
    )
    result = await session.execute(statement)
    return {(channel, event_id): row_id for channel, event_id, row_id in result}
