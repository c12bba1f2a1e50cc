"""How many people wait behind an office: what a wrong contact point costs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage import routed
from storage.periods import Compared, Period
from storage.scope import Scope
from storage.ticket_tables import UNFINISHED_TICKETS, Ticket


@dataclass(frozen=True, slots=True, kw_only=True)
class Matters:
    """Topics of one municipality; `municipality` None: wherever they are asked about."""

    municipality: str | None
    topics: Collection[str]


async def open_tickets(session: AsyncSession, matters: Matters, *, scope: Scope) -> int:
    """Questions about these matters that the municipal office has not finished."""
    query = select(func.count(Ticket.id)).where(Ticket.status.in_(UNFINISHED_TICKETS), *scope.of_tickets())
    found: int | None = await session.scalar(query.where(*_about(matters, Ticket.municipality, Ticket.topic)))
    return found or 0


async def questions(session: AsyncSession, matters: Matters, period: Period, *, scope: Scope) -> int:
    """Messages of a period in which the bot has understood one of these matters."""
    nothing_before = Period(since=period.since, until=period.since)
    rows = (await routed.rows(session, Compared(now=period, before=nothing_before), scope=scope)).subquery().c
    query = select(func.sum(rows[f"{routed.FIGURE}_0"])).where(*_about(matters, rows["municipality"], rows["topic"]))
    found: int | None = await session.scalar(query)
    return int(found or 0)


def _about(matters: Matters, municipality: Any, topic: Any) -> list[ColumnElement[bool]]:
    """Conditions on the columns that name them."""
    found = [topic.in_(sorted(matters.topics))]
    return found if matters.municipality is None else [*found, municipality == matters.municipality]
