"""Plans what is to be sent: letters to offices when their details are due, a digest to every editor once a week."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, time, timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.keeping_true.sender import Sender
from desk.rights import Right, rights_of
from directory import keeping_rounds
from directory.guide import Guide
from locales.local_time import ZONE
from storage import digests, doubts, kept, mails, office_letters
from storage.database import Database
from storage.mail_tables import MailKind
from storage.outage import outage_passes

log = structlog.get_logger()
IDLE_S = 20.0
PLAN_EVERY = timedelta(hours=1)
WEEK = "directory digest: week"
SENT_AT = time(8)  # on Mondays
KEPT = timedelta(days=400)


class Keeper:
    """One process at a time may run it. `asks_offices`: there is an address at which they can answer."""

    def __init__(
        self, database: Database, sender: Sender, *, asks_offices: bool, guide: Callable[[], Guide], clock: Clock
    ) -> None:
        self._database = database
        self._sender = sender
        self._asks_offices = asks_offices
        self._guide = guide
        self._clock = clock
        self._planned_at: datetime | None = None

    async def run(self) -> None:
        """Keep this running."""
        await self.begin()
        while True:
            with outage_passes():
                await self.work()
            await asyncio.sleep(IDLE_S)

    async def begin(self) -> None:
        """The week in which mail is switched on has begun without a digest."""
        async with self._database.transaction() as session:
            await kept.get_or_put(session, WEEK, week_of(self._clock()))

    async def work(self) -> None:
        """Plan if an hour has gone by, and send what is due."""
        now = self._clock()
        if self._planned_at is None or now - self._planned_at >= PLAN_EVERY:
            await self.plan()
            self._planned_at = now
        await self._sender.send_due()

    async def plan(self) -> None:
        now = self._clock()
        async with self._database.transaction() as session:
            await office_letters.forget(session, now - KEPT)
            await digests.forget(session, now - KEPT)
            await doubts.forget(session, now - KEPT)
            await _plan_digests(session, now)
        if self._asks_offices:
            async with self._database.transaction() as session:
                asked = await keeping_rounds.ask_what_is_due(session, self._guide(), now=now)
                reminded = await keeping_rounds.remind(session, now)
            if asked or reminded:
                log.info("keeping_true.offices_asked", letters=asked, reminders=reminded)


def week_of(now: datetime) -> str:
    """The week whose digest is the latest one, as `2026-W48`: it begins when digests are sent."""
    local = now.astimezone(ZONE) - timedelta(hours=SENT_AT.hour)
    year, week, _day = local.isocalendar()
    return f"{year}-W{week:02d}"


async def _plan_digests(session: AsyncSession, now: datetime) -> None:
    week = week_of(now)
    if await kept.get(session, WEEK) == week:
        return
    await kept.put(session, WEEK, week)
    wanted = [
        account.id
        for account, choice in await mails.readers(session)
        if MailKind.DIRECTORY in choice.kinds and Right.EDIT_DIRECTORY in rights_of(account.role)
    ]
    await digests.plan(session, wanted, week, now)
