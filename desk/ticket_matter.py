"""All that the page of a question is made of, read in one go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from desk.office_work import language_to_answer_in
from desk.templates_fill import Subject
from desk.visit import Visit
from storage import accounts, drafts, files, messages, outbox, templates, tickets
from storage.account_tables import Account
from storage.draft_tables import Draft
from storage.file_tables import StoredFile
from storage.tables import Outbox, Resident
from storage.templates import Template
from storage.ticket_tables import UNFINISHED_TICKETS, Ticket, TicketEntry, TicketEvent, TicketRating

LOOKED_BACK = 30  # messages: the question was asked shortly before it was sent to the office


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A question as it is in the store, and what its reader has begun on it.

    `sent`: entry → what brings it to the resident. `routing`: how the bot understood the question; None: not known.
    """

    ticket: Ticket
    resident: Resident
    entries: Sequence[TicketEntry]
    events: Sequence[TicketEvent]
    ratings: Sequence[TicketRating]
    sent: Mapping[int, Sequence[Outbox]]
    files: Mapping[str, StoredFile]
    accounts: Sequence[Account]
    routing: Mapping[str, Any] | None
    templates: Sequence[Template]
    draft: Draft | None
    answering: Sequence[str]

    @property
    def answer_language(self) -> str:
        return language_to_answer_in(self.ticket, self.resident)

    @property
    def subject(self) -> Subject:
        return Subject(reference=self.ticket.reference, municipality=self.ticket.municipality, topic=self.ticket.topic)

    @property
    def is_open(self) -> bool:
        return self.ticket.status in UNFINISHED_TICKETS

    @property
    def newest(self) -> int:
        return max((entry.id for entry in self.entries), default=0)

    def called(self, account_id: int | None) -> str:
        """The name of a colleague; empty when it is not known."""
        return next((each.called for each in self.accounts if each.id == account_id), "")


async def load(store: AsyncSession, reference: str, visit: Visit, now: datetime) -> Matter | None:
    """None: there is no such question, or it is none of the visitor's."""
    ticket = await tickets.by_reference(store, reference, scope=visit.scope)
    if ticket is None:
        return None
    entries = await tickets.thread(store, ticket.id)
    draft = await drafts.get(store, visit.account_id, ticket.id)
    resident = await tickets.resident_of(store, ticket)
    return Matter(
        ticket=ticket,
        resident=resident,
        entries=entries,
        events=await tickets.events(store, ticket.id),
        ratings=await tickets.ratings(store, ticket.id),
        sent=await _sent(store, ticket),
        files=await files.by_keys(store, [*keys_of(entries), *(draft.files if draft else [])]),
        accounts=await accounts.everybody(store),
        routing=await _routing(store, resident, entries),
        templates=await templates.find(store, scope=visit.scope),
        draft=draft,
        answering=await drafts.answering(store, ticket.id, but=visit.account_id, now=now),
    )


def keys_of(entries: Sequence[TicketEntry]) -> list[str]:
    return [entry.attachment["key"] for entry in entries if entry.attachment and "key" in entry.attachment]


async def _sent(store: AsyncSession, ticket: Ticket) -> Mapping[int, Sequence[Outbox]]:
    sent: defaultdict[int, list[Outbox]] = defaultdict(list)
    for row in await outbox.of_ticket(store, ticket.id):
        if row.ticket_entry_id is not None:
            sent[row.ticket_entry_id].append(row)
    return sent


async def _routing(store: AsyncSession, resident: Resident, entries: Sequence[TicketEntry]) -> Mapping[str, Any] | None:
    """The message that brought the question to the office may be the press of a button: the question came before."""
    first = entries[0] if entries else None
    if first is None or first.message_id is None:
        return None
    before = await messages.until(store, resident.id, first.message_id, limit=LOOKED_BACK)
    routed = [message for message in before if message.routing]
    same = [message for message in routed if message.text and message.text == first.text]
    return next((message.routing for message in [*same, *routed]), None)


def reference_of(visit: Visit) -> str:
    """The question that the address names."""
    return tickets.as_stored(visit.request.match_info["reference"])


def seen_by(visit: Visit) -> int:
    """The last entry that stood on the page when the form was sent; 0, before all, when it does not say."""
    seen = visit.filled_in("seen")
    return int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else 0
