"""The directory in memory, replaced when it changes in the store, and at midnight: some facts hold until a day."""

from __future__ import annotations

import asyncio
from datetime import date

import structlog

from bot.clock import Clock, utc_now
from directory.contact_store import directory_version
from directory.due import sweep
from directory.guide import Guide
from directory.store import load_guide
from locales.local_time import ZONE
from storage.database import Database

log = structlog.get_logger()
LOOK_EVERY_S = 3.0
SWEEP_EVERY_S = 3600.0


class LiveGuide:
    def __init__(self, database: Database, *, clock: Clock = utc_now) -> None:
        self._database = database
        self._clock = clock
        self._guide: Guide | None = None
        self._day: date | None = None

    def current(self) -> Guide:
        if self._guide is None:
            raise RuntimeError("the directory has not been loaded yet")
        return self._guide

    def names(self) -> frozenset[tuple[str, str]]:
        """What municipalities are called: code and name; none before the directory has been loaded."""
        places = self._guide.municipalities.values() if self._guide else ()
        return frozenset((each.code, name) for each in places for name in (*each.names.values(), *each.aliases))

    async def load(self) -> Guide:
        today = self._today()
        async with self._database.reading() as session:
            self._guide = await load_guide(session, today)
        self._day = today
        return self._guide

    async def follow(self) -> None:
        """Keep this running: somebody may edit the directory in another process."""
        while True:
            await asyncio.sleep(LOOK_EVERY_S)
            await self.look()

    async def look(self) -> None:
        """Load the directory anew if it is another one, or another day, than when it was loaded."""
        async with self._database.reading() as session:
            version = await directory_version(session)
        if version != self.current().version or self._day != self._today():
            await self.load()
            log.info("directory.reloaded", version=version)

    def _today(self) -> date:
        return self._clock().astimezone(ZONE).date()


async def keep_swept(database: Database, clock: Clock) -> None:
    """Keep this running in one process: it writes down which confirmations have run out."""
    while True:
        now = clock()
        async with database.transaction() as session:
            found = await sweep(session, today=now.astimezone(ZONE).date(), now=now)
        if found:
            log.info("directory.confirmations_due", contacts=found)
        await asyncio.sleep(SWEEP_EVERY_S)
