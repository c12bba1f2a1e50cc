"""What an officer does to a ticket, and what its resident is told of it; from the desk's pages and from the terminal.

Nothing is committed here: the ticket and what is sent about it are kept together, or not at all.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from handlers.officer_answer import frame, resolved
from handlers.records import Reply
from handlers.replies import to_json
from handlers.unresolved import masked
from storage import examples, outbox, tickets
from storage.tables import Resident
from storage.ticket_tables import Author, Ticket
from tickets.desk_work import NoSuchTicket, answer_ticket, resolve_ticket, set_topic


async def answer_resident(
    session: AsyncSession, reference: str, text: str, *, now: datetime, seen: int | None = None
) -> Ticket:
    """Keep an answer and send it into the chat that the question came from. Raises `TicketError`."""
    return await _work_on(
        session,
        reference,
        lambda: answer_ticket(session, reference, text, now=now, seen=seen),
        lambda ticket, language: frame(ticket.reference, text, language),
        now,
    )


async def resolve_for_resident(
    session: AsyncSession, reference: str, *, now: datetime, seen: int | None = None
) -> Ticket:
    """Close the matter and tell the resident. Raises `TicketError`."""
    return await _work_on(
        session,
        reference,
        lambda: resolve_ticket(session, reference, now=now, seen=seen),
        lambda ticket, language: resolved(ticket.reference, language),
        now,
    )


async def correct_topic(session: AsyncSession, reference: str, topic: str, *, now: datetime) -> Ticket:
    """Put a ticket's topic right, and propose its question as an example of it. Raises `TicketError`."""
    resident = await _lock_resident(session, reference)
    ticket = await set_topic(session, reference, topic, now=now)
    question = masked((await tickets.questions(session, [ticket.id])).get(ticket.id, "")).strip()
    if question:
        await examples.propose(
            session,
            resident_id=resident.id,
            text=question,
            language=ticket.language,
            label=topic,
            source=Author.OFFICER,
            now=now,
        )
    return ticket


def language_to_answer_in(ticket: Ticket, resident: Resident) -> str:
    """The resident's own language; as long as it is not known, the one of their question."""
    return resident.language or ticket.language


async def _work_on(
    session: AsyncSession,
    reference: str,
    step: Callable[[], Awaitable[Ticket]],
    tell: Callable[[Ticket, str], Reply],
    now: datetime,
) -> Ticket:
    resident = await _lock_resident(session, reference)
    ticket = await step()
    reply = tell(ticket, language_to_answer_in(ticket, resident))
    await outbox.add(session, [outbox.row_for(resident, to_json(reply), message_id=None, now=now)])
    return ticket


async def _lock_resident(session: AsyncSession, reference: str) -> Resident:
    resident = await tickets.lock_resident_of(session, reference)
    if resident is None:
        raise NoSuchTicket(f"there is no ticket {reference}")
    return resident
