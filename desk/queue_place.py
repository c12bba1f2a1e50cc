"""Places in the list and moments, as addresses say them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from desk.numbers import number_in
from storage.ticket_queue import Place
from storage.ticket_tables import Ticket

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
MAX_DIGITS = 17  # of microseconds: for the next 1,000 years
NEVER = "none"


def place_behind(ticket: Ticket) -> str:
    """The deadline and the id, e.g. `1772443800000000.17`: it stays a place when the ticket changes or goes."""
    return f"{NEVER if ticket.due_at is None else stamp(ticket.due_at)}.{ticket.id}"


def place_in(text: str) -> Place | None:
    """None when the text names no place."""
    due, _, number = text.partition(".")
    ticket, due_at = number_in(number), moment_in(due)
    if ticket is None or (due_at is None and due != NEVER):
        return None
    return Place(due_at=due_at, id=ticket)


def stamp(moment: datetime) -> int:
    """Microseconds since 1970."""
    return (moment - _EPOCH) // _MICROSECOND


def moment_in(text: str) -> datetime | None:
    """What `stamp` gave; None when the text is no such number."""
    if not (text.isascii() and text.isdigit() and len(text) <= MAX_DIGITS):
        return None
    return _EPOCH + int(text) * _MICROSECOND
