"""Tickets as anybody may see them: what about, where, in which state. No text, no person, no language."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.scope import Scope
from storage.ticket_tables import UNFINISHED_TICKETS, Ticket, TicketStatus
from storage.tickets import as_stored

FINISHED = (TicketStatus.RESOLVED, TicketStatus.CLOSED)


class Published(NamedTuple):
    reference: str
    status: str
    municipality: str | None
    topic: str
    asked_at: datetime
    changed_at: datetime
    expected_at: datetime | None

    @property
    def is_open(self) -> bool:
        return self.status in UNFINISHED_TICKETS


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """None: whichever. `until` is included. With `references` nothing else is asked."""

    references: Collection[str] | None = None
    since: datetime | None = None
    until: datetime | None = None
    is_open: bool | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        if self.references is not None:
            return [Ticket.reference.in_(map(as_stored, self.references))]
        found: list[ColumnElement[bool]] = []
        if self.since is not None:
            found.append(Ticket.created_at >= self.since)
        if self.until is not None:
            found.append(Ticket.created_at <= self.until)
        if self.is_open is not None:
            found.append(Ticket.status.in_(UNFINISHED_TICKETS if self.is_open else FINISHED))
        return found


async def find(session: AsyncSession, wanted: Wanted, *, scope: Scope, limit: int, offset: int = 0) -> list[Published]:
    """Newest first; `scope` is that of the topics that are published. Spam is never."""
    query = (
        select(
            Ticket.reference,
            Ticket.status,
            Ticket.municipality,
            Ticket.topic,
            Ticket.created_at,
            Ticket.updated_at,
            Ticket.resolve_due_at,
        )
        .where(Ticket.status != TicketStatus.SPAM, *wanted.conditions(), *scope.of_tickets())
        .order_by(Ticket.id.desc())
        .limit(limit)
        .offset(offset)
    )
    return [Published._make(row) for row in await session.execute(query)]
