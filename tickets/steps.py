"""What can happen to a ticket: each step changes the row, within the moves allowed, and gives the event that tells it.

Pure: no store. `tickets.desk_work` and `tickets.resident_work` load, lock and keep around them.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from storage.ticket_tables import AT_THE_OFFICE, Alarm, EventKind, Priority, Ticket, TicketEvent, TicketStatus
from tickets import clocks
from tickets.actors import RESIDENT, SYSTEM, Actor
from tickets.errors import NothingToChange
from tickets.history import beginning, change
from tickets.terms import Terms
from tickets.workflow import require_move, require_unfinished

NOBODY: dict[str, Any] = {"assignee_id": None, "return_at": None}
NO_ACCESS = "no-access"
"""Why a ticket went back to the queue by itself: whoever had it may not see or answer it any more."""
NO_ALARMS: dict[str, Any] = {"answer_alarm": Alarm.NONE, "resolve_alarm": Alarm.NONE}


def opened(ticket: Ticket, terms: Terms, now: datetime, *, actor: Actor = RESIDENT) -> TicketEvent:
    """`ticket` holds what the resident asks for, and nothing else yet."""
    ticket.status = TicketStatus.NEW
    ticket.priority = ticket.priority or Priority.NORMAL
    for name, value in (NO_ALARMS | clocks.started(ticket, terms, now)).items():
        setattr(ticket, name, value)
    return beginning(ticket, EventKind.OPENED, actor, now)


def wrote(
    ticket: Ticket, terms: Terms, now: datetime, *, entry_id: int, municipality: str | None = None
) -> TicketEvent:
    """The resident added something: a ticket that waited for them is the office's again."""
    require_unfinished(ticket)
    columns: dict[str, Any] = {"municipality": municipality or ticket.municipality}
    if ticket.status == TicketStatus.WAITING:
        columns |= _back_at_office(ticket, terms, now)
    return change(ticket, EventKind.WRITTEN, RESIDENT, now, entry_id=entry_id, **columns)


def answered(ticket: Ticket, actor: Actor, now: datetime, *, entry_id: int) -> TicketEvent:
    """The office wrote: now it waits for the resident. Who answers what nobody has, has it from then on."""
    require_unfinished(ticket)
    columns: dict[str, Any] = {
        "answered_at": ticket.answered_at or now,
        "officer_wrote_at": now,
        "waiting_since": ticket.waiting_since or now,
        "status": TicketStatus.WAITING,
        "return_at": None,
    }
    if ticket.assignee_id is None and actor.account_id is not None:
        columns |= {"assignee_id": actor.account_id, "assigned_at": now}
    return change(ticket, EventKind.ANSWERED, actor, now, entry_id=entry_id, **columns)


def assigned(ticket: Ticket, actor: Actor, account_id: int, terms: Terms, now: datetime) -> TicketEvent:
    require_unfinished(ticket)
    if ticket.assignee_id == account_id:
        raise NothingToChange(f"ticket {ticket.reference} is theirs already")
    at_office = ticket.status in AT_THE_OFFICE
    columns: dict[str, Any] = {
        "assignee_id": account_id,
        "assigned_at": now,
        "return_at": clocks.return_at(ticket, terms, now) if at_office else None,
        "status": TicketStatus.OPEN if at_office else ticket.status,
    }
    return change(ticket, EventKind.ASSIGNED, actor, now, **columns)


def given_back(ticket: Ticket, actor: Actor, now: datetime, *, reason: str = "", why: str = "") -> TicketEvent:
    """Back to the queue, by hand or (`SYSTEM`) because no answer came, or for `why` else."""
    require_unfinished(ticket)
    if ticket.assignee_id is None:
        raise NothingToChange(f"nobody has ticket {ticket.reference}")
    kind = EventKind.RETURNED if actor.author == SYSTEM.author else EventKind.GIVEN_BACK
    return change(ticket, kind, actor, now, reason=reason, details={"why": why} if why else None, **NOBODY)


def transferred(
    ticket: Ticket,
    actor: Actor,
    terms: Terms,
    now: datetime,
    *,
    municipality: str | None,
    topic: str | None,
    reason: str = "",
) -> TicketEvent:
    """To other people: nobody has it yet, deadlines stay, and whoever is there now is warned of them anew."""
    require_unfinished(ticket)
    if (municipality, topic) == (ticket.municipality, ticket.topic):
        raise NothingToChange(f"ticket {ticket.reference} is there already")
    columns: dict[str, Any] = {
        "municipality": municipality,
        "topic": topic,
        **NOBODY,
        **NO_ALARMS,
        "assigned_at": None,
    }
    if ticket.status == TicketStatus.WAITING:
        columns |= clocks.gone_on(ticket, terms, now) | {"status": TicketStatus.OPEN}
    return change(ticket, EventKind.TRANSFERRED, actor, now, reason=reason, **columns)


def corrected(
    ticket: Ticket,
    actor: Actor,
    now: datetime,
    *,
    municipality: str | None,
    topic: str | None,
    is_out_of_sight: bool = False,
) -> TicketEvent:
    """Put right what the ticket is about; a finished one, too. Whoever has it keeps it, unless it is out of their sight
    then.
    """
    columns = NOBODY if is_out_of_sight else {}
    return change(ticket, EventKind.CORRECTED, actor, now, municipality=municipality, topic=topic, **columns)


def prioritised(ticket: Ticket, actor: Actor, priority: Priority, terms: Terms, now: datetime) -> TicketEvent:
    require_unfinished(ticket)
    if ticket.priority == priority:
        raise NothingToChange(f"ticket {ticket.reference} is {priority} already")
    deadlines = clocks.prioritised(ticket, priority, terms, now)
    return change(ticket, EventKind.PRIORITISED, actor, now, priority=priority, **deadlines)


def resolved(
    ticket: Ticket,
    actor: Actor,
    now: datetime,
    *,
    kind: EventKind = EventKind.RESOLVED,
    reason: str = "",
    entry_id: int | None = None,
    details: dict[str, Any] | None = None,
) -> TicketEvent:
    require_unfinished(ticket)
    columns = {"status": TicketStatus.RESOLVED, "resolved_at": now, "return_at": None, "waiting_since": None}
    return change(ticket, kind, actor, now, reason=reason, entry_id=entry_id, details=details, **columns)


def reopened(ticket: Ticket, actor: Actor, terms: Terms, now: datetime, *, reason: str = "") -> TicketEvent:
    """A solved matter, or what was taken for spam, is the office's again."""
    require_move(ticket, TicketStatus.OPEN)
    if ticket.status not in (TicketStatus.RESOLVED, TicketStatus.SPAM):
        raise NothingToChange(f"ticket {ticket.reference} is {ticket.status} already")
    columns = clocks.started_again(ticket, terms, now) | {"status": TicketStatus.OPEN, "resolved_at": None}
    if ticket.assignee_id is not None:
        columns["return_at"] = clocks.return_at(ticket, terms, now)
    return change(ticket, EventKind.REOPENED, actor, now, reason=reason, **columns)


def closed(ticket: Ticket, now: datetime) -> TicketEvent:
    require_move(ticket, TicketStatus.CLOSED)
    return change(ticket, EventKind.CLOSED, SYSTEM, now, status=TicketStatus.CLOSED)


def marked_spam(ticket: Ticket, actor: Actor, now: datetime, *, reason: str = "") -> TicketEvent:
    require_unfinished(ticket)
    columns: dict[str, Any] = {"status": TicketStatus.SPAM, "return_at": None, "waiting_since": None}
    return change(ticket, EventKind.MARKED_SPAM, actor, now, reason=reason, **columns)


def warned(ticket: Ticket, clock: clocks.Running, now: datetime) -> TicketEvent:
    """The next alarm of a deadline: a reminder before it, the escalation after; late, only the escalation."""
    escalates = clock.due_at <= now
    kind, alarm = (EventKind.ESCALATED, Alarm.ESCALATED) if escalates else (EventKind.REMINDED, Alarm.REMINDED)
    columns: dict[str, Any] = {f"{clock.name}_alarm": alarm}
    return change(ticket, kind, SYSTEM, now, details={"deadline": clock.name}, **columns)


def _back_at_office(ticket: Ticket, terms: Terms, now: datetime) -> dict[str, Any]:
    columns = clocks.gone_on(ticket, terms, now) | {"status": TicketStatus.OPEN}
    if ticket.assignee_id is not None:
        columns["return_at"] = clocks.return_at(ticket, terms, now)
    return columns
