"""Writes down who is to be told what by e-mail: of new questions, and of notices that nobody has read yet.

As in `bot.staff.feed`, what is younger than a minute is looked at again and again, for transactions may be committed
in another order than their ids say; nobody is told of the same thing twice.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.mail.words import CHOICES
from desk.rights import Right, rights_of
from storage import kept, mails, notices, staff
from storage.account_tables import Account
from storage.accounts import scope_of
from storage.mail_tables import MailChoice
from storage.ticket_tables import EventKind, Ticket

NOTICES, OPENED = "mail: notices seen", "mail: events seen"
SETTLED_AFTER = timedelta(seconds=60)
AT_ONCE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class _News:
    """Something to be told: to one account, to all of a role, or (neither) to all who answer."""

    id: int
    source: str
    kind: str
    ticket: Ticket
    created_at: datetime
    account_id: int | None = None
    role: str | None = None
    is_read: bool = False

    def is_for(self, account: Account) -> bool:
        if self.account_id is not None:
            return account.id == self.account_id
        if self.role is not None and account.role != self.role:
            return False
        return Right.ANSWER in rights_of(account.role)


After = Callable[[AsyncSession, int], Awaitable[Sequence[_News]]]
Readers = Sequence[tuple[Account, MailChoice]]


async def begin(session: AsyncSession) -> None:
    """Of what happened before mail was switched on nobody is told."""
    await kept.get_or_put(session, OPENED, str(await staff.newest_event(session)))
    await kept.get_or_put(session, NOTICES, str(await mails.newest_notice(session)))


async def notice(session: AsyncSession, now: datetime) -> None:
    readers = await mails.readers(session)
    await _mind(session, OPENED, _opened, readers, now)
    await _mind(session, NOTICES, _notices, readers, now)


async def _mind(session: AsyncSession, name: str, after: After, readers: Readers, now: datetime) -> None:
    before = seen = place = int(await kept.get(session, name) or 0)
    while news := await after(session, place):
        await mails.queue(session, list(_rows(news, readers, now)))
        settled = _settled(news, now)
        if settled and seen == place:  # all before this batch is settled, too
            seen = settled[-1].id
        place = news[-1].id
    if seen != before:
        await kept.put(session, name, str(seen))


async def _opened(session: AsyncSession, after: int) -> Sequence[_News]:
    return [
        _News(
            id=event.id, source=f"event {event.id}", kind=EventKind.OPENED, ticket=ticket, created_at=event.created_at
        )
        for event, ticket in await mails.opened_after(session, after, limit=AT_ONCE)
    ]


async def _notices(session: AsyncSession, after: int) -> Sequence[_News]:
    return [
        _News(
            id=row.id,
            source=f"notice {row.id}",
            kind=row.kind,
            ticket=ticket,
            created_at=row.created_at,
            account_id=row.account_id,
            role=row.role,
            is_read=row.seen_at is not None,
        )
        for row, ticket in await notices.since(session, after, limit=AT_ONCE)
    ]


def _rows(news: Iterable[_News], readers: Readers, now: datetime) -> Iterator[dict[str, Any]]:
    for each in news:
        for account, choice in readers:
            wanted = CHOICES.get(each.kind) in choice.kinds and not each.is_read and each.is_for(account)
            if wanted and scope_of(account).allows(each.ticket.municipality, each.ticket.topic):
                yield {
                    "account_id": account.id,
                    "ticket_id": each.ticket.id,
                    "source": each.source,
                    "kind": each.kind,
                    "due_at": now,
                    "created_at": now,
                }


def _settled(news: Sequence[_News], now: datetime) -> Sequence[_News]:
    fresh = (place for place, each in enumerate(news) if now - each.created_at < SETTLED_AFTER)
    return news[: next(fresh, len(news))]
