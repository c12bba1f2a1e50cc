"""Everything kept about one resident, as plain data: what `/mydata` gives, and an admin who is asked for it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.base import Base
from storage.file_tables import StoredFile
from storage.keeping_tables import Correction
from storage.tables import Feedback, Message, Outbox, ProposedExample, Resident, Unresolved
from storage.ticket_tables import EntryKind, Ticket, TicketEntry, TicketRating

OWN_TABLES = (Message, Outbox, Ticket, Unresolved, Feedback, Correction, ProposedExample, StoredFile)
OF_TICKETS = (TicketEntry, TicketRating)
# How Kontakt works inside, not what it knows about a person.
LEFT_OUT = {
    *("resident_id", "claimed_by", "claimed_until", "due_at", "held_at", "attempts", "key", "platform_id"),
    *("assignee_id", "account_id", "look_at", "return_at", "wake_at", "address_hash", "remark"),
}


async def personal_data(session: AsyncSession, resident: Resident) -> dict[str, Any]:
    """Table name → rows, each as column → value; times in ISO 8601, UTC."""
    data: dict[str, Any] = {"resident": _plain(resident)}
    for table in OWN_TABLES:
        query = select(table).where(table.resident_id == resident.id).order_by(table.id)
        data[table.__tablename__] = [_plain(row) for row in await session.scalars(query)]
    own = select(Ticket.id).where(Ticket.resident_id == resident.id)
    for part in OF_TICKETS:
        rows = await session.scalars(select(part).where(part.ticket_id.in_(own)).order_by(part.id))
        data[part.__tablename__] = [_plain(row) for row in rows if not _is_note(row)]
    return data


def _is_note(row: Base) -> bool:
    """What colleagues note for each other is never sent."""
    return isinstance(row, TicketEntry) and row.kind == EntryKind.NOTE


def _plain(row: Base) -> dict[str, Any]:
    return {
        column.key: _value(getattr(row, column.key))
        for column in inspect(type(row)).columns
        if column.key not in LEFT_OUT
    }


def _value(value: Any) -> Any:
    if isinstance(value, dict):
        # By name only: an earlier export inside this one would make each larger than all before it.
        value = {**value, **{kind: value[kind]["name"] for kind in ("file", "stored_file") if kind in value}}
    return value.isoformat() if hasattr(value, "isoformat") else value
