"""A ticket's two deadlines: when they are set, stand still, go on, and when somebody has to look at them.

Pure. Functions give the columns of `Ticket` to change.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from storage.ticket_tables import AT_THE_OFFICE, Alarm, Priority, Ticket, TicketStatus
from tickets.terms import Terms
from tickets.workflow import REOPEN_WITHIN

ANSWER, RESOLUTION = "answer", "resolve"
"""The two deadlines; their columns begin with these words."""
RANK = {priority: rank for rank, priority in enumerate(Priority)}

Changes = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A deadline that runs at this moment."""

    name: str
    due_at: datetime
    remind_at: datetime
    alarm: str

    @property
    def look_at(self) -> datetime | None:
        """When its next alarm is due."""
        match self.alarm:
            case Alarm.NONE:
                return self.remind_at
            case Alarm.REMINDED:
                return self.due_at
            case _:
                return None


def running(ticket: Ticket) -> list[Running]:
    """The deadlines that run while it is the office's turn; once given, a first answer is never due again."""
    if ticket.status not in AT_THE_OFFICE:
        return []
    return [clock for clock in _clocks(ticket) if clock.name == RESOLUTION or ticket.answered_at is None]


def set_derived(ticket: Ticket) -> None:
    """Bring `due_at` and `look_at` in line with the other columns."""
    clocks = running(ticket)
    ticket.due_at = min((clock.due_at for clock in clocks), default=None)
    moments = [clock.look_at for clock in clocks]
    if ticket.status in AT_THE_OFFICE:
        moments.append(ticket.return_at)
    if ticket.status == TicketStatus.RESOLVED and ticket.resolved_at is not None:
        moments.append(ticket.resolved_at + REOPEN_WITHIN)
    ticket.look_at = min((moment for moment in moments if moment is not None), default=None)


def started(ticket: Ticket, terms: Terms, now: datetime) -> Changes:
    """Both deadlines from now on."""
    return {**_from_now(ANSWER, ticket, terms, now), **_from_now(RESOLUTION, ticket, terms, now)}


def started_again(ticket: Ticket, terms: Terms, now: datetime) -> Changes:
    """A matter taken up again gets a new resolution deadline, and one for an answer if it never had any."""
    if ticket.answered_at is None:
        return started(ticket, terms, now)
    return _from_now(RESOLUTION, ticket, terms, now)


def gone_on(ticket: Ticket, terms: Terms, now: datetime) -> Changes:
    """The time that the office waited for the resident does not count."""
    if ticket.waiting_since is None or ticket.resolve_due_at is None:
        return {"waiting_since": None}
    hours = terms.hours_of(ticket.municipality)
    left = hours.between(ticket.waiting_since, ticket.resolve_due_at)
    due = hours.add(now, left)
    return {"waiting_since": None, **_deadline(RESOLUTION, ticket, terms, due)}


def prioritised(ticket: Ticket, priority: str, terms: Terms, now: datetime) -> Changes:
    """Counted from now: a higher priority never gives more time, a lower one never less."""
    sooner = RANK[Priority(priority)] > RANK[Priority(ticket.priority)]
    changes: Changes = {}
    for clock in _clocks(ticket):
        if clock.name == ANSWER and ticket.answered_at is not None:
            continue
        wanted = _from_now(clock.name, ticket, terms, now, priority=priority)
        due = wanted[f"{clock.name}_due_at"]
        if (due < clock.due_at) is sooner and due != clock.due_at:
            changes |= wanted
    return changes


def return_at(ticket: Ticket, terms: Terms, now: datetime) -> datetime | None:
    """When a ticket that somebody has from now on goes back to the queue if no answer comes."""
    if terms.return_after is None:
        return None
    return terms.hours_of(ticket.municipality).add(now, terms.return_after)


def _clocks(ticket: Ticket) -> Iterator[Running]:
    for name in (ANSWER, RESOLUTION):
        due, remind = getattr(ticket, f"{name}_due_at"), getattr(ticket, f"{name}_remind_at")
        if due is not None and remind is not None:
            yield Running(name=name, due_at=due, remind_at=remind, alarm=getattr(ticket, f"{name}_alarm"))


def _from_now(name: str, ticket: Ticket, terms: Terms, now: datetime, *, priority: str | None = None) -> Changes:
    level = terms.level(priority or ticket.priority)
    hours = terms.hours_of(ticket.municipality)
    due = hours.add(now, level.first_answer) if name == ANSWER else hours.closing_after(now, level.resolution_days)
    deadline = _deadline(name, ticket, terms, due, priority=priority)
    return {**deadline, f"{name}_alarm": Alarm.NONE}


def _deadline(name: str, ticket: Ticket, terms: Terms, due: datetime, *, priority: str | None = None) -> Changes:
    level = terms.level(priority or ticket.priority)
    before: timedelta = level.answer_reminder if name == ANSWER else level.resolution_reminder
    remind = terms.hours_of(ticket.municipality).subtract(due, before)
    return {f"{name}_due_at": due, f"{name}_remind_at": remind}
