"""What somebody at the desk is told: a question given to them, a time that runs out, a resident who wrote again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from aiohttp import web

from desk.house import House
from desk.pages import page
from desk.visit import Visit, see_other
from desk.words import moment
from directory.guide import Guide
from handlers.names import municipality_called, topic_called
from locales.catalogs import mark, texts
from storage import notices
from storage.ticket_tables import Notice, NoticeKind, Ticket

NOTICES = "/desk/notices"
MOST = 50
HAPPENED: Mapping[str, str] = {
    NoticeKind.ASSIGNED: mark("A question was given to you."),
    NoticeKind.RETURNED: mark("A question of yours went back to the queue, because no answer came."),
    NoticeKind.RESIDENT_WROTE: mark("The resident has written again."),
    NoticeKind.ANSWER_DUE: mark("The first answer is due soon."),
    NoticeKind.RESOLUTION_DUE: mark("The solution is due soon."),
    NoticeKind.ANSWER_OVERDUE: mark("The first answer is overdue."),
    NoticeKind.RESOLUTION_OVERDUE: mark("The solution is overdue."),
    NoticeKind.DID_NOT_HELP: mark("The resident says that the answer did not help."),
    NoticeKind.COMMENTED: mark("The resident has written something about the answer."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One notice in words, with the question that it leads to."""

    id: int
    happened: str
    reference: str
    facts: tuple[str, ...]
    created_at: datetime
    when: str


class NoticesPage:
    """Opening a question marks its notices as read; here that is done for those that stand on the page."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, visit: Visit) -> web.Response:
        async with self._house.database.reading() as store:
            found = await notices.unread(store, visit.reader, limit=MOST)
            count = await notices.count_unread(store, visit.reader)
        lines = [_line(notice, ticket, self._house.guide(), visit.language) for notice, ticket in found]
        return page(self._house, visit, "notices.html", lines=lines, more=count - len(lines))

    async def mark_read(self, visit: Visit) -> web.Response:
        shown = [int(part) for part in visit.filled_in("shown").split(",") if part.isascii() and part.isdigit()]
        async with self._house.database.transaction() as store:
            await notices.mark_read(store, visit.reader, ids=shown[:MOST], now=self._house.clock())
        return see_other(NOTICES)


def _line(notice: Notice, ticket: Ticket, guide: Guide, language: str) -> Line:
    facts = (municipality_called(guide, ticket.municipality, language), topic_called(guide, ticket.topic, language))
    return Line(
        id=notice.id,
        happened=texts(language).gettext(HAPPENED[notice.kind]),
        reference=ticket.reference,
        facts=tuple(filter(None, facts)),
        created_at=notice.created_at,
        when=moment(notice.created_at, language),
    )
