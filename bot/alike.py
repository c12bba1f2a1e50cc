"""Groups the unresolved log by likeness, so that officers settle what reads alike in one go."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

from routing.likeness import Likeness
from storage import alike as log
from storage.database import Database

AT_ONCE = 200
# An old group that nobody has added to for so long is let be; the same words begin a new one.
REMEMBERED = timedelta(days=180)
MOST_GROUPS = 20_000

Texts = Sequence[tuple[int, str]]


async def group_alike(database: Database, *, now: datetime) -> int:
    """Give every entry that has none a group: that of the oldest entries that read alike, or a new one of its own.

    Only one process may do this at a time. Gives how many it has looked at.
    """
    done = 0
    while True:
        async with database.reading() as session:
            entries = await log.ungrouped(session, limit=AT_ONCE)
            if not entries:
                return done
            leaders = await log.leaders(session, now - REMEMBERED, limit=MOST_GROUPS)
        groups = await asyncio.to_thread(_groups, leaders, entries)
        async with database.transaction() as session:
            await log.put(session, groups)
        done += len(entries)


def _groups(leaders: Texts, entries: Texts) -> dict[int, int]:
    likeness = Likeness()
    for group, text in leaders:
        likeness.add(group, text)
    found = {}
    for entry, text in entries:
        alike = likeness.nearest(text)
        if alike is None:
            likeness.add(entry, text)
        found[entry] = entry if alike is None else alike
    return found
