"""Queries on the unresolved log."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.scope import Scope
from storage.tables import Unresolved


async def newest(
    session: AsyncSession, *, scope: Scope, limit: int = 100, offset: int = 0, settled: bool = False
) -> Sequence[Unresolved]:
    query = select(Unresolved).where(*within(scope)).order_by(Unresolved.id.desc()).limit(limit).offset(offset)
    if not settled:
        query = query.where(Unresolved.settled_at.is_(None))
    return (await session.scalars(query)).all()


async def count_unsettled(session: AsyncSession, *, scope: Scope) -> int:
    query = select(func.count()).select_from(Unresolved).where(Unresolved.settled_at.is_(None), *within(scope))
    return (await session.scalar(query)) or 0


def within(scope: Scope) -> list[ColumnElement[bool]]:
    """Conditions on `Unresolved`."""
    return scope.of_rows(Unresolved.municipality, Unresolved.topic)
