"""Erasing a person leaves nothing about them: every table that points at a resident is walked."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Table, func, select

import storage.directory_tables  # noqa: F401  registers its tables
from storage import residents
from storage.base import Base
from storage.database import Database
from storage.file_tables import StoredFile
from storage.tables import Feedback, Message, Outbox, ProposedExample, Resident, Unresolved
from storage.ticket_tables import Author, Notice, Ticket, TicketEntry, TicketEvent, TicketRating


def pointing_at(table: str, known: frozenset[str] = frozenset()) -> set[str]:
    """The tables with a foreign key to this one, and those that point at them in turn."""
    direct = {
        each.name
        for each in Base.metadata.tables.values()
        if any(key.column.table.name == table for key in each.foreign_keys)
    }
    new = direct - known
    return new | {further for name in new for further in pointing_at(name, known | new)}


async def fill(database: Database, now: datetime) -> int:
    """One row in every table that can hold something about a person."""
    async with database.transaction() as session:
        person = Resident(channel="console", address="ana", created_at=now, seen_at=now)
        session.add(person)
        await session.flush()
        own = {"resident_id": person.id, "created_at": now}
        message = Message(
            channel="console", event_id="1", resident_id=person.id, kind="text", text="x", received_at=now
        )
        ticket = Ticket(reference="7KX-4PB", language="en", updated_at=now, **own)
        session.add_all([message, ticket])
        await session.flush()
        session.add_all(
            [
                TicketEntry(ticket_id=ticket.id, author=Author.RESIDENT, text="x", created_at=now),
                TicketEvent(ticket_id=ticket.id, kind="opened", author=Author.RESIDENT, created_at=now),
                TicketRating(ticket_id=ticket.id, helped=True, resolved_at=now, created_at=now, updated_at=now),
                Notice(ticket_id=ticket.id, kind="returned", created_at=now),
                Outbox(channel="console", address="ana", reply={}, due_at=now, message_id=message.id, **own),
                Unresolved(channel="console", reason="failed", text="x", message_id=message.id, **own),
                Feedback(helped=True, **own),
                StoredFile(key="k", state="kept", medium="photo", ticket_id=ticket.id, **own),
                ProposedExample(text="x", language="en", label="roads", source=Author.RESIDENT, **own),
            ]
        )
        return person.id


async def count(database: Database, table: Table) -> int:
    async with database.reading() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


async def test_every_table_about_a_person_is_emptied(database: Database, now: datetime) -> None:
    person = await fill(database, now)
    tables = [Base.metadata.tables[name] for name in pointing_at("residents") - {"messages"}]
    assert all([await count(database, table) == 1 for table in tables]), "fill() forgets a table"
    async with database.transaction() as session:
        await residents.erase_resident(session, person)
    assert [await count(database, table) for table in tables] == [0] * len(tables)
    assert await count(database, Base.metadata.tables["residents"]) == 0


async def test_of_messages_only_the_platforms_event_id_stays(database: Database, now: datetime) -> None:
    person = await fill(database, now)
    async with database.transaction() as session:
        await residents.erase_resident(session, person)
    async with database.reading() as session:
        left = (await session.scalars(select(Message))).one()
    assert (left.event_id, left.text, left.content, left.routing, left.resident_id) == ("1", "", {}, None, None)
