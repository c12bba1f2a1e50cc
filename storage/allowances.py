"""How many messages may be sent under a limit that all workers share, and pauses a platform has asked for.

A limit is a bucket of tokens in one row. Whoever is about to send takes a slice of it in the transaction that claims
the messages, so that it costs one statement a claim and none a message.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import BindParameter, ColumnElement, Select, and_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.dialect import insert
from storage.traffic_tables import Allowance

LONGEST_PAUSE = timedelta(hours=1)
Moment = datetime | BindParameter[datetime]


def refilled(left: float, *, seconds: float, per_second: float, burst: float) -> float:
    """Tokens in a bucket that held `left`, so many seconds later. A clock that was set back gives none."""
    return min(left + max(seconds, 0.0) * per_second, burst)


async def take(session: AsyncSession, name: str, *, wanted: int, per_second: float, burst: float, now: datetime) -> int:
    """Take up to `wanted` whole tokens; the number taken."""
    row = await _locked(session, name, burst, now)
    seconds = (now - row.counted_at).total_seconds()
    left = refilled(row.left, seconds=seconds, per_second=per_second, burst=burst)
    granted = min(wanted, int(left))
    row.left, row.counted_at = left - granted, now
    await session.flush()
    return granted


async def pause(session: AsyncSession, name: str, *, until: datetime, reason: str, now: datetime) -> None:
    """Nothing is sent on this channel before `until`; a longer pause that is on already stays."""
    await _locked(session, name, 0.0, now)
    shorter = Allowance.paused_until.is_(None) | ~_is_on(now) | (Allowance.paused_until < until)
    changed = update(Allowance).where(Allowance.name == name, shorter).values(paused_until=until, reason=reason)
    await session.execute(changed.execution_options(synchronize_session=False))


def paused_channels(now: Moment, latest: Moment) -> Select[str]:
    """The names of channels that are paused, as a query to look into; `latest`: `LONGEST_PAUSE` from now."""
    return select(Allowance.name).where(Allowance.paused_until > now, Allowance.paused_until <= latest)


async def pauses(session: AsyncSession, now: datetime) -> dict[str, tuple[datetime, str]]:
    """Channel → until when nothing is sent on it, and why."""
    query = select(Allowance.name, Allowance.paused_until, Allowance.reason).where(_is_on(now))
    return {name: (until, reason or "") for name, until, reason in await session.execute(query) if until}


def _is_on(now: datetime) -> ColumnElement[bool]:
    # A pause that ends later than any begins: the clock was set back.
    return and_(Allowance.paused_until > now, Allowance.paused_until <= now + LONGEST_PAUSE)


async def _locked(session: AsyncSession, name: str, burst: float, now: datetime) -> Allowance:
    query = select(Allowance).where(Allowance.name == name).with_for_update()
    row = await session.scalar(query.execution_options(populate_existing=True))
    if row is None:
        fresh = {"name": name, "left": burst, "counted_at": now}
        await session.execute(insert(session, Allowance).values(fresh).on_conflict_do_nothing())
        row = (await session.scalars(query)).one()
    return row
