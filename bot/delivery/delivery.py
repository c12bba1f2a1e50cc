"""The loop: claims lanes, sends them side by side, has written down what became of them, and says that it is alive."""

from __future__ import annotations

import asyncio
import random
import uuid
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime

import structlog
from sqlalchemy.exc import DBAPIError

from bot.background import Background
from bot.channels.contract import Channel, Rates
from bot.clock import Clock
from bot.delivery.claim import LEASE, Claims
from bot.delivery.departure import Departure
from bot.delivery.marks import Marks
from bot.delivery.pace import ChatPace
from bot.delivery.send import Ready, Sender, Sent, as_it_is
from bot.delivery.under_way import Departing, Lane, UnderWay
from bot.grouping import MAX_GROUP, Grouper
from storage import claims
from storage.claims import MAX_ROWS_OF_LANE
from storage.database import Database
from storage.outage import is_outage, outage_reason

log = structlog.get_logger()

LANES_AT_ONCE = 8 * MAX_GROUP  # of each channel: half of them may wait to be marked while the other half is sent
RENEW_S = 2.0
END_S = 5.0  # how long the end may wait for what is on its way
FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.5, 5.0
IDLE_S = 1.0  # how long a due retry, or a reply committed by another process, may wait unseen


class Delivery:
    """`rates`: by the channel's name; a channel that is left out is as fast as it goes.

    `elsewhere` tells other processes that there is something to send.
    """

    def __init__(
        self,
        database: Database,
        channels: Mapping[str, Channel],
        *,
        clock: Clock,
        rates: Mapping[str, Rates] | None = None,
        elsewhere: Callable[[], None] = lambda: None,
        jitter: Callable[[], float] = random.random,
        ready: Ready = as_it_is,
    ) -> None:
        self._database = database
        self._channels = channels
        self._clock = clock
        self.worker = str(uuid.uuid4())
        self._claims = Claims(database, rates or {}, clock=clock, worker=self.worker)
        self._sender = Sender(channels, ChatPace(rates or {}), clock=clock, is_ours=self.holds, ready=ready)
        marks = Marks(database, clock=clock, worker=self.worker, jitter=jitter)
        self._marks: Grouper[Sent, None] = Grouper(marks.write)
        self._wake = asyncio.Event()
        self._idle = asyncio.Event()  # nothing is on its way
        self._busy: Counter[str] = Counter()
        self._claimed_until: dict[int, datetime] = {}
        self._under_way: dict[int | None, UnderWay] = {}  # by resident
        self._elsewhere = elsewhere
        self._is_store_away = False
        self._background: Background | None = None
        self._started = 0  # lanes so far; each has its number
        self._look_after = 0  # when a lane with this number or a lower one ends, something may wait behind it
        self._something_came = False  # since the last look began
        self.is_running = False

    def departure(self) -> Departure:
        """For the replies of one transaction."""
        return Departure(self, until=self._clock() + LEASE)

    def room(self, channel: str) -> int:
        """See `bot.delivery.departure.Port`."""
        if self._background is None or self._is_store_away or self._claims.is_limited(channel):
            return 0
        return LANES_AT_ONCE - self._busy[channel] if channel in self._channels else 0

    def holds(self, row_id: int) -> bool:
        """See `bot.delivery.departure.Port`."""
        until = self._claimed_until.get(row_id)
        return until is not None and self._clock() <= until

    def under_way_to(self, resident_id: int) -> UnderWay | None:
        """See `bot.delivery.departure.Port`."""
        return self._under_way.get(resident_id)

    def send(self, lanes: Sequence[Departing], until: datetime) -> None:
        """See `bot.delivery.departure.Port`. Once this process ends they stay claimed until then."""
        if self._background is not None:
            self._start(self._background, lanes, until)

    def wake(self) -> None:
        """There is something new to send: here, or by another process when this one sends nothing."""
        if self.is_running:
            self.look()
        else:
            self._elsewhere()

    def look(self) -> None:
        """Look for what is due, if this process sends anything."""
        self._look_after = self._started
        self._something_came = True
        self._wake.set()

    async def run(self) -> None:
        """Keep this running: it sends what is due, for ever. Cancelled, it ends what is on its way first."""
        self.is_running = True
        try:
            async with Background() as background:
                background.keep_running(self._marks.run, name="delivery.marks")
                background.keep_running(self._renew, name="delivery.renew")
                self._background = background
                try:
                    await self._send_for_ever(background)
                finally:
                    self._background = None
                    await self._end_what_is_on_its_way()
        finally:
            self.is_running = False

    async def _send_for_ever(self, background: Background) -> None:
        while True:
            self._wake.clear()
            self._something_came = False
            lanes, until = await self._claim_patiently()
            self._start(background, [Departing(rows) for rows in lanes], until)
            if lanes and (self._something_came or self._claims.has_cut):
                # What came while they were claimed, or went beyond a limit, may stand behind one of them.
                self._look_after = self._started
            if not lanes:
                await self._rest()

    def _start(self, background: Background, lanes: Sequence[Departing], until: datetime) -> None:
        for lane in lanes:
            ahead = self._under_way.get(lane.rows[0].resident_id)
            if lane.behind is not None and lane.behind.is_stuck:
                background.start(self._give_back(lane.rows), name="delivery.back")
            elif ahead is not None:
                self._claimed_until.update((row.id, until) for row in lane.rows)
                ahead.rows += lane.rows
            else:
                background.start(self._deliver(self._take(lane.rows, until)), name="delivery.lane")

    def _take(self, rows: Lane, until: datetime) -> UnderWay:
        """The lane is being sent from now on."""
        self._started += 1
        lane = UnderWay(rows, number=self._started)
        if lane.resident_id is not None:  # a farewell to somebody who was erased is a lane of its own
            self._under_way[lane.resident_id] = lane
        self._busy[lane.channel] += 1
        self._claimed_until.update((row.id, until) for row in rows)
        if len(rows) == MAX_ROWS_OF_LANE or self._busy[lane.channel] >= LANES_AT_ONCE:
            self._look_after = self._started
        return lane

    async def _end_what_is_on_its_way(self) -> None:
        """What was sent and not marked would be sent again by the next process."""
        with suppress(TimeoutError):
            async with asyncio.timeout(END_S):
                while self._busy.total():
                    self._idle.clear()
                    await self._idle.wait()

    async def drain(self) -> None:
        """Deliver what is due now, then return: for the console, which has no time to wait for retries."""
        async with Background() as background:
            background.keep_running(self._marks.run, name="delivery.marks")
            while True:
                lanes, until = await self._claim()
                if not lanes:
                    return
                await asyncio.gather(*(self._deliver(self._take(rows, until)) for rows in lanes))

    async def _claim(self) -> tuple[list[Lane], datetime]:
        """Lanes, and until when they are claimed."""
        free = {channel: LANES_AT_ONCE - self._busy[channel] for channel in self._channels}
        return await self._claims.next(free, busy=self._claimed_until)

    async def _claim_patiently(self) -> tuple[list[Lane], datetime]:
        """No lanes while the store is away: what is being sent goes on, and waits to be marked."""
        try:
            claimed = await self._claim()
        except (OSError, DBAPIError) as error:
            if not is_outage(error):
                raise
            self._note_outage(error)
            return [], self._clock()
        self._is_store_away = False
        return claimed

    def _note_outage(self, error: Exception) -> None:
        if not self._is_store_away:
            log.warning("delivery.store_unavailable", error=type(error).__name__, reason=outage_reason(error))
        self._is_store_away = True

    async def _rest(self) -> None:
        """Until something is new, a limit leaves room again, or it is time to look."""
        pause_s = min(self._claims.look_again_s() or IDLE_S, IDLE_S)
        # Not `wait_for`: until Python 3.12 it can swallow a cancellation, and the process would never stop.
        with suppress(TimeoutError):
            async with asyncio.timeout(pause_s):
                await self._wake.wait()

    async def _deliver(self, lane: UnderWay) -> None:
        try:
            sent = await self._sender.send_lane(lane.rows)
            if sent.stopped_at is None:
                self._has_ended(lane)
                await self._mark(sent)
            else:
                self._look_after = max(self._look_after, lane.number)
                await self._mark_stuck(lane, sent)
        finally:
            self._has_ended(lane)
            for row in lane.rows:
                self._claimed_until.pop(row.id, None)
            self._busy[lane.channel] -= 1
            if lane.number <= self._look_after:
                self._wake.set()
            if not self._busy.total():
                self._idle.set()

    def _has_ended(self, lane: UnderWay) -> None:
        """Whatever comes for its resident from now on is a lane of its own."""
        if self._under_way.get(lane.resident_id) is lane:
            del self._under_way[lane.resident_id]

    async def _mark_stuck(self, lane: UnderWay, sent: Sent) -> None:
        """What comes behind it until that is written down goes back untried."""
        lane.is_stuck = True
        known = len(lane.rows)
        await self._mark(sent)
        while late := lane.rows[known:]:
            known += len(late)
            await self._mark(Sent(late=late))

    async def _give_back(self, rows: Lane) -> None:
        """What was kept behind a lane that is stuck."""
        await self._mark(Sent(late=rows))
        self.look()

    async def _mark(self, sent: Sent) -> None:
        """Have it written down; while the store is away, again and again, for what was sent must not be sent anew."""
        pause_s = FIRST_PAUSE_S
        while True:
            try:
                await self._marks.submit(sent)
            except (OSError, DBAPIError) as error:
                log.warning("delivery.unmarked", error=type(error).__name__, pause_s=pause_s)
            else:
                return
            await asyncio.sleep(pause_s)
            pause_s = min(pause_s * 2, LONGEST_PAUSE_S)

    async def _renew(self) -> None:
        while True:
            await asyncio.sleep(RENEW_S)
            rows, until = tuple(self._claimed_until), self._clock() + LEASE
            if not rows:
                continue
            try:
                async with self._database.transaction() as session:
                    renewed = await claims.renew(session, rows, worker=self.worker, until=until)
            except (OSError, DBAPIError) as error:
                self._note_outage(error)
                continue
            for row_id in self._claimed_until.keys() & renewed:
                self._claimed_until[row_id] = until
