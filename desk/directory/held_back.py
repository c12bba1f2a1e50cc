"""How many cases stand behind a contact point."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from directory.guide import Guide
from directory.records import ContactPoint
from storage import held_back
from storage.held_back import Matters
from storage.periods import Period
from storage.scope import Scope

DAYS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldBack:
    """`tickets`: unfinished questions at the office; `questions`: what residents asked in the last 30 days."""

    tickets: int
    questions: int


async def held_back_by(
    store: AsyncSession, contact: ContactPoint, guide: Guide, *, scope: Scope, now: datetime
) -> HeldBack:
    """Cases of the topics that it answers for, by name or because nobody else does."""
    matters = Matters(municipality=contact.municipality, topics=topics_of(contact, guide))
    period = Period(since=now - timedelta(days=DAYS), until=now)
    return HeldBack(
        tickets=await held_back.open_tickets(store, matters, scope=scope),
        questions=await held_back.questions(store, matters, period, scope=scope),
    )


def topics_of(contact: ContactPoint, guide: Guide) -> set[str]:
    """The topics that it names, and those that residents are led to it with."""
    place = contact.municipality if contact.municipality in guide.municipalities else None
    found = {code: guide.find(place, code).contact for code in guide.topics}
    return {*contact.topics, *(code for code, answer in found.items() if answer and answer.key == contact.key)}
