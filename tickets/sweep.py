"""What happens to tickets by itself: reminders, escalations, the way back to the queue, closing, handing out in turn.

Each ticket is worked on in a transaction of its own and looked at again under its lock, so that two sweeps at once, or
one that is late, do nothing twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from storage import accounts, notices, ticket_sweeps
from storage.account_tables import Account, Role
from storage.scope import Scope
from storage.ticket_tables import UNFINISHED_TICKETS, Alarm, EventKind, NoticeKind, Ticket, TicketStatus
from tickets import clocks, desk_work, steps, terms_store
from tickets.actors import SYSTEM
from tickets.errors import NoSuchTicket
from tickets.workflow import can_be_reopened

AT_ONCE = 200

_SOON = {clocks.ANSWER: NoticeKind.ANSWER_DUE, clocks.RESOLUTION: NoticeKind.RESOLUTION_DUE}
_OVERDUE = {clocks.ANSWER: NoticeKind.ANSWER_OVERDUE, clocks.RESOLUTION: NoticeKind.RESOLUTION_OVERDUE}


async def to_look_at(session: AsyncSession, now: datetime) -> Sequence[str]:
    """References of the tickets that `look_at` has something to do with, the longest due first."""
    return await ticket_sweeps.to_look_at(session, now, limit=AT_ONCE)


async def look_at(session: AsyncSession, reference: str, *, now: datetime) -> list[EventKind]:
    """Do what is due for a ticket; what was done, nothing when it is gone or somebody else was quicker."""
    try:
        ticket = await desk_work.hold(session, reference, SYSTEM)
    except NoSuchTicket:  # erased meanwhile
        return []
    events = [await _warn(session, ticket, clock, now) for clock in clocks.running(ticket) if _rings(clock, now)]
    if ticket.assignee_id is not None and ticket.return_at is not None and ticket.return_at <= now:
        events.append(await _return(session, ticket, now))
    if ticket.status == TicketStatus.RESOLVED and not can_be_reopened(ticket, now):
        session.add(steps.closed(ticket, now))
        events.append(EventKind.CLOSED)
    return events


async def to_take_back(session: AsyncSession) -> Sequence[str]:
    """References of tickets of those who may not have them any more: switched off, limited, in another role."""
    everybody = await accounts.everybody(session)
    scopes = {
        each.id: accounts.scope_of(each) if desk_work.works_on_tickets(each) else Scope.NOTHING for each in everybody
    }
    limited = {account_id: scope for account_id, scope in scopes.items() if scope != Scope.ALL}
    return await ticket_sweeps.out_of_sight(session, limited, limit=AT_ONCE)


async def take_back(session: AsyncSession, reference: str, *, now: datetime) -> bool:
    """Back to the queue with what its assignee may not have any more; False when they may, or nobody has it.

    Here and not where the account is changed: that holds the account's row, and a ticket is held after its resident.
    """
    try:
        ticket = await desk_work.hold(session, reference, SYSTEM)
    except NoSuchTicket:
        return False
    account = await session.get(Account, ticket.assignee_id) if ticket.assignee_id is not None else None
    if account is None or ticket.status not in UNFINISHED_TICKETS or desk_work.can_have(account, ticket):
        return False
    session.add(steps.given_back(ticket, SYSTEM, now, why=steps.NO_ACCESS))
    return True


async def to_hand_out(session: AsyncSession) -> Sequence[str]:
    """References of new tickets that nobody has had yet, oldest first, where the terms want them handed out.

    What no officer may have is left out, for it must not stand in the way of others.
    """
    terms = await terms_store.load(session)
    if terms.rotating is not None and not terms.rotating:
        return []
    scopes = {accounts.scope_of(each) for each in await accounts.everybody(session) if each.role == Role.OFFICER}
    return await ticket_sweeps.never_assigned(session, terms.rotating, scopes, limit=AT_ONCE)


async def hand_out(session: AsyncSession, reference: str, *, now: datetime) -> bool:
    """Give a new ticket to the officer whose turn it is; False when it is not new any more, or nobody may have it."""
    try:
        ticket = await desk_work.hold(session, reference, SYSTEM)
    except NoSuchTicket:
        return False
    terms = await terms_store.load(session)
    if ticket.status != TicketStatus.NEW or ticket.assigned_at is not None or not terms.rotates(ticket.municipality):
        return False
    officer = await _whose_turn(session, ticket)
    if officer is None:
        return False
    session.add(steps.assigned(ticket, SYSTEM, officer.id, terms, now))
    await notices.add(session, NoticeKind.ASSIGNED, ticket, account_id=officer.id, now=now)
    return True


async def _whose_turn(session: AsyncSession, ticket: Ticket) -> Account | None:
    """Of those who may have the ticket the one who has been given none for the longest time."""
    able = [each for each in await accounts.everybody(session) if each.role == Role.OFFICER]
    able = [each for each in able if desk_work.can_have(each, ticket)]
    last = await ticket_sweeps.last_assignments(session)
    return min(able, key=lambda each: (each.id in last, last.get(each.id, ticket.created_at), each.id), default=None)


def _rings(clock: clocks.Running, now: datetime) -> bool:
    """Is its next alarm due, or has it run out without any?"""
    return clock.alarm != Alarm.ESCALATED and (clock.due_at <= now or (clock.look_at or now) <= now)


async def _warn(session: AsyncSession, ticket: Ticket, clock: clocks.Running, now: datetime) -> EventKind:
    """Before the deadline whoever has the ticket is reminded, or all officers; after it, the head of the office. Where
    there are none, those are told who stand in for them.
    """
    event = steps.warned(ticket, clock, now)
    session.add(event)
    if event.kind == EventKind.ESCALATED:
        role = await accounts.first_there(session, accounts.HEADS, ticket.municipality, ticket.topic)
        await notices.add(session, _OVERDUE[clock.name], ticket, role=role, now=now)
    elif ticket.assignee_id is not None:
        await notices.add(session, _SOON[clock.name], ticket, account_id=ticket.assignee_id, now=now)
    else:
        role = await accounts.first_there(session, accounts.OFFICERS, ticket.municipality, ticket.topic)
        await notices.add(session, _SOON[clock.name], ticket, role=role, now=now)
    return EventKind(event.kind)


async def _return(session: AsyncSession, ticket: Ticket, now: datetime) -> EventKind:
    """Nobody answered in time: somebody else may."""
    await notices.add(session, NoticeKind.RETURNED, ticket, account_id=ticket.assignee_id, now=now)
    session.add(steps.given_back(ticket, SYSTEM, now))
    return EventKind.RETURNED
