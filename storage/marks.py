"""Writing down what became of replies: a group of them in a few statements, whose text does not depend on their number.

Every mark but "delivered" is for the worker that still holds the row: another may have taken it over meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import String, Subquery, Update, bindparam, delete, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage import bulk
from storage.claims import OUTBOX, is_claimed_by
from storage.dialect import dialect_of
from storage.tables import Outbox, OutboxStatus
from storage.types import UtcDateTime

FREE: Mapping[str, Any] = {"claimed_by": None, "claimed_until": None}
NOW = bindparam("now", type_=UtcDateTime())


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
    rows = [{"id": row_id, "provider_id": provider} for row_id, provider in provider_ids.items()]
    await _mark(session, _delivered, rows, now=now)


async def forgotten(session: AsyncSession, row_ids: Collection[int]) -> None:
    """Rows that nobody owns, farewells to erased residents, go for good."""
    await session.execute(delete(Outbox).where(Outbox.id.in_(row_ids), Outbox.resident_id.is_(None)))


async def put_back(session: AsyncSession, worker: str, row_ids: Iterable[int]) -> None:
    """Give claimed rows back untried."""
    await _mark(session, _put_back, [{"id": row_id} for row_id in row_ids], worker=worker)


async def retried(session: AsyncSession, worker: str, rows: Sequence[Delayed]) -> None:
    """These tries failed; there will be another one each."""
    await _mark(session, _retried, [{**_waiting(row), "unclear": int(row.unclear)} for row in rows], worker=worker)


async def held(session: AsyncSession, worker: str, rows: Sequence[Delayed]) -> None:
    """Hold these back untried."""
    await _mark(session, _held, [{**_waiting(row), "held_at": row.held_at} for row in rows], worker=worker)


async def failed(session: AsyncSession, worker: str, reasons: Mapping[int, str], now: datetime) -> None:
    """Give these rows up for good, saying why in plain words."""
    rows = [{"id": row_id, "error": reason} for row_id, reason in reasons.items()]
    await _mark(session, _failed, rows, worker=worker, now=now)


def _waiting(row: Delayed) -> Mapping[str, Any]:
    return {"id": row.row_id, "due_at": row.due_at, "error": row.reason, "taken": row.taken}


async def _mark(
    session: AsyncSession, statement: Callable[[str], Update], rows: Sequence[Mapping[str, Any]], **values: Any
) -> None:
    if rows:
        await session.execute(statement(dialect_of(session)), {"rows": bulk.document(session, rows), **values})


@cache
def _delivered(dialect: str) -> Update:
    given = _given(dialect, "provider_id")
    return _on(dialect, given).values(
        status=OutboxStatus.DELIVERED,
        finished_at=NOW,
        error=None,
        attempts=OUTBOX.c.attempts + 1,
        provider_id=given.c.provider_id,
    )


@cache
def _put_back(dialect: str) -> Update:
    return _on_own(dialect, _given(dialect)).values(status=OutboxStatus.QUEUED)


@cache
def _retried(dialect: str) -> Update:
    given = _given(dialect, "due_at", "error", "taken", "unclear")
    return _on_own(dialect, given).values(
        status=OutboxStatus.QUEUED,
        attempts=OUTBOX.c.attempts + 1,
        unclear=OUTBOX.c.unclear + given.c.unclear,
        held_at=None,
        due_at=given.c.due_at,
        error=given.c.error,
        taken=given.c.taken,
    )


@cache
def _held(dialect: str) -> Update:
    given = _given(dialect, "due_at", "error", "taken", "held_at")
    return _on_own(dialect, given).values(
        status=OutboxStatus.QUEUED,
        held_at=given.c.held_at,
        due_at=given.c.due_at,
        error=given.c.error,
        taken=given.c.taken,
    )


@cache
def _failed(dialect: str) -> Update:
    given = _given(dialect, "error")
    return _on_own(dialect, given).values(
        status=OutboxStatus.FAILED, finished_at=NOW, attempts=OUTBOX.c.attempts + 1, error=given.c.error
    )


def _given(dialect: str, *columns: str) -> Subquery:
    """The rows handed to the statement: their ids and what is to be written, under the columns' own names."""
    return bulk.rows(dialect, Outbox, ("id", *columns)).subquery()


def _on(dialect: str, given: Subquery) -> Update:
    """No claim holds these rows any more."""
    return update(OUTBOX).where(*bulk.is_row(dialect, Outbox, given)).values(FREE)


def _on_own(dialect: str, given: Subquery) -> Update:
    return _on(dialect, given).where(*is_claimed_by(bindparam("worker", type_=String())))
