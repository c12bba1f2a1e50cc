"""Queries on failed tries to sign in."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.account_tables import FailedTry
from storage.dialect import insert


async def lock(session: AsyncSession, subjects: Collection[str], now: datetime) -> Sequence[FailedTry]:
    """The counts of these subjects, made where there was none, kept to this transaction."""
    # Ordered, so that two tries that share a name and a machine cannot wait for each other in a ring.
    rows = [{"subject": subject, "count": 0, "last_at": now} for subject in sorted(subjects)]
    await session.execute(insert(session, FailedTry).on_conflict_do_nothing().values(rows))
    query = select(FailedTry).where(FailedTry.subject.in_(subjects)).order_by(FailedTry.subject).with_for_update()
    return (await session.scalars(query)).all()


async def take_back(session: AsyncSession, subject: str) -> None:
    """One try was right."""
    counted = FailedTry.subject == subject, FailedTry.count > 0
    await session.execute(update(FailedTry).where(*counted).values(count=FailedTry.count - 1))


async def forget(session: AsyncSession, subject: str) -> None:
    await session.execute(delete(FailedTry).where(FailedTry.subject == subject))


async def forget_until(session: AsyncSession, time: datetime) -> None:
    """Forget what failed last at this time or before."""
    await session.execute(delete(FailedTry).where(FailedTry.last_at <= time))
