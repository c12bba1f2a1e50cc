"""A store with a resident, their ticket, and people who work at the desk."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage import residents, tickets
from storage.account_tables import Account, Role
from storage.accounts import scope_of
from storage.database import Database
from storage.scope import Scope
from storage.ticket_tables import Author, Notice, Ticket, TicketEntry, TicketEvent
from tests.fakes import StillClock
from tickets.actors import RESIDENT, Actor
from tickets.resident_work import Words, add_from_resident, open_ticket

REFERENCE = "7KX-4PB"


@dataclass(slots=True, kw_only=True)
class Office:
    """Every method is a transaction of its own."""

    database: Database
    clock: StillClock
    names: dict[str, int] = field(default_factory=dict)

    @property
    def now(self) -> datetime:
        return self.clock()

    async def works(self, name: str, role: str = Role.OFFICER, **fields: Any) -> Actor:
        """Somebody with an account, as the actor of what they do."""
        async with self.database.transaction() as session:
            account = Account(name=name, password_hash="", role=role, created_at=self.now, **fields)
            session.add(account)
            await session.flush()
            self.names[name] = account.id
            return Actor(author=Author.OFFICER, account_id=account.id, scope=scope_of(account))

    async def asked(self, reference: str = REFERENCE, text: str = "Where?", **columns: Any) -> None:
        async with self.database.transaction() as session:
            await self.ask_in(session, reference, text, **columns)

    async def ask_in(
        self, session: AsyncSession, reference: str, text: str, *, actor: Actor = RESIDENT, **columns: Any
    ) -> Ticket:
        """As `asked`, in a transaction with others."""
        columns = {"municipality": "gjilan", "topic": "roads", "language": "sq"} | columns
        key = ("console", "ana")
        resident = (await residents.lock_residents(session, [key], self.now))[key]
        row = Ticket(reference=reference, resident_id=resident.id, created_at=self.now, updated_at=self.now, **columns)
        return await open_ticket(session, row, text, message_id=None, source_id="m1", actor=actor)

    async def adds(self, text: str, *, reference: str = REFERENCE, source: str = "m2", edited: bool = False) -> None:
        async with self.database.transaction() as session:
            words = Words(text=text, message_id=None, source_id=source, edited=edited)
            await add_from_resident(session, reference, words, now=self.now)

    async def ticket(self, reference: str = REFERENCE) -> Ticket:
        async with self.database.reading() as session:
            row = await tickets.by_reference(session, reference, scope=Scope.ALL)
            assert row is not None
            return row

    async def thread(self, reference: str = REFERENCE) -> list[TicketEntry]:
        row = await self.ticket(reference)
        async with self.database.reading() as session:
            return list(await tickets.thread(session, row.id))

    async def events(self, reference: str = REFERENCE) -> list[TicketEvent]:
        row = await self.ticket(reference)
        async with self.database.reading() as session:
            return list(await tickets.events(session, row.id))

    async def notices(self) -> list[tuple[str, int | str | None]]:
        """Kind and addressee of each, in order."""
        async with self.database.reading() as session:
            rows = await session.scalars(select(Notice).order_by(Notice.id))
            return [(row.kind, row.account_id or row.role) for row in rows]
