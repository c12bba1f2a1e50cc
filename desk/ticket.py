"""One question: all that was written about it, the box to answer it in, and what else can be done to it."""

from __future__ import annotations

from collections.abc import Mapping

import structlog
from aiohttp import web
from yarl import URL

from desk.house import House
from desk.pages import page
from desk.templates_use import use
from desk.ticket_acts import ACTS, ActFault, Doing, perform
from desk.ticket_answer import ASK, MAX_ANSWER, SEND, SEND_AND_RESOLVE, NotSent
from desk.ticket_composer import DRAFT, KEEPING, SENDING, ComposerWork, NotKept, composer
from desk.ticket_contacts import offices
from desk.ticket_files import Taken, Uploading
from desk.ticket_matter import Matter, load, reference_of, seen_by
from desk.ticket_offers import offers
from desk.ticket_thread import thread
from desk.ticket_why import why
from desk.ticket_words import answering_in_words, language_in_words
from desk.trail import trace
from desk.visit import Visit, see_other
from desk.words import CHANNELS, PRIORITIES, STATES, in_words, moment
from handlers.names import municipality_called, topic_called
from locales.catalogs import mark, texts
from storage import notices, tickets
from storage.file_tables import StoredFile
from storage.ticket_tables import Priority
from tickets.errors import (
    EmptyAnswer,
    MoveRefused,
    NoSuchTicket,
    NotAssignable,
    NothingToChange,
    NotYours,
    ThreadGrew,
    TicketError,
    TicketFinished,
    UnknownContact,
)

log = structlog.get_logger()
READ = "ticket-read"
MOVED, CORRECTED = "transfer", "correct-topic"  # what was done to a ticket that its officer may see no more
DONE: Mapping[str, str] = {
    SEND: mark("Your answer is on its way to the resident."),
    ASK: mark("Your question is on its way to the resident."),
    SEND_AND_RESOLVE: mark("Your answer is on its way, and the question is marked as solved."),
    DRAFT: mark("Your draft is kept."),
    **{do: act.done for do, act in ACTS.items()},
}
FAULTS: Mapping[type[TicketError], str] = {
    EmptyAnswer: mark("It is empty. Please write what is to be read."),
    ThreadGrew: mark(
        "Meanwhile something was added to this question: by the resident, by a colleague, or because the button was "
        "pressed twice. Your answer was not sent. Please read what is new, then send it."
    ),
    TicketFinished: mark("This question was closed meanwhile. Nothing was sent."),
    MoveRefused: mark("That is not possible any more: somebody was quicker. Please look at what has changed."),
    NotAssignable: mark("This colleague cannot have this question."),
    NotYours: mark("A colleague has taken it meanwhile."),
    NothingToChange: mark("It is so already."),
    UnknownContact: mark("Please choose the office that the resident should turn to."),
}


class TicketPage:
    def __init__(self, house: House) -> None:
        self._house = house
        self._uploading = Uploading(house)
        self._composer = ComposerWork(house)

    async def show(self, visit: Visit) -> web.Response:
        matter = await self._matter(visit)
        if matter is None:
            return self._unknown(visit)
        await self._note_reading(visit, matter)
        text = await self._with_template(visit, matter) if visit.asked("template") else None
        done = DONE.get(visit.asked("done"), "")
        return self._page(visit, matter, done=texts(visit.language).gettext(done) if done else "", text=text)

    async def work(self, visit: Visit) -> web.Response:
        """An officer has pressed one of the buttons. What cannot be done leaves what they wrote where it was."""
        async with self._house.database.reading() as store:
            if await tickets.by_reference(store, reference_of(visit), scope=visit.scope) is None:
                return self._unknown(visit)
        taken = await self._uploading.take(visit)
        visit, _ = taken.visit, texts(visit.language).gettext
        try:
            return await self._work(taken)
        except NoSuchTicket:
            return self._unknown(visit)
        except TicketError as error:
            return await self._not_done(visit, _(FAULTS[type(error)]), shows_new=isinstance(error, ThreadGrew))
        except ActFault as fault:
            return await self._not_done(visit, _(str(fault)), status=422)
        except NotSent as fault:
            return await self._not_done(visit, str(fault), other_script=fault.other_script)
        except NotKept as fault:
            return await self._not_done(visit, str(fault), status=422)

    async def _work(self, taken: Taken) -> web.Response:
        visit = taken.visit
        do, _, what = visit.filled_in("do").partition(":")
        if do in SENDING or do in KEEPING:
            response = await self._composer.work(taken, do, what)
        elif do in ACTS:
            response = await self._act(visit, do, what)
        else:
            raise web.HTTPBadRequest
        log.info("desk.ticket_worked_on", ticket=reference_of(visit), done=do, account=visit.account_id)
        return response

    async def _act(self, visit: Visit, do: str, what: str) -> web.Response:
        act = ACTS[do]
        if not visit.may(act.right):
            return page(self._house, visit, "no-right.html", status=403)
        async with self._house.database.transaction() as store:
            doing = Doing(
                store=store,
                visit=visit,
                guide=self._house.guide(),
                reference=reference_of(visit),
                what=what,
                seen=seen_by(visit),
                now=self._house.clock(),
            )
            await perform(act, doing)
        if act.tells:
            self._house.answered()
        return see_other(str(URL(visit.request.path).with_query(done=do)))

    async def _note_reading(self, visit: Visit, matter: Matter) -> None:
        """Who has opened it has read what it was announced by."""
        now = self._house.clock()
        async with self._house.database.transaction() as store:
            await trace(store, visit, READ, "ticket", matter.ticket.reference, now=now)
            await notices.mark_read(store, visit.reader, ticket_id=matter.ticket.id, now=now)

    async def _with_template(self, visit: Visit, matter: Matter) -> str | None:
        """The draft with the template that the address names behind it; None when there is no such one."""
        async with self._house.database.reading() as store:
            filled = await use(
                store,
                visit.asked("template"),
                matter.subject,
                matter.answer_language,
                scope=visit.scope,
                guide=self._house.guide(),
                now=self._house.clock(),
            )
        draft = matter.draft.text.rstrip() if matter.draft else ""
        return "\n\n".join(filter(None, (draft, filled.text))) if filled else None

    async def _not_done(
        self, visit: Visit, fault: str, *, status: int = 409, shows_new: bool = False, other_script: bool = False
    ) -> web.Response:
        matter = await self._matter(visit)
        if matter is None:
            return self._unknown(visit)
        return self._page(
            visit,
            matter,
            status=status,
            fault=fault,
            text=visit.form.get("answer"),
            seen=seen_by(visit) if shows_new else None,
            other_script=visit.filled_in("do") if other_script else "",
        )

    async def _matter(self, visit: Visit) -> Matter | None:
        async with self._house.database.reading() as store:
            return await load(store, reference_of(visit), visit, self._house.clock())

    def _page(
        self,
        visit: Visit,
        matter: Matter,
        *,
        status: int = 200,
        done: str = "",
        fault: str = "",
        text: str | None = None,
        seen: int | None = None,
        other_script: str = "",
    ) -> web.Response:
        guide, language = self._house.guide(), visit.language
        offered = offers(matter, visit, guide)
        return page(
            self._house,
            visit,
            "ticket.html",
            status=status,
            done=done,
            fault=fault,
            at_box=bool(fault) and "answer" in visit.form and offered.answer,
            other_script=other_script,
            filled_in=visit.filled_in,
            **self._head(visit, matter),
            items=thread(
                matter,
                guide,
                language,
                lambda file: self._link(visit, file),
                channels=self._house.channels,
                seen=seen,
            ),
            shows_new=seen is not None,
            seen=matter.newest,
            answering=answering_in_words(matter.answering, language),
            box=composer(matter, visit, guide, text=text),
            max_answer=MAX_ANSWER,
            offers=offered,
            why=why(matter, guide, language),
            offices=offices(guide, matter.subject, visit.asked("office"), None, language),
        )

    def _head(self, visit: Visit, matter: Matter) -> dict[str, object]:
        ticket, guide, language = matter.ticket, self._house.guide(), visit.language
        channel = in_words(matter.resident.channel, CHANNELS, language)
        municipality = municipality_called(guide, ticket.municipality, language)
        topic = topic_called(guide, ticket.topic, language)
        is_usual = ticket.priority == Priority.NORMAL
        return {
            "reference": ticket.reference,
            "address": f"/desk/tickets/{ticket.reference}",
            "state": in_words(ticket.status, STATES, language),
            "is_open": matter.is_open,
            "facts": [fact for fact in (municipality, topic, channel) if fact],
            "priority": "" if is_usual else in_words(ticket.priority, PRIORITIES, language),
            "assignee": matter.called(ticket.assignee_id),
            "is_mine": ticket.assignee_id == visit.account_id,
            "due": moment(ticket.due_at, language) if ticket.due_at else "",
            "is_overdue": ticket.due_at is not None and ticket.due_at <= self._house.clock(),
            "has_left": matter.resident.stopped,
            "topic": topic,
            "municipality": municipality,
            "answer_language": matter.answer_language,
            "answer_endonym": language_in_words(matter.answer_language),
        }

    def _link(self, visit: Visit, file: StoredFile) -> str:
        return self._house.file_link(file, visit.account_id)

    def _unknown(self, visit: Visit) -> web.Response:
        """What is not there, and what is somebody else's, look the same."""
        done = visit.asked("done")
        gone = {"moved": done == MOVED, "corrected": done == CORRECTED}
        return page(self._house, visit, "no-ticket.html", status=404, reference=reference_of(visit), **gone)
