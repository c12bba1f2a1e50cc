"""Queries on notices: what people at the desk are told."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.scope import Scope
from storage.ticket_tables import Notice, NoticeKind, Ticket


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Whose notices: an account's own, and those of its role about tickets that it may see."""

    account_id: int
    role: str
    scope: Scope

    def conditions(self) -> list[ColumnElement[bool]]:
        ticket = exists().where(Ticket.id == Notice.ticket_id, *self.scope.of_tickets()).correlate(Notice)
        shared = and_(Notice.account_id.is_(None), Notice.role == self.role)
        return [or_(Notice.account_id == self.account_id, shared), ticket]


async def add(
    session: AsyncSession,
    kind: NoticeKind,
    ticket: Ticket,
    *,
    account_id: int | None = None,
    role: str | None = None,
    now: datetime,
) -> None:
    """Tell an account, or (without one) all of a role that may see the ticket. What is not read yet is not repeated."""
    unread = exists().where(
        Notice.ticket_id == ticket.id,
        Notice.kind == kind,
        Notice.account_id == account_id,
        Notice.role == role,
        Notice.seen_at.is_(None),
    )
    if not await session.scalar(select(unread)):
        session.add(Notice(kind=kind, ticket_id=ticket.id, account_id=account_id, role=role, created_at=now))


async def unread(session: AsyncSession, reader: Reader, *, limit: int = 50) -> Sequence[tuple[Notice, Ticket]]:
    """Newest first, each with its ticket."""
    query = (
        select(Notice, Ticket)
        .join(Ticket, Ticket.id == Notice.ticket_id)
        .where(Notice.seen_at.is_(None), *reader.conditions())
        .order_by(Notice.id.desc())
        .limit(limit)
    )
    return [(notice, ticket) for notice, ticket in await session.execute(query)]


async def count_unread(session: AsyncSession, reader: Reader) -> int:
    query = select(func.count()).select_from(Notice).where(Notice.seen_at.is_(None), *reader.conditions())
    return (await session.scalar(query)) or 0


async def mark_read(
    session: AsyncSession,
    reader: Reader,
    *,
    ids: Collection[int] | None = None,
    ticket_id: int | None = None,
    now: datetime,
) -> None:
    """These, those of a ticket (its page was opened), or with neither all of the reader's."""
    statement = update(Notice).where(Notice.seen_at.is_(None), *reader.conditions())
    if ids is not None:
        statement = statement.where(Notice.id.in_(ids))
    if ticket_id is not None:
        statement = statement.where(Notice.ticket_id == ticket_id)
    await session.execute(
        statement.values(seen_at=now, seen_by=reader.account_id).execution_options(synchronize_session=False)
    )


async def since(session: AsyncSession, after: int, *, limit: int = 100) -> Sequence[tuple[Notice, Ticket]]:
    """All notices with a higher id, in order, each with its ticket: for what carries them on by mail or in a chat."""
    query = select(Notice, Ticket).join(Ticket, Ticket.id == Notice.ticket_id).where(Notice.id > after)
    return [(notice, ticket) for notice, ticket in await session.execute(query.order_by(Notice.id).limit(limit))]
