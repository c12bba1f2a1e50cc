"""Queries on who in the staff group is which account."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.account_tables import Account
from storage.dialect import insert
from storage.staff_tables import StaffCode, StaffLink


async def account_of(session: AsyncSession, telegram_id: int) -> Account | None:
    """Who this is, switched off or not."""
    query = select(Account).join(StaffLink, StaffLink.account_id == Account.id)
    return await session.scalar(query.where(StaffLink.telegram_id == telegram_id))


async def is_linked(session: AsyncSession, account_id: int) -> bool:
    return await session.get(StaffLink, account_id) is not None


async def link(session: AsyncSession, account_id: int, telegram_id: int, now: datetime) -> None:
    """One account, one person in Telegram: what either was linked to before is not any more."""
    either = or_(StaffLink.account_id == account_id, StaffLink.telegram_id == telegram_id)
    await session.execute(delete(StaffLink).where(either))
    session.add(StaffLink(account_id=account_id, telegram_id=telegram_id, linked_at=now))


async def unlink(session: AsyncSession, account_id: int) -> None:
    await session.execute(delete(StaffLink).where(StaffLink.account_id == account_id))


async def keep_code(session: AsyncSession, account_id: int, code_hash: str, expires_at: datetime) -> None:
    """In the place of the one before."""
    values = {"code_hash": code_hash, "expires_at": expires_at}
    row = insert(session, StaffCode).values(account_id=account_id, **values)
    await session.execute(row.on_conflict_do_update(index_elements=["account_id"], set_=values))


async def codes(session: AsyncSession, now: datetime) -> Mapping[int, str]:
    """Account → hash of the code that is good for it now; nobody else can use one in this transaction."""
    query = select(StaffCode).where(StaffCode.expires_at > now).with_for_update()
    return {row.account_id: row.code_hash for row in await session.scalars(query)}


async def drop_code(session: AsyncSession, account_id: int) -> None:
    await session.execute(delete(StaffCode).where(StaffCode.account_id == account_id))
