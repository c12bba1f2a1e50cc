"""Queries on letters that ask offices whether what is known about them is still right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, exists, false, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.dialect import insert
from storage.keeping_tables import AskedContact, OfficeAnswer, OfficeLetter
from storage.mail_tables import MailStatus

MAX_NAMED = 500
IS_UNANSWERED = AskedContact.answer.is_(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A contact point that is to be asked about, in the round that began on `day`."""

    contact: str
    day: date


async def write(
    session: AsyncSession,
    address: str,
    language: str,
    rounds: Sequence[Round],
    *,
    asked_by: int | None,
    now: datetime,
    expires_at: datetime,
) -> OfficeLetter | None:
    """A letter about those of these rounds that none asks about yet; None when there is nothing left to ask.

    One that waits at another address counts as none: who reads there is not asked any more. Where somebody wants it
    sent, so does one that could not be sent, and one that is answered.
    """
    letter = OfficeLetter(
        address=address, language=language, asked_by=asked_by, due_at=now, created_at=now, expires_at=expires_at
    )
    session.add(letter)
    await session.flush()
    rows = [{"letter_id": letter.id, "contact": each.contact, "round": each.day} for each in rounds]
    elsewhere = AskedContact.letter_id.in_(select(OfficeLetter.id).where(OfficeLetter.address != address))
    failed = AskedContact.letter_id.in_(select(OfficeLetter.id).where(OfficeLetter.status == MailStatus.FAILED))
    again = or_(failed, ~IS_UNANSWERED) if asked_by is not None else false()
    statement = insert(session, AskedContact).values(rows)
    statement = statement.on_conflict_do_update(
        index_elements=["contact", "round"],
        set_={"letter_id": statement.excluded.letter_id, "answer": None, "answered_at": None},
        where=or_(elsewhere & IS_UNANSWERED, again),
    )
    if (await session.scalars(statement.returning(AskedContact.id))).all():
        return letter
    await session.delete(letter)
    await session.flush()
    return None


async def one(session: AsyncSession, number: int) -> OfficeLetter | None:
    return await session.get(OfficeLetter, number)


async def asked_in(session: AsyncSession, letter_id: int) -> Sequence[AskedContact]:
    query = select(AskedContact).where(AskedContact.letter_id == letter_id).order_by(AskedContact.id)
    return (await session.scalars(query)).all()


async def lock_asked(session: AsyncSession, letter_id: int, number: int) -> AskedContact | None:
    """One contact point of a letter, kept to this transaction: it is answered once."""
    query = select(AskedContact).where(AskedContact.id == number, AskedContact.letter_id == letter_id)
    return await session.scalar(query.with_for_update().execution_options(populate_existing=True))


def answer(asked: AskedContact, said: OfficeAnswer, now: datetime) -> None:
    asked.answer, asked.answered_at = said, now


async def waiting_for(session: AsyncSession, contacts: Mapping[str, str], now: datetime) -> set[str]:
    """Those of these contact points (key → address) that a letter to this address asks about, which may still be
    answered.
    """
    query = (
        select(AskedContact.contact, OfficeLetter.address)
        .join(OfficeLetter, OfficeLetter.id == AskedContact.letter_id)
        .where(
            AskedContact.contact.in_(list(contacts)[:MAX_NAMED]),
            IS_UNANSWERED,
            OfficeLetter.expires_at > now,
            OfficeLetter.status != MailStatus.FAILED,
        )
    )
    return {contact for contact, address in await session.execute(query) if contacts[contact] == address}


async def asked(session: AsyncSession, contacts: Mapping[str, str]) -> set[Round]:
    """The rounds in which one of these contact points (key → address) was asked at this address, or has answered."""
    query = (
        select(AskedContact, OfficeLetter.address)
        .join(OfficeLetter, OfficeLetter.id == AskedContact.letter_id)
        .where(AskedContact.contact.in_(list(contacts)[:MAX_NAMED]))
    )
    return {
        Round(contact=row.contact, day=row.round)
        for row, address in await session.execute(query)
        if row.answer is not None or address == contacts[row.contact]
    }


async def last_about(session: AsyncSession, contact: str) -> tuple[OfficeLetter, AskedContact] | None:
    """The latest letter about a contact point."""
    query = (
        select(OfficeLetter, AskedContact)
        .join(AskedContact, AskedContact.letter_id == OfficeLetter.id)
        .where(AskedContact.contact == contact)
        .order_by(OfficeLetter.id.desc())
        .limit(1)
    )
    found = (await session.execute(query)).first()
    return (found[0], found[1]) if found else None


async def remind(session: AsyncSession, sent_before: datetime, now: datetime) -> int:
    """Have every letter that was sent so long ago, and not answered in full, sent once more; how many there are."""
    unanswered = exists().where(AskedContact.letter_id == OfficeLetter.id, IS_UNANSWERED)
    query = (
        update(OfficeLetter)
        .where(
            OfficeLetter.status == MailStatus.SENT,
            OfficeLetter.is_reminder.is_(False),
            OfficeLetter.finished_at < sent_before,
            OfficeLetter.expires_at > now,
            unanswered,
        )
        .values(status=MailStatus.QUEUED, is_reminder=True, attempts=0, due_at=now)
    )
    result: Any = await session.execute(query, execution_options={"synchronize_session": False})
    return int(result.rowcount)


async def due(session: AsyncSession, now: datetime, *, limit: int) -> Sequence[OfficeLetter]:
    """Those to be sent, the longest waiting first."""
    query = (
        select(OfficeLetter)
        .where(OfficeLetter.status == MailStatus.QUEUED, OfficeLetter.due_at <= now)
        .order_by(OfficeLetter.due_at, OfficeLetter.id)
        .limit(limit)
    )
    return (await session.scalars(query)).all()


async def overdue(session: AsyncSession, before: datetime) -> int:
    """How many letters should have been sent before then and could not be."""
    query = select(func.count()).select_from(OfficeLetter)
    waits = OfficeLetter.status == MailStatus.QUEUED, OfficeLetter.attempts > 0, OfficeLetter.created_at < before
    return (await session.scalar(query.where(*waits))) or 0


async def forget(session: AsyncSession, expired_before: datetime) -> None:
    await session.execute(delete(OfficeLetter).where(OfficeLetter.expires_at < expired_before))


async def count_by_hand(session: AsyncSession, account_id: int, since: datetime) -> int:
    """How many letters an account has had sent since then."""
    query = select(func.count()).select_from(OfficeLetter)
    return (
        await session.scalar(query.where(OfficeLetter.asked_by == account_id, OfficeLetter.created_at >= since))
    ) or 0
