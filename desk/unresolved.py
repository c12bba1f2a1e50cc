"""What the bot could not place, newest first and grouped by likeness: where the directory or the understanding has a
gap.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncSession
from yarl import URL

from desk.filters import Field
from desk.house import House
from desk.numbers import number_in
from desk.pages import HEADERS, page
from desk.paging import Paging
from desk.rights import Right
from desk.trail import trace
from desk.unresolved_export import BYTE_ORDER_MARK, as_csv
from desk.unresolved_filters import fields, sought
from desk.unresolved_lines import Entry, entry, settled_in_words
from desk.unresolved_work import SettleError, undo
from desk.visit import Visit, see_other
from locales.catalogs import mark, texts
from storage import unresolved
from storage.learning_tables import UNDOABLE
from storage.unresolved import Sought

LOG = "/desk/unresolved"
EXPORT = f"{LOG}/export"
UNDO = f"{LOG}/undo"
PAGE = 25
MOST_EXPORTED = 50_000
UNDONE, EXPORTED = "unresolved-undo", "unresolved-export"
TAKEN_BACK = mark("Taken back: these messages wait again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A group by its newest entry; `count` entries are in it, as far as they are sought."""

    group: int
    count: int
    newest: Entry


class UnresolvedLog:
    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, visit: Visit) -> web.Response:
        return await self._page(visit)

    async def undo(self, visit: Visit) -> web.Response:
        """Take an act back that nobody outside of the desk has noticed yet."""
        number = number_in(visit.filled_in("settlement")) or 0
        try:
            async with self._house.database.transaction() as store:
                entries = await undo(store, number, actor=visit.actor)
                now = self._house.clock()
                await trace(store, visit, UNDONE, "unresolved", number, now=now, entries=entries)
        except SettleError as error:
            return await self._page(visit, status=409, fault=texts(visit.language).gettext(str(error)))
        return see_other(str(URL(LOG).with_query(done="undone")))

    async def export(self, visit: Visit) -> web.Response:
        """What the filters show, as CSV."""
        wants = sought(self._fields(visit), self._house.clock())
        async with self._house.database.transaction() as store:
            rows = await unresolved.newest(store, wants, scope=visit.scope, limit=MOST_EXPORTED)
            await trace(store, visit, EXPORTED, "unresolved", "log", now=self._house.clock(), entries=len(rows))
        disposition = {"Content-Disposition": 'attachment; filename="unresolved.csv"'}
        response = web.Response(
            text=BYTE_ORDER_MARK + as_csv(rows), content_type="text/csv", charset="utf-8", headers=HEADERS | disposition
        )
        response.enable_compression()
        return response

    async def _page(self, visit: Visit, *, status: int = 200, fault: str = "") -> web.Response:
        chosen = self._fields(visit)
        wants = sought(chosen, self._house.clock())
        async with self._house.database.reading() as store:
            count, entries = await unresolved.count_groups(store, wants, scope=visit.scope)
            paging = Paging.of(visit.request.rel_url.without_query_params("done", "act"), count=count, size=PAGE)
            lines = await self._lines(store, visit, wants, paging)
            done, undoable = await self._done(store, visit)
        export = URL(EXPORT).with_query(visit.request.query) if visit.may(Right.EXPORT) else None
        return page(
            self._house,
            visit,
            "unresolved.html",
            status=status,
            fields=chosen,
            filtered=any(field.is_set for field in chosen),
            lines=lines,
            entries=entries,
            paging=paging,
            done=done,
            undoable=undoable,
            fault=fault,
            export=str(export) if export else "",
        )

    async def _lines(self, store: AsyncSession, visit: Visit, wants: Sought, paging: Paging) -> Sequence[Line]:
        found = await unresolved.groups(store, wants, scope=visit.scope, limit=paging.size, offset=paging.offset)
        rows = await unresolved.by_ids(store, [group.newest for group in found], scope=visit.scope)
        acts = await unresolved.settlements(store, rows.values())
        guide, language = self._house.guide(), visit.language
        return [
            Line(
                group=group.id,
                count=group.count,
                newest=entry(row, guide, language, settlement=acts.get(row.settlement_id or 0)),
            )
            for group in found
            if (row := rows.get(group.newest))
        ]

    async def _done(self, store: AsyncSession, visit: Visit) -> tuple[tuple[str, ...], int | None]:
        """What was just done, in sentences, and its number if it can be taken back."""
        _ = texts(visit.language).gettext
        if visit.asked("done") == "undone":
            return (_(TAKEN_BACK),), None
        number = number_in(visit.asked("act"))
        found = await unresolved.settlement(store, number, scope=visit.scope) if number else None
        if found is None:
            return (), None
        act, count = found
        said = settled_in_words(act, self._house.guide(), visit.language)
        settled = texts(visit.language).ngettext("{count} message is settled.", "{count} messages are settled.", count)
        return (settled.format(count=count), said), act.id if act.settled_as in UNDOABLE else None

    def _fields(self, visit: Visit) -> tuple[Field, ...]:
        return fields(self._house.guide(), visit.request.query, visit.scope, visit.language)
