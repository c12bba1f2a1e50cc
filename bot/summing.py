"""Sums up each day that is over, for the overview."""

from __future__ import annotations

from datetime import datetime, timedelta

from locales.local_time import ZONE, instant
from storage import routed
from storage.database import Database


async def sum_up(database: Database, now: datetime) -> int:
    """Sum up all local days that are over and not summed up yet, oldest first; how many that were."""
    today = instant(now.astimezone(ZONE).date(), 0)
    days = 0
    async with database.reading() as session:
        begin = await routed.summed_until(session)
    while begin is not None:
        day = begin.astimezone(ZONE).date()
        since, until = instant(day, 0), instant(day + timedelta(days=1), 0)
        if until > today:
            break
        async with database.transaction() as session:
            await routed.sum_up(session, since=since, until=until)
        begin, days = until, days + 1
    return days
