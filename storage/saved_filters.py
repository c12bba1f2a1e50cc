"""Queries on the lists that people at the desk have saved; each is its owner's alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage import dialect
from storage.filter_tables import SavedFilter

MOST = 12  # of one account: each is counted whenever the list is shown


class TooMany(Exception):
    """The account has `MOST` already."""


async def of_account(session: AsyncSession, account_id: int) -> Sequence[SavedFilter]:
    """In the order in which they were made."""
    query = select(SavedFilter).where(SavedFilter.account_id == account_id).order_by(SavedFilter.id)
    return (await session.scalars(query)).all()


async def save(session: AsyncSession, account_id: int, *, name: str, query: str, now: datetime) -> None:
    """One of the same name is replaced. Raises `TooMany`."""
    others = select(func.count()).where(SavedFilter.account_id == account_id, SavedFilter.name != name)
    if ((await session.scalar(others)) or 0) >= MOST:
        raise TooMany
    row = {"account_id": account_id, "name": name, "query": query, "created_at": now}
    statement = dialect.insert(session, SavedFilter).values(row)
    changed = {"query": statement.excluded.query}
    await session.execute(statement.on_conflict_do_update(index_elements=["account_id", "name"], set_=changed))


async def remove(session: AsyncSession, account_id: int, filter_id: int) -> None:
    """What is not the account's stays."""
    await session.execute(delete(SavedFilter).where(SavedFilter.account_id == account_id, SavedFilter.id == filter_id))
