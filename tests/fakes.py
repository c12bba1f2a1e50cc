"""Stand-ins that several rooms' tests share."""

from __future__ import annotations

import asyncio
import socket
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.channels.contract import Receipt, SendError
from bot.channels.viber.ledger import Standing
from bot.files.errors import NoContent, StoreError
from handlers.records import Reply
from storage import residents
from storage.tables import Resident


class StillClock:
    """A clock that moves only when told."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


class RecordingChannel:
    """Keeps what it is given; `fail(address, errors…)` makes the next sends to an address fail in this order."""

    def __init__(self, name: str = "console") -> None:
        self._name = name
        self.sent: defaultdict[str, list[str]] = defaultdict(list)
        self.tries: list[tuple[str, str]] = []
        self.resumed_at: list[int] = []
        self._faults: defaultdict[str, list[Exception]] = defaultdict(list)
        self.before_send: Callable[[str], None] = lambda address: None
        self.held: dict[str, asyncio.Event] = {}
        self.is_away = False
        self._arrival = asyncio.Condition()

    @property
    def name(self) -> str:
        return self._name

    def fail(self, address: str, *errors: Exception) -> None:
        self._faults[address].extend(errors)

    def hold(self, address: str) -> asyncio.Event:
        """Sends to this address wait until the event is set."""
        self.held[address] = asyncio.Event()
        return self.held[address]

    async def until_sent(self, address: str) -> None:
        """Wait until something has reached this address."""
        async with self._arrival, asyncio.timeout(5):
            await self._arrival.wait_for(lambda: bool(self.sent[address]))

    async def whoami(self) -> str:
        if self.is_away:
            raise passing()
        return self._name

    async def send(self, address: str, reply: Reply, *, event: int, taken: int = 0) -> Receipt:
        self.before_send(address)
        self.tries.append((address, reply.text))
        self.resumed_at.append(taken)
        if address in self.held:
            await self.held[address].wait()
        if self._faults[address]:
            raise self._faults[address].pop(0)
        self.sent[address].append(reply.text)
        async with self._arrival:
            self._arrival.notify_all()
        return Receipt(provider_id=f"p{event}")


def passing(after: float | None = None) -> SendError:
    return SendError("the platform is busy", retry=True, after=after)


class MemoryStore:
    """A store of files in memory (`bot.files.store.FileStore`). `away`: everything fails until it is False again."""

    def __init__(self) -> None:
        self.content: dict[str, bytes] = {}
        self.written: dict[str, datetime] = {}
        self.away = False

    async def put(self, key: str, content: bytes) -> None:
        await self.check()
        self.content[key] = content
        self.written.setdefault(key, datetime.min.replace(tzinfo=UTC))

    async def read(self, key: str) -> AsyncIterator[bytes]:
        await self.check()
        if key not in self.content:
            raise NoContent("nothing there")
        for start in range(0, len(self.content[key]), 1000):
            yield self.content[key][start : start + 1000]

    async def delete(self, key: str) -> None:
        await self.check()
        self.content.pop(key, None)

    async def listing(self) -> AsyncIterator[tuple[str, datetime]]:
        await self.check()
        for key in list(self.content):
            yield key, self.written[key]

    async def check(self) -> None:
        if self.away:
            raise StoreError("the store of files is away")


class ViberBook:
    """A ledger of Viber's by hand: `now` is what it says of everybody, `left` how many messages may be charged."""

    def __init__(self, *, left: int = 1_000) -> None:
        self.now = Standing(in_session=True, sent=0, api_version=None)
        self.left = left
        self.charged = 0
        self.tomorrow_s = 3_600.0

    async def standing(self, event: int) -> Standing:
        return self.now

    async def reserve(self, messages: int) -> bool:
        if self.charged + messages > self.left:
            return False
        self.charged += messages
        return True

    async def settle(self, messages: int) -> None:
        self.charged += messages

    def seconds_until_tomorrow(self) -> float:
        return self.tomorrow_s


@contextmanager
def full_backlog() -> Iterator[str]:
    """An address that takes no connection and refuses none: whoever connects waits."""
    with socket.socket() as listener, socket.socket() as waiting:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        waiting.connect(listener.getsockname())
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


async def resident_of(session: AsyncSession, channel: str, address: str, now: datetime) -> Resident:
    """Whoever writes from there, made when they are new; unlike the intake's row, it can be changed."""
    row = (await residents.lock_residents(session, [(channel, address)], now))[channel, address]
    return await session.get_one(Resident, row.id)
