"""What the page of a question asks while it is open: who else answers, what is new, keeping the draft, templates."""

from __future__ import annotations

from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncSession

from desk import drafts as answers
from desk.house import House
from desk.office_work import language_to_answer_in
from desk.templates_fill import Subject
from desk.templates_use import use
from desk.ticket_matter import reference_of, seen_by
from desk.ticket_words import NO_TEMPLATE, answering_in_words, missing_in_words
from desk.visit import Visit
from desk.words import clock_time
from locales.catalogs import mark, texts
from storage import drafts, tickets
from storage.ticket_tables import Ticket
from tickets.errors import NoSuchTicket

GROWN = mark("Something new was written here.")
WRITING, STOPPED = "yes", "stopped"


class LivePage:
    """Answers in JSON, for the script of the page; everything works without it, too."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def here(self, visit: Visit) -> web.Response:
        """`writing`: yes, stopped (once), or empty. Tells who else is answering, and whether the thread grew."""
        now, writing = self._house.clock(), visit.filled_in("writing")
        if writing in (WRITING, STOPPED):
            async with self._house.database.transaction() as store:
                ticket = await _ticket(store, visit, lock=True)
                if writing == WRITING:
                    await drafts.say_answering(store, visit.account_id, ticket.id, now)
                else:
                    await drafts.say_gone(store, visit.account_id, ticket.id)
        async with self._house.database.reading() as store:
            ticket = await _ticket(store, visit)
            names = await drafts.answering(store, ticket.id, but=visit.account_id, now=now)
            grown = await tickets.newest_entry(store, ticket.id) > seen_by(visit)
        said = texts(visit.language).gettext(GROWN) if grown else ""
        return _json({"answering": answering_in_words(names, visit.language), "grown": said})

    async def keep_draft(self, visit: Visit) -> web.Response:
        now = self._house.clock()
        async with self._house.database.transaction() as store:
            try:
                begun = await answers.begun(store, reference_of(visit), visit, self._house.guide())
            except NoSuchTicket as error:
                raise web.HTTPNotFound from error
            if not await answers.was_sent(store, visit, begun.ticket, seen_by(visit)):
                await answers.keep(store, visit, begun, now)
        said = texts(visit.language).gettext("Draft kept at {time}").format(time=clock_time(now))
        return _json({"kept": said})

    async def template(self, visit: Visit) -> web.Response:
        """The text of a template for this question, and what the directory does not know of it."""
        async with self._house.database.reading() as store:
            ticket = await _ticket(store, visit)
            language = language_to_answer_in(ticket, await tickets.resident_of(store, ticket))
            filled = await use(
                store,
                visit.asked("template"),
                Subject(reference=ticket.reference, municipality=ticket.municipality, topic=ticket.topic),
                language,
                scope=visit.scope,
                guide=self._house.guide(),
                now=self._house.clock(),
            )
        if filled is None:
            return _json({"text": "", "fault": texts(visit.language).gettext(NO_TEMPLATE)})
        return _json({"text": filled.text, "fault": missing_in_words(filled.missing, visit.language)})


async def _ticket(store: AsyncSession, visit: Visit, *, lock: bool = False) -> Ticket:
    """Raises 404."""
    ticket = await tickets.by_reference(store, reference_of(visit), scope=visit.scope, lock=lock)
    if ticket is None:
        raise web.HTTPNotFound
    return ticket


def _json(content: dict[str, str]) -> web.Response:
    return web.json_response(content, headers={"Cache-Control": "no-store"})
