"""Queries on replies on their way.

A *lane* is what one resident is still owed, in order. A lane is claimed as a whole and by one worker at a time; the
claim of a worker that dies runs out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, exists, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from storage.tables import UNSENT, Message, Outbox, OutboxStatus, Resident

MAX_ROWS_OF_LANE = 20


def row_for(resident: Resident, reply: dict[str, Any], *, message_id: int | None, now: datetime) -> dict[str, Any]:
    """A reply (as JSON) to a resident, due at once; `message_id` is the message that caused it."""
    return {
        "resident_id": resident.id,
        "message_id": message_id,
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


async def add(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        await session.execute(insert(Outbox), list(rows))


async def claim_lanes(
    session: AsyncSession,
    *,
    worker: str,
    channels: Collection[str],
    now: datetime,
    lease: timedelta,
    limit: int,
) -> list[list[Outbox]]:
    """Claim up to `limit` lanes whose first row is due, each with its waiting rows in order."""
    earlier = aliased(Outbox)
    is_first = ~exists().where(
        earlier.resident_id == Outbox.resident_id, earlier.id < Outbox.id, earlier.status.in_(UNSENT)
    )
    heads = (
        select(Outbox.id, Outbox.resident_id)
        .where(
            Outbox.status.in_(UNSENT),
            Outbox.channel.in_(channels),
            _due(now),
            _free(now),
            is_first,
            _wanted(),
        )
        .order_by(Outbox.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    firsts = (await session.execute(heads)).all()
    if not firsts:
        return []
    of_lanes = or_(
        Outbox.id.in_([row_id for row_id, _ in firsts]),
        Outbox.resident_id.in_([resident for _, resident in firsts if resident is not None]),
    )
    lane_rows = select(Outbox).where(Outbox.status.in_(UNSENT), of_lanes, _wanted()).order_by(Outbox.id)
    rows = (await session.scalars(lane_rows)).all()
    lanes: dict[int, list[Outbox]] = defaultdict(list)
    for row in rows:
        lane = lanes[-row.id if row.resident_id is None else row.resident_id]
        if len(lane) < MAX_ROWS_OF_LANE:
            lane.append(row)
    claimed = [row.id for lane in lanes.values() for row in lane]
    await session.execute(
        update(Outbox)
        .where(Outbox.id.in_(claimed))
        .values(status=OutboxStatus.SENDING, claimed_by=worker, claimed_until=now + lease)
    )
    return list(lanes.values())


async def renew_claims(
    session: AsyncSession, row_ids: Collection[int], *, worker: str, now: datetime, lease: timedelta
) -> None:
    """Say that this worker is alive and still at these rows."""
    await session.execute(
        update(Outbox).where(Outbox.id.in_(row_ids), *_claimed_by(worker)).values(claimed_until=now + lease)
    )


async def mark_delivered(session: AsyncSession, delivered: dict[int, str | None], now: datetime) -> None:
    """Row id → the platform's id of the message. A row of an erased resident goes for good."""
    await session.execute(delete(Outbox).where(Outbox.id.in_(delivered), Outbox.resident_id.is_(None)))
    for row_id, provider_id in delivered.items():
        await session.execute(
            update(Outbox)
            .where(Outbox.id == row_id)
            .values(
                status=OutboxStatus.DELIVERED,
                provider_id=provider_id,
                finished_at=now,
                error=None,
                attempts=Outbox.attempts + 1,
                claimed_by=None,
                claimed_until=None,
            )
        )


async def put_back(session: AsyncSession, worker: str, row_ids: Collection[int]) -> None:
    """Give claimed rows back untried."""
    await session.execute(
        update(Outbox)
        .where(Outbox.id.in_(row_ids), *_claimed_by(worker))
        .values(status=OutboxStatus.QUEUED, claimed_by=None, claimed_until=None)
    )


async def mark_retry(session: AsyncSession, worker: str, row_id: int, *, due_at: datetime, error: str) -> None:
    await session.execute(
        update(Outbox)
        .where(Outbox.id == row_id, *_claimed_by(worker))
        .values(
            status=OutboxStatus.QUEUED,
            due_at=due_at,
            error=error,
            attempts=Outbox.attempts + 1,
            claimed_by=None,
            claimed_until=None,
        )
    )


async def mark_held(
    session: AsyncSession, worker: str, row_id: int, *, due_at: datetime, error: str, now: datetime
) -> None:
    """Hold a row back untried until `due_at`, or until its resident writes."""
    await session.execute(
        update(Outbox)
        .where(Outbox.id == row_id, *_claimed_by(worker))
        .values(
            status=OutboxStatus.QUEUED,
            due_at=due_at,
            held_at=now,
            error=error,
            claimed_by=None,
            claimed_until=None,
        )
    )


async def mark_failed(
    session: AsyncSession, worker: str, row_ids: Collection[int], *, now: datetime, error: str
) -> None:
    """Give these rows up for good, saying why in plain words."""
    await session.execute(delete(Outbox).where(Outbox.id.in_(row_ids), Outbox.resident_id.is_(None)))
    await session.execute(
        update(Outbox)
        .where(Outbox.id.in_(row_ids), *_claimed_by(worker))
        .values(
            status=OutboxStatus.FAILED,
            finished_at=now,
            error=error,
            attempts=Outbox.attempts + 1,
            claimed_by=None,
            claimed_until=None,
        )
    )


async def waiting(session: AsyncSession, channels: Collection[str]) -> tuple[int, datetime | None]:
    """How many replies wait on these channels, and since when the one that is due longest could have been sent."""
    query = select(func.count(), func.min(Outbox.due_at)).where(
        Outbox.status.in_(UNSENT), Outbox.channel.in_(channels), _wanted()
    )
    count, oldest = (await session.execute(query)).one()
    return count, oldest


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


def _due(now: datetime) -> ColumnElement[bool]:
    """Its time has come, or its resident has written since it was held back."""
    wrote = exists().where(Resident.id == Outbox.resident_id, Resident.seen_at > Outbox.held_at)
    return or_(Outbox.due_at <= now, and_(Outbox.held_at.is_not(None), wrote))


def _wanted() -> ColumnElement[bool]:
    """Not to somebody who asked for silence: what does not answer a message of theirs waits until they write again."""
    silent = exists().where(Resident.id == Outbox.resident_id, Resident.stopped)
    return or_(Outbox.message_id.is_not(None), ~silent)


def _claimed_by(worker: str) -> tuple[ColumnElement[bool], ...]:
    """Only what this worker still holds: another may have taken it over meanwhile, and sent it."""
    return (Outbox.status == OutboxStatus.SENDING, Outbox.claimed_by == worker)


def _free(now: datetime) -> ColumnElement[bool]:
    return or_(Outbox.status == OutboxStatus.QUEUED, Outbox.claimed_until < now)
