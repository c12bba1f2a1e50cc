"""Sending an answer: what has to be right before, and all that goes out together."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from desk import drafts
from desk.drafts import Begun
from desk.office_work import answer_resident, enclose, resolve_for_resident
from desk.scripts import differs
from desk.templates_fill import Subject, left_over
from desk.ticket_contacts import by_key, card_for
from desk.ticket_files import attachment_of, reply_with
from desk.trail import trace
from desk.visit import Visit
from directory.guide import Guide
from locales.catalogs import mark, texts
from storage import files
from storage.file_tables import StoredFile
from storage.ticket_tables import Ticket

MAX_ANSWER = 4000
ANSWERED, RESOLVED = "ticket-answer", "ticket-resolve"
SEND, ASK, SEND_AND_RESOLVE = "send", "ask", "send-and-resolve"
AS_IT_IS = "as-it-is"
TOO_LONG = mark("The answer is too long: at most 4,000 characters, please. It was not sent.")
LEFT_OVER = mark(
    "{names} still stands in the answer: the directory does not know it here, or there is no such placeholder. Please "
    "write it yourself or take it out. The answer was not sent."
)
OTHER_SCRIPT = mark(
    "The resident reads {language}, and this answer is written in the other letters. It was not sent yet: turn it, or "
    "send it as it is."
)
FILE_GONE = mark("A file that was attached is not there any more. Please attach it again. The answer was not sent.")


class NotSent(Exception):
    """Something about the answer is not right; the message says what, in the officer's language. `other_script`: it
    can be turned, or sent all the same.
    """

    def __init__(self, message: str, *, other_script: bool = False) -> None:
        super().__init__(message)
        self.other_script = other_script


def require_sendable(begun: Begun, language: str, called: str, *, as_it_is: bool) -> None:
    """Raises `NotSent`. `called`: the resident's language with its script, in words."""
    _ = texts(language).gettext
    if begun.lost:
        raise NotSent(_(FILE_GONE))
    if len(begun.text) > MAX_ANSWER:
        raise NotSent(_(TOO_LONG))
    if names := left_over(begun.text):
        raise NotSent(_(LEFT_OVER).format(names=", ".join(f"{{{name}}}" for name in names)))
    if not as_it_is and differs(begun.text, begun.language):
        raise NotSent(_(OTHER_SCRIPT).format(language=called), other_script=True)


async def send(
    store: AsyncSession, visit: Visit, begun: Begun, do: str, guide: Guide, *, seen: int, now: datetime
) -> None:
    """The answer with its card and files, in this order, all of it together. Raises `TicketError`, `NotSent`."""
    reference = begun.ticket.reference
    ticket = await answer_resident(store, reference, begun.text, actor=visit.actor, now=now, seen=seen, asks=do == ASK)
    await trace(store, visit, ANSWERED, "ticket", reference, now=now)
    if contact := by_key(guide, begun.contact):
        subject = Subject(reference=reference, municipality=ticket.municipality, topic=ticket.topic)
        await enclose(store, ticket, card_for(contact, guide, subject, begun.language, now), actor=visit.actor, now=now)
    for file in await _files(store, begun, ticket):
        reply = reply_with(file, begun.language)
        await enclose(store, ticket, reply, attachment=attachment_of(file), actor=visit.actor, now=now)
    await drafts.let_go(store, visit, ticket)
    if do == SEND_AND_RESOLVE:
        await resolve_for_resident(store, reference, actor=visit.actor, now=now)
        await trace(store, visit, RESOLVED, "ticket", reference, now=now)


async def _files(store: AsyncSession, begun: Begun, ticket: Ticket) -> list[StoredFile]:
    """The attached files, which are the ticket's from now on."""
    rows = await files.by_keys(store, begun.files)
    for row in rows.values():
        row.ticket_id = ticket.id
    return [rows[key] for key in begun.files if key in rows]
