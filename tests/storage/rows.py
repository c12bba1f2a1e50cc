"""Fills a store with a few rows of every kind that copying must carry: texts, times, documents, gaps in numbers."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from storage import kept
from storage.directory_tables import MunicipalityRow
from storage.tables import Message, Resident


async def fill(session: AsyncSession, now: datetime, *, messages: int = 3) -> None:
    """A municipality, a resident, messages, the newest of which was deleted again."""
    await kept.put(session, "secret_key", "kept")
    session.add(
        MunicipalityRow(
            code="gracanica",
            names={"sr-Cyrl": "Грачаница", "sq": "Graçanicë"},
            official_languages=["sq", "sr-Cyrl"],
            latitude=42.6010,
            longitude=21.1913,
            website=None,
            sources="",
        )
    )
    resident = Resident(
        channel="console", address="r1", language="sr-Cyrl", conversation={}, created_at=now, seen_at=now
    )
    session.add(resident)
    await session.flush()
    for number in range(messages + 1):
        session.add(_message(number, resident.id, now))
    await session.flush()
    await session.execute(delete(Message).where(Message.event_id == str(messages)))


def _message(number: int, resident_id: int, now: datetime) -> Message:
    return Message(
        channel="console",
        event_id=str(number),
        resident_id=resident_id,
        kind="text",
        text=f'ђубре {number} \u2028 "quoted"\n',
        content={},
        routing=None if number else {"decision": "answer", "p": 0.1},
        received_at=now,
    )
