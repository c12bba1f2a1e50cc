"""The answer that an officer has begun: what stands in the box is kept in the store until it is sent."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from desk.office_work import language_to_answer_in
from desk.ticket_contacts import by_key
from desk.visit import Visit
from directory.guide import Guide
from storage import drafts, files, tickets
from storage.draft_tables import Draft
from storage.ticket_tables import Author, EntryKind, Ticket
from tickets.errors import NoSuchTicket

MAX_DRAFT = 20_000  # more than can be sent: what is too long is not cut off while somebody shortens it


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """An answer to `ticket`, which its resident reads in `language`. `contact` and `files` are keys; `lost`: so many
    files of the draft are not there any more.
    """

    ticket: Ticket
    language: str
    text: str = ""
    contact: str | None = None
    files: tuple[str, ...] = ()
    lost: int = 0

    def with_more(self, text: str) -> Begun:
        """With a text behind what is there, a paragraph of its own."""
        return replace(self, text=f"{self.text.rstrip()}\n\n{text}" if self.text.strip() else text)


async def begun(store: AsyncSession, reference: str, visit: Visit, guide: Guide) -> Begun:
    """What was kept, with whatever the form at hand says instead; resident and ticket are kept to this transaction,
    lest they are erased meanwhile. Raises `NoSuchTicket`.
    """
    resident = await tickets.lock_resident_of(store, reference)
    ticket = await tickets.by_reference(store, reference, scope=visit.scope, lock=True)
    if resident is None or ticket is None:
        raise NoSuchTicket(f"there is no ticket {reference}")
    draft = await drafts.get(store, visit.account_id, ticket.id)
    there = await files.by_keys(store, draft.files) if draft else {}
    kept = _of_draft(draft, there, ticket, language_to_answer_in(ticket, resident))
    text = visit.form["answer"][:MAX_DRAFT] if "answer" in visit.form else kept.text
    contact = visit.form.get("card", kept.contact)
    return replace(kept, text=text, contact=contact if by_key(guide, contact) else None)


async def keep(store: AsyncSession, visit: Visit, begun: Begun, now: datetime) -> None:
    await drafts.put(
        store,
        visit.account_id,
        begun.ticket.id,
        text=begun.text,
        contact=begun.contact,
        files=begun.files,
        now=now,
    )


async def let_go(store: AsyncSession, visit: Visit, ticket: Ticket) -> None:
    """It was sent."""
    await drafts.drop(store, visit.account_id, ticket.id)
    await drafts.say_gone(store, visit.account_id, ticket.id)


async def was_sent(store: AsyncSession, visit: Visit, ticket: Ticket, seen: int) -> bool:
    """Has this account answered since its page was opened? Then what the page still wants to keep is that answer."""
    return any(
        entry.id > seen
        and entry.account_id == visit.account_id
        and entry.author == Author.OFFICER
        and entry.kind == EntryKind.MESSAGE
        for entry in await tickets.thread(store, ticket.id)
    )


def _of_draft(draft: Draft | None, there: Collection[str], ticket: Ticket, language: str) -> Begun:
    if draft is None:
        return Begun(ticket=ticket, language=language)
    keys = tuple(key for key in draft.files if key in there)
    lost = len(draft.files) - len(keys)
    return Begun(ticket=ticket, language=language, text=draft.text, contact=draft.contact, files=keys, lost=lost)
