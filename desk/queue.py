"""The questions at the office: chosen by filters and words, what is due first on top; and what is done to several."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncSession

from desk.bulk import NAMES, Bulk, Outcome, bulk_in, carry_out, chosen_in_words
from desk.filters import order_in
from desk.house import House
from desk.pages import page
from desk.queue_asked import Asked, Counts, asked_for, counts, search_of
from desk.queue_lines import Line, lines
from desk.queue_news import news_of
from desk.queue_place import place_behind, place_in
from desk.queue_saved import FAULTS, SAID, SAVED_FILTERS
from desk.queue_views import LIST, counted, filters_of, list_address
from desk.search import reference_in, words_in
from desk.ticket_acts import ACTS, ActFault
from desk.trail import trace
from desk.visit import Visit, see_other
from desk.words import PRIORITIES, in_words
from locales.catalogs import texts
from storage import ticket_queue, tickets
from storage.ticket_tables import Priority

PAGE = 25
SEARCHED = "tickets-search"


class Queue:
    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, visit: Visit) -> web.Response:
        if reference := await self._named(visit):
            return see_other(f"{LIST}/{reference}")
        return await self._page(visit)

    async def work(self, visit: Visit) -> web.Response:
        """Something is to be done to the questions that were picked; when it is much, it is asked about first."""
        try:
            bulk = bulk_in(visit, self._house.guide())
        except ActFault as fault:
            return await self._page(visit, status=422, fault=texts(visit.language).gettext(str(fault)))
        if not visit.may(bulk.right):
            return page(self._house, visit, "no-right.html", status=403)
        if bulk.needs_asking and not visit.filled_in("confirmed"):
            return await self._confirm(visit, bulk)
        return await self._page(visit, outcomes=await carry_out(self._house, visit, bulk))

    async def _named(self, visit: Visit) -> str | None:
        """The question whose reference was typed into the search, if it is there for this visitor."""
        reference = reference_in(search_of(visit))
        if reference is None:
            return None
        async with self._house.database.reading() as store:
            return reference if await tickets.by_reference(store, reference, scope=visit.scope) else None

    async def _page(
        self, visit: Visit, *, status: int = 200, fault: str = "", outcomes: Sequence[Outcome] = ()
    ) -> web.Response:
        since = self._house.clock()
        async with self._house.database.reading() as store:
            asked = await asked_for(store, self._house, visit)
            found, behind = await self._lines(store, visit, asked)
            counting = await counts(store, visit, asked, since=None)
            words = len(words_in(store, asked.search))
        if asked.search:
            await self._note_search(visit, words, counting)
        said = visit.asked("said")
        _ = texts(visit.language).gettext
        return page(
            self._house,
            visit,
            "queue.html",
            status=status,
            asked=asked,
            address=list_address(asked.query),
            saving=f"{SAVED_FILTERS}?{urlencode(asked.query)}",
            lines=found,
            count=counting.chosen,
            counted=counted(counting.chosen),
            following=list_address({**asked.query, "after": behind}) if behind else "",
            is_first=not visit.asked("after"),
            news=news_of(asked, counting, since),
            polled=False,
            priorities=[(each.value, in_words(each, PRIORITIES, visit.language)) for each in Priority],
            topics=asked.filters.every_topic(),
            done=_(SAID[said]) if said in SAID else "",
            fault=fault or (_(FAULTS[said]) if said in FAULTS else ""),
            outcomes=outcomes,
        )

    async def _lines(self, store: AsyncSession, visit: Visit, asked: Asked) -> tuple[list[Line], str | None]:
        """A page of questions, and the place behind it; None when it is the last one."""
        rows = await ticket_queue.page(
            store,
            asked.wanted,
            scope=visit.scope,
            matching=asked.matching,
            order=order_in(asked.fields),
            after=place_in(visit.asked("after")),
            limit=PAGE + 1,
        )
        shown, house = rows[:PAGE], self._house
        found = await lines(store, shown, visit, house.guide(), house.clock())
        return found, place_behind(shown[-1]) if len(rows) > PAGE else None

    async def _note_search(self, visit: Visit, words: int, counting: Counts) -> None:
        """That somebody searched, and how much was found; never for what."""
        async with self._house.database.transaction() as store:
            now = self._house.clock()
            await trace(store, visit, SEARCHED, "ticket", "search", now=now, words=words, found=counting.chosen)

    async def _confirm(self, visit: Visit, bulk: Bulk) -> web.Response:
        async with self._house.database.reading() as store:
            filters = await filters_of(store, self._house, visit)
        return page(
            self._house,
            visit,
            "queue-confirm.html",
            doing=texts(visit.language).gettext(NAMES[bulk.do]),
            chosen=chosen_in_words(bulk.do, visit, filters),
            tells=ACTS[bulk.do].tells,
            picked=list(bulk.picked),
            kept={name: value for name, value in visit.form.items() if name != "token"},
            address=visit.request.path_qs,
        )
