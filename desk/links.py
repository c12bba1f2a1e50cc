"""One-time links: they make an account, or give one a new password."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from secrets import token_urlsafe

from sqlalchemy import CursorResult, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage import accounts, audit, second_steps, sessions, staff_links
from storage.account_tables import Account, Role, SetupLink
from storage.accounts import as_stored
from storage.scope import Scope

LINK_LIVES = timedelta(days=2)
SETUP_PATH = "/desk/setup/"
MADE_LINK, MADE_RESET, MADE_ACCOUNT, NEW_PASSWORD = "link-make", "reset-link-make", "account-make", "password-reset"


class LinkError(Exception):
    """A one-time link does nothing."""


class NoSuchLink(LinkError):
    pass


class LinkOver(LinkError):
    """It was used already, or its time has run out."""


class NameTaken(Exception):
    pass


async def make_setup_link(
    session: AsyncSession,
    *,
    role: Role,
    scope: Scope,
    name: str = "",
    made_by: int | None = None,
    now: datetime,
) -> str:
    """A link that makes an account of this role and scope; `name` is a suggestion. Gives the secret of its address,
    of which only the hash is kept. `made_by` None: made from the terminal.
    """
    link = SetupLink(
        role=role,
        municipalities=_listed(scope.municipalities),
        topics=_listed(scope.topics),
        name=name,
        made_by=made_by,
    )
    details = {"role": role, **scope_details(scope)}
    await audit.record(session, account_id=made_by, action=MADE_LINK, subject="link", details=details, now=now)
    return _keep(session, link, now)


async def make_reset_link(
    session: AsyncSession, account: Account, *, new_second_step: bool, made_by: int | None = None, now: datetime
) -> str:
    """A link that gives an account a new password; with `new_second_step` its telephone is lost and comes off, too: in
    the staff group nobody is this account any more, from this moment on.
    """
    if new_second_step:
        await staff_links.unlink(session, account.id)
    link = SetupLink(role=account.role, account_id=account.id, new_second_step=new_second_step, made_by=made_by)
    await audit.record(
        session,
        account_id=made_by,
        action=MADE_RESET,
        subject=audit.subject_of("account", account.id),
        details={"new_second_step": new_second_step},
        now=now,
    )
    return _keep(session, link, now)


async def require_link(session: AsyncSession, secret: str, now: datetime) -> SetupLink:
    """The link of this secret while it is good; raises `LinkError`."""
    link = await session.scalar(select(SetupLink).where(SetupLink.secret_hash == hash_secret(secret)))
    if link is None:
        raise NoSuchLink
    if link.used_at is not None or link.expires_at <= now:
        raise LinkOver
    return link


async def make_account(session: AsyncSession, secret: str, *, name: str, password_hash: str, now: datetime) -> Account:
    """Make the account that a link is good for, and use the link up. Raises `LinkError` and `NameTaken`."""
    link = await _use_up(session, secret, now)
    if link.account_id is not None:
        raise NoSuchLink
    if await accounts.named(session, name) is not None:
        raise NameTaken
    account = Account(
        name=as_stored(name),
        display_name=" ".join(name.split()),
        password_hash=password_hash,
        role=link.role,
        municipalities=link.municipalities,
        topics=link.topics,
        created_at=now,
    )
    session.add(account)
    await session.flush()
    subject, details = audit.subject_of("account", account.id), {"role": link.role, "invited_by": link.made_by}
    await audit.record(session, account_id=account.id, action=MADE_ACCOUNT, subject=subject, details=details, now=now)
    return account


async def give_new_password(session: AsyncSession, secret: str, *, password_hash: str, now: datetime) -> Account:
    """Give the link's account a new password; its sessions end. Raises `LinkError`."""
    link = await _use_up(session, secret, now)
    account = await accounts.lock(session, link.account_id) if link.account_id is not None else None
    if account is None or account.disabled_at is not None:
        raise NoSuchLink
    account.password_hash = password_hash
    if link.new_second_step:
        await second_steps.take_off(session, account.id)
    await sessions.end_all(session, account.id)
    subject, details = audit.subject_of("account", account.id), {"new_second_step": link.new_second_step}
    await audit.record(session, account_id=account.id, action=NEW_PASSWORD, subject=subject, details=details, now=now)
    await session.refresh(account)
    return account


async def revoke_links(session: AsyncSession, account_id: int, now: datetime) -> None:
    """Links that were made to reset this account are good no more."""
    unused = SetupLink.account_id == account_id, SetupLink.used_at.is_(None)
    await session.execute(update(SetupLink).where(*unused).values(used_at=now))


def hash_secret(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def scope_details(scope: Scope) -> dict[str, list[str] | None]:
    """A scope for the audit log."""
    return {"municipalities": _listed(scope.municipalities), "topics": _listed(scope.topics)}


def _keep(session: AsyncSession, link: SetupLink, now: datetime) -> str:
    secret = token_urlsafe(24)
    link.secret_hash, link.expires_at = hash_secret(secret), now + LINK_LIVES
    session.add(link)
    return secret


async def _use_up(session: AsyncSession, secret: str, now: datetime) -> SetupLink:
    link = await require_link(session, secret, now)
    claim = update(SetupLink).where(SetupLink.id == link.id, SetupLink.used_at.is_(None)).values(used_at=now)
    claimed = await session.execute(claim)
    assert isinstance(claimed, CursorResult)
    if claimed.rowcount != 1:  # somebody else was first
        raise LinkOver
    return link


def _listed(codes: frozenset[str] | None) -> list[str] | None:
    return None if codes is None else sorted(codes)
