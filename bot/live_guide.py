"""The directory in memory, replaced when it changes in the store."""

from __future__ import annotations

import asyncio

import structlog

from directory.guide import Guide
from directory.store import directory_version, load_guide
from storage.database import Database

log = structlog.get_logger()
LOOK_EVERY_S = 3.0


class LiveGuide:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._guide: Guide | None = None

    def current(self) -> Guide:
        if self._guide is None:
            raise RuntimeError("the directory has not been loaded yet")
        return self._guide

    async def load(self) -> Guide:
        async with self._database.reading() as session:
            self._guide = await load_guide(session)
        return self._guide

    async def follow(self) -> None:
        """Keep this running: somebody may edit the directory in another process."""
        while True:
            await asyncio.sleep(LOOK_EVERY_S)
            async with self._database.reading() as session:
                version = await directory_version(session)
            if version != self.current().version:
                await self.load()
                log.info("directory.reloaded", version=version)
