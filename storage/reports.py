"""Queries on what platforms report later about replies they took."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import and_, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Outbox

Name = tuple[str, str]
"""(channel, the platform's id of the message)"""


async def rows_by_name(session: AsyncSession, names: Collection[Name]) -> Mapping[Name, Outbox]:
    """The rows these messages were made of; what is not known here is left out."""
    ids: dict[str, list[str]] = defaultdict(list)
    for channel, provider_id in names:
        ids[channel].append(provider_id)
    # Channel by channel: SQLite finds pairs in a list by looking through the whole table.
    ours = or_(*(and_(Outbox.channel == channel, Outbox.provider_id.in_(each)) for channel, each in ids.items()))
    # Locked: two processes may hold reports on one row, and neither may undo what the other notes.
    query = select(Outbox).where(ours).order_by(Outbox.id).with_for_update()
    return {(row.channel, row.provider_id or ""): row for row in await session.scalars(query)}


async def change(session: AsyncSession, changes: Sequence[dict[str, Any]]) -> None:
    """Each names its row by `id` and holds the columns to set."""
    if changes:
        await session.execute(update(Outbox), list(changes))
