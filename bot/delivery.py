"""Brings replies from the outbox to the channels: in order per resident, retried with backoff, given up in the open.

The row is committed first and sent later; a crash between sending and marking can repeat one reply and never lose one.
No database session is open while a platform is being talked to.
"""

from __future__ import annotations

import asyncio
import random
import uuid
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot import metrics
from bot.background import Background
from bot.channels.contract import Channel, SendError
from bot.clock import Clock
from bot.grouping import Grouper
from handlers.replies import from_json
from storage import outbox, residents
from storage.database import Database
from storage.tables import Outbox

log = structlog.get_logger()

LANES_AT_ONCE = 64
LEASE = timedelta(seconds=8)  # a dead worker's lanes are free again after this
RENEW_S = 2.0
IDLE_S = 1.0  # how long a due retry, or a reply committed by another process, may wait unseen
MAX_ATTEMPTS = 12
LONGEST_DELAY_S = 600.0
UNEXPECTED = "The channel failed in an unexpected way; the log says more"


def delay_s(attempts: int, *, jitter: float) -> float:
    """Seconds until the next try: 1, 2, 4 … 600, spread by `jitter` (0 to 1) over half to all of it."""
    full = min(2.0 ** max(attempts - 1, 0), LONGEST_DELAY_S)
    return full * (0.5 + 0.5 * jitter)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sent:
    """What became of one lane. Rows after a failed one go back untried, or fail with it when the resident is gone."""

    delivered: dict[int, str | None]
    failed: Outbox | None = None
    error: SendError | None = None
    rest: Sequence[Outbox] = ()


class Delivery:
    def __init__(
        self,
        database: Database,
        channels: Mapping[str, Channel],
        *,
        clock: Clock,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._database = database
        self._channels = channels
        self._clock = clock
        self._jitter = jitter
        self._worker = str(uuid.uuid4())
        self._marks: Grouper[_Sent, None] = Grouper(self._mark)
        self._wake = asyncio.Event()
        self._in_flight = 0
        self._rows: set[int] = set()

    def wake(self) -> None:
        """There is something new to send."""
        self._wake.set()

    async def run(self) -> None:
        async with Background() as lanes:
            lanes.keep_running(self._marks.run, name="delivery.marks")
            lanes.keep_running(self._renew, name="delivery.renew")
            while True:
                self._wake.clear()
                claimed = await self._claim()
                for lane in claimed:
                    self._in_flight += 1
                    lanes.start(self._deliver(lane), name="delivery.lane")
                if not claimed or self._in_flight >= LANES_AT_ONCE:
                    # Not `wait_for`: until Python 3.12 it can swallow a cancellation, and the process would never stop.
                    with suppress(TimeoutError):
                        async with asyncio.timeout(IDLE_S):
                            await self._wake.wait()

    async def drain(self) -> None:
        """Deliver what is due now, then return: for the console, which has no time to wait for retries."""
        async with Background() as lanes:
            lanes.keep_running(self._marks.run, name="delivery.marks")
            while claimed := await self._claim():
                self._in_flight += len(claimed)
                await asyncio.gather(*(self._deliver(lane) for lane in claimed))

    async def _claim(self) -> list[list[Outbox]]:
        free = LANES_AT_ONCE - self._in_flight
        if free <= 0:
            return []
        async with self._database.transaction() as session:
            return await outbox.claim_lanes(
                session,
                worker=self._worker,
                channels=tuple(self._channels),
                now=self._clock(),
                lease=LEASE,
                limit=free,
            )

    async def _deliver(self, lane: Sequence[Outbox]) -> None:
        rows = {row.id for row in lane}
        self._rows |= rows
        try:
            await self._marks.submit(await self._send_lane(lane))
        finally:
            # What could not be marked is renewed no longer, so that its claim runs out.
            self._rows -= rows
            self._in_flight -= 1
            self.wake()

    async def _send_lane(self, lane: Sequence[Outbox]) -> _Sent:
        delivered: dict[int, str | None] = {}
        for position, row in enumerate(lane):
            try:
                delivered[row.id] = await self._send(row)
            except SendError as error:
                outcome = "held" if error.held else "retry" if error.retry else "failed"
                metrics.REPLIES_OUT.labels(row.channel, outcome).inc()
                return _Sent(delivered=delivered, failed=row, error=error, rest=lane[position + 1 :])
            metrics.REPLIES_OUT.labels(row.channel, "delivered").inc()
        return _Sent(delivered=delivered)

    async def _send(self, row: Outbox) -> str | None:
        channel = self._channels[row.channel]
        try:
            receipt = await channel.send(row.address, from_json(row.reply), event=row.id)
        except (SendError, asyncio.CancelledError):
            raise
        except Exception as error:  # the edge to foreign code: its fault must not stop the others
            log.exception("delivery.unexpected", channel=row.channel, outbox_id=row.id)
            raise SendError(UNEXPECTED, retry=True) from error
        return receipt.provider_id

    async def _mark(self, lanes: Sequence[_Sent]) -> Sequence[None]:
        """Write down what became of these lanes, all in one transaction."""
        now = self._clock()
        async with self._database.transaction() as session:
            delivered = {row_id: provider for lane in lanes for row_id, provider in lane.delivered.items()}
            if delivered:
                await outbox.mark_delivered(session, delivered, now)
            for lane in lanes:
                if lane.failed is not None and lane.error is not None:
                    await self._mark_failure(session, lane.failed, lane.error, lane.rest, now)
        return [None] * len(lanes)

    async def _mark_failure(
        self, session: AsyncSession, row: Outbox, error: SendError, rest: Sequence[Outbox], now: datetime
    ) -> None:
        rest_ids = [other.id for other in rest]
        if error.gone:
            # An officer's answer waits until they come back; what answered a message of theirs has had its day.
            answers = [each.id for each in (row, *rest) if each.message_id is None and each.resident_id is not None]
            lost = {row.id, *rest_ids} - set(answers)
            await outbox.mark_failed(session, self._worker, lost, now=now, error=error.reason)
            await outbox.put_back(session, self._worker, answers)
            if row.resident_id is not None:
                await residents.stop_sending(session, row.resident_id)
            return
        attempts = row.attempts + 1
        if error.held:
            due_at = now + timedelta(seconds=error.after or LONGEST_DELAY_S)
            await outbox.mark_held(session, self._worker, row.id, due_at=due_at, error=error.reason, now=now)
        elif error.retry and attempts < MAX_ATTEMPTS:
            wait_s = max(delay_s(attempts, jitter=self._jitter()), error.after or 0.0)
            await outbox.mark_retry(
                session, self._worker, row.id, due_at=now + timedelta(seconds=wait_s), error=error.reason
            )
        else:
            log.warning("delivery.given_up", channel=row.channel, outbox_id=row.id, reason=error.reason)
            await outbox.mark_failed(session, self._worker, [row.id], now=now, error=error.reason)
        await outbox.put_back(session, self._worker, rest_ids)

    async def _renew(self) -> None:
        while True:
            await asyncio.sleep(RENEW_S)
            if self._rows:
                async with self._database.transaction() as session:
                    await outbox.renew_claims(
                        session, set(self._rows), worker=self._worker, now=self._clock(), lease=LEASE
                    )
