"""The box in which an answer is written: what is done with it before it is sent, and sending it.

Whatever is pressed, what was filled in is kept first: nothing that was written is lost.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncSession
from yarl import URL

from desk import drafts as answers
from desk import ticket_answer, ticket_files
from desk.drafts import Begun
from desk.house import House
from desk.scripts import differs, script_for, turned
from desk.templates_fill import Subject, left_over
from desk.templates_pick import Group, groups
from desk.templates_use import use
from desk.ticket_answer import ASK, SEND, SEND_AND_RESOLVE, NotSent, require_sendable
from desk.ticket_contacts import Office, by_key, in_words, offices
from desk.ticket_files import Taken, Waiting
from desk.ticket_matter import Matter, reference_of, seen_by
from desk.ticket_words import NO_TEMPLATE, language_in_words, missing_in_words
from desk.visit import Visit, see_other
from desk.words import moment
from directory.guide import Guide
from locales.catalogs import texts
from routing.records import Script
from storage import drafts

SENDING = (SEND, ASK, SEND_AND_RESOLVE)
KEEPING = ("save-draft", "attach", "turn", "template", "find-office", "insert-office", "drop-file", "save-as-template")
DRAFT = "draft"  # what was done, for the page that comes next
BOX, OFFICES = "answer", "offices"  # parts of the page


@dataclass(frozen=True, slots=True, kw_only=True)
class Composer:
    """What the page shows of an answer that is being written. `script` is the one to write in, where there are two;
    `turn` the label of the button that turns the answer into it.
    """

    text: str
    kept: str
    left_over: str
    script: str
    differs: bool
    turn: str
    groups: tuple[Group, ...]
    offices: tuple[Office, ...]
    asked: str
    card: str
    files: tuple[Waiting, ...]


class NotKept(Exception):
    """Files were not taken; `refused`: name → why, in the officer's language. All else was kept."""

    def __init__(self, refused: dict[str, str]) -> None:
        super().__init__("\n".join(f"{name}: {why}" for name, why in refused.items()))


class ComposerWork:
    def __init__(self, house: House) -> None:
        self._house = house

    async def work(self, taken: Taken, do: str, what: str) -> web.Response:
        """Raises `TicketError`, `NotSent`, `NotKept`; what was written is in the draft then."""
        visit = taken.visit
        begun = await self._keep(taken, do, what)
        if taken.refused:
            raise NotKept(taken.refused)
        if do not in SENDING:
            return _next(visit, do, what)
        called = language_in_words(begun.language)
        require_sendable(begun, visit.language, called, as_it_is=what == ticket_answer.AS_IT_IS)
        async with self._house.database.transaction() as store:
            await ticket_answer.send(
                store, visit, begun, do, self._house.guide(), seen=seen_by(visit), now=self._house.clock()
            )
        self._house.answered()
        return see_other(str(URL(visit.request.path).with_query(done=do)))

    async def _keep(self, taken: Taken, do: str, what: str) -> Begun:
        now, visit = self._house.clock(), taken.visit
        async with self._house.database.transaction() as store:
            begun = await answers.begun(store, reference_of(visit), visit, self._house.guide())
            if do in SENDING and await answers.was_sent(store, visit, begun.ticket, seen_by(visit)):
                return begun  # pressed twice: the draft is not made anew
            added = ticket_files.keep(store, taken.uploads, begun.ticket, now)
            begun = await self._changed(store, visit, replace(begun, files=(*begun.files, *added)), do, what)
            await answers.keep(store, visit, begun, now)
            await drafts.say_answering(store, visit.account_id, begun.ticket.id, now)
        return begun

    async def _changed(self, store: AsyncSession, visit: Visit, begun: Begun, do: str, what: str) -> Begun:
        """The answer as this button leaves it."""
        match do:
            case "turn":
                script = script_for(begun.language)
                return replace(begun, text=turned(begun.text, script)) if script else begun
            case "template":
                return await self._with_template(store, visit, begun)
            case "insert-office":
                contact = by_key(self._house.guide(), begun.contact)
                if contact is None:
                    return begun
                text = in_words(contact, begun.language, self._house.clock())
                return replace(begun.with_more(text), contact=None)
            case "drop-file":
                return replace(begun, files=tuple(key for key in begun.files if key != what))
            case _:
                return begun

    async def _with_template(self, store: AsyncSession, visit: Visit, begun: Begun) -> Begun:
        """Raises `NotSent` when there is no such template."""
        filled = await use(
            store,
            visit.filled_in("template"),
            Subject(reference=begun.ticket.reference, municipality=begun.ticket.municipality, topic=begun.ticket.topic),
            begun.language,
            scope=visit.scope,
            guide=self._house.guide(),
            now=self._house.clock(),
        )
        if filled is None:
            raise NotSent(texts(visit.language).gettext(NO_TEMPLATE))
        return begun.with_more(filled.text)


def _next(visit: Visit, do: str, what: str) -> web.Response:
    """Back to the page, which shows the draft."""
    path = URL(visit.request.path)
    match do:
        case "save-as-template":
            return see_other(str(URL("/desk/templates/new").with_query({"from": reference_of(visit)})))
        case "find-office":
            asked = path.with_query(office=visit.filled_in("office"))
            return see_other(str(asked.with_fragment(what or OFFICES)))
        case "save-draft":
            return see_other(str(path.with_query(done=DRAFT).with_fragment(BOX)))
        case _:
            return see_other(str(path.with_fragment(BOX)))


def composer(matter: Matter, visit: Visit, guide: Guide, *, text: str | None = None) -> Composer:
    """From the draft that is kept; `text` in its place (what an address with a template asks for)."""
    draft, language = matter.draft, visit.language
    text = (draft.text if draft else "") if text is None else text
    chosen, asked = (draft.contact if draft else None), visit.asked("office")
    return Composer(
        text=text,
        kept=texts(language).gettext("Draft of {time}").format(time=moment(draft.updated_at, language))
        if draft
        else "",
        left_over=missing_in_words(left_over(text), language),
        script=script_for(matter.answer_language) or "",
        differs=differs(text, matter.answer_language),
        turn=_turn_label(matter.answer_language, language),
        groups=groups(matter.templates, matter.subject, matter.answer_language, language),
        offices=tuple(offices(guide, matter.subject, asked, chosen, language)),
        asked=asked,
        card=chosen or "",
        files=tuple(ticket_files.waiting(draft.files, matter.files, language) if draft else ()),
    )


def _turn_label(answer_language: str, language: str) -> str:
    """What the button says that turns the answer into the resident's script; empty where there is only one."""
    _ = texts(language).gettext
    match script_for(answer_language):
        case Script.CYRILLIC:
            return _("Turn into Cyrillic")
        case Script.LATIN:
            return _("Turn into Latin letters")
        case _:
            return ""
