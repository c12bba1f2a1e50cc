"""The list of tickets in pages: each begins behind the last ticket of the one before, so that the last page comes as
fast as the first and nothing is left out when tickets come and go.

`matching` are further conditions on `Ticket`, as `storage.ticket_search` makes them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from storage.scope import Scope
from storage.ticket_tables import Ticket
from storage.tickets import Wanted


class Order(StrEnum):
    DUE = "due"  # what runs out next comes first; what has no deadline follows, newest first
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Behind which ticket a page begins."""

    due_at: datetime | None
    id: int


Matching = Sequence[ColumnElement[bool]]


async def page(
    session: AsyncSession,
    wanted: Wanted,
    *,
    scope: Scope,
    matching: Matching = (),
    order: Order = Order.DUE,
    after: Place | None = None,
    limit: int,
) -> Sequence[Ticket]:
    """The next tickets behind a place."""
    query = select(Ticket.id).where(*wanted.conditions(), *scope.of_tickets(), *matching)
    ids: Sequence[int]
    if order is Order.DUE:
        ids = await _by_deadline(session, query, after, limit, with_all=wanted.due_by is None)
    else:
        ids = (await session.scalars(_by_id(query, after, newest=order is Order.NEWEST).limit(limit))).all()
    # Found by the index alone, they are read now: a page of them, not all that were looked at.
    rows = {row.id: row for row in await session.scalars(select(Ticket).where(Ticket.id.in_(ids)))}
    return [rows[number] for number in ids]


async def counts(
    session: AsyncSession, lists: Mapping[str, Wanted], *, scope: Scope, matching: Matching = (), most: int
) -> dict[str, int]:
    """Name → how many tickets are wanted; `most` says as many or more: nobody waits for the store to count them all."""
    if not lists:
        return {}
    limited = (
        select(literal(1)).select_from(Ticket).where(*wanted.conditions(), *scope.of_tickets(), *matching).limit(most)
        for wanted in lists.values()
    )
    counted = [select(func.count()).select_from(query.subquery()).scalar_subquery() for query in limited]
    return dict(zip(lists, (await session.execute(select(*counted))).one(), strict=True))


async def _by_deadline(
    session: AsyncSession, query: Select[Any], after: Place | None, limit: int, *, with_all: bool
) -> list[int]:
    """Those with a deadline, and (`with_all`) those without behind them."""
    ids: list[int] = []
    if after is None or after.due_at is not None:
        ids += await session.scalars(_due_behind(query, after).limit(limit))
        after = None
    if len(ids) < limit and with_all:
        without = _by_id(query.where(Ticket.due_at.is_(None)), after, newest=True)
        ids += await session.scalars(without.limit(limit - len(ids)))
    return ids


def _due_behind(query: Select[Any], after: Place | None) -> Select[Any]:
    query = query.where(Ticket.due_at.is_not(None)).order_by(Ticket.due_at, Ticket.id)
    if after is None:
        return query
    place = tuple_(literal(after.due_at, Ticket.due_at.type), literal(after.id))
    return query.where(tuple_(Ticket.due_at, Ticket.id) > place)


def _by_id(query: Select[Any], after: Place | None, *, newest: bool) -> Select[Any]:
    query = query.order_by(Ticket.id.desc() if newest else Ticket.id)
    if after is None:
        return query
    return query.where(Ticket.id < after.id if newest else Ticket.id > after.id)
