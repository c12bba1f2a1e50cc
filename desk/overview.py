"""The overview: how much is asked, how fast it is answered and where it piles up, over a period."""

from __future__ import annotations

import asyncio

from aiohttp import web
from yarl import URL

from desk.export_tickets import as_csv, as_workbook
from desk.house import House
from desk.overview_figures import collect
from desk.overview_lines import cells, course, span, tables
from desk.overview_measures import MEASURES, measure_of
from desk.overview_period import Asked, asked_for, field_of
from desk.pages import HEADERS, page
from desk.rights import Right
from desk.trail import trace
from desk.visit import Visit
from desk.words import moment
from locales.catalogs import mark, texts
from storage import ticket_rows
from tickets import terms_store

OVERVIEW = "/desk/overview"
EXPORT = f"{OVERVIEW}/export"
EXPORTED = "tickets-export"
MOST_EXPORTED = 50_000
TOO_MANY = mark("There are more than {count} questions in this time. Please choose a shorter one to save.")
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class OverviewPage:
    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, visit: Visit) -> web.Response:
        """`?period=` (and `since`, `until`) chooses the days, `?measure=` what the pictures show."""
        asked = self._asked(visit)
        return await self._page(visit, asked, fault=asked.fault)

    async def export(self, visit: Visit) -> web.Response:
        """The questions of the period; `?format=xlsx`: with the tables of the page."""
        asked = self._asked(visit)
        if asked.fault:
            return await self._page(visit, asked, status=400, fault=asked.fault)
        as_excel = visit.asked("format") == "xlsx"
        now = self._house.clock()
        async with self._house.database.reading() as store:
            rows = await ticket_rows.asked_in(store, asked.periods.now, scope=visit.scope, limit=MOST_EXPORTED + 1)
            terms = await terms_store.load(store)
            overview = await collect(store, asked, scope=visit.scope) if as_excel else None
        if len(rows) > MOST_EXPORTED:
            fault = texts(visit.language).gettext(TOO_MANY).format(count=MOST_EXPORTED)
            return await self._page(visit, asked, status=400, fault=fault)
        async with self._house.database.transaction() as store:
            first, last = str(asked.first), str(asked.last)
            await trace(
                store, visit, EXPORTED, "overview", "questions", now=now, rows=len(rows), since=first, until=last
            )
        if overview is None:
            text = await asyncio.to_thread(as_csv, rows, terms)
            return _download(text.encode(), asked, "csv", "text/csv", charset="utf-8")
        guide = self._house.guide()
        content = await asyncio.to_thread(as_workbook, rows, terms, overview, guide, visit.language)
        return _download(content, asked, "xlsx", WORKBOOK)

    def _asked(self, visit: Visit) -> Asked:
        return asked_for(visit.request.query, self._house.clock(), visit.language)

    async def _page(self, visit: Visit, asked: Asked, *, status: int = 200, fault: str = "") -> web.Response:
        language, now, guide = visit.language, self._house.clock(), self._house.guide()
        measure = measure_of(visit.asked("measure"))
        async with self._house.database.reading() as store:
            overview = await collect(store, asked, scope=visit.scope)
        return page(
            self._house,
            visit,
            "overview.html",
            status=status,
            fault=fault,
            asked=asked,
            period=field_of(asked, language),
            days=span(asked, language),
            as_of=moment(now, language),
            measures=MEASURES,
            measure=measure,
            total=cells(overview.total, language),
            course=course(overview, asked, language),
            tables=tables(overview, measure, guide, language),
            exports=_exports(visit),
        )


def _exports(visit: Visit) -> dict[str, str]:
    """Kind of file → address, for those who may take data out."""
    if not visit.may(Right.EXPORT):
        return {}
    chosen = {name: visit.asked(name) for name in ("period", "since", "until") if visit.asked(name)}
    return {kind: str(URL(EXPORT).with_query(chosen | {"format": kind})) for kind in ("csv", "xlsx")}


def _download(
    content: bytes, asked: Asked, kind: str, content_type: str, *, charset: str | None = None
) -> web.Response:
    name = f"kontakt-{asked.first}-{asked.last}.{kind}"
    headers = {**HEADERS, "Content-Disposition": f'attachment; filename="{name}"'}
    return web.Response(body=content, content_type=content_type, charset=charset, headers=headers)
