"""Queries on notices by e-mail."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage import bulk
from storage.account_tables import Account
from storage.dialect import insert
from storage.mail_tables import Mail, MailChoice, MailStatus
from storage.ticket_tables import EventKind, Notice, Ticket, TicketEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A mail to be sent, with whom it is for and what about."""

    mail: Mail
    choice: MailChoice
    account: Account
    ticket: Ticket


async def choice_of(session: AsyncSession, account_id: int) -> MailChoice | None:
    return await session.get(MailChoice, account_id)


async def choose(session: AsyncSession, account_id: int, address: str, kinds: Collection[str], now: datetime) -> None:
    """From now on; what is on its way goes to the new address."""
    values = {"address": address, "kinds": sorted(kinds), "fault": None, "changed_at": now}
    row = insert(session, MailChoice).values(account_id=account_id, **values)
    await session.execute(row.on_conflict_do_update(index_elements=["account_id"], set_=values))


async def choose_none(session: AsyncSession, account_id: int) -> None:
    """No mail any more, nor what is on its way."""
    await session.execute(delete(MailChoice).where(MailChoice.account_id == account_id))
    await session.execute(delete(Mail).where(Mail.account_id == account_id))


async def readers(session: AsyncSession) -> Sequence[tuple[Account, MailChoice]]:
    """Those who want mail and can sign in."""
    query = select(Account, MailChoice).join(MailChoice, MailChoice.account_id == Account.id)
    return [(account, choice) for account, choice in await session.execute(query.where(Account.disabled_at.is_(None)))]


async def opened_after(session: AsyncSession, after: int, *, limit: int) -> Sequence[tuple[TicketEvent, Ticket]]:
    """The tickets that were opened behind this event, each with its event, in order."""
    query = (
        select(TicketEvent, Ticket)
        .join(Ticket, Ticket.id == TicketEvent.ticket_id)
        .where(TicketEvent.id > after, TicketEvent.kind == EventKind.OPENED)
        .order_by(TicketEvent.id)
        .limit(limit)
    )
    return [(event, ticket) for event, ticket in await session.execute(query)]


async def newest_notice(session: AsyncSession) -> int:
    return (await session.scalar(select(func.max(Notice.id)))) or 0


async def queue(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """What is there already is not repeated."""
    await bulk.insert(session, Mail, rows, unless_there=True)


async def due(session: AsyncSession, now: datetime, *, limit: int) -> Sequence[Letter]:
    """Of those who still want mail, the longest waiting first."""
    query = (
        select(Mail, MailChoice, Account, Ticket)
        .join(MailChoice, MailChoice.account_id == Mail.account_id)
        .join(Account, Account.id == Mail.account_id)
        .join(Ticket, Ticket.id == Mail.ticket_id)
        .where(Mail.status == MailStatus.QUEUED, Mail.due_at <= now, Account.disabled_at.is_(None))
        .order_by(Mail.due_at, Mail.id)
        .limit(limit)
    )
    found = await session.execute(query)
    return [Letter(mail=mail, choice=choice, account=account, ticket=ticket) for mail, choice, account, ticket in found]


async def mark_sent(session: AsyncSession, mail_id: int, now: datetime) -> None:
    sent = {"status": MailStatus.SENT, "error": None, "finished_at": now}
    await session.execute(update(Mail).where(Mail.id == mail_id).values(**sent))


async def put_off(session: AsyncSession, mail_id: int, *, due_at: datetime, error: str) -> None:
    values = {"due_at": due_at, "error": error, "attempts": Mail.attempts + 1}
    await session.execute(update(Mail).where(Mail.id == mail_id).values(values))


async def give_up(session: AsyncSession, mail: Mail, error: str, now: datetime) -> None:
    """It will not be sent; its reader sees why at the desk."""
    failed = {"status": MailStatus.FAILED, "error": error, "finished_at": now}
    await session.execute(update(Mail).where(Mail.id == mail.id).values(**failed))
    await session.execute(update(MailChoice).where(MailChoice.account_id == mail.account_id).values(fault=error))


async def forget_finished(session: AsyncSession, before: datetime) -> None:
    await session.execute(delete(Mail).where(Mail.status != MailStatus.QUEUED, Mail.finished_at < before))


async def waiting(session: AsyncSession) -> tuple[int, datetime | None]:
    """How many are on their way, and since when the oldest is; what waits for an account that is off is not."""
    query = (
        select(func.count(), func.min(Mail.created_at))
        .join(Account, Account.id == Mail.account_id)
        .where(Mail.status == MailStatus.QUEUED, Account.disabled_at.is_(None))
    )
    count, oldest = (await session.execute(query)).one()
    return count, oldest


async def failed_since(session: AsyncSession, since: datetime) -> int:
    query = select(func.count()).where(Mail.status == MailStatus.FAILED, Mail.finished_at >= since)
    return (await session.scalar(query)) or 0
