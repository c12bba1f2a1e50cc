"""Everything kept about one resident, as plain data for `/mydata`."""

from __future__ import annotations

from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.base import Base
from storage.file_tables import StoredFile
from storage.tables import Feedback, Message, Outbox, ProposedExample, Resident, Unresolved
from storage.ticket_tables import Ticket, TicketEntry

OWN_TABLES = (Message, Outbox, Ticket, Unresolved, Feedback, ProposedExample, StoredFile)
# How Kontakt works inside, not what it knows about a person.
LEFT_OUT = {"resident_id", "claimed_by", "claimed_until", "due_at", "held_at", "attempts", "key", "platform_id"}


async def personal_data(session: AsyncSession, resident: Resident) -> dict[str, Any]:
    """Table name → rows, each as column → value; times in ISO 8601, UTC."""
    data: dict[str, Any] = {"resident": _plain(resident)}
    for table in OWN_TABLES:
        query = select(table).where(table.resident_id == resident.id).order_by(table.id)
        data[table.__tablename__] = [_plain(row) for row in await session.scalars(query)]
    entries = (
        select(TicketEntry)
        .join(Ticket, Ticket.id == TicketEntry.ticket_id)
        .where(Ticket.resident_id == resident.id)
        .order_by(TicketEntry.id)
    )
    data[TicketEntry.__tablename__] = [_plain(row) for row in await session.scalars(entries)]
    return data


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
