"""A resident's talk as it is kept: what they said, what they were told.

For a channel whose messages are nothing but our own rows.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.intake import StoreUnavailable
from storage import outbox
from storage.database import Database
from storage.tables import Message, Outbox, Resident

MAX_ENTRIES = 200
Row = TypeVar("Row", Message, Outbox)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One message of the resident. `key` is the channel's own name for it; `location` is [latitude, longitude]."""

    id: int
    key: str | None
    text: str
    action: str
    location: tuple[float, float] | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One reply, as JSON (`handlers.replies`). `farewell`: the last one to a resident who was erased."""

    id: int
    reply: dict[str, Any]
    message_id: int | None
    at: datetime
    farewell: bool = False


class Transcript:
    """Reads talks of one channel. Every method raises `StoreUnavailable` when the store cannot be reached."""

    def __init__(self, database: Database, channel: str) -> None:
        self._database = database
        self._channel = channel

    async def talk(self, address: str) -> list[Said | Told]:
        """The last `MAX_ENTRIES` messages and replies, in the order in which they belong."""
        async with self._reading() as session:
            resident = await self._resident(session, address)
            if resident is None:
                return []
            # Replies first: a message that arrives meanwhile is then still to be answered, and not answered unasked.
            told = [_told(row) for row in await _last(session, Outbox, resident.id)]
            said = [_said(row) for row in await _last(session, Message, resident.id)]
        talk: list[Said | Told] = [*said, *told]
        return sorted(talk, key=_place)[-MAX_ENTRIES:]

    async def told(self, address: str, *, after: int) -> list[Told]:
        """Replies from the outbox row after `after` on, oldest first; a farewell that is still to be sent included."""
        farewells = self._farewells(address).where(Outbox.id > after)
        async with self._reading() as session:
            resident = await self._resident(session, address)
            rows = list(await outbox.of_resident(session, resident.id, after=after)) if resident else []
            rows += await session.scalars(farewells)
        return sorted(map(_told, rows), key=lambda told: told.id)

    async def newest(self, addresses: Collection[str]) -> dict[str, int]:
        """Address → its newest outbox row; those without any are left out."""
        last = select(func.max(Outbox.id)).where(Outbox.resident_id == Resident.id).scalar_subquery()
        own = select(Resident.address, last).where(Resident.channel == self._channel, Resident.address.in_(addresses))
        farewells = self._farewells(*addresses).with_only_columns(Outbox.address, Outbox.id)
        found: dict[str, int] = {}
        async with self._reading() as session:
            for query in (own, farewells):
                for address, row_id in await session.execute(query):
                    found[address] = max(row_id or 0, found.get(address, 0))
        return found

    async def file(self, address: str, outbox_id: int) -> dict[str, Any] | None:
        """The file sent with a reply to this resident: name, mime_type, content."""
        query = (
            select(Outbox.reply)
            .join(Resident, Resident.id == Outbox.resident_id)
            .where(Outbox.id == outbox_id, Resident.channel == self._channel, Resident.address == address)
        )
        async with self._reading() as session:
            reply = await session.scalar(query)
        return reply.get("file") if reply else None

    def _farewells(self, *addresses: str) -> Any:
        return select(Outbox).where(
            Outbox.resident_id.is_(None), Outbox.channel == self._channel, Outbox.address.in_(addresses)
        )

    async def _resident(self, session: AsyncSession, address: str) -> Resident | None:
        query = select(Resident).where(Resident.channel == self._channel, Resident.address == address)
        return await session.scalar(query)

    @asynccontextmanager
    async def _reading(self) -> AsyncIterator[AsyncSession]:
        try:
            async with self._database.reading() as session:
                yield session
        except (OSError, DBAPIError) as error:
            raise StoreUnavailable from error


async def _last(session: AsyncSession, table: type[Row], resident_id: int) -> Sequence[Row]:
    query = select(table).where(table.resident_id == resident_id).order_by(table.id.desc()).limit(MAX_ENTRIES)
    return (await session.scalars(query)).all()


def _said(row: Message) -> Said:
    location = row.content.get("location")
    return Said(
        id=row.id,
        key=row.content.get("message_id"),
        text=row.text,
        action=row.content.get("action", ""),
        location=(location["latitude"], location["longitude"]) if location else None,
        at=row.received_at,
    )


def _told(row: Outbox) -> Told:
    return Told(
        id=row.id, reply=row.reply, message_id=row.message_id, at=row.created_at, farewell=row.resident_id is None
    )


def _place(entry: Said | Told) -> tuple[datetime, int, int, int]:
    """Messages of one group carry the same time: each is followed by its own replies."""
    if isinstance(entry, Said):
        return entry.at, entry.id, 0, entry.id
    return entry.at, entry.message_id or 2**62, 1, entry.id
