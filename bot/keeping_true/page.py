"""The page that a letter leads to: opened by anybody who has the link, answered only by pressing a button.

Mail scanners open links: a GET changes nothing. Each contact point of a letter is answered once. "Something has
changed" makes a task for those who keep the directory; it writes nothing into it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import structlog
from aiohttp import web

from bot.channels.webchat.limits import Limit
from bot.clock import Clock
from bot.files.links import LinkError, LinkOld
from bot.keeping_true.form import MAX_WORDS, Said, said_in
from bot.keeping_true.letter import facts
from bot.keeping_true.links import PATH, LetterLinks
from bot.pages import make_environment, page_language, render
from desk.house import Site
from desk.visit import FORM_TYPE, cleaned
from directory.contact_store import load_contact, load_contacts
from directory.editing import NoSuchContact, Outdated, Refused
from directory.guide import Guide
from directory.keeping_rounds import NOT_ASKED, reaches
from directory.keeping_true import confirm_by_office
from directory.records import ContactPoint
from locales import LANGUAGES
from locales.catalogs import mark, texts
from locales.choose import choose_text
from locales.country import country
from storage import corrections, office_letters
from storage.database import Database
from storage.keeping_tables import AskedContact, OfficeAnswer, OfficeLetter

log = structlog.get_logger()
MAX_BODY_BYTES = 16 * 1024
HEADERS = {
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow",
    # The address of the page is what opens it: no other site is told.
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
}
NO_WORDS = mark("Please say in a few words what has changed.")
CHANGED_MEANWHILE = mark("These details were changed meanwhile. Please look at them once more.")
NOT_KEPT = mark("This could not be kept. Please write below what is wrong, and a person looks at it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One contact point on the page. `answer`: what was said before; `gone`: the directory has it no more, or knows
    already that it takes no questions.
    """

    number: int
    name: str
    facts: tuple[tuple[str, str], ...]
    version: int
    answer: str
    gone: bool
    demo: bool
    words: str = ""
    fault: str = ""

    @property
    def is_open(self) -> bool:
        return not self.answer and not self.gone


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What stands at a contact point that was not answered as wanted, with what was typed."""

    number: int
    text: str
    words: str


class ConfirmPage:
    """`asset` gives the address of a file of the desk's style."""

    def __init__(
        self,
        database: Database,
        links: LetterLinks,
        *,
        guide: Callable[[], Guide],
        clock: Clock,
        site: Site,
        asset: Callable[[str], str],
    ) -> None:
        self._database = database
        self._links = links
        self._guide = guide
        self._clock = clock
        self._site = site
        self._asset = asset
        self._limit = Limit(burst=30, refill_s=2)
        self._environment = make_environment(Path(__file__).parent / "templates")

    def routes(self) -> list[web.RouteDef]:
        path = f"{PATH}/{{token:[0-9a-f-]{{1,90}}}}"
        return [web.get(path, self.show, allow_head=False), web.post(path, self.answer)]

    async def show(self, request: web.Request) -> web.Response:
        letter = await self._letter(request)
        return letter if isinstance(letter, web.Response) else await self._page(request, letter)

    async def answer(self, request: web.Request) -> web.Response:
        letter = await self._letter(request)
        if isinstance(letter, web.Response):
            return letter
        try:
            answers = said_in(await _form(request))
        except ValueError as error:
            raise web.HTTPBadRequest from error
        faults = []
        for said in answers:
            try:
                await self._keep(letter, said)
            except _NotKept as error:
                faults.append(Fault(number=said.number, text=str(error), words=said.words))
        log.info("keeping_true.office_answered", letter=letter.id, answers=len(answers), not_kept=len(faults))
        if faults:
            return await self._page(request, letter, faults=faults)
        return web.Response(status=303, headers={**HEADERS, "Location": request.path_qs})

    async def _keep(self, letter: OfficeLetter, said: Said) -> None:
        """Once for each contact point: pressing twice does nothing more. Raises `_NotKept`."""
        now, language = self._clock(), letter.language
        if said.answer is OfficeAnswer.CHANGED and not said.words:
            raise _NotKept(NO_WORDS)
        try:
            async with self._database.transaction() as session:
                asked = await office_letters.lock_asked(session, letter.id, said.number)
                if asked is None:
                    raise web.HTTPBadRequest
                if asked.answer is not None:
                    return
                contact = await load_contact(session, asked.contact)
                if contact is None or contact.state in NOT_ASKED or not reaches(letter, contact):
                    raise _NotKept(CHANGED_MEANWHILE)  # its form is not on the page
                office_letters.answer(asked, said.answer, now)
                if said.answer is OfficeAnswer.RIGHT:
                    await confirm_by_office(session, asked.contact, version=said.version, language=language, now=now)
                else:
                    report = corrections.Said(
                        contact=contact.key, municipality=contact.municipality, text=said.words, language=language
                    )
                    await corrections.from_office(session, report, now=now)
        except (Outdated, NoSuchContact):
            raise _NotKept(CHANGED_MEANWHILE) from None
        except Refused:
            raise _NotKept(NOT_KEPT) from None

    async def _letter(self, request: web.Request) -> OfficeLetter | web.Response:
        """The letter of this address; without one, what is said instead."""
        language = page_language(request)
        if wait := self._limit.take(self._site.machine(request)):
            response = self._said(request, "busy", language, status=429)
            response.headers["Retry-After"] = str(math.ceil(wait))
            return response
        try:
            number = self._links.letter_of(request.match_info["token"], self._clock().timestamp())
        except LinkOld:
            return self._said(request, "old", language, status=410)
        except LinkError:
            return self._said(request, "unknown", language, status=404)
        async with self._database.reading() as session:
            letter = await office_letters.one(session, number)
        return letter or self._said(request, "unknown", language, status=404)

    async def _page(self, request: web.Request, letter: OfficeLetter, *, faults: Sequence[Fault] = ()) -> web.Response:
        async with self._database.reading() as session:
            asked = await office_letters.asked_in(session, letter.id)
            contacts = {each.key: each for each in await load_contacts(session, [each.contact for each in asked])}
        asked = [each for each in asked if each.answer or _is_theirs(letter, contacts.get(each.contact))]
        language = _chosen(request) or letter.language
        if not asked:
            return self._said(request, "unknown", language, status=404)
        at = {fault.number: fault for fault in faults}
        parts = [self._part(each, contacts.get(each.contact), language, at.get(each.id)) for each in asked]
        return self._html(
            request,
            "confirm.html",
            language,
            status=422 if faults else 200,
            parts=parts,
            is_demo=any(part.demo for part in parts),
            open_parts=[part for part in parts if part.is_open],
            opens_changed="changed" in request.query,
            max_words=MAX_WORDS,
        )

    def _part(self, asked: AskedContact, contact: ContactPoint | None, language: str, fault: Fault | None) -> Part:
        shown = contact is not None and contact.state not in NOT_ASKED
        return Part(
            number=asked.id,
            name=choose_text(contact.names, language) if contact else "",
            facts=tuple(facts(contact, self._guide(), language)) if contact and shown else (),
            version=contact.version if contact else 0,
            answer=asked.answer or "",
            gone=not shown,
            demo=contact is not None and contact.demo,
            words=fault.words if fault else "",
            fault=texts(language).gettext(fault.text) if fault else "",
        )

    def _said(self, request: web.Request, what: str, language: str, *, status: int) -> web.Response:
        return self._html(request, "confirm-not.html", language, status=status, what=what, is_demo=False)

    def _html(
        self, request: web.Request, template: str, language: str, *, status: int, **values: object
    ) -> web.Response:
        html = render(
            self._environment,
            template,
            language,
            languages=[LANGUAGES[code] for code in country().languages],
            in_language=lambda code: str(request.rel_url.update_query(lang=code)),
            asset=self._asset,
            **values,
        )
        return web.Response(text=html, content_type="text/html", status=status, headers=HEADERS)


class _NotKept(Exception):
    """Marked for translation: why an answer could not be kept."""


def _is_theirs(letter: OfficeLetter, contact: ContactPoint | None) -> bool:
    """What has another address by now is asked there."""
    return contact is None or reaches(letter, contact)


def _chosen(request: web.Request) -> str | None:
    """The language that somebody has chosen on the page: before that it is the letter's own."""
    code = request.query.get("lang")
    return code if code in LANGUAGES else None


async def _form(request: web.Request) -> Mapping[str, str]:
    """The fields; raises 4xx for a body that is none or too large."""
    if request.content_type != FORM_TYPE or (request.content_length or 0) > MAX_BODY_BYTES:
        raise web.HTTPUnsupportedMediaType
    try:
        return cleaned(await request.post())
    except (ValueError, LookupError) as error:  # bytes that are no text, a charset that nobody knows
        raise web.HTTPBadRequest from error
