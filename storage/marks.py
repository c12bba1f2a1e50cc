"""Writing down what became of replies: a group of them in a few statements, whose text does not depend on their number.

Every mark but "delivered" is for the worker that still holds the row: another may have taken it over meanwhile.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.claims import OUTBOX, is_claimed_by
from storage.tables import Outbox, OutboxStatus

FREE: Mapping[str, Any] = {"claimed_by": None, "claimed_until": None}
WAITING: Mapping[str, Any] = {
    "due_at": bindparam("due"),
    "error": bindparam("reason"),
    "taken": bindparam("taken_by_now"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Delayed:
    """A row that waits until `due_at`. `taken`: so many of its messages are with the platform. `unclear`: nobody knows
    whether this try arrived. `held_at`: since when it is held back until then or until its resident writes.
    """

    row_id: int
    due_at: datetime
    reason: str | None
    taken: int
    unclear: bool = False
    held_at: datetime | None = None


async def delivered(session: AsyncSession, provider_ids: Mapping[int, str | None], now: datetime) -> None:
    """Row id → the platform's id of the message."""
    values = {
        "status": OutboxStatus.DELIVERED,
        "finished_at": now,
        "error": None,
        "attempts": OUTBOX.c.attempts + 1,
        "provider_id": bindparam("provider"),
        **FREE,
    }
    rows = [{"row": row_id, "provider": provider} for row_id, provider in provider_ids.items()]
    await session.execute(update(OUTBOX).where(OUTBOX.c.id == bindparam("row")).values(values), rows)


async def forgotten(session: AsyncSession, row_ids: Collection[int]) -> None:
    """Rows that nobody owns, farewells to erased residents, go for good."""
    await session.execute(delete(Outbox).where(Outbox.id.in_(row_ids), Outbox.resident_id.is_(None)))


async def put_back(session: AsyncSession, worker: str, row_ids: Iterable[int]) -> None:
    """Give claimed rows back untried."""
    rows = [{"row": row_id} for row_id in row_ids]
    await _mark(session, worker, {"status": OutboxStatus.QUEUED}, rows)


async def retried(session: AsyncSession, worker: str, rows: Sequence[Delayed]) -> None:
    """These tries failed; there will be another one each."""
    values = {
        "status": OutboxStatus.QUEUED,
        "attempts": OUTBOX.c.attempts + 1,
        "unclear": OUTBOX.c.unclear + bindparam("unclear_tries"),
        "held_at": None,
        **WAITING,
    }
    await _mark(session, worker, values, [{**_waiting(row), "unclear_tries": int(row.unclear)} for row in rows])


async def held(session: AsyncSession, worker: str, rows: Sequence[Delayed]) -> None:
    """Hold these back untried."""
    values = {"status": OutboxStatus.QUEUED, "held_at": bindparam("held"), **WAITING}
    await _mark(session, worker, values, [{**_waiting(row), "held": row.held_at} for row in rows])


async def failed(session: AsyncSession, worker: str, reasons: Mapping[int, str], now: datetime) -> None:
    """Give these rows up for good, saying why in plain words."""
    values = {
        "status": OutboxStatus.FAILED,
        "finished_at": now,
        "attempts": OUTBOX.c.attempts + 1,
        "error": bindparam("reason"),
    }
    await _mark(session, worker, values, [{"row": row_id, "reason": reason} for row_id, reason in reasons.items()])


def _waiting(row: Delayed) -> Mapping[str, Any]:
    return {"row": row.row_id, "due": row.due_at, "reason": row.reason, "taken_by_now": row.taken}


async def _mark(
    session: AsyncSession, worker: str, values: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]
) -> None:
    if rows:
        statement = update(OUTBOX).where(OUTBOX.c.id == bindparam("row"), *is_claimed_by(worker))
        await session.execute(statement.values({**values, **FREE}), list(rows))
