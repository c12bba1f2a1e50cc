"""A ticket is its events plus a current row: every change is written into both, here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from storage.ticket_tables import EventKind, Ticket, TicketEvent
from storage.types import UtcDateTime
from tickets import clocks
from tickets.actors import Actor

# Never changed, or derived from the others.
UNTRACKED = {"id", "reference", "resident_id", "created_at", "updated_at", "due_at", "look_at"}
TRACKED = tuple(column.key for column in Ticket.__table__.columns if column.key not in UNTRACKED)
_MOMENTS = {column.key for column in Ticket.__table__.columns if isinstance(column.type, UtcDateTime)}


def change(
    ticket: Ticket,
    kind: EventKind,
    actor: Actor,
    now: datetime,
    *,
    reason: str = "",
    entry_id: int | None = None,
    details: dict[str, Any] | None = None,
    **columns: Any,
) -> TicketEvent:
    """Change these columns of a ticket, and give the event that says so."""
    changes = {}
    for name, after in columns.items():
        before = getattr(ticket, name)
        if before != after:
            changes[name] = [_plain(before), _plain(after)]
            setattr(ticket, name, after)
    clocks.set_derived(ticket)
    ticket.updated_at = now
    return TicketEvent(
        ticket_id=ticket.id,
        kind=kind,
        author=actor.author,
        account_id=actor.account_id,
        entry_id=entry_id,
        reason=reason,
        changes=changes,
        details={**(details or {}), **_via(actor)},
        created_at=now,
    )


def beginning(ticket: Ticket, kind: EventKind, actor: Actor, now: datetime) -> TicketEvent:
    """The first event of a ticket that was just made: it tells all that the row begins with."""
    clocks.set_derived(ticket)
    values = {name: getattr(ticket, name) for name in TRACKED}
    changes = {name: [None, _plain(value)] for name, value in values.items() if value is not None}
    return TicketEvent(
        kind=kind,
        author=actor.author,
        account_id=actor.account_id,
        changes=changes,
        details=_via(actor),
        created_at=now,
    )


def _via(actor: Actor) -> dict[str, str]:
    return {"via": actor.via} if actor.via else {}


def rebuilt(events: Iterable[TicketEvent]) -> dict[str, Any]:
    """The tracked columns as these events, in order, leave them."""
    columns: dict[str, Any] = dict.fromkeys(TRACKED)
    for event in events:
        columns |= {name: _value(name, after) for name, (_before, after) in event.changes.items()}
    return columns


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def _value(name: str, value: Any) -> Any:
    return datetime.fromisoformat(value) if name in _MOMENTS and value is not None else value
