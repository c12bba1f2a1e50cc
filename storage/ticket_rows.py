"""Tickets as rows of a table to take out: codes and moments, nothing that anybody wrote."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from storage.periods import Period
from storage.scope import Scope
from storage.tables import Resident
from storage.ticket_tables import Ticket, TicketRating


class TicketRow(NamedTuple):
    """`helped` is the last rating."""

    reference: str
    status: str
    priority: str
    municipality: str | None
    topic: str | None
    language: str
    channel: str
    asked_at: datetime
    answered_at: datetime | None
    resolved_at: datetime | None
    due_at: datetime | None
    helped: bool | None


async def asked_in(session: AsyncSession, period: Period, *, scope: Scope, limit: int) -> list[TicketRow]:
    """The tickets of a period, oldest first; spam is among them."""
    given = aliased(TicketRating)
    last = select(func.max(given.id)).where(given.ticket_id == Ticket.id).scalar_subquery()
    query = (
        select(
            Ticket.reference,
            Ticket.status,
            Ticket.priority,
            Ticket.municipality,
            Ticket.topic,
            Ticket.language,
            Resident.channel,
            Ticket.created_at,
            Ticket.answered_at,
            Ticket.resolved_at,
            Ticket.due_at,
            TicketRating.helped,
        )
        .join(Resident, Resident.id == Ticket.resident_id)
        .outerjoin(TicketRating, TicketRating.id == last)
        .where(period.holds(Ticket.created_at), *scope.of_tickets())
        .order_by(Ticket.id)
        .limit(limit)
    )
    return [TicketRow._make(row) for row in await session.execute(query)]
