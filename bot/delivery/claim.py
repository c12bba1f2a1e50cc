"""Which lanes to send next: answers before bulk, and no more than the limits of a channel leave to all workers."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.channels.contract import Rate, Rates
from bot.clock import Clock
from bot.delivery.under_way import Lane
from storage import allowances, claims
from storage.database import Database

LEASE = timedelta(seconds=8)  # a dead worker's lanes are free again after this
SHORTEST_LOOK_S = 0.1  # how often at most a limit that is used up is looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class _Limit:
    """A limit that all workers share. `name` is its row's; `bulk_only`: answers do not count."""

    name: str
    channel: str
    bulk_only: bool
    rate: Rate

    def concerns(self, lane: Lane) -> bool:
        return lane[0].channel == self.channel and (lane[0].is_bulk or not self.bulk_only)


class Claims:
    def __init__(self, database: Database, rates: Mapping[str, Rates], *, clock: Clock, worker: str) -> None:
        self._database = database
        self._limits = tuple(limit for channel, each in rates.items() for limit in _limits(channel, each))
        self._clock = clock
        self._worker = worker
        self._used_up: dict[_Limit, datetime] = {}
        self._bulk_waits = False
        self.has_cut = False
        """Whether a lane of the last claim was cut short by a limit: the rest of it waits behind it."""

    async def next(self, free: Mapping[str, int], *, busy: Container[int] = ()) -> tuple[list[Lane], datetime]:
        """Claim lanes, of each channel as many as are free; the lanes, and until when they are this worker's.

        `busy`: rows that are still being worked on here, even if the claim on them could not be renewed.
        """
        now = self._clock()
        self._used_up = {limit: until for limit, until in self._used_up.items() if until > now}
        dry = {limit.channel for limit in self._used_up if not limit.bulk_only}
        channels = [channel for channel, number in free.items() if number > 0 and channel not in dry]
        if not channels:
            return [], now
        async with self._database.transaction() as session:
            if self._bulk_waits:
                await claims.hurry(session)
            lanes = await claims.due_lanes(
                session,
                channels=channels,
                without_bulk={limit.channel for limit in self._used_up},
                now=now,
                lease=LEASE,
                limit=sum(free[channel] for channel in channels),
            )
            lanes = [lane for lane in lanes if lane[0].id not in busy]
            lanes = await self._allowed(session, _within(lanes, free), now)
            if lanes:
                rows = [row.id for lane in lanes for row in lane]
                await claims.claim(session, rows, worker=self._worker, until=now + LEASE)
        return lanes, now + LEASE

    def is_limited(self, channel: str) -> bool:
        """Does a limit hold for answers on this channel, so that each has to be asked for?"""
        return any(limit.channel == channel and not limit.bulk_only for limit in self._limits)

    def look_again_s(self) -> float | None:
        """Seconds until a limit that is used up leaves room again; None when none is."""
        if not self._used_up:
            return None
        return max((min(self._used_up.values()) - self._clock()).total_seconds(), SHORTEST_LOOK_S)

    async def _allowed(self, session: AsyncSession, lanes: list[Lane], now: datetime) -> list[Lane]:
        self._bulk_waits = bool(self._used_up) or any(lane[0].is_bulk for lane in lanes)
        whole = {lane[0].id: len(lane) for lane in lanes}
        for limit in self._limits:
            wanted = sum(len(lane) for lane in lanes if limit.concerns(lane))
            if not wanted:
                continue
            rate = limit.rate
            granted = await allowances.take(
                session, limit.name, wanted=wanted, per_second=rate.per_second, burst=rate.burst, now=now
            )
            if granted < wanted:
                self._used_up[limit] = now + timedelta(seconds=max(1 / rate.per_second, SHORTEST_LOOK_S))
                lanes = _cut(lanes, limit, granted)
        self.has_cut = any(len(lane) < whole[lane[0].id] for lane in lanes)
        return lanes


def _limits(channel: str, rates: Rates) -> Sequence[_Limit]:
    limits = [
        _Limit(name=channel, channel=channel, bulk_only=False, rate=rates.every) if rates.every else None,
        _Limit(name=f"{channel} bulk", channel=channel, bulk_only=True, rate=rates.bulk) if rates.bulk else None,
    ]
    return [limit for limit in limits if limit is not None]


def _within(lanes: Sequence[Lane], free: Mapping[str, int]) -> list[Lane]:
    """No more lanes of a channel than it has room for: a platform that hangs must not take the others' room."""
    left, kept = dict(free), []
    for lane in lanes:
        if left[lane[0].channel] > 0:
            left[lane[0].channel] -= 1
            kept.append(lane)
    return kept


def _cut(lanes: Sequence[Lane], limit: _Limit, granted: int) -> list[Lane]:
    """As many rows as were granted; a lane may be cut short, its later rows wait."""
    kept = []
    for lane in lanes:
        if not limit.concerns(lane):
            kept.append(lane)
        elif granted > 0:
            kept.append(lane[:granted])
            granted -= len(kept[-1])
    return kept
