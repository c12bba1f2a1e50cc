"""Queries on what Viber wants to be known before a message is sent, and on what it costs."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, func, or_, select, true, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from storage.claims import is_unsent, on_channels
from storage.dialect import insert
from storage.tables import Message, Outbox, OutboxStatus
from storage.viber_tables import ViberCharge

CHANNEL = "viber"


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """To whom a row of the outbox goes (None: a farewell), when they wrote last, and what else was told then."""

    resident_id: int | None
    wrote_at: datetime | None
    content: dict[str, Any]


async def addressee(session: AsyncSession, row_id: int, *, not_kinds: Collection[str]) -> Addressee | None:
    """Of this row; what residents did of `not_kinds` is no message of theirs. None: there is no such row."""
    theirs = aliased(Message)
    last = (
        select(theirs.id)
        .where(theirs.resident_id == Outbox.resident_id, theirs.kind.not_in(not_kinds))
        .order_by(theirs.id.desc())
        .limit(1)
        .correlate(Outbox)
        .scalar_subquery()
    )
    query = (
        select(Outbox.resident_id, Message.received_at, Message.content)
        .outerjoin(Message, Message.id == last)
        .where(Outbox.id == row_id)
    )
    row = (await session.execute(query)).one_or_none()
    return Addressee(resident_id=row[0], wrote_at=row[1], content=row[2] or {}) if row else None


async def sent_since(
    session: AsyncSession, resident_id: int, since: datetime, *, before: int, limit: int
) -> Sequence[dict[str, Any]]:
    """The replies (as JSON) sent to a resident since then, of the last `limit` rows before this one.

    Rows before it that are still claimed count: a lane is sent in order and marked at its end.
    """
    sent = or_(
        and_(Outbox.status == OutboxStatus.DELIVERED, Outbox.finished_at > since),
        Outbox.status == OutboxStatus.SENDING,
    )
    last = (
        select(Outbox.id)
        .where(Outbox.resident_id == resident_id, Outbox.id < before)
        .order_by(Outbox.id.desc())
        .limit(limit)
    )
    query = select(Outbox.reply).where(Outbox.id.in_(last), sent)
    return (await session.scalars(query)).all()


async def charge(session: AsyncSession, day: date, messages: int, *, cap: int | None) -> bool:
    """Count charged messages (negative: fewer) unless that would be over the cap; whether they were counted."""
    await session.execute(insert(session, ViberCharge).values(day=day, messages=0).on_conflict_do_nothing())
    within = true() if cap is None else ViberCharge.messages + messages <= cap
    counted = update(ViberCharge).where(ViberCharge.day == day, within).values(messages=ViberCharge.messages + messages)
    return await session.scalar(counted.returning(ViberCharge.day)) is not None


async def charged(session: AsyncSession) -> int:
    """How many messages were charged in all."""
    return await session.scalar(select(func.coalesce(func.sum(ViberCharge.messages), 0))) or 0


async def waiting_by_reason(session: AsyncSession, reasons: Collection[str]) -> Mapping[str, int]:
    """Why replies wait → how many, of these reasons."""
    query = (
        select(Outbox.error, func.count())
        .where(is_unsent(Outbox), on_channels([CHANNEL]), Outbox.error.in_(reasons))
        .group_by(Outbox.error)
    )
    return {str(reason): count for reason, count in await session.execute(query)}
