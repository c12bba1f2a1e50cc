"""What happens to a ticket: opened, added to, answered, given another topic, resolved."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from storage import tickets
from storage.scope import Scope
from storage.ticket_tables import UNFINISHED_TICKETS, Author, Ticket, TicketEntry, TicketStatus


class TicketError(Exception):
    """A ticket cannot be worked on as asked; the message says why, for an officer."""


class NoSuchTicket(TicketError):
    pass


class TicketFinished(TicketError):
    pass


class EmptyAnswer(TicketError):
    pass


class ThreadGrew(TicketError):
    """Somebody has added to the thread since the officer read it."""


async def open_ticket(session: AsyncSession, ticket: Ticket, text: str, *, message_id: int | None) -> Ticket:
    """Keep a new ticket with the resident's question as its first entry."""
    ticket.status = TicketStatus.NEW
    session.add(ticket)
    await session.flush()
    session.add(
        TicketEntry(
            ticket_id=ticket.id,
            author=Author.RESIDENT,
            text=text,
            message_id=message_id,
            created_at=ticket.created_at,
        )
    )
    return ticket


async def add_from_resident(
    session: AsyncSession,
    reference: str,
    text: str,
    *,
    attachment: dict[str, Any] | None,
    edited: bool,
    municipality: str | None = None,
    message_id: int,
    now: datetime,
) -> None:
    """Add what the resident sent later. A ticket that waited for them is the office's again."""
    ticket = await _unfinished(session, reference)
    if ticket.status == TicketStatus.WAITING:
        ticket.status = TicketStatus.OPEN
    ticket.municipality = municipality or ticket.municipality
    ticket.updated_at = now
    session.add(
        TicketEntry(
            ticket_id=ticket.id,
            author=Author.RESIDENT,
            text=text,
            attachment=attachment,
            message_id=message_id,
            created_at=now,
        )
    )


async def answer_ticket(
    session: AsyncSession, reference: str, text: str, *, now: datetime, seen: int | None = None
) -> Ticket:
    """Keep an officer's answer. The ticket then waits for the resident.

    `seen` is the last entry that the officer has read; None answers whatever came after it.
    """
    if not text.strip():
        raise EmptyAnswer("the answer is empty")
    ticket = await _unfinished(session, reference, seen)
    ticket.status = TicketStatus.WAITING
    ticket.updated_at = now
    session.add(TicketEntry(ticket_id=ticket.id, author=Author.OFFICER, text=text, created_at=now))
    return ticket


async def resolve_ticket(session: AsyncSession, reference: str, *, now: datetime, seen: int | None = None) -> Ticket:
    """Close the matter; `seen` as in `answer_ticket`."""
    ticket = await _unfinished(session, reference, seen)
    ticket.status = TicketStatus.RESOLVED
    ticket.updated_at = ticket.resolved_at = now
    return ticket


async def set_topic(session: AsyncSession, reference: str, topic: str, *, now: datetime) -> Ticket:
    """Say what a ticket is about; `topic` is one of the directory's. A finished ticket, too, may be put right."""
    ticket = await tickets.by_reference(session, reference, scope=Scope.ALL, lock=True)
    if ticket is None:
        raise NoSuchTicket(f"there is no ticket {reference}")
    if ticket.topic != topic:
        ticket.topic = topic
        ticket.updated_at = now
    return ticket


async def _unfinished(session: AsyncSession, reference: str, seen: int | None = None) -> Ticket:
    ticket = await tickets.by_reference(session, reference, scope=Scope.ALL, lock=True)
    if ticket is None:
        raise NoSuchTicket(f"there is no ticket {reference}")
    if ticket.status not in UNFINISHED_TICKETS:
        raise TicketFinished(f"ticket {ticket.reference} is {ticket.status}")
    if seen is not None and await tickets.newest_entry(session, ticket.id) > seen:
        raise ThreadGrew(f"something was added to ticket {ticket.reference} meanwhile")
    return ticket
