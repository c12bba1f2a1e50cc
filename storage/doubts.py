"""Queries on reasons to doubt a contact point."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.directory_tables import ContactPointRow
from storage.keeping_tables import ContactDoubt, DoubtKind

MAX_NAMED = 500
OPEN_STATES = ("unconfirmed", "due")  # of a contact point that nobody vouches for at the moment


def add(
    session: AsyncSession,
    contact: str,
    kind: DoubtKind,
    *,
    about: str,
    day: date,
    now: datetime,
    detail: str = "",
    account_id: int | None = None,
) -> None:
    session.add(
        ContactDoubt(
            contact=contact, kind=kind, about=about, detail=detail, account_id=account_id, day=day, created_at=now
        )
    )


async def standing(session: AsyncSession, contacts: Collection[str] | None = None) -> dict[str, list[ContactDoubt]]:
    """Contact point → its doubts that no confirmation has put an end to, the newest first; None: of all."""
    query = (
        select(ContactDoubt, ContactPointRow.confirmed_on)
        .join(ContactPointRow, ContactPointRow.key == ContactDoubt.contact)
        .where(ContactPointRow.state.in_(OPEN_STATES))
        .order_by(ContactDoubt.id.desc())
    )
    if contacts is not None:
        query = query.where(ContactDoubt.contact.in_(list(contacts)[:MAX_NAMED]))
    found: dict[str, list[ContactDoubt]] = {}
    for doubt, confirmed_on in await session.execute(query):
        if confirmed_on is None or confirmed_on <= doubt.day:
            found.setdefault(doubt.contact, []).append(doubt)
    return found


async def of_contact(session: AsyncSession, contact: str) -> Sequence[ContactDoubt]:
    return (await standing(session, [contact])).get(contact, [])


async def forget(session: AsyncSession, before: datetime) -> None:
    """What is so old says nothing any more."""
    await session.execute(delete(ContactDoubt).where(ContactDoubt.created_at < before))
