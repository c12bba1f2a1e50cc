"""The nightly job: what has been kept for as long as it may be goes."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import structlog

from bot.clock import Clock
from bot.summing import sum_up
from locales.local_time import ZONE, instant
from storage import audit, retention
from storage.database import Database
from storage.retention import Kind

log = structlog.get_logger()
NIGHT_MINUTE = 3 * 60 + 10  # of the day: when nobody writes
SWEPT = "retention-sweep"


async def keep_tidy(database: Database, clock: Clock) -> None:
    """Keep this running in one process."""
    while True:
        now = clock()
        await asyncio.sleep((next_night(now) - now).total_seconds())
        await sweep(database, clock())


async def sweep(database: Database, now: datetime) -> dict[Kind, int]:
    """Sum up what is over, and let go of everything that is old enough; how many of each kind that were."""
    await sum_up(database, now)
    async with database.reading() as session:
        days = await retention.days_kept(session)
    gone = {}
    for kind, number in days.items():
        if count := await retention.let_all_go(database, kind, now - timedelta(days=number)):
            gone[kind] = count
    if gone:
        counts = {kind.value: count for kind, count in gone.items()}
        log.info("retention.swept", **counts)
        async with database.transaction() as session:
            subject = audit.subject_of("retention", "all")
            await audit.record(session, account_id=None, action=SWEPT, subject=subject, details=counts, now=now)
    return gone


def next_night(now: datetime) -> datetime:
    """The next moment at which local clocks show ten past three."""
    today = now.astimezone(ZONE).date()
    tonight = instant(today, NIGHT_MINUTE)
    return tonight if tonight > now else instant(today + timedelta(days=1), NIGHT_MINUTE)
