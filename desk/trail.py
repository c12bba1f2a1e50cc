"""What a visitor reads and does, into the audit log."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from desk.visit import Visit
from storage import audit

Detail = str | int | bool | list[str] | None


async def trace(
    store: AsyncSession, visit: Visit, action: str, kind: str, which: object, *, now: datetime, **details: Detail
) -> None:
    """Record in the transaction of what is done: `trace(store, visit, "ticket-read", "ticket", reference, now=now)`.

    `kind` is one of `storage.audit.KINDS`, `action` has its words in `desk.account_words.ACTIONS`. Details are codes
    and counts, never a text or a name.
    """
    subject = audit.subject_of(kind, which)
    await audit.record(store, account_id=visit.account_id, action=action, subject=subject, details=details, now=now)
