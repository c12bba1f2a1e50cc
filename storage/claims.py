"""What is to be sent next, and who is at it.

A *lane* is what one resident is still owed, in order. A lane is claimed as a whole and by one worker at a time; the
claim of a worker that dies runs out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator, Collection, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any, NamedTuple, cast

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    Table,
    Update,
    and_,
    bindparam,
    exists,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from storage import bulk
from storage.allowances import LONGEST_PAUSE, paused_channels
from storage.dialect import dialect_of
from storage.tables import Outbox, OutboxStatus, Resident, Urgency
from storage.together import Rows, Statement
from storage.types import UtcDateTime, as_stored

MAX_ROWS_OF_LANE = 20
# A time further ahead than this can only come from a clock that was set back since: it does not hold anything up.
CLOCK_SLACK = timedelta(seconds=5)
CLAIM_SLACK = timedelta(seconds=60)
OUTBOX = cast("Table", Outbox.__table__)


class Owed(NamedTuple):
    """A reply that waits to be sent, as far as sending needs it.

    `reply`: as JSON, or as it was made when it has not been read back from the store.
    """

    id: int
    resident_id: int | None
    message_id: int | None
    channel: str
    address: str
    reply: Any
    priority: int
    attempts: int
    unclear: int
    taken: int

    @property
    def is_bulk(self) -> bool:
        return self.priority > Urgency.ANSWER


COLUMNS = tuple(getattr(Outbox, name) for name in Owed._fields)


async def due_lanes(
    session: AsyncSession,
    *,
    channels: Collection[str],
    without_bulk: Collection[str],
    now: datetime,
    lease: timedelta,
    limit: int,
) -> list[list[Owed]]:
    """Up to `limit` lanes whose first row is due, answers first; nobody else can claim them in this transaction.

    On the channels `without_bulk` only lanes that begin with an answer to somebody.
    """
    values = {
        "channels": list(channels),
        "without_bulk": list(without_bulk),
        "now": now,
        "ahead": now + CLOCK_SLACK,
        "never_claimed": now + lease + CLAIM_SLACK,
        "never_paused": now + LONGEST_PAUSE,
        "lanes": limit,
    }
    async with _in_their_order(session):
        firsts = [(row_id, resident) for row_id, resident in await session.execute(_heads(), values)]
    return await _lanes(session, firsts, values) if firsts else []


@asynccontextmanager
async def _in_their_order(session: AsyncSession) -> AsyncIterator[None]:
    """Have PostgreSQL go through an index as it stands. It passes over entries of rows that have been sent meanwhile;
    a bitmap of the index has it look for each of them anew, until the table is vacuumed.
    """
    if dialect_of(session) != "postgresql":
        yield
        return
    await session.execute(text("SET LOCAL enable_bitmapscan = off"))
    yield
    await session.execute(text("SET LOCAL enable_bitmapscan = on"))


@dataclass(frozen=True, slots=True)
class InTheWay:
    """`owed`: the rows that each of some residents is owed already; `paused`: channels on which nothing is sent."""

    owed: Mapping[int, Sequence[int]]
    paused: Collection[str]


def in_the_way(session: AsyncSession, residents: Collection[int], now: datetime) -> Statement[InTheWay]:
    """What may keep replies to these residents from leaving at once."""
    dialect = dialect_of(session)
    values = {
        "residents": bulk.listed(dialect, residents),
        "now": as_stored(now, dialect),
        "never_paused": as_stored(now + LONGEST_PAUSE, dialect),
    }
    return Statement(name="in_the_way", text=_in_the_way(dialect), values=values, read=_read_in_the_way)


def _read_in_the_way(rows: Rows) -> InTheWay:
    owed: defaultdict[int, list[int]] = defaultdict(list)
    paused = set()
    for resident, row_id, channel in rows:
        if channel is None:
            owed[resident].append(row_id)
        else:
            paused.add(channel)
    return InTheWay(owed, paused)


async def claim(session: AsyncSession, row_ids: Iterable[int], *, worker: str, until: datetime) -> None:
    """Take these rows; they are this worker's until then."""
    dialect = dialect_of(session)
    values = {"rows": bulk.listed(dialect, list(row_ids)), "worker": worker, "until": until}
    await session.execute(_claim(dialect), values)


async def renew(session: AsyncSession, row_ids: Collection[int], *, worker: str, until: datetime) -> set[int]:
    """Say that this worker is alive and still at these rows; those of them that are its own until then.

    Rows that are being marked in this moment are passed by: whoever waits for a row with others in hand may wait for
    ever.
    """
    own = select(Outbox.id).where(bulk.among(session, Outbox.id, row_ids), *is_claimed_by(worker))
    held = set(await session.scalars(own.with_for_update(skip_locked=True)))
    if held:
        statement = update(OUTBOX).where(bulk.among(session, Outbox.id, held)).values(claimed_until=until)
        await session.execute(statement)
    return held


async def hurry(session: AsyncSession) -> None:
    """Bulk that stands in front of an answer in its lane goes with it, so that nobody who asked waits behind it."""
    answer = aliased(Outbox)
    waited_for = exists().where(
        answer.resident_id == Outbox.resident_id,
        answer.id > Outbox.id,
        is_unsent(answer),
        answer.priority == Urgency.ANSWER,
    )
    blocking = select(Outbox.id).where(is_unsent(Outbox), Outbox.priority > Urgency.ANSWER, waited_for)
    ids = (await session.scalars(blocking.with_for_update(skip_locked=True, of=Outbox))).all()
    if ids:
        statement = update(OUTBOX).where(bulk.among(session, Outbox.id, ids)).values(priority=Urgency.ANSWER)
        await session.execute(statement)


def is_unsent(table: Any) -> ColumnElement[bool]:
    """As the index of unfinished rows has it. `finished_at` is set by what ends a row, whatever its status is then."""
    return cast("ColumnElement[bool]", table.finished_at.is_(None))


def on_channels(channels: Any) -> ColumnElement[bool]:
    """Is the row's channel one of these? Asked in a way for which no index can be used: PostgreSQL would read all that
    was ever sent on a channel before it has counted that this is nearly everything.
    """
    return Outbox.channel.concat("").in_(channels)


def is_wanted(table: Any = Outbox) -> ColumnElement[bool]:
    """Not to somebody who asked for silence: what does not answer a message of theirs waits until they write again."""
    silent = exists().where(Resident.id == table.resident_id, Resident.stopped)
    return or_(table.message_id.is_not(None), ~silent)


def is_claimed_by(worker: str | BindParameter[str]) -> tuple[ColumnElement[bool], ...]:
    """Only what this worker still holds: another may have taken it over meanwhile, and sent it."""
    return (OUTBOX.c.status == OutboxStatus.SENDING, OUTBOX.c.claimed_by == worker)


@cache
def _heads() -> Select[int, int | None]:
    """The first rows of lanes that may be claimed; made once, for making it takes longer than asking it."""
    now = _moment("now")
    return (
        select(Outbox.id, Outbox.resident_id)
        .where(
            is_unsent(Outbox),
            on_channels(bindparam("channels", expanding=True)),
            or_(Outbox.priority == Urgency.ANSWER, Outbox.channel.not_in(bindparam("without_bulk", expanding=True))),
            Outbox.channel.not_in(paused_channels(now, _moment("never_paused"))),
            _is_due(now, _moment("ahead")),
            _is_free(now, _moment("never_claimed")),
            _is_first(),
            is_wanted(),
        )
        .order_by(Outbox.priority, Outbox.id)
        .limit(bindparam("lanes", type_=Integer))
        .with_for_update(skip_locked=True, of=Outbox)
    )


@cache
def _claim(dialect: str) -> Update:
    taken = {
        "status": OutboxStatus.SENDING,
        "claimed_by": bindparam("worker"),
        "claimed_until": _moment("until"),
    }
    return update(OUTBOX).where(bulk.among_named(dialect, Outbox.id, "rows")).values(taken)


@cache
def _in_the_way(dialect: str) -> str:
    """By hand, to be asked together with others: `is_unsent` and `allowances.paused_channels` say the same."""
    return f"""
        SELECT resident_id, id, NULL AS channel FROM outbox
        WHERE finished_at IS NULL AND {bulk.is_among("resident_id", "residents", dialect)}
        UNION ALL
        SELECT NULL, NULL, name FROM allowances WHERE paused_until > :now AND paused_until <= :never_paused
    """  # noqa: S608  nothing that anybody wrote


def _moment(name: str) -> BindParameter[datetime]:
    return bindparam(name, type_=UtcDateTime())


@cache
def _rows_of_lanes(dialect: str) -> Select[Any]:
    of_lanes = or_(
        bulk.among_named(dialect, Outbox.id, "firsts"),
        bulk.among_named(dialect, Outbox.resident_id, "residents"),
    )
    is_free = _is_free(_moment("now"), _moment("never_claimed")).label("is_free")
    return select(*COLUMNS, is_free).where(is_unsent(Outbox), of_lanes, is_wanted()).order_by(Outbox.id)


async def _lanes(
    session: AsyncSession, firsts: Sequence[tuple[int, int | None]], moments: Mapping[str, Any]
) -> list[list[Owed]]:
    """The rows behind these first ones, the lanes in the order of `firsts`.

    A lane ends before what another worker is sending: on PostgreSQL a row may be committed after one with a higher id.
    """
    dialect = dialect_of(session)
    values = {
        **{name: moments[name] for name in ("now", "never_claimed")},
        "firsts": bulk.listed(dialect, [row_id for row_id, _ in firsts]),
        "residents": bulk.listed(dialect, [resident for _, resident in firsts if resident is not None]),
    }
    lanes: dict[int, list[Owed]] = defaultdict(list)
    ended: set[int] = set()
    for *columns, is_free in await session.execute(_rows_of_lanes(dialect), values):
        owed = Owed(*columns)
        key = _lane_key(owed.id, owed.resident_id)
        if not is_free:
            ended.add(key)
        if key not in ended and len(lanes[key]) < MAX_ROWS_OF_LANE:
            lanes[key].append(owed)
    return [lanes[_lane_key(*first)] for first in firsts]


def _lane_key(row_id: int, resident_id: int | None) -> int:
    """A farewell to somebody who was erased is a lane of its own."""
    return -row_id if resident_id is None else resident_id


def _is_due(now: BindParameter[datetime], ahead: BindParameter[datetime]) -> ColumnElement[bool]:
    """Its time has come, its resident has written since it was held back, or it was kept under another clock."""
    wrote = exists().where(Resident.id == Outbox.resident_id, Resident.seen_at > Outbox.held_at)
    return or_(
        Outbox.due_at <= now,
        Outbox.created_at > ahead,
        and_(Outbox.held_at.is_not(None), wrote),
    )


def _is_free(now: BindParameter[datetime], never_claimed: BindParameter[datetime]) -> ColumnElement[bool]:
    return or_(
        Outbox.status == OutboxStatus.QUEUED,
        Outbox.claimed_until < now,
        Outbox.claimed_until > never_claimed,
    )


def _is_first() -> ColumnElement[bool]:
    earlier = aliased(Outbox)
    return ~exists().where(
        earlier.resident_id == Outbox.resident_id, earlier.id < Outbox.id, is_unsent(earlier), is_wanted(earlier)
    )
