"""Notices what happened to tickets, and has their topics looked at.

Events of different tickets may be committed in another order than their ids say. So the place up to which all was
looked at is only moved past events that are a while old, and what lies behind it is looked at again and again: a topic
knows by itself what it was told.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from storage import kept, staff
from storage.ticket_tables import UNFINISHED_TICKETS, EventKind

NAME = "telegram staff group: seen"
SETTLED_AFTER = timedelta(seconds=60)  # no transaction takes so long
LOST_WITHIN = timedelta(hours=1)
# What brings a ticket into the group that has no topic there yet, because it is older than the group.
CALLS = (EventKind.OPENED, EventKind.WRITTEN, EventKind.REOPENED, EventKind.TRANSFERRED, EventKind.ESCALATED)


async def begin(session: AsyncSession) -> None:
    """Of what happened before the group was switched on nothing is told."""
    await kept.get_or_put(session, NAME, str(await staff.newest_event(session)))


async def notice(session: AsyncSession, now: datetime) -> None:
    """Have the topics of all tickets looked at to which something has happened, or whose answers are lost."""
    await staff.look_at_lost(session, now - LOST_WITHIN, now)
    seen = int(await kept.get(session, NAME) or 0)
    if await staff.newest_event(session) <= seen:
        return
    await staff.want_topics(session, seen, kinds=CALLS, statuses=UNFINISHED_TICKETS, now=now)
    await staff.look_again(session, seen, now)
    settled = await staff.settled_event(session, seen, before=now - SETTLED_AFTER)
    if settled != seen:
        await kept.put(session, NAME, str(settled))
