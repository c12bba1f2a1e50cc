"""Queries of the sweep that looks after all tickets, whoever may see them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import and_, false, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from storage.scope import Scope
from storage.tables import Resident
from storage.ticket_tables import UNFINISHED_TICKETS, Ticket, TicketStatus


async def to_look_at(session: AsyncSession, now: datetime, *, limit: int) -> Sequence[str]:
    """References of tickets with something due, the longest due first."""
    query = select(Ticket.reference).where(Ticket.look_at <= now).order_by(Ticket.look_at, Ticket.id)
    return (await session.scalars(query.limit(limit))).all()


async def out_of_sight(session: AsyncSession, scopes: Mapping[int, Scope], *, limit: int) -> Sequence[str]:
    """References of unfinished tickets that lie outside of the scope (account → scope) of whoever has them."""
    alike: dict[Scope, list[int]] = {}  # accounts stay for good: one condition each would be too many for a statement
    for account_id, scope in scopes.items():
        alike.setdefault(scope, []).append(account_id)
    beyond = (
        and_(Ticket.assignee_id.in_(account_ids), and_(true(), *scope.of_tickets()).is_not(true()))
        for scope, account_ids in alike.items()
    )
    query = select(Ticket.reference).where(Ticket.status.in_(UNFINISHED_TICKETS), or_(false(), *beyond))
    return (await session.scalars(query.order_by(Ticket.id).limit(limit))).all()


async def never_assigned(
    session: AsyncSession, municipalities: Collection[str] | None, scopes: Collection[Scope], *, limit: int
) -> Sequence[str]:
    """References of new tickets that nobody has had yet, and that lie in one of these scopes, oldest first;
    `municipalities` None: of all.
    """
    query = select(Ticket.reference).where(Ticket.status == TicketStatus.NEW, Ticket.assigned_at.is_(None))
    query = query.where(or_(false(), *(and_(true(), *scope.of_tickets()) for scope in scopes)))
    if municipalities is not None:
        query = query.where(Ticket.municipality.in_(municipalities))
    return (await session.scalars(query.order_by(Ticket.id).limit(limit))).all()


async def last_assignments(session: AsyncSession) -> dict[int, datetime]:
    """Account → when it was last given one of the tickets that it has."""
    query = (
        select(Ticket.assignee_id, func.max(Ticket.assigned_at))
        .where(Ticket.assignee_id.is_not(None))
        .group_by(Ticket.assignee_id)
    )
    return {account_id: moment for account_id, moment in await session.execute(query) if account_id and moment}


async def to_wake(session: AsyncSession, now: datetime, *, limit: int) -> Sequence[Resident]:
    """Residents who left a question of the bot's unanswered; not those who want no messages."""
    query = select(Resident).where(Resident.wake_at <= now, Resident.stopped.is_(False)).order_by(Resident.wake_at)
    return (await session.scalars(query.limit(limit))).all()
