"""Stand-ins that several rooms' tests share."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.channels.contract import Receipt, SendError
from handlers.records import Reply


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
        self._faults: defaultdict[str, list[Exception]] = defaultdict(list)
        self.before_send: Callable[[str], None] = lambda address: None
        self.held: dict[str, asyncio.Event] = {}
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

    async def send(self, address: str, reply: Reply, *, event: int) -> Receipt:
        self.before_send(address)
        self.tries.append((address, reply.text))
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
