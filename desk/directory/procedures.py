"""The list of procedures: what to bring, what it costs, how long it takes, by municipality and topic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from aiohttp import web
from yarl import URL

from desk.directory.addresses import NEW_PROCEDURE, PROCEDURES
from desk.directory.filters import (
    MAX_SOUGHT,
    NATIONAL,
    Asked,
    folded,
    municipality_choices,
    place_called,
    topic_choices,
)
from desk.directory.words import missing_languages
from desk.filters import field_of
from desk.house import House
from desk.pages import page
from desk.paging import Paging
from desk.rights import Right
from desk.visit import Visit
from directory.guide import Guide
from directory.procedure_store import is_within, load_procedures
from directory.records import Procedure
from handlers.names import choose_list, topic_called
from locales import LANGUAGES
from locales.catalogs import texts
from locales.choose import choose_text
from storage.scope import Scope

PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    address: str
    title: str
    place: str
    topic: str
    documents: int
    fee: str
    deadline_days: int | None
    missing: str


class ProcedureList:
    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, visit: Visit) -> web.Response:
        async with self._house.database.reading() as store:
            there = [each for each in await load_procedures(store) if is_visible(each, visit.scope)]
        guide, language = self._house.guide(), visit.language
        asked = _asked_for(visit.request.query, guide, visit.scope, language)
        found = [each for each in there if _fits(each, asked)]
        url = URL(PROCEDURES).with_query(asked.query).update_query(page=visit.asked("page"))
        paging = Paging.of(url, count=len(found), size=PAGE)
        shared = {name: value for name, value in asked.query.items() if name != "q" and value != NATIONAL}
        return page(
            self._house,
            visit,
            "directory/procedures.html",
            asked=asked,
            lines=[_line(each, guide, language) for each in found[paging.offset : paging.offset + PAGE]],
            paging=paging,
            count=len(found),
            may_edit=visit.may(Right.EDIT_DIRECTORY),
            new=f"{NEW_PROCEDURE}?{urlencode(shared)}",
        )


def is_visible(procedure: Procedure, scope: Scope) -> bool:
    """Those in one's care, and the national ones."""
    sees_nothing = frozenset() in (scope.municipalities, scope.topics)
    return is_within(procedure, scope) or (procedure.municipality is None and not sees_nothing)


def _asked_for(query: Mapping[str, str], guide: Guide, scope: Scope, language: str) -> Asked:
    _ = texts(language).gettext
    fields = (
        field_of(query, "municipality", _("Municipality"), municipality_choices(guide, scope, language)),
        field_of(query, "topic", _("Topic"), topic_choices(guide, language)),
    )
    return Asked(fields=fields, words=" ".join(query.get("q", "").replace("\0", "").split())[:MAX_SOUGHT])


def _fits(procedure: Procedure, asked: Asked) -> bool:
    place, topic = asked.chosen("municipality"), asked.chosen("topic")
    if place and procedure.municipality != (None if place == NATIONAL else place):
        return False
    if topic and procedure.topic != topic:
        return False
    known = " ".join(map(folded, (procedure.key, *procedure.titles.values()))) if asked.words else ""
    return all(word in known for word in folded(asked.words).split())


def _line(procedure: Procedure, guide: Guide, language: str) -> Line:
    return Line(
        address=f"{PROCEDURES}/{procedure.key}",
        title=choose_text(procedure.titles, language) or procedure.key,
        place=place_called(guide, procedure.municipality, language),
        topic=topic_called(guide, procedure.topic, language) or procedure.topic,
        documents=len(choose_list(procedure.documents, language)),
        fee=choose_text(procedure.fees, language),
        deadline_days=procedure.deadline_days,
        missing=", ".join(LANGUAGES[code].endonym for code in missing_languages(procedure.titles)),
    )
