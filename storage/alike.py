"""Queries for grouping the unresolved log by likeness: they look after all entries, whoever's they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import cast

from sqlalchemy import Table, bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Unresolved

TABLE = cast("Table", Unresolved.__table__)


async def ungrouped(session: AsyncSession, *, limit: int) -> Sequence[tuple[int, str]]:
    """Id and text of what has not been looked at yet, oldest first."""
    query = select(Unresolved.id, Unresolved.text).where(Unresolved.group_id.is_(None))
    return [(number, text) for number, text in await session.execute(query.order_by(Unresolved.id).limit(limit))]


async def leaders(session: AsyncSession, since: datetime, *, limit: int) -> Sequence[tuple[int, str]]:
    """Each group with the text of its oldest entry since then; the newest groups when there are more."""
    first = func.min(Unresolved.id)
    grouped = Unresolved.group_id.is_not(None), Unresolved.created_at >= since
    oldest = select(first).where(*grouped).group_by(Unresolved.group_id).order_by(first.desc()).limit(limit)
    query = select(Unresolved.group_id, Unresolved.text).where(Unresolved.id.in_(oldest))
    return [(group, text) for group, text in await session.execute(query) if group is not None]


async def put(session: AsyncSession, groups: Mapping[int, int]) -> None:
    """Entry → its group."""
    statement = update(TABLE).where(TABLE.c.id == bindparam("entry")).values(group_id=bindparam("alike"))
    await session.execute(statement, [{"entry": entry, "alike": group} for entry, group in groups.items()])
