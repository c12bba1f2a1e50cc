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
from handlers.records import File, FileInStore
from handlers.replies import from_json
from storage import outbox, residents
from storage.database import Database
from storage.tables import Message, Outbox, Resident

MAX_ENTRIES = 200
Row = TypeVar("Row", Message, Outbox)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One message of the resident. `key` is the channel's own name for it; `location` is [latitude, longitude], `file`
    the name of one that came along.
    """

    id: int
    key: str | None
    text: str
    action: str
    location: tuple[float, float] | None
    at: datetime
    file: str | None = None


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
        async with self._reading() as session:
            resident = await self._resident(session, address)
            rows = list(await outbox.of_resident(session, resident.id, after=after)) if resident else []
            rows += [row for row in await self._farewells(session, [address]) if row.id > after]
        return sorted(map(_told, rows), key=lambda told: told.id)

    async def newest(self, addresses: Collection[str]) -> dict[str, int]:
        """Address → its newest outbox row; those without any are left out."""
        last = select(func.max(Outbox.id)).where(Outbox.resident_id == Resident.id).scalar_subquery()
        found: dict[str, int] = {}
        async with self._reading() as session:
            own = select(Resident.address, last).where(residents.at(session, self._channel, addresses))
            for address, row_id in await session.execute(own):
                found[address] = row_id or 0
            for farewell in await self._farewells(session, addresses):
                found[farewell.address] = max(farewell.id, found.get(farewell.address, 0))
        return found

    async def file(self, address: str, outbox_id: int) -> File | FileInStore | None:
        """The file sent with a reply to this resident: with its content, or by its key in the store of files."""
        query = select(Outbox.reply).join(Resident, Resident.id == Outbox.resident_id).where(Outbox.id == outbox_id)
        async with self._reading() as session:
            reply = await session.scalar(query.where(residents.at(session, self._channel, [address])))
        if not reply:
            return None
        told = from_json(reply)
        return told.file or told.stored_file

    async def _farewells(self, session: AsyncSession, addresses: Collection[str]) -> list[Outbox]:
        """Those that are not sent yet: few, so they are opened one by one."""
        query = select(Outbox).where(Outbox.resident_id.is_(None), Outbox.channel == self._channel)
        return [row for row in await session.scalars(query) if row.address in addresses]

    async def _resident(self, session: AsyncSession, address: str) -> Resident | None:
        return await session.scalar(select(Resident).where(residents.at(session, self._channel, [address])))

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
    location, attachment = row.content.get("location"), row.content.get("attachment")
    return Said(
        id=row.id,
        key=row.content.get("message_id"),
        text=row.text,
        action=row.content.get("action", ""),
        location=(location["latitude"], location["longitude"]) if location else None,
        at=row.received_at,
        file=(attachment.get("name") or attachment["medium"]) if attachment else None,
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
