"""Who works at the desk: accounts, and the one-time links that make them."""

from __future__ import annotations

import hashlib
import unicodedata
from datetime import datetime, timedelta
from secrets import token_urlsafe

from sqlalchemy import CursorResult, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage import kept
from storage.account_tables import Account, SetupLink

LINK_LIVES = timedelta(days=2)


class LinkError(Exception):
    """A one-time link makes no account."""


class NoSuchLink(LinkError):
    pass


class LinkOver(LinkError):
    """It was used already, or its time has run out."""


class NameTaken(Exception):
    pass


async def make_setup_link(session: AsyncSession, *, role: str, now: datetime) -> str:
    """Keep the hash of a fresh one-time secret and give the secret itself."""
    secret = token_urlsafe(24)
    session.add(SetupLink(secret_hash=hash_secret(secret), role=role, expires_at=now + LINK_LIVES))
    return secret


async def require_link(session: AsyncSession, secret: str, now: datetime) -> SetupLink:
    """The link of this secret while it is good; raises `LinkError`."""
    link = await session.scalar(select(SetupLink).where(SetupLink.secret_hash == hash_secret(secret)))
    if link is None:
        raise NoSuchLink
    if link.used_at is not None or link.expires_at <= now:
        raise LinkOver
    return link


async def use_link(session: AsyncSession, secret: str, *, name: str, password_hash: str, now: datetime) -> Account:
    """Make the account that a link is good for, and use the link up. Raises `LinkError` and `NameTaken`."""
    link = await require_link(session, secret, now)
    claim = update(SetupLink).where(SetupLink.id == link.id, SetupLink.used_at.is_(None)).values(used_at=now)
    claimed = await session.execute(claim)
    assert isinstance(claimed, CursorResult)
    if claimed.rowcount != 1:  # somebody else was first
        raise LinkOver
    if await account_named(session, name) is not None:
        raise NameTaken
    account = Account(name=as_stored(name), password_hash=password_hash, role=link.role, created_at=now)
    session.add(account)
    await session.flush()
    return account


async def account_named(session: AsyncSession, name: str) -> Account | None:
    return await session.scalar(select(Account).where(Account.name == as_stored(name)))


def as_stored(name: str) -> str:
    """A telephone's keyboard likes to begin with a capital: capitals make no other name, nor do blanks around it."""
    return " ".join(unicodedata.normalize("NFKC", name).lower().split())


def hash_secret(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


async def binding_of(session: AsyncSession, account: Account) -> str:
    """What the account's sessions are sealed with: another password, or a sign-out, makes all of them worthless."""
    return f"{account.password_hash} {await kept.get(session, _sessions_key(account.id)) or ''}"


async def end_sessions(session: AsyncSession, account_id: int) -> None:
    await kept.put(session, _sessions_key(account_id), token_urlsafe(12))


def _sessions_key(account_id: int) -> str:
    return f"desk_sessions:{account_id}"
