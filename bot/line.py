"""The order of one resident's messages when several processes take them in, on PostgreSQL.

A platform may bring a resident's first message to one process and the second, a moment later, to another. The first may
take long to be understood; the second must not overtake it. So each message takes a place in the line the moment it
reaches a process, and is handed on when no earlier one of its resident stands in another process. Order of arrival is
the order in which places were taken; two that come within the same millisecond may stand either way.

A process that is alone in taking messages in has nobody to stand in line with, and pays nothing. Each looks every
second how many there are; one that joins tells the others at once, and waits a moment before it opens its door.

Keeping messages matters more than their order: when the line cannot be used, or an earlier message stands in it too
long, a message goes on without.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import structlog
from sqlalchemy import URL

from bot.background import Background
from bot.grouping import Grouper
from storage import places
from storage.own_connection import own_connection
from storage.places import Key, Place

if TYPE_CHECKING:
    import asyncpg

log = structlog.get_logger()

ASKING_S = 2.0
LOOK_EVERY_S = 0.01
LONGEST_WAIT_S = 8.0
COUNT_EVERY_S = 1.0
SETTLE_S = 1.5  # until what others took in while they thought that they were alone is committed
JOINING_S = 10.0
NAME = "kontakt line"
JOINED = "kontakt_line"


@dataclass(frozen=True, slots=True)
class _Look:
    place: int


@dataclass(frozen=True, slots=True)
class _Leave:
    place: int


_Item = Key | _Look | _Leave
_Asked = asyncio.Future[Place | None]


class Line:
    def __init__(self, url: URL) -> None:
        self._url = url
        self._connection: asyncpg.Connection[Any] | None = None
        self._grouper: Grouper[_Item, Place | None] = Grouper(self._do)
        self._using = asyncio.Lock()
        self._is_alone = False
        self._joined = asyncio.Event()

    async def run(self) -> None:
        """Keep this running; ends with an error when the connection is lost."""
        async with own_connection(self._url) as connection, Background() as background:
            await connection.add_listener(JOINED, self._hear)
            await places.join(connection, NAME)
            await connection.execute(f"NOTIFY {JOINED}", timeout=ASKING_S)
            self._is_alone = False
            self._connection = connection
            try:
                background.start(self._grouper.run(), name="line.work")
                await asyncio.sleep(SETTLE_S)
                self._joined.set()
                while True:
                    await self._count(connection)
                    await asyncio.sleep(COUNT_EVERY_S)
            finally:
                self._connection = None

    async def joined(self) -> None:
        """Wait until the others know of this process; not for ever, for the store may be away."""
        with suppress(TimeoutError):
            async with asyncio.timeout(JOINING_S):
                await self._joined.wait()

    def _hear(self, *_: object) -> None:
        """Somebody joins."""
        self._is_alone = False

    async def _count(self, connection: asyncpg.Connection[Any]) -> None:
        async with self._using:
            self._is_alone = await places.processes(connection, NAME) == 1

    async def take(self, key: Key) -> Standing | None:
        """A place for a message of this resident that has come just now; None when there is no need or no line.

        It must be left in the end.
        """
        if self._is_alone:
            return None
        place = await self._ask(key)
        return Standing(self, place) if place is not None else None

    async def turn(self, place: Place) -> None:
        loop = asyncio.get_running_loop()
        last = loop.time() + LONGEST_WAIT_S
        current: Place | None = place
        while current is not None and current.must_wait and loop.time() < last:
            await asyncio.sleep(LOOK_EVERY_S)
            current = await self._ask(_Look(place.id))

    def leave(self, place: Place) -> None:
        if self._connection is not None:
            self._grouper.submit(_Leave(place.id))

    async def _ask(self, item: Key | _Look) -> Place | None:
        if self._connection is None:
            return None
        asked = self._grouper.submit(item)
        try:
            # Not awaited itself: it is cancelled when the connection is lost, which is no matter of the message's.
            await asyncio.wait([asked], timeout=ASKING_S)
        finally:
            if not asked.done() and not isinstance(item, _Look):
                asked.add_done_callback(self._leave_unused)
        return asked.result() if asked.done() and not asked.cancelled() else None

    def _leave_unused(self, asked: _Asked) -> None:
        """Nobody waits for this place any more."""
        place = None if asked.cancelled() else asked.result()
        if place is not None:
            self.leave(place)

    async def _do(self, items: Sequence[_Item]) -> Sequence[Place | None]:
        connection = self._connection
        if connection is None:
            return [None] * len(items)
        try:
            async with self._using:
                return await _answers(connection, items)
        except Exception as error:  # noqa: BLE001  the edge to the driver: a message never fails because of the line
            log.warning("line.failed", error=type(error).__name__)
            connection.terminate()
            return [None] * len(items)


@dataclass(frozen=True, slots=True)
class Standing:
    """A message that stands in the line."""

    _line: Line
    _place: Place

    async def turn(self) -> None:
        """Wait until no earlier message of this resident stands in another process, but not for ever."""
        await self._line.turn(self._place)

    def leave(self) -> None:
        """The message is committed, or given up."""
        self._line.leave(self._place)


async def _answers(connection: asyncpg.Connection[Any], items: Sequence[_Item]) -> Sequence[Place | None]:
    left = [item.place for item in items if isinstance(item, _Leave)]
    looking = [item.place for item in items if isinstance(item, _Look)]
    keys = [item for item in items if isinstance(item, tuple)]
    if left and not keys:
        await places.leave(connection, left)
    taken = iter(await places.take(connection, keys, left) if keys else ())
    still = await places.waiting(connection, looking) if looking else set()
    return [_answer(item, taken, still) for item in items]


def _answer(item: _Item, taken: Iterator[Place], still: set[int]) -> Place | None:
    match item:
        case _Leave():
            return None
        case _Look(place=place):
            return Place(place, place in still)
        case _:
            return next(taken)
