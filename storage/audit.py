"""The audit log: what was done and read at the desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from storage.audit_tables import AuditEntry

MAX_SUBJECT = 80
KINDS = (
    "ticket",
    "account",
    "resident",
    "unresolved",
    "examples",
    "training",
    "contact",
    "procedure",
    "correction",
    "import",
    "topic",
    "municipality",
    "template",
    "municipality",
    "file",
    "overview",
    "retention",
)


def subject_of(kind: str, which: object) -> str:
    """How a thing is named in the log, e.g. `ticket 7KX-4PB`: a kind of `KINDS` with a number or reference."""
    return f"{kind} {which}"[:MAX_SUBJECT]


async def record(
    session: AsyncSession,
    *,
    account_id: int | None,
    action: str,
    subject: str,
    details: dict[str, Any] | None = None,
    now: datetime,
) -> None:
    """Add to the log, in the transaction of what was done. `details` are codes and counts: no texts, no names.

    `account_id` None: from the terminal. `subject` as `subject_of` makes it.
    """
    session.add(
        AuditEntry(account_id=account_id, action=action, subject=subject, details=details or {}, created_at=now)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What to find; None: whichever. `subject` without its kind finds all kinds. `until` is not included."""

    account_id: int | None = None
    action: str | None = None
    subject: str | None = None
    since: datetime | None = None
    until: datetime | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        found: list[ColumnElement[bool]] = []
        if self.account_id is not None:
            found.append(AuditEntry.account_id == self.account_id)
        if self.action is not None:
            found.append(AuditEntry.action == self.action)
        if self.subject is not None:
            found.append(AuditEntry.subject.in_(_subjects(self.subject)))
        if self.since is not None:
            found.append(AuditEntry.created_at >= self.since)
        if self.until is not None:
            found.append(AuditEntry.created_at < self.until)
        return found


async def find(session: AsyncSession, search: Search, *, limit: int, before: int | None = None) -> Sequence[AuditEntry]:
    """Newest first, from the one before the entry with the id `before`: the last page comes as fast as the first."""
    place = tuple_(AuditEntry.created_at, AuditEntry.id)
    query = select(AuditEntry).where(*search.conditions())
    if before is not None:
        last = select(AuditEntry.created_at, AuditEntry.id).where(AuditEntry.id == before)
        query = query.where(place < last.scalar_subquery())
    query = query.order_by(AuditEntry.created_at.desc(), AuditEntry.id.desc()).limit(limit)
    return (await session.scalars(query)).all()


def _subjects(asked: str) -> list[str]:
    return [asked] if " " in asked else [subject_of(kind, asked) for kind in KINDS]
