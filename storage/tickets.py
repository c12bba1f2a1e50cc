"""Queries on tickets and their threads."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.scope import Scope
from storage.tables import Resident
from storage.ticket_tables import UNFINISHED_TICKETS, Ticket, TicketEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which tickets to find. None asks for all of them, an empty text for those that have none (no topic known …)."""

    statuses: Collection[str] | None = None
    municipality: str | None = None
    topic: str | None = None
    language: str | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        asked = (
            (Ticket.municipality, self.municipality),
            (Ticket.topic, self.topic),
            (Ticket.language, self.language),
        )
        found = [column == value if value else column.is_(None) for column, value in asked if value is not None]
        return found if self.statuses is None else [Ticket.status.in_(self.statuses), *found]


async def by_reference(session: AsyncSession, reference: str, *, scope: Scope, lock: bool = False) -> Ticket | None:
    """The ticket a person names; upper or lower case, with or without blanks around."""
    query = select(Ticket).where(Ticket.reference == as_stored(reference), *scope.of_tickets())
    return await session.scalar(query.with_for_update() if lock else query)


def as_stored(reference: str) -> str:
    return reference.strip().upper()


async def of_residents(session: AsyncSession, resident_ids: Collection[int]) -> dict[int, list[Ticket]]:
    """Each resident's tickets, newest first."""
    found: dict[int, list[Ticket]] = {resident_id: [] for resident_id in resident_ids}
    query = select(Ticket).where(Ticket.resident_id.in_(resident_ids)).order_by(Ticket.id.desc())
    for ticket in await session.scalars(query):
        found[ticket.resident_id].append(ticket)
    return found


async def queue(session: AsyncSession, *, scope: Scope, finished: bool = False, limit: int = 100) -> Sequence[Ticket]:
    """Tickets that wait for the office, oldest first; with `finished` all of them."""
    wanted = Wanted(statuses=None if finished else UNFINISHED_TICKETS)
    return await find(session, wanted, scope=scope, limit=limit)


async def find(session: AsyncSession, wanted: Wanted, *, scope: Scope, limit: int, offset: int = 0) -> Sequence[Ticket]:
    """Oldest first."""
    query = select(Ticket).where(*wanted.conditions(), *scope.of_tickets())
    return (await session.scalars(query.order_by(Ticket.id).limit(limit).offset(offset))).all()


async def count(session: AsyncSession, wanted: Wanted, *, scope: Scope) -> int:
    query = select(func.count()).select_from(Ticket).where(*wanted.conditions(), *scope.of_tickets())
    return (await session.scalar(query)) or 0


async def questions(session: AsyncSession, ticket_ids: Collection[int]) -> dict[int, str]:
    """What each of these tickets began with."""
    first = select(func.min(TicketEntry.id)).where(TicketEntry.ticket_id.in_(ticket_ids))
    query = select(TicketEntry.ticket_id, TicketEntry.text).where(
        TicketEntry.id.in_(first.group_by(TicketEntry.ticket_id))
    )
    return dict((await session.execute(query)).all())


async def thread(session: AsyncSession, ticket_id: int) -> Sequence[TicketEntry]:
    query = select(TicketEntry).where(TicketEntry.ticket_id == ticket_id).order_by(TicketEntry.id)
    return (await session.scalars(query)).all()


async def newest_entry(session: AsyncSession, ticket_id: int) -> int:
    """The id of the thread's last entry; 0 when there is none."""
    return (await session.scalar(select(func.max(TicketEntry.id)).where(TicketEntry.ticket_id == ticket_id))) or 0


async def resident_of(session: AsyncSession, ticket: Ticket) -> Resident:
    return (await session.scalars(select(Resident).where(Resident.id == ticket.resident_id))).one()


async def lock_resident_of(session: AsyncSession, reference: str) -> Resident | None:
    """Whose ticket it is, kept to this transaction: the intake, too, locks residents before their tickets."""
    owner = select(Ticket.resident_id).where(Ticket.reference == as_stored(reference)).scalar_subquery()
    return await session.scalar(select(Resident).where(Resident.id == owner).with_for_update())
