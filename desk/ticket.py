"""One question with all that was written about it, and the box to answer it in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import structlog
from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncSession
from yarl import URL

from desk.attached import Attached, attached
from desk.house import House
from desk.office_work import answer_resident, language_to_answer_in, resolve_for_resident
from desk.pages import page
from desk.trail import trace
from desk.visit import Visit, see_other
from desk.words import AUTHORS, CHANNELS, STATES, endonym, in_words, moment
from handlers.names import municipality_called, topic_called
from locales.catalogs import mark, texts
from storage import files, tickets
from storage.file_tables import StoredFile
from storage.tables import Resident
from storage.ticket_tables import UNFINISHED_TICKETS, Author, Ticket, TicketEntry
from tickets.errors import EmptyAnswer, NoSuchTicket, ThreadGrew, TicketError, TicketFinished

log = structlog.get_logger()
MAX_ANSWER = 4000
READ, ANSWERED, RESOLVED = "ticket-read", "ticket-answer", "ticket-resolve"

SEND, SEND_AND_RESOLVE, RESOLVE = "send", "send-and-resolve", "resolve"
DONE: dict[str, str] = {
    SEND: mark("Your answer is on its way to the resident."),
    SEND_AND_RESOLVE: mark("Your answer is on its way, and the question is marked as solved."),
    RESOLVE: mark("The question is marked as solved; the resident is told."),
}
TOO_LONG = mark("The answer is too long: at most 4,000 characters, please. It was not sent.")
FAULTS: dict[type[TicketError], str] = {
    EmptyAnswer: mark("The answer is empty. Please write what the resident should read."),
    ThreadGrew: mark(
        "Meanwhile something was added to this question: by the resident, by a colleague, or because the button was "
        "pressed twice. Your answer was not sent. Please read what is new, then send it."
    ),
    TicketFinished: mark("This question was closed meanwhile. Nothing was sent."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadLine:
    """One entry of the thread; `language_code` is known for what the resident wrote only."""

    author: str
    is_resident: bool
    text: str
    language_code: str | None
    file: Attached | None
    edited: bool
    created_at: datetime
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Thread:
    """A ticket as it is in the store."""

    ticket: Ticket
    resident: Resident
    entries: Sequence[TicketEntry]
    files: Mapping[str, StoredFile]


class TicketPage:
    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, visit: Visit) -> web.Response:
        thread = await self._thread(visit)
        if thread is None:
            return self._unknown(visit)
        async with self._house.database.transaction() as store:
            await trace(store, visit, READ, "ticket", thread.ticket.reference, now=self._house.clock())
        done = DONE.get(visit.asked("done"), "")
        return self._page(visit, thread, done=texts(visit.language).gettext(done) if done else "")

    async def work(self, visit: Visit) -> web.Response:
        """An officer has pressed one of the buttons. What cannot be done leaves what they wrote in the box."""
        try:
            done = await self._work(visit)
        except NoSuchTicket:
            return self._unknown(visit)
        except TicketError as error:
            return await self._not_done(visit, FAULTS[type(error)])
        if done is None:
            return await self._not_done(visit, TOO_LONG)
        assert visit.account is not None
        log.info("desk.ticket_worked_on", ticket=_reference(visit), done=done, account=visit.account.id)
        self._house.answered()
        return see_other(str(URL(visit.request.path).with_query(done=done)))

    async def _work(self, visit: Visit) -> str | None:
        """What was done; None when the answer is too long. All of it is kept together."""
        answer, do = visit.filled_in("answer"), visit.filled_in("do")
        if do != RESOLVE and len(answer) > MAX_ANSWER:
            return None
        async with self._house.database.transaction() as store:
            if do == RESOLVE:
                await self._resolve(store, visit, seen=_seen(visit))
                return RESOLVE
            await answer_resident(
                store, _reference(visit), answer, actor=visit.actor, now=self._house.clock(), seen=_seen(visit)
            )
            await trace(store, visit, ANSWERED, "ticket", _reference(visit), now=self._house.clock())
            if do == SEND_AND_RESOLVE:
                await self._resolve(store, visit, seen=None)
                return SEND_AND_RESOLVE
            return SEND

    async def _resolve(self, store: AsyncSession, visit: Visit, *, seen: int | None) -> None:
        now = self._house.clock()
        await resolve_for_resident(store, _reference(visit), actor=visit.actor, now=now, seen=seen)
        await trace(store, visit, RESOLVED, "ticket", _reference(visit), now=now)

    async def _not_done(self, visit: Visit, fault: str) -> web.Response:
        thread = await self._thread(visit)
        if thread is None:
            return self._unknown(visit)
        fault = texts(visit.language).gettext(fault)
        return self._page(visit, thread, status=409, fault=fault, answer=visit.filled_in("answer"))

    async def _thread(self, visit: Visit) -> _Thread | None:
        async with self._house.database.reading() as store:
            ticket = await tickets.by_reference(store, _reference(visit), scope=visit.scope)
            if ticket is None:
                return None
            entries = await tickets.thread(store, ticket.id)
            return _Thread(
                ticket=ticket,
                resident=await tickets.resident_of(store, ticket),
                entries=entries,
                files=await files.by_keys(store, keys_of(entries)),
            )

    def _page(
        self, visit: Visit, thread: _Thread, *, status: int = 200, done: str = "", fault: str = "", answer: str = ""
    ) -> web.Response:
        ticket, guide, language = thread.ticket, self._house.guide(), visit.language
        facts = (
            municipality_called(guide, ticket.municipality, language),
            topic_called(guide, ticket.topic, language),
            in_words(thread.resident.channel, CHANNELS, language),
        )
        return page(
            self._house,
            visit,
            "ticket.html",
            status=status,
            reference=ticket.reference,
            state=in_words(ticket.status, STATES, language),
            facts=[fact for fact in facts if fact],
            answer_language=language_to_answer_in(ticket, thread.resident),
            answer_endonym=endonym(language_to_answer_in(ticket, thread.resident)),
            lines=[_line(entry, ticket, language, self._file(visit, thread, entry)) for entry in thread.entries],
            is_open=ticket.status in UNFINISHED_TICKETS,
            seen=max((entry.id for entry in thread.entries), default=0),
            max_answer=MAX_ANSWER,
            done=done,
            fault=fault,
            answer=answer,
        )

    def _file(self, visit: Visit, thread: _Thread, entry: TicketEntry) -> Attached | None:
        if entry.attachment is None:
            return None
        assert visit.account is not None
        reader = visit.account.id
        file = thread.files.get(entry.attachment.get("key", ""))
        return attached(entry.attachment, file, visit.language, lambda file: self._house.file_link(file, reader))

    def _unknown(self, visit: Visit) -> web.Response:
        return page(self._house, visit, "no-ticket.html", status=404, reference=_reference(visit))


def keys_of(entries: Sequence[TicketEntry]) -> list[str]:
    return [entry.attachment["key"] for entry in entries if entry.attachment and "key" in entry.attachment]


def _line(entry: TicketEntry, ticket: Ticket, language: str, file: Attached | None) -> ThreadLine:
    is_resident = entry.author == Author.RESIDENT
    return ThreadLine(
        author=in_words(entry.author, AUTHORS, language),
        is_resident=is_resident,
        text=entry.text,
        language_code=ticket.language if is_resident else None,
        file=file,
        edited=entry.replaces_id is not None,
        created_at=entry.created_at,
        when=moment(entry.created_at, language),
    )


def _reference(visit: Visit) -> str:
    return tickets.as_stored(visit.request.match_info["reference"])


def _seen(visit: Visit) -> int:
    """The last entry that stood on the page when the button was pressed; 0, before all, when it does not say."""
    seen = visit.filled_in("seen")
    return int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else 0
