"""Queries on tickets and their threads."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import UNFINISHED_TICKETS, Resident, Ticket, TicketEntry


async def by_reference(session: AsyncSession, reference: str, *, lock: bool = False) -> Ticket | None:
    """The ticket a person names; upper or lower case, with or without blanks around."""
    query = select(Ticket).where(Ticket.reference == reference.strip().upper())
    return await session.scalar(query.with_for_update() if lock else query)


async def of_residents(session: AsyncSession, resident_ids: Collection[int]) -> dict[int, list[Ticket]]:
    """Each resident's tickets, newest first."""
    found: dict[int, list[Ticket]] = {resident_id: [] for resident_id in resident_ids}
    query = select(Ticket).where(Ticket.resident_id.in_(resident_ids)).order_by(Ticket.id.desc())
    for ticket in await session.scalars(query):
        found[ticket.resident_id].append(ticket)
    return found


async def queue(session: AsyncSession, *, finished: bool = False, limit: int = 100) -> Sequence[Ticket]:
    """Tickets that wait for the office, oldest first; with `finished` all of them."""
    query = select(Ticket).order_by(Ticket.id).limit(limit)
    if not finished:
        query = query.where(Ticket.status.in_(UNFINISHED_TICKETS))
    return (await session.scalars(query)).all()


async def thread(session: AsyncSession, ticket_id: int) -> Sequence[TicketEntry]:
    query = select(TicketEntry).where(TicketEntry.ticket_id == ticket_id).order_by(TicketEntry.id)
    return (await session.scalars(query)).all()


async def resident_of(session: AsyncSession, ticket: Ticket) -> Resident:
    return (await session.scalars(select(Resident).where(Resident.id == ticket.resident_id))).one()
