"""When a confirmation runs out: 180 days after it, or as many as the topic asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from directory.contact_store import Cause, bump_version, load_contacts, lock_directory, write_contacts
from directory.records import ContactPoint, State
from storage import kept
from storage.dialect import insert
from storage.directory_tables import ChangeAction, DueInterval

USUAL_DAYS = 180
SHORTEST, LONGEST = 7, 3 * 366
USUAL = "directory_due_days"


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervals:
    """Days from a confirmation until the next is due, the usual ones and those of single topics."""

    usual: int = USUAL_DAYS
    by_topic: Mapping[str, int] = field(default_factory=dict)

    def days_for(self, contact: ContactPoint) -> int:
        """Of several topics the one with the shortest interval decides."""
        return min((self.by_topic.get(topic, self.usual) for topic in contact.topics), default=self.usual)

    def due_on(self, contact: ContactPoint) -> date | None:
        """From this day on the contact point is to be confirmed again; None while nobody has confirmed it."""
        if contact.due_on is not None or contact.confirmed_on is None:
            return contact.due_on
        return contact.confirmed_on + timedelta(days=self.days_for(contact))

    def state_on(self, contact: ContactPoint, today: date) -> State:
        """The state as it is on this day, whether or not the sweep has been there."""
        due_on = self.due_on(contact)
        if contact.state is State.CONFIRMED and due_on is not None and due_on <= today:
            return State.DUE
        return contact.state


async def load_intervals(session: AsyncSession) -> Intervals:
    usual = await kept.get(session, USUAL)
    rows = await session.execute(select(DueInterval.topic, DueInterval.days))
    return Intervals(usual=int(usual or USUAL_DAYS), by_topic=dict(rows.all()))


async def set_interval(session: AsyncSession, topic: str | None, days: int | None) -> None:
    """Set the interval of a topic, or with topic None the usual one; days None: back to the usual one.

    It holds for every contact point whose `due_on` nobody has set. Raises `ValueError` for days out of range.
    """
    if days is not None and not SHORTEST <= days <= LONGEST:
        raise ValueError(f"{days} is not between {SHORTEST} and {LONGEST} days")
    await lock_directory(session)
    if topic is None:
        await kept.put(session, USUAL, str(days or USUAL_DAYS))
    else:
        await session.execute(delete(DueInterval).where(DueInterval.topic == topic))
        if days is not None:
            await session.execute(insert(session, DueInterval).values(topic=topic, days=days))
    await bump_version(session)


async def sweep(session: AsyncSession, *, today: date, now: datetime) -> int:
    """Write `due` to every contact point whose confirmation has run out; gives how many there were."""
    await lock_directory(session)
    intervals = await load_intervals(session)
    pairs = [
        (contact, replace(contact, state=State.DUE))
        for contact in await load_contacts(session)
        if contact.state is State.CONFIRMED and intervals.state_on(contact, today) is State.DUE
    ]
    await write_contacts(session, pairs, Cause(action=ChangeAction.DUE, now=now))
    return len(pairs)
