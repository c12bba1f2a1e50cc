"""For which places and topics somebody is known: on a map, as a table, and one municipality at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aiohttp import web
from yarl import URL

from desk.directory.addresses import DIRECTORY, NEW
from desk.directory.coverage import (
    COVERAGE,
    Cell,
    Level,
    PlaceLine,
    cell,
    has_own_office,
    level_of,
    levels_of,
    place_line,
    tally,
)
from desk.directory.coverage_map import Area, Drawing, draw
from desk.directory.places import places_in_care
from desk.filters import Choice
from desk.house import House
from desk.pages import page
from desk.rights import Right
from desk.visit import Visit, see_other
from directory.guide import Guide
from directory.records import Municipality
from directory.store import load_outline
from handlers.names import group_name, municipality_name, topic_called, topic_name
from locales.catalogs import texts

TABLE = f"{COVERAGE}/table"
PLACE = f"{COVERAGE}/{{place:[a-z0-9-]{{1,32}}}}"
CELL = f"{PLACE}/{{topic:[a-z0-9-]{{1,64}}}}"
MOST_CELLS = 1300  # in one table, so that the page stays small
SHARES = 4  # so many steps of a colour for how much is confirmed


@dataclass(frozen=True, slots=True, kw_only=True)
class OnMap:
    """A municipality on the map: `style` is a level or a share, `sign` what stands on it, `label` all in words."""

    area: Area
    address: str
    style: str
    sign: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicCell:
    name: str
    cell: Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    name: str
    cells: Sequence[TopicCell]


class Coverage:
    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, visit: Visit) -> web.Response:
        """The map and a line for each municipality; with a topic chosen, how it is covered in each."""
        guide, language = self._house.guide(), visit.language
        places = places_in_care(guide, visit.scope, language)
        topic = visit.asked("topic") if visit.asked("topic") in guide.offered() else ""
        async with self._house.database.reading() as store:
            drawing = draw(await load_outline(store), list(guide.municipalities.values()))
        cells: list[tuple[str, Cell]] = []
        lines: list[PlaceLine] = []
        if topic:
            cells = [(municipality_name(each, language), cell(guide, each.code, topic, language)) for each in places]
        else:
            lines = [place_line(guide, each, language) for each in places]
        return page(
            self._house,
            visit,
            "directory/coverage.html",
            legend=tally(_levels(guide, places, topic), language),
            drawing=drawing,
            on_map=list(_on_map(drawing, guide, places, topic, language)) if drawing else [],
            lines=lines,
            cells=cells,
            topic=topic,
            topic_name=topic_called(guide, topic, language),
            topics=[Choice(value=each.code, label=topic_name(each, language)) for each in guide.offered().values()],
            shares=SHARES,
        )

    async def table(self, visit: Visit) -> web.Response:
        """Every topic in every municipality, in groups of topics where all at once would be too much."""
        guide, language = self._house.guide(), visit.language
        places = places_in_care(guide, visit.scope, language)
        groups = [group for group, topics in guide.topics_by_group().items() if topics]
        group = visit.asked("group") if visit.asked("group") in groups else ""
        if not group and groups and len(places) * len(guide.offered()) > MOST_CELLS:
            group = groups[0]
        topics = guide.topics_by_group()[group] if group else tuple(guide.offered().values())
        rows = [
            (each.code, municipality_name(each, language), [level_of(guide.find(each.code, t.code)) for t in topics])
            for each in places
        ]
        return page(
            self._house,
            visit,
            "directory/coverage-table.html",
            legend=tally((level for _, _, levels in rows for level in levels), language),
            topics=[(each.code, topic_name(each, language)) for each in topics],
            rows=rows,
            group=group,
            groups=[Choice(value=each, label=group_name(guide, each, language)) for each in groups],
        )

    async def place(self, visit: Visit) -> web.Response:
        """One municipality with all its topics, in words."""
        guide, code = self._house.guide(), visit.request.match_info["place"]
        if code not in guide.municipalities or not visit.scope.allows_municipality(code):
            return self._gone(visit)
        municipality = guide.municipalities[code]
        return page(
            self._house,
            visit,
            "directory/coverage-place.html",
            place=code,
            name=municipality_name(municipality, visit.language),
            legend=tally(levels_of(guide, municipality), visit.language),
            groups=list(_groups(guide, code, visit.language)),
        )

    async def cell(self, visit: Visit) -> web.Response:
        """On to where this can be filled in: the office that is there, or a new one."""
        guide = self._house.guide()
        code, topic = visit.request.match_info["place"], visit.request.match_info["topic"]
        if code not in guide.municipalities or not visit.scope.allows_municipality(code) or topic not in guide.topics:
            return self._gone(visit)
        is_new = visit.may(Right.EDIT_DIRECTORY) and not has_own_office(guide, code, topic)
        return see_other(str(URL(NEW if is_new else DIRECTORY).with_query(municipality=code, topic=topic)))

    def _gone(self, visit: Visit) -> web.Response:
        return page(self._house, visit, "directory/coverage-gone.html", status=404)


def _levels(guide: Guide, places: Sequence[Municipality], topic: str) -> Iterator[Level]:
    for place in places:
        yield from [level_of(guide.find(place.code, topic))] if topic else levels_of(guide, place)


def _on_map(
    drawing: Drawing, guide: Guide, places: Sequence[Municipality], topic: str, language: str
) -> Iterator[OnMap]:
    """Those in the visitor's care; the others are drawn without anything on them."""
    for place in places:
        if place.code in drawing.areas:
            area, name = drawing.areas[place.code], municipality_name(place, language)
            if topic:
                yield _with_level(area, name, cell(guide, place.code, topic, language))
            else:
                yield _with_share(area, place_line(guide, place, language), language)


def _with_level(area: Area, name: str, shown: Cell) -> OnMap:
    level = shown.level
    return OnMap(area=area, address=shown.address, style=level.code, sign=level.sign, label=f"{name}: {level.name}")


def _with_share(area: Area, line: PlaceLine, language: str) -> OnMap:
    share = -(-SHARES * line.confirmed // max(line.total, 1))  # the smallest beginning counts
    words = texts(language).gettext("{place}: {count} of {total} confirmed")
    return OnMap(
        area=area,
        address=f"{COVERAGE}/{line.code}",
        style=f"share-{share}",
        sign=str(line.confirmed),
        label=words.format(place=line.name, count=line.confirmed, total=line.total),
    )


def _groups(guide: Guide, place: str, language: str) -> Iterator[Group]:
    for group, topics in guide.topics_by_group().items():
        yield Group(
            name=group_name(guide, group, language),
            cells=[
                TopicCell(name=topic_name(each, language), cell=cell(guide, place, each.code, language))
                for each in topics
            ],
        )
