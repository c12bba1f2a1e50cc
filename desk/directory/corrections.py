"""What residents and offices say is wrong: the list, one of them, and settling it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import structlog
from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncSession

from desk.directory.addresses import CONTACTS
from desk.directory.corrections_settle import MAX_REMARK, NotSettled, settle
from desk.directory.corrections_take_over import changes_in
from desk.directory.corrections_words import LIST, SOURCES, STATES, Line, doubts_in_words, line_of
from desk.filters import NONE, Choice, Field, field_of, sorted_choices
from desk.house import House
from desk.numbers import number_in
from desk.pages import page
from desk.paging import Paging
from desk.trail import trace
from desk.visit import Visit, see_other
from desk.words import in_words
from directory.contact_store import load_contact, load_contacts
from directory.guide import Guide
from handlers.card import office_in_words
from handlers.names import municipality_name
from locales.catalogs import mark, texts
from storage import accounts, corrections, doubts
from storage.account_tables import Account
from storage.corrections import Sought
from storage.keeping_tables import Correction, CorrectionStatus
from storage.scope import Scope

log = structlog.get_logger()
ONE = f"{LIST}/{{number:[0-9]{{1,9}}}}"
PAGE = 25
ALL = "all"
READ = "correction-read"
SETTLING: Mapping[str, CorrectionStatus] = {"done": CorrectionStatus.DONE, "reject": CorrectionStatus.REJECTED}
DONE: Mapping[str, str] = {
    "edited": mark("The contact point is changed. If that settles it, please say so here."),
    "done": mark("Settled: put right. If a resident has reported it, they are told."),
    "reject": mark("Settled: nothing to put right. If a resident has reported it, they are told."),
}


class CorrectionList:
    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, visit: Visit) -> web.Response:
        guide, language = self._house.guide(), visit.language
        chosen = _fields(guide, visit.request.query, visit.scope, language)
        wants = _sought(chosen)
        async with self._house.database.transaction() as store:
            count = await corrections.count(store, wants, scope=visit.scope)
            paging = Paging.of(visit.request.rel_url.without_query_params("done"), count=count, size=PAGE)
            rows = await corrections.find(store, wants, scope=visit.scope, limit=paging.size, offset=paging.offset)
            lines = await _lines(store, rows, guide, language)
            if read := [row.id for row in rows if row.text]:
                await trace(store, visit, READ, "correction", "list", now=self._house.clock(), count=len(read))
        return page(
            self._house,
            visit,
            "directory/corrections.html",
            fields=chosen,
            filtered=any(field.is_set for field in chosen),
            lines=lines,
            paging=paging,
            done=_done(visit),
        )


class CorrectionPage:
    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, visit: Visit) -> web.Response:
        async with self._house.database.transaction() as store:
            row = await self._row(store, visit)
            await trace(store, visit, READ, "correction", row.id, now=self._house.clock())
            return await self._page(store, visit, row)

    async def work(self, visit: Visit) -> web.Response:
        do = visit.filled_in("do")
        async with self._house.database.reading() as store:
            row = await self._row(store, visit)
        if do not in SETTLING:
            raise web.HTTPBadRequest
        try:
            async with self._house.database.transaction() as store:
                await settle(
                    store,
                    row.id,
                    SETTLING[do],
                    visit.filled_in("remark"),
                    visit=visit,
                    topics=self._house.guide().topics,
                    now=self._house.clock(),
                )
        except NotSettled as why:
            fault = texts(visit.language).gettext(str(why))
            async with self._house.database.reading() as store:
                return await self._page(store, visit, await self._row(store, visit), fault=fault)
        except LookupError:
            raise web.HTTPNotFound from None
        self._house.answered()
        log.info("desk.correction_settled", correction=row.id, done=do, account=visit.account_id)
        return see_other(f"{LIST}?done={do}")

    async def _row(self, store: AsyncSession, visit: Visit) -> Correction:
        """The one that the address names; raises 404 for what is not there, or is in another's care."""
        number = number_in(visit.request.match_info["number"]) or 0
        row = await corrections.one(store, number, scope=visit.scope)
        if row is None:
            raise web.HTTPNotFound
        return row

    async def _page(self, store: AsyncSession, visit: Visit, row: Correction, *, fault: str = "") -> web.Response:
        language, now = visit.language, self._house.clock()
        contact = await load_contact(store, row.contact)
        by = await store.get(Account, row.account_id) if row.account_id else None
        doubted = await doubts.of_contact(store, row.contact)
        others = await corrections.count(
            store, Sought(status=CorrectionStatus.OPEN, contact=row.contact), scope=visit.scope
        )
        is_open = row.status == CorrectionStatus.OPEN
        return page(
            self._house,
            visit,
            "directory/correction.html",
            status=409 if fault else 200,
            line=line_of(row, contact, self._house.guide(), language, by.called if by else ""),
            known=office_in_words(contact, language, now) if contact else "",
            edit=f"{CONTACTS}/{contact.key}?correction={row.id}#edit" if contact and is_open else "",
            has_proposal=bool(contact and changes_in(row.text, contact)),
            doubts=doubts_in_words(doubted, language),
            others=others - 1 if is_open else others,
            done=_done(visit),
            fault=fault,
            remark=visit.filled_in("remark"),
            max_remark=MAX_REMARK,
        )


async def _lines(store: AsyncSession, rows: Sequence[Correction], guide: Guide, language: str) -> list[Line]:
    contacts = {each.key: each for each in await load_contacts(store, list({row.contact for row in rows}))}
    called = {account.id: account.called for account in await accounts.everybody(store)}
    return [
        line_of(row, contacts.get(row.contact), guide, language, called.get(row.account_id or 0, "")) for row in rows
    ]


def _fields(guide: Guide, query: Mapping[str, str], scope: Scope, language: str) -> tuple[Field, ...]:
    """The form's lists with what the address has chosen; what is not in a list counts as not chosen."""
    _ = texts(language).gettext
    return (
        field_of(query, "state", _("State"), _states(language)),
        # Translators: who says that something is wrong in the directory
        field_of(query, "source", _("Who says so"), _sources(language)),
        field_of(query, "municipality", _("Municipality"), _municipalities(guide, scope, language)),
    )


def _sought(chosen: Iterable[Field]) -> Sought:
    values = {field.name: field.chosen for field in chosen}
    municipality = values["municipality"]
    return Sought(
        status=None if values["state"] == ALL else values["state"] or CorrectionStatus.OPEN,
        source=values["source"] or None,
        municipality="" if municipality == NONE else municipality or None,
    )


def _states(language: str) -> list[Choice]:
    _ = texts(language).gettext
    settled = (CorrectionStatus.DONE, CorrectionStatus.REJECTED)
    return [
        Choice(value="", label=in_words(CorrectionStatus.OPEN, STATES, language)),
        *(Choice(value=each.value, label=in_words(each, STATES, language)) for each in settled),
        Choice(value=ALL, label=_("all states")),
    ]


def _sources(language: str) -> list[Choice]:
    _ = texts(language).gettext
    return [
        # Translators: in a list to choose from: whoever says that something is wrong
        Choice(value="", label=_("anybody")),
        *(Choice(value=code, label=in_words(code, SOURCES, language)) for code in SOURCES),
    ]


def _municipalities(guide: Guide, scope: Scope, language: str) -> list[Choice]:
    """Those that may be seen."""
    _ = texts(language).gettext
    known = [each for each in guide.municipalities.values() if scope.allows_municipality(each.code)]
    national = [Choice(value=NONE, label=_("all of the country"))] if scope.municipalities is None else []
    names = sorted_choices((each.code, municipality_name(each, language)) for each in known)
    return [Choice(value="", label=_("all municipalities")), *national, *names]


def _done(visit: Visit) -> str:
    done = DONE.get(visit.asked("done"), "")
    return texts(visit.language).gettext(done) if done else ""
