"""What an officer does to a ticket, and what its resident is told of it; from the desk's pages and from the terminal.

Nothing is committed here: the ticket and what is sent about it are kept together, or not at all. All raise
`TicketError`. What the resident is not told of is done by `tickets.desk_work` alone.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from directory.guide import Guide
from directory.records import ContactPoint
from handlers import office_news
from handlers.officer_answer import frame
from handlers.records import Reply
from handlers.replies import to_json
from handlers.unresolved import masked
from storage import examples, outbox, tickets
from storage.tables import Resident
from storage.ticket_tables import Author, Ticket
from tickets import desk_work
from tickets.actors import Actor
from tickets.errors import UnknownContact


async def answer_resident(
    session: AsyncSession,
    reference: str,
    text: str,
    *,
    actor: Actor,
    now: datetime,
    seen: int | None = None,
    asks: bool = False,
) -> Ticket:
    """Keep an answer and send it into the chat that the question came from. `asks`: for something."""
    ticket, entry = await desk_work.answer_ticket(session, reference, text, actor=actor, now=now, seen=seen)
    resident = await tickets.resident_of(session, ticket)
    reply = frame(ticket.reference, text, language_to_answer_in(ticket, resident), asks=asks)
    await _send(session, resident, reply, now, entry_id=entry.id)
    return ticket


async def enclose(
    session: AsyncSession,
    ticket: Ticket,
    reply: Reply,
    *,
    attachment: dict[str, Any] | None = None,
    actor: Actor,
    now: datetime,
) -> None:
    """Send a card or a file behind an answer that was just given; `attachment` is how the thread names the file."""
    entry = await desk_work.add_to_answer(session, ticket, reply.text, attachment=attachment, actor=actor, now=now)
    resident = await tickets.resident_of(session, ticket)
    await _send(session, resident, reply, now, entry_id=entry.id)


async def resolve_for_resident(
    session: AsyncSession,
    reference: str,
    *,
    actor: Actor,
    now: datetime,
    seen: int | None = None,
    reason: str = "",
) -> Ticket:
    """Close the matter, tell the resident, and ask whether the answer helped."""
    ticket = await desk_work.resolve_ticket(session, reference, actor=actor, now=now, seen=seen, reason=reason)
    resident = await tickets.resident_of(session, ticket)
    await _send(session, resident, office_news.resolved(ticket.reference, language_to_answer_in(ticket, resident)), now)
    return ticket


async def transfer_for_resident(
    session: AsyncSession,
    reference: str,
    *,
    municipality: str | None,
    topic: str | None,
    guide: Guide,
    actor: Actor,
    now: datetime,
    reason: str = "",
) -> Ticket:
    """Give the ticket to those who have this municipality and topic, and tell the resident who has it now."""
    ticket = await desk_work.hold(session, reference, actor)
    resident = await tickets.resident_of(session, ticket)
    moved = municipality if municipality != ticket.municipality else None
    reply = office_news.transferred(ticket.reference, moved, topic, guide, language_to_answer_in(ticket, resident))
    ticket = await desk_work.transfer(
        session,
        reference,
        municipality=municipality,
        topic=topic,
        text=reply.text,
        actor=actor,
        now=now,
        reason=reason,
    )
    await _send(session, resident, reply, now)
    return ticket


async def refer_resident(
    session: AsyncSession,
    reference: str,
    contact_key: str,
    *,
    guide: Guide,
    actor: Actor,
    now: datetime,
    seen: int | None = None,
    reason: str = "",
) -> Ticket:
    """Not ours: the resident is given another contact point of the directory, and the ticket is solved with it."""
    contact = _contact(guide, contact_key)
    ticket = await desk_work.hold(session, reference, actor)
    resident = await tickets.resident_of(session, ticket)
    reply = office_news.referred(ticket.reference, contact, language_to_answer_in(ticket, resident), now)
    ticket = await desk_work.refer(
        session, reference, contact=contact.key, text=reply.text, actor=actor, now=now, seen=seen, reason=reason
    )
    await _send(session, resident, reply, now)
    return ticket


async def correct_topic(session: AsyncSession, reference: str, topic: str, *, actor: Actor, now: datetime) -> Ticket:
    """Put a ticket's topic right, and propose its question as an example of it."""
    ticket = await desk_work.set_topic(session, reference, topic, actor=actor, now=now)
    question = masked((await tickets.questions(session, [ticket.id])).get(ticket.id, "")).strip()
    if question:
        await examples.propose(
            session,
            resident_id=ticket.resident_id,
            text=question,
            language=ticket.language,
            label=topic,
            municipality=ticket.municipality,
            source=Author.OFFICER,
            now=now,
        )
    return ticket


def language_to_answer_in(ticket: Ticket, resident: Resident) -> str:
    """The resident's own language; as long as it is not known, the one of their question."""
    return resident.language or ticket.language


def _contact(guide: Guide, key: str) -> ContactPoint:
    found = next((contact for contact in guide.contacts if contact.key == key), None)
    if found is None:
        raise UnknownContact(f"the directory has no contact point {key}")
    return found


async def _send(
    session: AsyncSession, resident: Resident, reply: Reply, now: datetime, *, entry_id: int | None = None
) -> None:
    row = outbox.row_for(resident, to_json(reply), message_id=None, now=now)
    await outbox.add(session, [{**row, "ticket_entry_id": entry_id}])
