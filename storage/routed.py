"""Messages that the bot looked at for their meaning: summed up when a day is over, and counted.

Reading what is said of each of them takes long where there are many, and messages are let go sooner than the questions
and the unresolved log that their number is compared with.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, case, func, literal, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from storage import bulk
from storage.periods import DIMENSIONS, Compared, Period
from storage.routed_tables import RoutedCount, RoutedStretch
from storage.scope import Scope
from storage.tables import Message, Resident

PLACED = ("answer", "ask-topic")  # decisions of the routing that name a topic
FIGURE = "routed"

_DECISION = Message.routing["decision"].as_string()
# What they are about is what the bot understood; the place is the resident's own if they named none.
_MUNICIPALITY = func.coalesce(Message.routing["place", "code"].as_string(), Resident.municipality)
_TOPIC = case((_DECISION.in_(PLACED), Message.routing["topics", 0, 0].as_string()))
_LANGUAGE = func.coalesce(Resident.language, Message.routing["language", "code"].as_string())
_FOUR = (_MUNICIPALITY, _TOPIC, _LANGUAGE, Message.channel)


async def summed_until(session: AsyncSession) -> datetime | None:
    """Where the next stretch begins; None as long as there is nothing to sum up."""
    until = await session.scalar(select(func.max(RoutedStretch.until)))
    return until or await session.scalar(select(Message.received_at).order_by(Message.id).limit(1))


async def sum_up(session: AsyncSession, *, since: datetime, until: datetime) -> None:
    """Sum up a stretch that is over and follows on the last one."""
    before = await session.scalar(select(func.coalesce(func.max(RoutedStretch.last_id), 0))) or 0
    last = await session.scalar(select(func.max(Message.id)).where(Message.id > before, Message.received_at < until))
    last = last or before
    session.add(RoutedStretch(since=since, until=until, last_id=last))
    found = _of_messages(*_named(*_FOUR)).where(Message.id > before, Message.id <= last).subquery().c
    four = [found[name] for name in DIMENSIONS]
    kinds = select(*four, func.count()).group_by(*four)
    counted = [
        {**dict(zip(DIMENSIONS, row, strict=False)), "since": since, "count": row[-1]}
        for row in await session.execute(kinds)
    ]
    await bulk.insert(session, RoutedCount, counted)


async def rows(session: AsyncSession, periods: Compared, *, scope: Scope) -> CompoundSelect[Any]:
    """A query of the four of `DIMENSIONS`, and of how many there are of each kind: `routed_0` in the period, `routed_1`
    in the one before. A kind may come more than once.
    """
    stretches = await _stretches(session, periods.before.since)
    parts = []
    for place, period in enumerate((periods.now, periods.before)):
        summed = [each for each in stretches if each.since >= period.since and each.until <= period.until]
        if summed:
            whole = Period(since=summed[0].since, until=summed[-1].until)
            parts.append(_summed(whole, place, scope))
            rest = [Period(since=period.since, until=whole.since), Period(since=whole.until, until=period.until)]
        else:
            rest = [period]
        parts += [_read(each, place, stretches, scope) for each in rest]
    return union_all(*parts)


async def _stretches(session: AsyncSession, since: datetime) -> Sequence[RoutedStretch]:
    """Those that touch what comes after this moment, and the last one before it, in order."""
    before = select(func.max(RoutedStretch.until)).where(RoutedStretch.until <= since).scalar_subquery()
    query = select(RoutedStretch).where(or_(RoutedStretch.until > since, RoutedStretch.until == before))
    return (await session.scalars(query.order_by(RoutedStretch.since))).all()


def _summed(period: Period, place: int, scope: Scope) -> Select[Any]:
    """What is summed up of a period that begins and ends with stretches; it counts as the period `place`."""
    row = RoutedCount
    return select(*_named(row.municipality, row.topic, row.language, row.channel), *_counting(place, row.count)).where(
        period.holds(row.since), *scope.of_rows(row.municipality, row.topic)
    )


def _read(period: Period, place: int, stretches: Sequence[RoutedStretch], scope: Scope) -> Select[Any]:
    """Message by message; only those are looked at that can be of the period."""
    low = max((each.last_id for each in stretches if each.until <= period.since), default=0)
    high = min((each.last_id for each in stretches if each.until >= period.until), default=None)
    query = _of_messages(*_named(*_FOUR), *_counting(place, literal(1))).where(
        Message.id > low, period.holds(Message.received_at), *scope.of_rows(_MUNICIPALITY, _TOPIC)
    )
    return query if high is None else query.where(Message.id <= high)


def _of_messages(*columns: Any) -> Select[Any]:
    query = select(*columns).select_from(Message).join(Resident, Resident.id == Message.resident_id)
    return query.where(_DECISION.is_not(None))


def _named(*columns: Any) -> list[ColumnElement[Any]]:
    return [column.label(name) for name, column in zip(DIMENSIONS, columns, strict=True)]


def _counting(place: int, count: Any) -> list[ColumnElement[Any]]:
    nothing = literal(0)
    return [each.label(f"{FIGURE}_{at}") for at, each in enumerate((nothing, count) if place else (count, nothing))]
