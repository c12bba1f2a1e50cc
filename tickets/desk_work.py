"""What happens to a ticket: opened, added to, answered, resolved."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from storage import tickets
from storage.tables import UNFINISHED_TICKETS, Author, Ticket, TicketEntry, TicketStatus


class TicketError(Exception):
    """A ticket cannot be worked on as asked; the message says why, for an officer."""


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
    message_id: int,
    now: datetime,
) -> None:
    """Add what the resident sent later. A ticket that waited for them is the office's again."""
    ticket = await _unfinished(session, reference)
    if ticket.status == TicketStatus.WAITING:
        ticket.status = TicketStatus.OPEN
    ticket.updated_at = now
    session.add(
        TicketEntry(
            ticket_id=ticket.id,
            author=Author.RESIDENT,
            text=text,
            attachment=attachment,
            edited=edited,
            message_id=message_id,
            created_at=now,
        )
    )


async def answer_ticket(session: AsyncSession, reference: str, text: str, *, now: datetime) -> Ticket:
    """Keep an officer's answer. The ticket then waits for the resident."""
    if not text.strip():
        raise TicketError("the answer is empty")
    ticket = await _unfinished(session, reference)
    ticket.status = TicketStatus.WAITING
    ticket.updated_at = now
    session.add(TicketEntry(ticket_id=ticket.id, author=Author.OFFICER, text=text, created_at=now))
    return ticket


async def resolve_ticket(session: AsyncSession, reference: str, *, now: datetime) -> Ticket:
    ticket = await _unfinished(session, reference)
    ticket.status = TicketStatus.RESOLVED
    ticket.updated_at = ticket.resolved_at = now
    return ticket


async def _unfinished(session: AsyncSession, reference: str) -> Ticket:
    ticket = await tickets.by_reference(session, reference, lock=True)
    if ticket is None:
        raise TicketError(f"there is no ticket {reference}")
    if ticket.status not in UNFINISHED_TICKETS:
        raise TicketError(f"ticket {ticket.reference} is {ticket.status}")
    return ticket
