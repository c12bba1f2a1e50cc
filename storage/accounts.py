"""Queries on those who work at the desk."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.account_tables import Account, Role
from storage.scope import Scope

# Who is told what nobody has yet, and what went wrong: the next ones where nobody has the role before.
OFFICERS, HEADS = (Role.OFFICER, Role.HEAD, Role.ADMIN), (Role.HEAD, Role.ADMIN)


def as_stored(name: str) -> str:
    """A telephone's keyboard likes to begin with a capital: capitals make no other name, nor do blanks around it."""
    return " ".join(unicodedata.normalize("NFKC", name).lower().split())


def scope_of(account: Account) -> Scope:
    """What the account may see; one that is switched off sees nothing."""
    if account.disabled_at is not None:
        return Scope.NOTHING
    if account.role == Role.ADMIN:
        return Scope.ALL
    return Scope.of(account.municipalities, account.topics)


async def named(session: AsyncSession, name: str) -> Account | None:
    return await session.scalar(select(Account).where(Account.name == as_stored(name)))


async def everybody(session: AsyncSession) -> Sequence[Account]:
    """Those who can sign in first, each part by name."""
    query = select(Account).order_by(Account.disabled_at.is_not(None), Account.name)
    return (await session.scalars(query)).all()


async def first_there(
    session: AsyncSession, roles: Sequence[Role], municipality: str | None, topic: str | None
) -> Role:
    """The first of these roles that somebody has who may see this; the first of all when nobody may."""
    there = {each.role for each in await everybody(session) if scope_of(each).allows(municipality, topic)}
    return next((role for role in roles if role in there), roles[0])


async def lock(session: AsyncSession, account_id: int) -> Account | None:
    """The account as it is now, kept to this transaction."""
    query = select(Account).where(Account.id == account_id).with_for_update()
    return await session.scalar(query.execution_options(populate_existing=True))


async def lock_admins(session: AsyncSession) -> Sequence[Account]:
    """All admins that can sign in, kept to this transaction: who takes one away knows that another stays."""
    query = (
        select(Account)
        .where(Account.role == Role.ADMIN, Account.disabled_at.is_(None))
        .order_by(Account.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return (await session.scalars(query)).all()


async def set_language(session: AsyncSession, account_id: int, language: str) -> None:
    await session.execute(update(Account).where(Account.id == account_id).values(language=language))


async def set_display_name(session: AsyncSession, account_id: int, name: str) -> None:
    await session.execute(update(Account).where(Account.id == account_id).values(display_name=name))


async def set_password(session: AsyncSession, account_id: int, password_hash: str) -> None:
    await session.execute(update(Account).where(Account.id == account_id).values(password_hash=password_hash))
