"""Queries on answers that are being written. Whoever asks has found the ticket in their scope."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.account_tables import Account
from storage.dialect import insert
from storage.draft_tables import Answering, Draft

LASTS = timedelta(seconds=40)  # a page says every 15 seconds that somebody is writing


async def get(session: AsyncSession, account_id: int, ticket_id: int) -> Draft | None:
    return await session.get(Draft, (account_id, ticket_id), populate_existing=True)


async def put(
    session: AsyncSession,
    account_id: int,
    ticket_id: int,
    *,
    text: str,
    contact: str | None,
    files: Sequence[str],
    now: datetime,
) -> None:
    """Keep this instead of what was there; an empty draft is none."""
    if not (text.strip() or contact or files):
        return await drop(session, account_id, ticket_id)
    values = {"text": text, "contact": contact, "files": list(files), "updated_at": now}
    statement = insert(session, Draft).values(account_id=account_id, ticket_id=ticket_id, **values)
    keys = ["account_id", "ticket_id"]
    await session.execute(statement.on_conflict_do_update(index_elements=keys, set_=values))
    return None


async def drop(session: AsyncSession, account_id: int, ticket_id: int) -> None:
    await session.execute(delete(Draft).where(Draft.account_id == account_id, Draft.ticket_id == ticket_id))


async def say_answering(session: AsyncSession, account_id: int, ticket_id: int, now: datetime) -> None:
    statement = insert(session, Answering).values(account_id=account_id, ticket_id=ticket_id, seen_at=now)
    keys = ["account_id", "ticket_id"]
    await session.execute(statement.on_conflict_do_update(index_elements=keys, set_={"seen_at": now}))


async def say_gone(session: AsyncSession, account_id: int, ticket_id: int) -> None:
    statement = delete(Answering).where(Answering.account_id == account_id, Answering.ticket_id == ticket_id)
    await session.execute(statement)


async def answering(session: AsyncSession, ticket_id: int, *, but: int, now: datetime) -> list[str]:
    """The names of those who are writing an answer at this moment, except for the account `but`."""
    query = select(Account).join(Answering, Answering.account_id == Account.id)
    query = query.where(Answering.ticket_id == ticket_id, Answering.seen_at > now - LASTS, Account.id != but)
    return [account.called for account in await session.scalars(query.order_by(Account.id))]
