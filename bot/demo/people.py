"""The made-up residents, and what is kept of what they write."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from handlers.records import Kind
from routing.records import Decision, Language, Place, Routing
from routing.script import script_of
from storage import messages, residents
from storage.tables import MessageStatus, Resident

ADDRESS = "demo-{number}"  # what no platform calls anybody


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Somebody who asks. None of them has a name."""

    number: int
    channel: str
    language: str
    place: str

    async def resident(self, session: AsyncSession, now: datetime) -> Resident:
        """Their row, made when they write for the first time."""
        key = self.channel, ADDRESS.format(number=self.number)
        row = await session.get_one(Resident, (await residents.lock_residents(session, [key], now))[key].id)
        row.language, row.language_chosen, row.municipality, row.seen_at = self.language, True, self.place, now
        return row


async def keep_message(
    session: AsyncSession,
    resident: Resident,
    text: str,
    now: datetime,
    *,
    topic: str | None = None,
    place: str | None = None,
    decision: Decision = Decision.ANSWER,
) -> int:
    """What a resident wrote; its id. With a `topic` it is a question that the bot has understood."""
    routing = _understood(text, resident.language or "sq", topic, place, decision) if topic or place else None
    row = {
        "channel": resident.channel,
        "event_id": f"demo-{uuid4()}",
        "resident_id": resident.id,
        "kind": Kind.TEXT,
        "text": text,
        "content": {},
        "routing": asdict(routing) if routing else None,
        "status": MessageStatus.HANDLED,
        "received_at": now,
    }
    (number,) = (await messages.add_new(session, [row])).values()
    return number


def _understood(text: str, language: str, topic: str | None, place: str | None, decision: Decision) -> Routing:
    topics = ((topic, 0.86),) if topic else ()
    return Routing(
        language=Language(code=language, script=script_of(text), confidence=0.97),
        place=Place(code=place),
        topics=topics,
        label=topic or "",
        p=0.86 if topic else 0.0,
        decision=decision,
        reason="demo",
    )
