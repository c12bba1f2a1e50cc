"""Writes down what became of lanes: all that wait to be written in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from bot import metrics
from bot.channels.contract import SendError
from bot.clock import Clock
from bot.delivery.pace import Crowd
from bot.delivery.policy import Fate, judge
from bot.delivery.send import Sent
from storage import allowances, marks, residents
from storage.claims import Owed
from storage.database import Database
from storage.marks import Delayed
from storage.outage import is_outage

log = structlog.get_logger()


@dataclass(slots=True)
class _Batch:
    """What is to be written, by kind."""

    delivered: dict[int, str | None] = field(default_factory=dict)
    forgotten: list[int] = field(default_factory=list)
    back: list[int] = field(default_factory=list)
    retried: list[Delayed] = field(default_factory=list)
    held: list[Delayed] = field(default_factory=list)
    failed: dict[int, str] = field(default_factory=dict)
    stopped: set[int] = field(default_factory=set)
    pauses: dict[str, tuple[datetime, str]] = field(default_factory=dict)

    @property
    def is_all_delivered(self) -> bool:
        """As nearly always."""
        others = (self.forgotten, self.back, self.retried, self.held, self.failed, self.stopped, self.pauses)
        return bool(self.delivered) and not any(others)

    def give_up(self, row: Owed, reason: str) -> None:
        if row.resident_id is None:
            self.forgotten.append(row.id)
        else:
            self.failed[row.id] = reason


class Marks:
    def __init__(self, database: Database, *, clock: Clock, worker: str, jitter: Callable[[], float]) -> None:
        self._database = database
        self._clock = clock
        self._worker = worker
        self._jitter = jitter
        self._crowd = Crowd()

    async def write(self, lanes: Sequence[Sent]) -> Sequence[Exception | None]:
        """A result for each, as a `Grouper` wants it. If one of them cannot be written, the others still are."""
        try:
            await self._write_together(lanes)
        except (OSError, DBAPIError) as error:
            if len(lanes) == 1 or is_outage(error):
                raise
            return [await self._write_alone(lane) for lane in lanes]
        return [None] * len(lanes)

    async def _write_alone(self, lane: Sent) -> Exception | None:
        try:
            await self._write_together([lane])
        except (OSError, DBAPIError) as error:
            return error
        return None

    async def _write_together(self, lanes: Sequence[Sent]) -> None:
        now = self._clock()
        batch = _Batch()
        for lane in lanes:
            batch.delivered |= lane.delivered
            batch.forgotten += lane.forgotten
            batch.back += [row.id for row in lane.late]
            if lane.stopped_at is not None:
                self._stop(batch, lane, lane.stopped_at, now)
        if batch.is_all_delivered:
            async with self._database.one_statement() as session:
                await marks.delivered(session, batch.delivered, now)
            return
        async with self._database.transaction() as session:
            await self._write(session, batch, now)

    def _stop(self, batch: _Batch, lane: Sent, row: Owed, now: datetime) -> None:
        if lane.error is None:
            due_at = now + timedelta(seconds=lane.wait_s)
            batch.held.append(Delayed(row_id=row.id, due_at=due_at, reason=None, taken=row.taken))
            batch.back += [each.id for each in lane.rest]
            return
        verdict = judge(row, lane.error, jitter=self._jitter())
        if verdict.fate is Fate.GONE:
            _let_go(batch, (row, *lane.rest), verdict.reason)
            return
        batch.back += [each.id for each in lane.rest]
        due_at = now + timedelta(seconds=verdict.wait_s)
        delayed = Delayed(
            row_id=row.id,
            due_at=due_at,
            reason=verdict.reason,
            taken=_taken(row, lane.error),
            unclear=lane.error.unclear,
        )
        match verdict.fate:
            case Fate.RETRY:
                batch.retried.append(delayed)
                self._pause_if_all_must_wait(batch, row, delayed, lane.error, now)
            case Fate.HELD:
                batch.held.append(replace(delayed, held_at=now))
            case Fate.PAUSED:
                batch.held.append(replace(delayed, due_at=now))
                self._pause(batch, row.channel, due_at, verdict.reason)
            case Fate.FAILED:
                log.warning("delivery.given_up", channel=row.channel, outbox_id=row.id, reason=verdict.reason)
                batch.give_up(row, verdict.reason)

    def _pause_if_all_must_wait(
        self, batch: _Batch, row: Owed, delayed: Delayed, error: SendError, now: datetime
    ) -> None:
        until = delayed.due_at
        if error.after is not None and self._crowd.asks_all(row.channel, row.address, until=until, now=now):
            self._pause(batch, row.channel, until, error.reason)

    def _pause(self, batch: _Batch, channel: str, until: datetime, reason: str) -> None:
        before = batch.pauses.get(channel)
        if before is None or before[0] < until:
            batch.pauses[channel] = (until, reason)

    async def _write(self, session: AsyncSession, batch: _Batch, now: datetime) -> None:
        # Residents first: an intake that waits for one of these rows holds its resident.
        for resident_id in sorted(batch.stopped):
            await residents.stop_sending(session, resident_id)
        if batch.delivered:
            await marks.delivered(session, batch.delivered, now)
        if batch.forgotten:
            await marks.forgotten(session, batch.forgotten)
        await marks.put_back(session, self._worker, batch.back)
        await marks.retried(session, self._worker, batch.retried)
        await marks.held(session, self._worker, batch.held)
        await marks.failed(session, self._worker, batch.failed, now)
        for channel, (until, reason) in sorted(batch.pauses.items()):
            log.warning("delivery.paused", channel=channel, until=until.isoformat(), reason=reason)
            metrics.PAUSES.labels(channel).inc()
            await allowances.pause(session, channel, until=until, reason=reason, now=now)


def _taken(row: Owed, error: SendError) -> int:
    """How many of the row's messages the platform has; a try that ended before it began tells of none."""
    return max(row.taken, error.taken)


def _let_go(batch: _Batch, rows: Sequence[Owed], reason: str) -> None:
    """The resident is gone. An officer's answer waits until they come back; what answered them has had its day."""
    for row in rows:
        if row.message_id is None and row.resident_id is not None:
            batch.back.append(row.id)
        else:
            batch.give_up(row, reason)
        if row.resident_id is not None:
            batch.stopped.add(row.resident_id)
