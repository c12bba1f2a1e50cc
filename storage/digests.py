"""Queries on the weekly digests of those who keep the directory."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage import bulk
from storage.account_tables import Account
from storage.keeping_tables import Digest
from storage.mail_tables import MailChoice, MailStatus

Due = tuple[Digest, Account, MailChoice]
"""A digest that is to be sent, to whom, and where they want it."""


async def plan(session: AsyncSession, account_ids: Sequence[int], week: str, now: datetime) -> None:
    """One for each account; who has one for this week gets no second."""
    rows = [{"account_id": number, "week": week, "due_at": now, "created_at": now} for number in account_ids]
    await bulk.insert(session, Digest, rows, unless_there=True)


async def due(session: AsyncSession, now: datetime, *, limit: int) -> Sequence[Due]:
    """Of those who still want mail and can sign in, the longest waiting first."""
    query = (
        select(Digest, Account, MailChoice)
        .join(Account, Account.id == Digest.account_id)
        .join(MailChoice, MailChoice.account_id == Digest.account_id)
        .where(Digest.status == MailStatus.QUEUED, Digest.due_at <= now, Account.disabled_at.is_(None))
        .order_by(Digest.due_at, Digest.id)
        .limit(limit)
    )
    return [(digest, account, choice) for digest, account, choice in await session.execute(query)]


async def forget(session: AsyncSession, before: datetime) -> None:
    await session.execute(delete(Digest).where(Digest.created_at < before))
