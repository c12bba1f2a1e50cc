"""What the bot could not place, newest first: where the directory or the understanding has a gap."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from aiohttp import web

from desk.house import House
from desk.pages import page
from desk.paging import Paging
from desk.visit import Visit
from desk.words import CHANNELS, endonym, in_words, moment
from directory.guide import Guide
from handlers.names import municipality_called, topic_called
from handlers.unresolved import reason_text
from storage import unresolved
from storage.tables import Unresolved

PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`text` is in `language_code`, if that is known, with personal data masked."""

    text: str
    language_code: str | None
    reason: str
    facts: tuple[str, ...]
    created_at: datetime
    when: str


class UnresolvedLog:
    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, visit: Visit) -> web.Response:
        async with self._house.database.reading() as store:
            paging = Paging.of(
                visit.request.rel_url, count=await unresolved.count_unsettled(store, scope=visit.scope), size=PAGE
            )
            rows = await unresolved.newest(store, scope=visit.scope, limit=paging.size, offset=paging.offset)
        entries = [_entry(row, self._house.guide(), visit.language) for row in rows]
        return page(self._house, visit, "unresolved.html", entries=entries, paging=paging)


def _entry(row: Unresolved, guide: Guide, language: str) -> Entry:
    facts = (
        municipality_called(guide, row.municipality, language),
        topic_called(guide, row.topic, language),
        endonym(row.language),
        in_words(row.channel, CHANNELS, language),
    )
    return Entry(
        text=row.text,
        language_code=row.language,
        reason=reason_text(row.reason, language),
        facts=tuple(filter(None, facts)),
        created_at=row.created_at,
        when=moment(row.created_at, language),
    )
