"""Queries on rounds of learning."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import CursorResult, and_, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.learning_tables import UNDER_WAY, Training, TrainingStatus


async def latest(session: AsyncSession, *, limit: int = 10) -> Sequence[Training]:
    """Newest first."""
    return (await session.scalars(select(Training).order_by(Training.id.desc()).limit(limit))).all()


async def under_way(session: AsyncSession) -> Training | None:
    return await session.scalar(select(Training).where(Training.status.in_(UNDER_WAY)).limit(1))


async def in_use(session: AsyncSession) -> Training | None:
    """The one whose model all machines use; None: that of the pack alone."""
    query = select(Training).where(Training.status == TrainingStatus.ACTIVE)
    return await session.scalar(query.order_by(Training.activated_at.desc(), Training.id.desc()).limit(1))


async def lock(session: AsyncSession, number: int) -> Training | None:
    query = select(Training).where(Training.id == number).with_for_update()
    return await session.scalar(query.execution_options(populate_existing=True))


async def claim(session: AsyncSession, *, now: datetime, lease: timedelta) -> Training | None:
    """Begin the one that waits, or that a process has begun and left; None when there is none."""
    waits = or_(
        Training.status == TrainingStatus.WANTED,
        and_(Training.status == TrainingStatus.RUNNING, Training.claimed_until < now),
    )
    query = select(Training).where(waits).order_by(Training.id).limit(1)
    found = await session.scalar(query.with_for_update(skip_locked=True))
    if found is not None:
        found.status, found.claimed_until = TrainingStatus.RUNNING, now + lease
    return found


async def renew(session: AsyncSession, number: int, until: datetime) -> None:
    """Say that somebody is still at it."""
    running = Training.id == number, Training.status == TrainingStatus.RUNNING
    await session.execute(update(Training).where(*running).values(claimed_until=until))


async def finish(session: AsyncSession, number: int, status: TrainingStatus, *, now: datetime, **columns: Any) -> bool:
    """End one that runs; False when it does not run any more."""
    running = Training.id == number, Training.status == TrainingStatus.RUNNING
    values = {"status": status, "claimed_until": None, "finished_at": now, **columns}
    ended = await session.execute(update(Training).where(*running).values(values))
    assert isinstance(ended, CursorResult)
    return ended.rowcount == 1
