"""Fills a store with one person, and one row in every table that can hold something about them."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from storage.account_tables import Account, Role
from storage.base import Base
from storage.database import Database
from storage.draft_tables import Answering, Draft
from storage.file_tables import StoredFile
from storage.keeping_tables import Correction
from storage.learning_tables import Settlement
from storage.mail_tables import Mail
from storage.staff_tables import StaffPost, StaffTopic
from storage.tables import Feedback, Message, Outbox, ProposedExample, Resident, Unresolved
from storage.ticket_tables import Author, Notice, Ticket, TicketEntry, TicketEvent, TicketRating
from storage.word_tables import TicketWord

Row = TypeVar("Row", bound=Base)
WORDS = "the water is brown"


async def fill(database: Database, now: datetime, name: str = "ana") -> int:
    """The person's id; `name` tells several of them apart."""
    async with database.transaction() as session:
        account = await _add(
            session, Account(name=f"drita-{name}", password_hash="x", role=Role.OFFICER, created_at=now)
        )
        person = await _add(session, Resident(channel="console", address=name, created_at=now, seen_at=now))
        message = await _add(session, _message(person.id, name, now))
        settlement = await _add(
            session, Settlement(settled_as="answer", answers={"en": WORDS}, account_id=account.id, created_at=now)
        )
        ticket = await _add(
            session,
            Ticket(reference=f"7KX-{name}", resident_id=person.id, language="en", created_at=now, updated_at=now),
        )
        session.add_all(_of_ticket(ticket.id, account.id, name, now))
        session.add_all(_of_person(person.id, message.id, ticket.id, settlement.id, name, now))
        return person.id


def _message(resident_id: int, name: str, now: datetime) -> Message:
    return Message(
        channel="console", event_id=name, resident_id=resident_id, kind="text", text=WORDS, content={}, received_at=now
    )


def _of_ticket(ticket_id: int, account_id: int, name: str, now: datetime) -> list[Base]:
    return [
        TicketEntry(ticket_id=ticket_id, author=Author.RESIDENT, text=WORDS, created_at=now),
        TicketEvent(ticket_id=ticket_id, kind="opened", author=Author.RESIDENT, reason=WORDS, created_at=now),
        TicketRating(ticket_id=ticket_id, helped=True, comment=WORDS, resolved_at=now, created_at=now, updated_at=now),
        TicketWord(ticket_id=ticket_id, word=1),
        Notice(ticket_id=ticket_id, kind="returned", created_at=now),
        Draft(ticket_id=ticket_id, account_id=account_id, text=WORDS, updated_at=now),
        Answering(ticket_id=ticket_id, account_id=account_id, seen_at=now),
        Mail(account_id=account_id, ticket_id=ticket_id, source="x", kind="x", due_at=now, created_at=now),
        StaffTopic(ticket_id=ticket_id, thread_id=sum(name.encode()), created_at=now),
        StaffPost(ticket_id=ticket_id, text=WORDS, due_at=now, created_at=now),
    ]


def _of_person(
    resident_id: int, message_id: int, ticket_id: int, settlement_id: int, name: str, now: datetime
) -> list[Base]:
    own = {"resident_id": resident_id, "created_at": now}
    return [
        Outbox(channel="console", address=name, reply={"text": WORDS}, due_at=now, message_id=message_id, **own),
        Unresolved(
            channel="console", reason="failed", text=WORDS, message_id=message_id, settlement_id=settlement_id, **own
        ),
        Feedback(helped=True, **own),
        Correction(source="resident", contact="gjilan/waste", text=WORDS, remark=WORDS, **own),
        StoredFile(key=f"key of {name}", state="kept", medium="photo", name=WORDS, ticket_id=ticket_id, **own),
        ProposedExample(text=WORDS, language="en", label="roads", source=Author.RESIDENT, **own),
    ]


async def _add(session: AsyncSession, row: Row) -> Row:
    session.add(row)
    await session.flush()
    return row
