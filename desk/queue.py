"""The questions that wait for the office, oldest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from textwrap import shorten

from aiohttp import web

from desk.filters import Field, fields, wanted
from desk.house import House
from desk.pages import page
from desk.paging import Paging
from desk.visit import Visit
from desk.words import STATES, endonym, in_words, moment
from directory.guide import Guide
from handlers.names import municipality_called, topic_called
from storage import tickets
from storage.ticket_tables import Ticket

PAGE = 25
MAX_SHOWN = 220  # characters of a question


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One ticket of the list, in words; `question` is in `language_code`, all else in the officer's language."""

    reference: str
    question: str
    language_code: str
    language: str
    state: str
    municipality: str
    topic: str
    created_at: datetime
    since: str


class Queue:
    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, visit: Visit) -> web.Response:
        chosen = fields(self._house.guide(), visit.request.query, visit.language)
        paging, lines = await self._lines(visit, chosen)
        filtered = any(field.is_set for field in chosen)
        return page(self._house, visit, "queue.html", fields=chosen, filtered=filtered, lines=lines, paging=paging)

    async def _lines(self, visit: Visit, chosen: tuple[Field, ...]) -> tuple[Paging, list[Line]]:
        wants = wanted(chosen)
        async with self._house.database.reading() as store:
            paging = Paging.of(
                visit.request.rel_url, count=await tickets.count(store, wants, scope=visit.scope), size=PAGE
            )
            found = await tickets.find(store, wants, scope=visit.scope, limit=paging.size, offset=paging.offset)
            questions = await tickets.questions(store, [ticket.id for ticket in found])
        guide = self._house.guide()
        return paging, [_line(ticket, questions.get(ticket.id, ""), guide, visit.language) for ticket in found]


def _line(ticket: Ticket, question: str, guide: Guide, language: str) -> Line:
    return Line(
        reference=ticket.reference,
        question=shorten(question, MAX_SHOWN, placeholder=" …"),
        language_code=ticket.language,
        language=endonym(ticket.language),
        state=in_words(ticket.status, STATES, language),
        municipality=municipality_called(guide, ticket.municipality, language),
        topic=topic_called(guide, ticket.topic, language),
        created_at=ticket.created_at,
        since=moment(ticket.created_at, language),
    )
