"""What admins do to accounts. Nothing is committed here; every step is in the audit log."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from desk.links import revoke_links, scope_details
from storage import accounts, audit, sessions
from storage.account_tables import Account, Role
from storage.scope import Scope

CHANGED, DISABLED, ENABLED, ENDED_SESSIONS = "account-change", "account-disable", "account-enable", "sessions-end"


class AccountError(Exception):
    """An account cannot be changed as asked."""


class NoSuchAccount(AccountError):
    pass


class LastAdmin(AccountError):
    """Without this admin nobody could keep the accounts."""


async def change_account(
    session: AsyncSession, account_id: int, *, role: Role, scope: Scope, by: int | None, now: datetime
) -> Account:
    """Another role or scope, good from the account's next click on. Raises `AccountError`."""
    account = await _locked(session, account_id, stays_admin=role == Role.ADMIN)
    account.role = role
    account.municipalities = None if scope.municipalities is None else sorted(scope.municipalities)
    account.topics = None if scope.topics is None else sorted(scope.topics)
    await _record(session, account, CHANGED, by, now, {"role": role, **scope_details(scope)})
    return account


async def disable(session: AsyncSession, account_id: int, *, by: int | None, now: datetime) -> Account:
    """The account can sign in no more; its sessions and links end at once. Raises `AccountError`."""
    account = await _locked(session, account_id, stays_admin=False)
    if account.disabled_at is None:
        account.disabled_at = now
        await sessions.end_all(session, account.id)
        await revoke_links(session, account.id, now)
        await _record(session, account, DISABLED, by, now)
    return account


async def enable(session: AsyncSession, account_id: int, *, by: int | None, now: datetime) -> Account:
    """The account can sign in again. Raises `NoSuchAccount`."""
    account = await _locked(session, account_id, stays_admin=True)
    if account.disabled_at is not None:
        account.disabled_at = None
        await _record(session, account, ENABLED, by, now)
    return account


async def end_sessions(session: AsyncSession, account_id: int, *, by: int | None, now: datetime) -> int:
    """Sign the account out everywhere; gives how many browsers that were. Raises `NoSuchAccount`."""
    account = await _locked(session, account_id, stays_admin=True)
    count = await sessions.end_all(session, account.id)
    await _record(session, account, ENDED_SESSIONS, by, now, {"count": count})
    return count


async def _locked(session: AsyncSession, account_id: int, *, stays_admin: bool) -> Account:
    """The account, kept to this transaction. Admins are locked first, all of them and in order, so that two who take
    each other away at the same moment cannot leave none.
    """
    admins: Sequence[Account] = () if stays_admin else await accounts.lock_admins(session)
    account = await accounts.lock(session, account_id)
    if account is None:
        raise NoSuchAccount(f"there is no account {account_id}")
    if [admin.id for admin in admins] == [account.id]:
        raise LastAdmin("this is the only admin; make another one first")
    return account


async def _record(
    session: AsyncSession,
    account: Account,
    action: str,
    by: int | None,
    now: datetime,
    details: dict[str, Any] | None = None,
) -> None:
    subject = audit.subject_of("account", account.id)
    await audit.record(session, account_id=by, action=action, subject=subject, details=details, now=now)
