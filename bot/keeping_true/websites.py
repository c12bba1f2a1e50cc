"""Looks whether offices' websites answer, if `CHECK_WEBSITES` is on: each about every third day, one after the other.

A website is dead when it did not answer three times in a row. When nothing at all answers, it is we who are cut off.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.keeping_true.public_fetch import NOT_PUBLIC, fault_of, open_session
from directory.editing import NoSuchContact
from directory.guide import Guide
from directory.keeping_true import Doubt, doubt, office_language
from locales.country import country
from storage import website_checks
from storage.database import Database
from storage.keeping_tables import DoubtKind
from storage.outage import outage_passes
from storage.scope import Scope

log = structlog.get_logger()
EVERY_S = 900.0
AGAIN_AFTER = timedelta(days=3)
DEAD_AFTER = 3
AT_ONCE = 40
FEWEST_TO_JUDGE = 5  # addresses: when all of so many fail, nothing is said about any of them
KEPT = timedelta(days=60)

Ask = Callable[[str], Awaitable[str | None]]
"""Why a website does not answer; None: it does."""


class WebsiteWatch:
    """One process at a time may run it."""

    def __init__(self, database: Database, *, guide: Callable[[], Guide], clock: Clock) -> None:
        self._database = database
        self._guide = guide
        self._clock = clock

    async def run(self) -> None:
        """Keep this running."""
        while True:
            with outage_passes():
                async with open_session() as session:
                    await self.look(lambda url: fault_of(session, url))
            await asyncio.sleep(EVERY_S)

    async def look(self, ask: Ask) -> None:
        """At those whose turn it is."""
        now = self._clock()
        async with self._database.reading() as session:
            due = await website_checks.due(session, now - AGAIN_AFTER, limit=AT_ONCE)
        faults: dict[str, str | None] = {}
        for _contact, url, _failures in due:
            if url not in faults:
                faults[url] = await ask(url)
        if _is_cut_off(faults):
            log.warning("keeping_true.websites_unreachable", addresses=len(faults))
            return
        for contact, url, failures in due:
            await self._keep(contact, url, faults[url], failures, now)
        async with self._database.transaction() as session:
            await website_checks.forget(session, now - KEPT)

    async def _keep(self, contact: str, url: str, fault: str | None, failures: int, now: datetime) -> None:
        count = failures + 1 if fault is not None else 0
        async with self._database.transaction() as session:
            await website_checks.keep(session, contact, url, failures=count, fault=fault, now=now)
            if count == DEAD_AFTER and fault is not None:
                await self._doubt(session, contact, url, fault, now)

    async def _doubt(self, session: AsyncSession, contact: str, url: str, fault: str, now: datetime) -> None:
        guide = self._guide()
        known = next((each for each in guide.contacts if each.key == contact), None)
        language = office_language(known, guide.municipalities) if known else country().first_language
        why = Doubt(kind=DoubtKind.WEBSITE_DEAD, about=url, detail=fault)
        try:
            await doubt(session, contact, why, scope=Scope.ALL, account_id=None, now=now, language=language)
        except NoSuchContact:
            return  # it was taken back in the meantime
        log.info("keeping_true.website_dead", contact=contact)


def _is_cut_off(faults: Mapping[str, str | None]) -> bool:
    tried = [fault for fault in faults.values() if fault != NOT_PUBLIC]
    return len(tried) >= FEWEST_TO_JUDGE and all(fault is not None and "status" not in fault for fault in tried)
