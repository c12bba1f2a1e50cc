"""Queries on tickets and their threads."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import NamedTuple

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage import bulk
from storage.dialect import Unindexed, dialect_of
from storage.scope import Scope
from storage.tables import Resident
from storage.ticket_tables import UNFINISHED_TICKETS, Ticket, TicketEntry, TicketEvent, TicketRating
from storage.together import Rows, Statement
from storage.types import moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which tickets to find. None asks for all of them, an empty text for those that have none (no topic known …).

    `assignee` 0: those that nobody has. `due_by`: those with a deadline that runs out by this moment, or has run out.
    """

    statuses: Collection[str] | None = None
    municipality: str | None = None
    topic: str | None = None
    language: str | None = None
    priority: str | None = None
    channel: str | None = None
    assignee: int | None = None
    due_by: datetime | None = None
    changed_since: datetime | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        asked = (
            (Ticket.municipality, self.municipality),
            (Ticket.topic, self.topic),
            (Ticket.language, self.language),
            (Ticket.priority, self.priority),
            (Ticket.assignee_id, self.assignee),
        )
        found = [column == value if value else column.is_(None) for column, value in asked if value is not None]
        if self.statuses is not None:
            found.append(Unindexed(Ticket.status).in_(self.statuses))
        if self.channel is not None:
            found.append(exists().where(Resident.id == Ticket.resident_id, Resident.channel == self.channel))
        if self.due_by is not None:
            found.append(Ticket.due_at <= self.due_by)
        if self.changed_since is not None:
            # There are few of them, so all other conditions are looked at last.
            found.append(Ticket.id.in_(select(Ticket.id).where(Ticket.updated_at > self.changed_since)))
        return found


async def by_reference(session: AsyncSession, reference: str, *, scope: Scope, lock: bool = False) -> Ticket | None:
    """The ticket a person names; upper or lower case, with or without blanks around."""
    query = select(Ticket).where(Ticket.reference == as_stored(reference), *scope.of_tickets())
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return await session.scalar(query)


def as_stored(reference: str) -> str:
    return reference.strip().upper()


class TicketRow(NamedTuple):
    """A ticket as its resident asks for it."""

    resident_id: int
    reference: str
    status: str
    topic: str | None
    municipality: str | None
    created_at: datetime
    answered_at: datetime | None
    answer_due_at: datetime | None
    officer_wrote_at: datetime | None
    resolved_at: datetime | None


TIMES = TicketRow._fields.index("created_at")  # from here on


def of_residents(session: AsyncSession, resident_ids: Collection[int]) -> Statement[dict[int, list[TicketRow]]]:
    """Each resident's tickets, newest first."""
    dialect = dialect_of(session)

    def read(rows: Rows) -> dict[int, list[TicketRow]]:
        found: dict[int, list[TicketRow]] = {resident_id: [] for resident_id in resident_ids}
        for row in rows:
            found[row[0]].append(TicketRow(*row[:TIMES], *(moment(time) if time else None for time in row[TIMES:])))
        return found

    residents = bulk.listed(dialect, resident_ids)
    return Statement(name="their_tickets", text=_of_residents(dialect), values={"residents": residents}, read=read)


@cache
def _of_residents(dialect: str) -> str:
    theirs = bulk.is_among("resident_id", "residents", dialect)
    return " ".join(("SELECT", ", ".join(TicketRow._fields), "FROM tickets WHERE", theirs, "ORDER BY id DESC"))


async def queue(session: AsyncSession, *, scope: Scope, finished: bool = False, limit: int = 100) -> Sequence[Ticket]:
    """Tickets that wait for the office, oldest first; with `finished` all of them."""
    wanted = Wanted(statuses=None if finished else UNFINISHED_TICKETS)
    return await find(session, wanted, scope=scope, limit=limit)


async def find(session: AsyncSession, wanted: Wanted, *, scope: Scope, limit: int, offset: int = 0) -> Sequence[Ticket]:
    """Oldest first."""
    query = select(Ticket).where(*wanted.conditions(), *scope.of_tickets())
    return (await session.scalars(query.order_by(Ticket.id).limit(limit).offset(offset))).all()


async def questions(session: AsyncSession, ticket_ids: Collection[int]) -> dict[int, str]:
    """What each of these tickets began with."""
    first = select(func.min(TicketEntry.id)).where(TicketEntry.ticket_id.in_(ticket_ids))
    query = select(TicketEntry.ticket_id, TicketEntry.text).where(
        TicketEntry.id.in_(first.group_by(TicketEntry.ticket_id))
    )
    return dict((await session.execute(query)).all())


async def channels(session: AsyncSession, ticket_ids: Collection[int]) -> dict[int, str]:
    """Where each of these tickets came from."""
    query = select(Ticket.id, Resident.channel).join(Resident, Resident.id == Ticket.resident_id)
    return dict((await session.execute(query.where(Ticket.id.in_(ticket_ids)))).all())


async def newest_entries(session: AsyncSession, ticket_ids: Collection[int]) -> dict[int, int]:
    """The id of the last entry of each of these tickets."""
    last = select(TicketEntry.ticket_id, func.max(TicketEntry.id)).where(TicketEntry.ticket_id.in_(ticket_ids))
    return dict((await session.execute(last.group_by(TicketEntry.ticket_id))).all())


async def thread(session: AsyncSession, ticket_id: int) -> Sequence[TicketEntry]:
    query = select(TicketEntry).where(TicketEntry.ticket_id == ticket_id).order_by(TicketEntry.id)
    return (await session.scalars(query)).all()


async def events(session: AsyncSession, ticket_id: int) -> Sequence[TicketEvent]:
    """What happened to a ticket, in order."""
    query = select(TicketEvent).where(TicketEvent.ticket_id == ticket_id).order_by(TicketEvent.id)
    return (await session.scalars(query)).all()


async def ratings(session: AsyncSession, ticket_id: int) -> Sequence[TicketRating]:
    """What the resident thought of its resolutions, the first one first."""
    query = select(TicketRating).where(TicketRating.ticket_id == ticket_id).order_by(TicketRating.id)
    return (await session.scalars(query)).all()


async def entry_from(session: AsyncSession, ticket_id: int, source_id: str) -> int | None:
    """The newest version of what came with this message of the platform's."""
    query = select(func.max(TicketEntry.id)).where(
        TicketEntry.ticket_id == ticket_id, TicketEntry.source_id == source_id
    )
    return await session.scalar(query)


async def newest_entry(session: AsyncSession, ticket_id: int) -> int:
    """The id of the thread's last entry; 0 when there is none."""
    return (await session.scalar(select(func.max(TicketEntry.id)).where(TicketEntry.ticket_id == ticket_id))) or 0


async def resident_of(session: AsyncSession, ticket: Ticket) -> Resident:
    return (await session.scalars(select(Resident).where(Resident.id == ticket.resident_id))).one()


async def lock_resident_of(session: AsyncSession, reference: str) -> Resident | None:
    """Whose ticket it is, kept to this transaction: the intake, too, locks residents before their tickets."""
    owner = select(Ticket.resident_id).where(Ticket.reference == as_stored(reference)).scalar_subquery()
    return await session.scalar(select(Resident).where(Resident.id == owner).with_for_update())
