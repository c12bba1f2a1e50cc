"""Queries on the browsers that accounts are signed in with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import CursorResult, Delete, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.account_tables import Account, DeskSession


async def with_account(session: AsyncSession, secret_hash: str) -> tuple[DeskSession, Account] | None:
    query = select(DeskSession, Account).join(Account, Account.id == DeskSession.account_id)
    row = (await session.execute(query.where(DeskSession.secret_hash == secret_hash))).one_or_none()
    return (row[0], row[1]) if row else None


async def of_account(session: AsyncSession, account_id: int) -> Sequence[DeskSession]:
    """Those that are signed in, the one used last first."""
    query = select(DeskSession).where(DeskSession.account_id == account_id, DeskSession.waits_for_code.is_(False))
    return (await session.scalars(query.order_by(DeskSession.seen_at.desc(), DeskSession.id.desc()))).all()


async def last_seen(session: AsyncSession) -> dict[int, datetime]:
    """When each account that is signed in somewhere was last at the desk."""
    query = select(DeskSession.account_id, func.max(DeskSession.seen_at)).group_by(DeskSession.account_id)
    return dict((await session.execute(query)).all())


async def saw(session: AsyncSession, session_id: int, now: datetime) -> None:
    await session.execute(update(DeskSession).where(DeskSession.id == session_id).values(seen_at=now))


async def proved(session: AsyncSession, session_id: int, now: datetime) -> None:
    """Its person has just shown once more who they are."""
    await session.execute(update(DeskSession).where(DeskSession.id == session_id).values(proven_at=now))


async def let_in(session: AsyncSession, session_id: int, secret_hash: str, now: datetime) -> bool:
    """The second step was right: the session is whole, with another cookie. False: it is gone or was whole already."""
    waiting = DeskSession.id == session_id, DeskSession.waits_for_code.is_(True)
    values = {"waits_for_code": False, "secret_hash": secret_hash, "seen_at": now, "proven_at": now}
    result = await session.execute(update(DeskSession).where(*waiting).values(values))
    assert isinstance(result, CursorResult)
    return result.rowcount == 1


async def end(session: AsyncSession, account_id: int, session_id: int) -> int:
    """End one of this account's sessions; how many there were (0 or 1)."""
    return await _count(
        session, delete(DeskSession).where(DeskSession.id == session_id, DeskSession.account_id == account_id)
    )


async def end_all(session: AsyncSession, account_id: int, *, but: int | None = None) -> int:
    """End all sessions of this account, except `but`; how many they were."""
    query = delete(DeskSession).where(DeskSession.account_id == account_id)
    return await _count(session, query if but is None else query.where(DeskSession.id != but))


async def forget_over(session: AsyncSession, *, unseen_since: datetime, begun_before: datetime) -> None:
    """Take away what is over anyway."""
    over = or_(DeskSession.seen_at <= unseen_since, DeskSession.created_at <= begun_before)
    await session.execute(delete(DeskSession).where(over))


async def _count(session: AsyncSession, query: Delete) -> int:
    result = await session.execute(query)
    assert isinstance(result, CursorResult)
    return result.rowcount
