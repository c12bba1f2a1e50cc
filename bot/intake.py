"""The one door for everything a resident does, whatever the channel.

`accept` returns once the message and all it causes are committed. Messages that wait are grouped into one transaction;
handlers do not know of it. If one message of a group fails, the group runs again one by one, so that it alone fails: it
is stored as failed, apologised for in words, put in the unresolved log, and never in the way of others.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import structlog
from sqlalchemy.exc import DBAPIError

from bot import metrics
from bot.clock import Clock
from bot.delivery.departure import Departure
from bot.grouping import Grouper
from bot.line import Line
from bot.turns import Arrival, Handled, handle_group, store_failure
from directory.guide import Guide
from handlers.answer import needs_routing
from handlers.changed import changed
from handlers.records import Incoming
from routing.records import Routing
from storage.database import Database
from storage.outage import is_outage, outage_reason

log = structlog.get_logger()

Route = Callable[[Incoming], Awaitable[Routing]]


class StoreUnavailable(Exception):
    """The store cannot be reached: nothing was kept, so nothing may be acknowledged."""


class Intake:
    def __init__(
        self,
        database: Database,
        *,
        route: Route,
        guide: Callable[[], Guide],
        clock: Clock,
        departure: Callable[[], Departure],
        line: Line | None = None,
    ) -> None:
        self._database = database
        self._route = route
        self._guide = guide
        self._clock = clock
        self._departure = departure
        self._line = line
        self._grouper: Grouper[Arrival, Handled] = Grouper(self._handle)
        self._lanes: dict[tuple[str, str], asyncio.Future[None]] = {}

    async def run(self) -> None:
        """Keep this running: it does the work that `accept` waits for."""
        await self._grouper.run()

    async def accept(self, incoming: Incoming) -> Handled:
        """Keep this message and all it causes; raise `StoreUnavailable` if that was not possible.

        A duplicate was there already, and its replies are on their way or sent.
        """
        incoming = changed(incoming, text=_keepable(incoming.text))
        with metrics.INTAKE_SECONDS.time():
            handled = await self._in_order(incoming)
        metrics.messages_in(incoming.channel, incoming.kind, handled.outcome).inc()
        return handled

    async def _in_order(self, incoming: Incoming) -> Handled:
        """A message is understood beside others, but handed on only after the one its resident sent before."""
        key = (incoming.channel, incoming.address)
        before = self._lanes.get(key)
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._lanes[key] = mine
        place = None
        try:
            place = await self._line.take(key) if self._line else None
            routing, fault = await self._understand(incoming)
            if before is not None:
                await asyncio.wait([before])
            if place is not None:
                await place.turn()
            submitted = self._grouper.submit(Arrival(incoming=incoming, routing=routing, fault=fault))
            self._make_way(key, mine)
            return await submitted
        finally:
            self._make_way(key, mine)
            if place is not None:
                place.leave()

    def _make_way(self, key: tuple[str, str], mine: asyncio.Future[None]) -> None:
        """The next message of this resident may be handed on."""
        if not mine.done():
            mine.set_result(None)
        if self._lanes.get(key) is mine:
            del self._lanes[key]

    async def _understand(self, incoming: Incoming) -> tuple[Routing | None, Exception | None]:
        if not needs_routing(incoming):
            return None, None
        try:
            return await self._route(incoming), None
        except Exception as error:  # noqa: BLE001  a message that cannot be routed fails alone, in the open
            return None, error

    async def _handle(self, arrivals: Sequence[Arrival]) -> Sequence[Handled | BaseException]:
        try:
            handled: list[Handled | BaseException] = list(await self._in_transaction(arrivals))
        except StoreUnavailable:
            raise
        except Exception:  # noqa: BLE001  one of the group is at fault: find it
            handled = [await self._handle_alone(arrival) for arrival in arrivals]
        return handled

    async def _handle_alone(self, arrival: Arrival) -> Handled | BaseException:
        try:
            return (await self._in_transaction([arrival]))[0]
        except StoreUnavailable as error:
            return error
        except Exception as error:  # the edge: this message's fault stays its own
            incoming = arrival.incoming
            log.exception("intake.failed", channel=incoming.channel, event_id=incoming.event_id, kind=incoming.kind)
            return await self._store_failure(arrival, error)

    async def _store_failure(self, arrival: Arrival, error: Exception) -> Handled | BaseException:
        try:
            departure = self._departure()
            async with self._database.transaction() as session:
                handled = await store_failure(session, arrival, self._clock(), departure)
            departure.leave()
            return handled
        except Exception as second:  # not even that could be kept: the platform must send it again
            log.exception("intake.lost_nothing_acknowledged", channel=arrival.incoming.channel)
            return StoreUnavailable(str(type(second)))

    async def _in_transaction(self, arrivals: Sequence[Arrival]) -> Sequence[Handled]:
        for arrival in arrivals:
            if arrival.fault is not None:
                raise arrival.fault
        try:
            departure = self._departure()
            async with self._database.transaction() as session:
                handled = await handle_group(session, arrivals, self._guide(), self._clock(), departure)
            departure.leave()
            return handled
        except (OSError, DBAPIError) as error:
            if not is_outage(error):
                raise
            log.warning("intake.store_unavailable", error=type(error).__name__, reason=outage_reason(error))
            raise StoreUnavailable from error


def _keepable(text: str) -> str:
    """Without what a store refuses (NUL, half a surrogate pair): such a text would come again without end."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()
