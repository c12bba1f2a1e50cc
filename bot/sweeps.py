"""The periodic job: once a minute, tickets and talks that nobody touches are gone through, and what is new in the
unresolved log is grouped.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

import structlog

from bot.alike import group_alike
from bot.clock import Clock
from bot.turns import Handled
from handlers.actions import Verb, action
from handlers.records import Incoming, Kind
from storage import ticket_sweeps
from storage.database import Database
from storage.tables import Resident
from tickets import sweep

log = structlog.get_logger()
EVERY_S = 60.0
AT_ONCE = 200

Accept = Callable[[Incoming], Awaitable[Handled]]


class Sweeps:
    """`accept` takes in what a resident does: here, that they have not chosen."""

    def __init__(self, database: Database, accept: Accept, *, clock: Clock) -> None:
        self._database = database
        self._accept = accept
        self._clock = clock

    async def run(self) -> None:
        """Keep this running. One process at a time is enough; more do no harm."""
        while True:
            await self.once()
            await asyncio.sleep(EVERY_S)

    async def once(self) -> None:
        now = self._clock()
        await self._look_at_tickets(now)
        await self._take_back(now)
        await self._hand_out(now)
        await self._wake_talks(now)
        await group_alike(self._database, now=now)

    async def _look_at_tickets(self, now: datetime) -> None:
        async with self._database.reading() as session:
            references = await sweep.to_look_at(session, now)
        for reference in references:
            async with self._database.transaction() as session:
                events = await sweep.look_at(session, reference, now=now)
            log.info("sweep.ticket", ticket=reference, events=[event.value for event in events])

    async def _take_back(self, now: datetime) -> None:
        async with self._database.reading() as session:
            references = await sweep.to_take_back(session)
        for reference in references:
            async with self._database.transaction() as session:
                await sweep.take_back(session, reference, now=now)

    async def _hand_out(self, now: datetime) -> None:
        async with self._database.reading() as session:
            references = await sweep.to_hand_out(session)
        for reference in references:
            async with self._database.transaction() as session:
                await sweep.hand_out(session, reference, now=now)

    async def _wake_talks(self, now: datetime) -> None:
        """Whoever was asked and has not chosen in time has a new question. The event's id lets it happen once."""
        async with self._database.reading() as session:
            residents = await ticket_sweeps.to_wake(session, now, limit=AT_ONCE)
        for resident in residents:
            await self._accept(_undecided(resident, now))


def _undecided(resident: Resident, now: datetime) -> Incoming:
    assert resident.wake_at is not None
    return Incoming(
        channel=resident.channel,
        event_id=f"undecided:{resident.id}:{resident.wake_at.timestamp():.0f}",
        address=resident.address,
        kind=Kind.ACTION,
        sent_at=now,
        action=action(Verb.UNDECIDED),
    )
