"""What the office does to a ticket. Every function locks the resident and then the ticket, looks whether the actor may
see it, and writes an event beside the change; nothing is committed here.

All raise `TicketError`: `NoSuchTicket` for what is not there or out of the actor's scope, the others of
`tickets.errors` where something stands against it. `seen` is the last entry of the thread that the officer has read;
None works on whatever came after it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from storage import notices, tickets
from storage.account_tables import Account, Role
from storage.accounts import scope_of
from storage.ticket_tables import (
    UNFINISHED_TICKETS,
    Author,
    EntryKind,
    EventKind,
    NoticeKind,
    Priority,
    Ticket,
    TicketEntry,
)
from tickets import steps, terms_store
from tickets.actors import Actor
from tickets.entries import keep_entry
from tickets.errors import EmptyAnswer, NoSuchTicket, NotAssignable, NothingToChange, NotYours, ThreadGrew
from tickets.history import change
from tickets.workflow import require_unfinished

CAN_HAVE_TICKETS = (Role.OFFICER, Role.HEAD, Role.ADMIN)


async def answer_ticket(
    session: AsyncSession, reference: str, text: str, *, actor: Actor, now: datetime, seen: int | None = None
) -> tuple[Ticket, TicketEntry]:
    """Keep an officer's answer. The ticket then waits for the resident; the entry is what is to be sent."""
    if not text.strip():
        raise EmptyAnswer("the answer is empty")
    ticket = await hold(session, reference, actor, seen=seen)
    require_unfinished(ticket)
    entry = await _keep_entry(session, ticket, actor, text, now)
    session.add(steps.answered(ticket, actor, now, entry_id=entry.id))
    return ticket, entry


async def add_to_answer(
    session: AsyncSession, ticket: Ticket, text: str, *, attachment: dict[str, Any] | None, actor: Actor, now: datetime
) -> TicketEntry:
    """What goes out together with an answer that was just kept: a card, a file. The ticket is held already."""
    return await _keep_entry(session, ticket, actor, text, now, attachment=attachment)


async def add_note(session: AsyncSession, reference: str, text: str, *, actor: Actor, now: datetime) -> Ticket:
    """A note for colleagues, on finished tickets too; it is never sent."""
    if not text.strip():
        raise EmptyAnswer("the note is empty")
    ticket = await hold(session, reference, actor)
    entry = await _keep_entry(session, ticket, actor, text, now, kind=EntryKind.NOTE)
    session.add(change(ticket, EventKind.NOTED, actor, now, entry_id=entry.id))
    return ticket


async def change_note(
    session: AsyncSession, reference: str, entry_id: int, text: str, *, actor: Actor, now: datetime
) -> Ticket:
    """A new version of a note; the earlier one stays. What was sent cannot be changed."""
    if not text.strip():
        raise EmptyAnswer("the note is empty")
    ticket = await hold(session, reference, actor)
    note = await session.get(TicketEntry, entry_id)
    if note is None or note.ticket_id != ticket.id or note.kind != EntryKind.NOTE:
        raise NoSuchTicket(f"ticket {ticket.reference} has no note {entry_id}")
    entry = await _keep_entry(session, ticket, actor, text, now, kind=EntryKind.NOTE, replaces_id=note.id)
    session.add(change(ticket, EventKind.NOTED, actor, now, entry_id=entry.id))
    return ticket


async def resolve_ticket(
    session: AsyncSession, reference: str, *, actor: Actor, now: datetime, seen: int | None = None, reason: str = ""
) -> Ticket:
    ticket = await hold(session, reference, actor, seen=seen)
    session.add(steps.resolved(ticket, actor, now, reason=reason))
    return ticket


async def refer(
    session: AsyncSession,
    reference: str,
    *,
    contact: str,
    text: str,
    actor: Actor,
    now: datetime,
    seen: int | None = None,
    reason: str = "",
) -> Ticket:
    """Not the office's matter: the resident is given another contact point (`contact`, its key of the directory) in
    `text`, and the ticket is resolved. Without a next contact this cannot be done.
    """
    ticket = await hold(session, reference, actor, seen=seen)
    require_unfinished(ticket)
    entry = await _keep_entry(session, ticket, actor, text, now, author=Author.SYSTEM)
    details = {"contact": contact}
    event = steps.resolved(
        ticket, actor, now, kind=EventKind.REFERRED, reason=reason, entry_id=entry.id, details=details
    )
    session.add(event)
    return ticket


async def take(session: AsyncSession, reference: str, *, actor: Actor, now: datetime) -> Ticket:
    """The officer has it from now on. What somebody else has is not taken away from them: `NotYours`."""
    if actor.account_id is None:
        raise NotAssignable("only somebody with an account can take a ticket")
    ticket = await hold(session, reference, actor)
    if ticket.assignee_id not in (None, actor.account_id):
        raise NotYours(f"somebody else has ticket {ticket.reference}")
    terms = await terms_store.load(session)
    session.add(steps.assigned(ticket, actor, actor.account_id, terms, now))
    return ticket


async def assign(session: AsyncSession, reference: str, account_id: int, *, actor: Actor, now: datetime) -> Ticket:
    """Give it to a colleague, who is told."""
    ticket = await hold(session, reference, actor)
    account = await session.get(Account, account_id)
    if account is None or not can_have(account, ticket):
        raise NotAssignable(f"account {account_id} cannot have ticket {ticket.reference}")
    terms = await terms_store.load(session)
    session.add(steps.assigned(ticket, actor, account_id, terms, now))
    if account_id != actor.account_id:
        await notices.add(session, NoticeKind.ASSIGNED, ticket, account_id=account_id, now=now)
    return ticket


async def give_back(session: AsyncSession, reference: str, *, actor: Actor, now: datetime, reason: str = "") -> Ticket:
    """Into the queue again, for anybody."""
    ticket = await hold(session, reference, actor)
    session.add(steps.given_back(ticket, actor, now, reason=reason))
    return ticket


async def transfer(
    session: AsyncSession,
    reference: str,
    *,
    municipality: str | None,
    topic: str | None,
    text: str,
    actor: Actor,
    now: datetime,
    reason: str = "",
) -> Ticket:
    """Give it to those who have this municipality and topic, even where the actor will see it no more. `text` is what
    the resident is told of it.
    """
    ticket = await hold(session, reference, actor)
    terms = await terms_store.load(session)
    event = steps.transferred(ticket, actor, terms, now, municipality=municipality, topic=topic, reason=reason)
    event.entry_id = (await _keep_entry(session, ticket, actor, text, now, author=Author.SYSTEM)).id
    session.add(event)
    return ticket


async def set_topic(session: AsyncSession, reference: str, topic: str, *, actor: Actor, now: datetime) -> Ticket:
    """Put right what a ticket is about (a topic of the directory); a finished one, too. Whoever has an open one and may
    not see the topic has it no more.
    """
    ticket = await hold(session, reference, actor)
    if ticket.topic != topic:
        place, blind = ticket.municipality, await _is_out_of_sight(session, ticket, topic)
        session.add(steps.corrected(ticket, actor, now, municipality=place, topic=topic, is_out_of_sight=blind))
    return ticket


async def set_municipality(
    session: AsyncSession, reference: str, municipality: str, *, actor: Actor, now: datetime
) -> Ticket:
    """Say which municipality an unplaced ticket is for. From one municipality to another it is a `transfer`."""
    ticket = await hold(session, reference, actor)
    if ticket.municipality not in (None, municipality):
        raise NothingToChange(f"ticket {ticket.reference} has a municipality; it can be transferred")
    if ticket.municipality is None:
        session.add(steps.corrected(ticket, actor, now, municipality=municipality, topic=ticket.topic))
    return ticket


async def set_priority(
    session: AsyncSession, reference: str, priority: Priority, *, actor: Actor, now: datetime
) -> Ticket:
    ticket = await hold(session, reference, actor)
    terms = await terms_store.load(session)
    session.add(steps.prioritised(ticket, actor, priority, terms, now))
    return ticket


async def reopen(session: AsyncSession, reference: str, *, actor: Actor, now: datetime, reason: str = "") -> Ticket:
    """A solved ticket, or one that was taken for spam by mistake."""
    ticket = await hold(session, reference, actor)
    terms = await terms_store.load(session)
    session.add(steps.reopened(ticket, actor, terms, now, reason=reason))
    return ticket


async def mark_spam(session: AsyncSession, reference: str, *, actor: Actor, now: datetime, reason: str = "") -> Ticket:
    """The resident is not told."""
    ticket = await hold(session, reference, actor)
    session.add(steps.marked_spam(ticket, actor, now, reason=reason))
    return ticket


async def hold(session: AsyncSession, reference: str, actor: Actor, *, seen: int | None = None) -> Ticket:
    """The ticket, kept to this transaction after its resident."""
    resident = await tickets.lock_resident_of(session, reference)
    ticket = await tickets.by_reference(session, reference, scope=actor.scope, lock=True)
    if resident is None or ticket is None:
        raise NoSuchTicket(f"there is no ticket {reference}")
    if seen is not None and await tickets.newest_entry(session, ticket.id) > seen:
        require_unfinished(ticket)  # that it is finished says more than that the thread grew
        raise ThreadGrew(f"something was added to ticket {ticket.reference} meanwhile")
    return ticket


def works_on_tickets(account: Account) -> bool:
    """May tickets be worked on by this account, if it sees them?"""
    return account.role in CAN_HAVE_TICKETS


def can_have(account: Account, ticket: Ticket) -> bool:
    """May tickets be worked on by this account, and this one?"""
    return works_on_tickets(account) and scope_of(account).allows(ticket.municipality, ticket.topic)


async def _is_out_of_sight(session: AsyncSession, ticket: Ticket, topic: str) -> bool:
    """Of whoever has this open ticket, once it has this topic."""
    if ticket.assignee_id is None or ticket.status not in UNFINISHED_TICKETS:
        return False
    account = await session.get(Account, ticket.assignee_id)
    return account is not None and not scope_of(account).allows(ticket.municipality, topic)


async def _keep_entry(
    session: AsyncSession,
    ticket: Ticket,
    actor: Actor,
    text: str,
    now: datetime,
    **columns: Any,
) -> TicketEntry:
    columns = {"author": actor.author, "account_id": actor.account_id} | columns
    return await keep_entry(session, ticket, TicketEntry(ticket_id=ticket.id, text=text, created_at=now, **columns))
