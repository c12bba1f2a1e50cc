"""Queries on the second step of signing in: codes that were taken, and recovery codes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import CursorResult, Update, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.account_tables import Account, RecoveryCode


async def use_step(session: AsyncSession, account_id: int, step: int) -> bool:
    """Take the code of these 30 seconds; False when it, or a later one, was taken before."""
    unused = or_(Account.second_step_used.is_(None), Account.second_step_used < step)
    return await _one(session, update(Account).where(Account.id == account_id, unused).values(second_step_used=step))


async def use_recovery_code(session: AsyncSession, account_id: int, code_hash: str, now: datetime) -> bool:
    """Take a recovery code; False when it is none, or was taken before."""
    good = RecoveryCode.account_id == account_id, RecoveryCode.code_hash == code_hash, RecoveryCode.used_at.is_(None)
    return await _one(session, update(RecoveryCode).where(*good).values(used_at=now))


async def replace_recovery_codes(session: AsyncSession, account_id: int, hashes: Iterable[str]) -> None:
    """The codes that there were open nothing any more."""
    await session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account_id))
    session.add_all([RecoveryCode(account_id=account_id, code_hash=each) for each in hashes])


async def recovery_codes_left(session: AsyncSession, account_id: int) -> int:
    query = select(func.count()).where(RecoveryCode.account_id == account_id, RecoveryCode.used_at.is_(None))
    return (await session.scalar(query)) or 0


async def set_up(session: AsyncSession, account_id: int, salt: str, step: int) -> None:
    """The authenticator app of this salt is the account's from now on; the code that showed it is taken."""
    values = {"second_step_salt": salt, "second_step_used": step}
    await session.execute(update(Account).where(Account.id == account_id).values(values))


async def take_off(session: AsyncSession, account_id: int) -> None:
    """No second step any more."""
    await replace_recovery_codes(session, account_id, ())
    values = {"second_step_salt": None, "second_step_used": None}
    await session.execute(update(Account).where(Account.id == account_id).values(values))


async def _one(session: AsyncSession, query: Update) -> bool:
    result = await session.execute(query)
    assert isinstance(result, CursorResult)
    return result.rowcount == 1
