"""The states of a ticket and the moves between them; drawn in `docs/tickets.md`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from storage.ticket_tables import UNFINISHED_TICKETS, Ticket, TicketStatus
from storage.tickets import TicketRow
from tickets.errors import MoveRefused, TicketFinished

NEW, OPEN, WAITING = TicketStatus.NEW, TicketStatus.OPEN, TicketStatus.WAITING
RESOLVED, CLOSED, SPAM = TicketStatus.RESOLVED, TicketStatus.CLOSED, TicketStatus.SPAM

MOVES: Mapping[TicketStatus, frozenset[TicketStatus]] = {
    NEW: frozenset({OPEN, WAITING, RESOLVED, SPAM}),
    OPEN: frozenset({WAITING, RESOLVED, SPAM}),
    WAITING: frozenset({OPEN, RESOLVED, SPAM}),
    RESOLVED: frozenset({OPEN, CLOSED}),
    CLOSED: frozenset(),
    SPAM: frozenset({OPEN}),
}
# So long a resolved matter can be taken up again; after that it is closed.
REOPEN_WITHIN = timedelta(days=14)


def may_move(before: str, after: str) -> bool:
    """A state that this version does not know leads nowhere."""
    return before in set(TicketStatus) and after in MOVES[TicketStatus(before)]


def can_be_reopened(ticket: Ticket | TicketRow, now: datetime) -> bool:
    """By its resident; the office can as long as it is not closed."""
    if ticket.status != RESOLVED or ticket.resolved_at is None:
        return False
    return now - ticket.resolved_at < REOPEN_WITHIN


def require_move(ticket: Ticket, after: TicketStatus) -> None:
    if not may_move(ticket.status, after):
        raise MoveRefused(f"ticket {ticket.reference} is {ticket.status}: it cannot become {after}")


def require_unfinished(ticket: Ticket) -> None:
    if ticket.status not in UNFINISHED_TICKETS:
        raise TicketFinished(f"ticket {ticket.reference} is {ticket.status}")
