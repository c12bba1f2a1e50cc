"""A staff group on the Bot API emulator, tickets in a real store, and officers who are linked to their accounts."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from bot.files.uploads import Uploads
from bot.settings import Settings, TelegramDriver
from bot.staff.group import StaffGroup
from desk.telegram_link import make_code
from storage import residents, staff_links, tickets
from storage.account_tables import Account, Role
from storage.audit_tables import AuditEntry
from storage.database import Database
from storage.scope import Scope
from storage.staff_tables import StaffPost, StaffTopic
from storage.tables import Outbox
from storage.ticket_tables import Ticket, TicketEntry
from tests.bot_api import BotApi
from tests.bot_api_forum import Forum
from tests.fakes import MemoryStore, StillClock
from tests.handlers.world import GUIDE
from tests.telegram_drivers import telegram_by
from tickets.resident_work import Words, add_from_resident, open_ticket

KEY = b"d" * 32
URL = "https://kontakt.example.org"
REFERENCE = "7KX-4PB"
ANA, STRANGER = 700_001, 700_099  # in Telegram


@dataclass(slots=True, kw_only=True)
class World:
    database: Database
    clock: StillClock
    api: BotApi
    forum: Forum
    group: StaffGroup
    store: MemoryStore
    committed: list[None] = field(default_factory=list)
    _update: int = 5000

    async def ticket(self, reference: str = REFERENCE, text: str = "Where do I pay?", **fields: Any) -> None:
        now = self.clock()
        fields = {"municipality": "gjilan", "topic": "waste-collection", "language": "sq"} | fields
        async with self.database.transaction() as session:
            resident = (await residents.lock_residents(session, [("webchat", f"r-{reference}")], now))[
                "webchat", f"r-{reference}"
            ]
            row = Ticket(reference=reference, resident_id=resident.id, created_at=now, updated_at=now, **fields)
            await open_ticket(session, row, text, message_id=None)

    async def resident_writes(self, text: str, reference: str = REFERENCE) -> None:
        async with self.database.transaction() as session:
            await tickets.lock_resident_of(session, reference)
            await add_from_resident(session, reference, Words(text=text, message_id=None), now=self.clock())

    async def account(self, name: str = "ana", *, telegram: int | None = ANA, **fields: Any) -> int:
        fields = {"role": Role.OFFICER, "language": "en"} | fields
        async with self.database.transaction() as session:
            row = Account(name=name, password_hash="x", created_at=self.clock(), **fields)
            session.add(row)
            await session.flush()
            if telegram is not None:
                await staff_links.link(session, row.id, telegram, self.clock())
            return row.id

    async def code(self, account_id: int) -> str:
        async with self.database.transaction() as session:
            return await make_code(session, account_id, KEY, self.clock())

    async def carry(self) -> None:
        """Let all be said that is to be said."""
        while await self.group.carrier.work():
            pass

    async def happens(self, update: Mapping[str, Any], update_id: int | None = None) -> int:
        """An update reaches the bot; gives its id."""
        self._update += 1
        update_id = update_id or self._update
        assert self.group.door.wants(update)
        await self.group.door.accept({**update, "update_id": update_id})
        return update_id

    async def writes(self, text: str = "", *, sender: int = ANA, reference: str = REFERENCE, **content: Any) -> None:
        """Somebody writes in the topic of a ticket, and what they are told is sent."""
        thread = self.forum.thread_of(reference)
        await self.happens(self.forum.writes(sender, text, thread=thread, **content))
        await self.carry()

    def said(self, reference: str = REFERENCE) -> list[str]:
        """What stands in a topic by the bot, in order."""
        thread = self.forum.thread_of(reference)
        return [
            call.parameters["text"]
            for call in self.api.done
            if call.method == "sendMessage" and call.parameters.get("message_thread_id") == thread
        ]

    async def entries(self, reference: str = REFERENCE) -> Sequence[TicketEntry]:
        async with self.database.reading() as session:
            return await tickets.thread(session, (await self.row(reference)).id)

    async def row(self, reference: str = REFERENCE) -> Ticket:
        async with self.database.reading() as session:
            found = await tickets.by_reference(session, reference, scope=Scope.ALL)
            assert found is not None
            return found

    async def sent(self) -> list[dict[str, Any]]:
        """The replies on their way to residents."""
        async with self.database.reading() as session:
            return [row.reply for row in await session.scalars(select(Outbox).order_by(Outbox.id))]

    async def audited(self) -> list[str]:
        async with self.database.reading() as session:
            return list(await session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)))

    async def topic(self) -> StaffTopic:
        async with self.database.reading() as session:
            return (await session.scalars(select(StaffTopic))).one()

    async def waiting(self) -> Sequence[StaffPost]:
        async with self.database.reading() as session:
            return (await session.scalars(select(StaffPost))).all()

    def later(self, seconds: float) -> None:
        self.clock.now += timedelta(seconds=seconds)


@asynccontextmanager
async def world(
    database: Database, now: datetime, library: TelegramDriver = TelegramDriver.AIOGRAM, **settings: Any
) -> AsyncIterator[World]:
    """The group is on, and has been looked at once."""
    clock, store = StillClock(now), MemoryStore()
    options = {"telegram_staff_language": "en", "public_url": URL, "telegram_group_per_minute": 0} | settings
    committed: list[None] = []
    forum = Forum()
    async with BotApi(forum=forum) as api, telegram_by(library, api.url) as telegram:
        group = StaffGroup(
            Settings.load(**options),
            database,
            telegram,
            chat=forum.chat_id,
            guide=lambda: GUIDE,
            uploads=Uploads(store),
            clock=clock,
            key=lambda: KEY,
            committed=lambda: committed.append(None),
        )
        await group.carrier.begin()
        yield World(database=database, clock=clock, api=api, forum=forum, group=group, store=store, committed=committed)
