"""Files on a real store of rows: a resident with a ticket, a platform that has files, and the job that fetches them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from bot.channels.contract import FetchError
from bot.files.keeper import FileKeeper
from storage import files, residents
from storage.database import Database
from storage.file_tables import FileToDelete, StoredFile
from storage.files import Wanted
from storage.tables import Outbox, Resident
from storage.ticket_tables import Ticket
from tests.bot.files.contents import jpeg
from tests.fakes import MemoryStore, StillClock, resident_of

CHANNEL = "telegram"


@dataclass(slots=True)
class Platform:
    """Has files by id; `faults` are raised first, one a request."""

    content: dict[str, bytes] = field(default_factory=dict)
    faults: list[BaseException] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    async def fetch(self, file_id: str, *, limit: int) -> bytes:
        self.asked.append(file_id)
        if self.faults:
            raise self.faults.pop(0)
        if file_id not in self.content:
            raise FetchError("no such file", retry=False)
        if len(self.content[file_id]) > limit:
            raise FetchError("too large", retry=False, too_large=True)
        return self.content[file_id]


@dataclass(slots=True)
class World:
    database: Database
    clock: StillClock
    store: MemoryStore = field(default_factory=MemoryStore)
    platform: Platform = field(default_factory=Platform)
    told: list[None] = field(default_factory=list)

    @property
    def keeper(self) -> FileKeeper:
        return FileKeeper(
            self.database,
            self.store,
            {CHANNEL: self.platform},
            clock=self.clock,
            told=lambda: self.told.append(None),
        )

    async def resident(self, address: str = "ana") -> int:
        async with self.database.transaction() as session:
            resident = await resident_of(session, CHANNEL, address, self.clock())
            resident.language = "en"
            return resident.id

    async def ticket(self, resident_id: int, reference: str = "7KX-4PB") -> int:
        now = self.clock()
        row = Ticket(reference=reference, resident_id=resident_id, language="en", created_at=now, updated_at=now)
        async with self.database.transaction() as session:
            session.add(row)
            await session.flush()
            return row.id

    async def wants(self, content: bytes | None = jpeg(), *, with_ticket: bool = True, **fields: Any) -> StoredFile:
        """A file is wanted; the platform has it if there is content."""
        resident_id = await self.resident()
        ticket_id = await self.ticket(resident_id) if with_ticket else None
        wanted = Wanted(**{"channel": CHANNEL, "platform_id": "f1", "medium": "photo", **fields})
        if content is not None:
            self.platform.content[wanted.platform_id] = content
        async with self.database.transaction() as session:
            return files.want(session, wanted, resident_id=resident_id, ticket_id=ticket_id, now=self.clock())

    async def file(self) -> StoredFile:
        (row,) = await self.files()
        return row

    async def files(self) -> Sequence[StoredFile]:
        async with self.database.reading() as session:
            return (await session.scalars(select(StoredFile).order_by(StoredFile.id))).all()

    async def to_delete(self) -> set[str]:
        async with self.database.reading() as session:
            return set(await session.scalars(select(FileToDelete.key)))

    async def sent(self) -> list[str]:
        async with self.database.reading() as session:
            return [row.reply["text"] for row in await session.scalars(select(Outbox).order_by(Outbox.id))]

    async def erase(self) -> None:
        async with self.database.transaction() as session:
            person = (await session.scalars(select(Resident))).one()
            await residents.erase_resident(session, person.id)
