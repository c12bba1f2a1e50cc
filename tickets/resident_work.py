"""What a resident does to their own tickets. The intake has locked the resident already; the ticket is locked here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage import accounts, notices, ticket_opening, tickets
from storage.scope import Scope
from storage.ticket_tables import (
    UNFINISHED_TICKETS,
    Author,
    EventKind,
    NoticeKind,
    Ticket,
    TicketEntry,
    TicketRating,
    TicketStatus,
)
from tickets import steps, terms_store
from tickets.actors import RESIDENT, Actor
from tickets.entries import keep_entry, words_of
from tickets.errors import MoveRefused, NoSuchTicket
from tickets.history import change
from tickets.workflow import require_unfinished

MAX_COMMENT = 1000
RATEABLE = (TicketStatus.RESOLVED, TicketStatus.CLOSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the resident sent: `source_id` is what the platform calls the message, `edited` a new version of it."""

    text: str
    message_id: int | None
    source_id: str | None = None
    attachment: dict[str, Any] | None = None
    edited: bool = False


async def open_ticket(
    session: AsyncSession,
    ticket: Ticket,
    text: str,
    *,
    message_id: int | None,
    source_id: str | None = None,
    actor: Actor = RESIDENT,
) -> Ticket:
    """Keep a new ticket with the resident's question as its first entry; its deadlines run from `created_at`. It has
    its id then, and is not the session's. `actor`: who opened it, perhaps an officer who found the question in the
    unresolved log.
    """
    terms = await terms_store.load(session)
    event = steps.opened(ticket, terms, ticket.created_at, actor=actor)
    entry = _entry(Words(text=text, message_id=message_id, source_id=source_id), ticket.created_at)
    ticket.id = await ticket_opening.keep(session, ticket, entry, event, words_of(session, ticket, entry))
    return ticket


async def add_from_resident(
    session: AsyncSession, reference: str, words: Words, *, municipality: str | None = None, now: datetime
) -> Ticket:
    """Add what the resident sent later. A ticket that waited for them is the office's again. Raises `TicketError`."""
    ticket = await _held(session, reference)
    require_unfinished(ticket)
    terms = await terms_store.load(session)
    entry_id = await _keep_entry(session, ticket, words, now)
    session.add(steps.wrote(ticket, terms, now, entry_id=entry_id, municipality=municipality))
    await _tell_assignee(session, ticket, NoticeKind.RESIDENT_WROTE, now)
    return ticket


async def reopen(session: AsyncSession, reference: str, *, now: datetime, reason: str = "") -> Ticket:
    """Take a solved matter up again; one that is open already stays as it is. Raises `MoveRefused` for a closed one."""
    ticket = await _held(session, reference)
    if ticket.status in UNFINISHED_TICKETS:
        return ticket
    if ticket.status == TicketStatus.SPAM:
        raise MoveRefused(f"ticket {ticket.reference} is spam")
    terms = await terms_store.load(session)
    session.add(steps.reopened(ticket, RESIDENT, terms, now, reason=reason))
    await _tell_assignee(session, ticket, NoticeKind.RESIDENT_WROTE, now)
    return ticket


async def rate(
    session: AsyncSession, reference: str, *, helped: bool, comment: str | None = None, now: datetime
) -> Ticket:
    """Keep what the resident thinks of the last resolution: one rating for each, the last word counts.

    `comment` None leaves an earlier one. Raises `MoveRefused` when there is nothing to rate.
    """
    ticket = await _held(session, reference)
    if ticket.status not in RATEABLE or ticket.resolved_at is None:
        raise MoveRefused(f"ticket {ticket.reference} is {ticket.status}: there is nothing to rate")
    await _keep_rating(session, ticket, helped, comment, now)
    details = {"helped": helped, "comment": comment is not None}
    session.add(change(ticket, EventKind.RATED, RESIDENT, now, details=details))
    if not helped:
        await _tell_office(session, ticket, NoticeKind.DID_NOT_HELP, now)
    elif comment:
        # It may be more than an opinion: whatever could not be placed within half an hour is taken for one.
        await _tell_office(session, ticket, NoticeKind.COMMENTED, now)
    return ticket


async def _tell_office(session: AsyncSession, ticket: Ticket, kind: NoticeKind, now: datetime) -> None:
    """Whoever has the ticket, or all officers: a finished one stands in no queue."""
    assignee = ticket.assignee_id
    if assignee is not None:
        await notices.add(session, kind, ticket, account_id=assignee, now=now)
    else:
        role = await accounts.first_there(session, accounts.OFFICERS, ticket.municipality, ticket.topic)
        await notices.add(session, kind, ticket, role=role, now=now)


async def _keep_rating(session: AsyncSession, ticket: Ticket, helped: bool, comment: str | None, now: datetime) -> None:
    assert ticket.resolved_at is not None
    query = select(TicketRating).where(
        TicketRating.ticket_id == ticket.id, TicketRating.resolved_at == ticket.resolved_at
    )
    rating = await session.scalar(query)
    if rating is None:
        rating = TicketRating(ticket_id=ticket.id, resolved_at=ticket.resolved_at, created_at=now)
        session.add(rating)
    rating.helped, rating.updated_at = helped, now
    if comment is not None:
        rating.comment = comment[:MAX_COMMENT]


async def _keep_entry(session: AsyncSession, ticket: Ticket, words: Words, now: datetime) -> int:
    """The entry's id. A new version is tied to the version before it; without one it stands by itself."""
    replaces = None
    if words.edited and words.source_id:
        replaces = await tickets.entry_from(session, ticket.id, words.source_id)
    entry = _entry(words, now)
    entry.ticket_id, entry.replaces_id = ticket.id, replaces
    return (await keep_entry(session, ticket, entry)).id


def _entry(words: Words, now: datetime) -> TicketEntry:
    return TicketEntry(
        author=Author.RESIDENT,
        text=words.text,
        attachment=words.attachment,
        message_id=words.message_id,
        source_id=words.source_id,
        created_at=now,
    )


async def _tell_assignee(session: AsyncSession, ticket: Ticket, kind: NoticeKind, now: datetime) -> None:
    """What nobody has stands in the queue anyway."""
    if ticket.assignee_id is not None:
        await notices.add(session, kind, ticket, account_id=ticket.assignee_id, now=now)


async def _held(session: AsyncSession, reference: str) -> Ticket:
    ticket = await tickets.by_reference(session, reference, scope=Scope.ALL, lock=True)
    if ticket is None:
        raise NoSuchTicket(f"there is no ticket {reference}")
    return ticket
