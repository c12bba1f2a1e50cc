"""Counts for the overview: two periods at a time, each taken apart by municipality, topic, language and channel.

Whoever is limited to some municipalities or topics counts only those. Each function is one statement: it walks through
its rows once, and sums what it has found up by each of the four.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Float,
    Integer,
    Select,
    and_,
    case,
    cast,
    extract,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncSession

from storage import routed
from storage.periods import DIMENSIONS, Compared, Period
from storage.scope import Scope
from storage.tables import Resident, Unresolved
from storage.ticket_tables import UNFINISHED_TICKETS, Ticket, TicketRating, TicketStatus


class Count(NamedTuple):
    """How many of one figure in the period and in the one before, of those whose `dimension` is `code`; None: of those
    where it is not known.
    """

    dimension: str
    code: str | None
    figure: str
    now: int
    before: int


class Answered(NamedTuple):
    """A first answer of the office; moments are seconds since 1970."""

    municipality: str | None
    topic: str | None
    language: str
    channel: str
    asked_at: float
    answered_at: float


async def tickets(session: AsyncSession, periods: Compared, *, scope: Scope) -> list[Count]:
    """`asked` in the periods; `open` and `overdue` when they end. Spam is no question, and one that was taken up again
    counts as open all the while.
    """
    now, before = periods.now, periods.before
    flags = {
        "asked": (now.holds(Ticket.created_at), before.holds(Ticket.created_at)),
        "open": (_is_open(now.until), _is_open(before.until)),
        "overdue": (_is_overdue(now.until), _is_overdue(before.until)),
    }
    query = _of_tickets(*_marked(flags), scope=scope).where(
        Ticket.created_at < now.until,
        or_(Ticket.created_at >= before.since, _is_open(before.until)),
    )
    return await _counts(session, query, flags)


async def ratings(session: AsyncSession, periods: Compared, *, scope: Scope) -> list[Count]:
    """How many solutions were `rated`, and how many of these `helped`."""
    both = [period.holds(TicketRating.updated_at) for period in (periods.now, periods.before)]
    flags = {"rated": both, "helped": [and_(held, TicketRating.helped) for held in both]}
    query = (
        _of_tickets(*_marked(flags), scope=scope)
        .join(TicketRating, TicketRating.ticket_id == Ticket.id)
        .where(periods.hold(TicketRating.updated_at))
    )
    return await _counts(session, query, flags)


async def messages_routed(session: AsyncSession, periods: Compared, *, scope: Scope) -> list[Count]:
    """`routed`: messages whose meaning the bot has looked for."""
    return await _counts(session, await routed.rows(session, periods, scope=scope), [routed.FIGURE])


async def unresolved(session: AsyncSession, periods: Compared, *, scope: Scope) -> list[Count]:
    """`unresolved`: what the bot could not place."""
    where = (Unresolved.municipality, Unresolved.topic, Unresolved.language, Unresolved.channel)
    flags = {"unresolved": [period.holds(Unresolved.created_at) for period in (periods.now, periods.before)]}
    query = select(*_named(*where), *_marked(flags)).where(
        periods.hold(Unresolved.created_at), *scope.of_rows(Unresolved.municipality, Unresolved.topic)
    )
    return await _counts(session, query, flags)


async def asked_by_time(
    session: AsyncSession, period: Period, borders: Sequence[datetime], *, scope: Scope
) -> dict[int, int]:
    """How many were asked between the borders, in order: 0 is before the first one."""
    places = [(Ticket.created_at < border, place) for place, border in enumerate(borders)]
    number = case(*places, else_=len(borders)) if places else literal(0)
    query = select(number, func.count()).where(
        Ticket.status != TicketStatus.SPAM, period.holds(Ticket.created_at), *scope.of_tickets()
    )
    return dict((await session.execute(query.group_by(number))).all())


async def first_answers(session: AsyncSession, periods: Compared, *, scope: Scope) -> list[Answered]:
    """The first answers given in the periods."""
    moments = [cast(extract("epoch", moment), Float) for moment in (Ticket.created_at, Ticket.answered_at)]
    query = _of_tickets(*moments, scope=scope).where(periods.hold(Ticket.answered_at))
    # There are tens of thousands of them: past the session, which would look at each for objects of its own.
    connection = await session.connection()
    return [Answered._make(row) for row in await connection.execute(query)]


def _of_tickets(*columns: ColumnElement[Any], scope: Scope) -> Select[Any]:
    """The four of each ticket that may be seen and is no spam, and these columns."""
    where = _named(Ticket.municipality, Ticket.topic, Ticket.language, Resident.channel)
    query = select(*where, *columns).select_from(Ticket).join(Resident, Resident.id == Ticket.resident_id)
    return query.where(Ticket.status != TicketStatus.SPAM, *scope.of_tickets())


def _is_open(moment: datetime) -> ColumnElement[bool]:
    """Asked before this moment, and not finished by then."""
    unfinished = or_(Ticket.status.in_(UNFINISHED_TICKETS), Ticket.resolved_at >= moment)
    return and_(Ticket.created_at < moment, unfinished)


def _is_overdue(moment: datetime) -> ColumnElement[bool]:
    """Open, and a deadline had run out at this moment while it was the office's turn."""
    unanswered = or_(Ticket.answered_at.is_(None), Ticket.answered_at >= moment)
    answer = and_(Ticket.answer_due_at <= moment, unanswered)
    at_the_office = or_(Ticket.waiting_since.is_(None), Ticket.waiting_since >= moment)
    return and_(_is_open(moment), or_(answer, and_(Ticket.resolve_due_at <= moment, at_the_office)))


Found = Select[Any] | CompoundSelect[Any]
"""A query of the four of `DIMENSIONS` and, for each figure, of what counts in the period and in the one before."""
Flags = Mapping[str, Sequence[ColumnElement[bool]]]
"""Figure → does a row count in the period, does it count in the one before."""


def _named(*columns: Any) -> list[ColumnElement[Any]]:
    return [column.label(name) for name, column in zip(DIMENSIONS, columns, strict=True)]


def _marked(flags: Flags) -> list[ColumnElement[Any]]:
    """Each flag as a column that is 1 or 0."""
    return [
        case((condition, 1), else_=0).label(f"{figure}_{place}")
        for figure, conditions in flags.items()
        for place, condition in enumerate(conditions)
    ]


async def _counts(session: AsyncSession, found: Found, figures: Collection[str]) -> list[Count]:
    rows = (await session.execute(_summed_by_each(found, figures))).all()
    return [
        Count(row[0], row[1] or None, figure, row[2 + 2 * place], row[3 + 2 * place])
        for row in rows
        for place, figure in enumerate(figures)
    ]


def _summed_by_each(found: Found, figures: Collection[str]) -> CompoundSelect[Any]:
    """The figures summed up by each of the four in turn."""
    rows = found.cte("found").c
    sums = [cast(func.sum(rows[f"{figure}_{place}"]), Integer) for figure in figures for place in (0, 1)]
    return union_all(*(select(literal(name), rows[name], *sums).group_by(rows[name]) for name in DIMENSIONS))
