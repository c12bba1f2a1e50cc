"""What the directory covers, as the desk shows it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk.directory import coverage_pages
from desk.directory.coverage import Level, has_own_office, level_of, tally
from directory.guide import Guide
from directory.records import ContactKind, ContactPoint, Municipality, State, Topic
from directory.store import OUTLINE
from storage import kept
from storage.account_tables import Role
from storage.database import Database
from tests.desk.directory.tables import editor
from tests.desk.world import Browser, World
from tests.handlers.world import GUIDE

HERE = Municipality(
    code="here", names={"en": "Here"}, official_languages=("sq",), latitude=42.5, longitude=21.0, sources="a map"
)
WATER = Topic(code="water", group="services", position=1, labels={"en": "Water"}, descriptions={})
OFFICE = ContactPoint(
    key="here/office",
    municipality="here",
    kind=ContactKind.OFFICE,
    names={"en": "Office"},
    topics=("water",),
    phones=("+383 38 222 165",),
)
GENERAL = replace(OFFICE, key="here/general", kind=ContactKind.GENERAL, topics=())
NATIONAL = replace(OFFICE, key="kosovo/water", municipality=None)


def guide(*contacts: ContactPoint, website: str | None = None) -> Guide:
    return Guide([replace(HERE, website=website)], [WATER], contacts, [])


@pytest.mark.parametrize(
    ("contacts", "level"),
    [
        ((replace(OFFICE, state=State.CONFIRMED),), Level.CONFIRMED),
        ((replace(OFFICE, state=State.CONFIRMED, phones=()),), Level.CONFIRMED),
        ((replace(OFFICE, state=State.DUE),), Level.DUE),
        ((OFFICE,), Level.UNCONFIRMED),
        ((replace(OFFICE, phones=()),), Level.NAMED),
        ((replace(OFFICE, phones=(), address="Street 1"),), Level.UNCONFIRMED),
        ((GENERAL,), Level.FALLBACK),
        ((NATIONAL,), Level.FALLBACK),
        ((replace(OFFICE, state=State.REFUSES), GENERAL), Level.FALLBACK),
        ((replace(OFFICE, state=State.OWN_FORM_ONLY),), Level.FALLBACK),
        ((replace(OFFICE, state=State.REFUSES),), Level.NOTHING),
        ((replace(OFFICE, state=State.INACTIVE),), Level.NOTHING),
        ((), Level.NOTHING),
    ],
)
def test_a_matter_is_covered_as_residents_would_find_it(contacts: tuple[ContactPoint, ...], level: Level) -> None:
    assert level_of(guide(*contacts).find("here", "water")) is level


def test_a_website_alone_is_nobody() -> None:
    assert level_of(guide(website="https://here.example.org/").find("here", "water")) is Level.NOTHING


def test_levels_are_counted_best_first() -> None:
    counted = tally([Level.NAMED, Level.CONFIRMED, Level.NAMED], "en")
    assert [(each.code, each.count) for each in counted if each.count] == [("confirmed", 1), ("named", 2)]


@pytest.mark.parametrize(("contact", "has"), [(OFFICE, True), (GENERAL, False), (NATIONAL, False)])
def test_only_an_office_of_its_own_is_opened(contact: ContactPoint, has: bool) -> None:
    assert has_own_office(guide(contact), "here", "water") is has


async def test_all_municipalities_are_listed_with_what_they_lack(admin: Browser) -> None:
    page = await admin.get("/desk/coverage")
    assert (page.status, page.text.count('<svg class="bar"')) == (200, len(GUIDE.municipalities))


@pytest.mark.parametrize("path", ["?topic=waste-collection", "/table", "/table?group=services", "/gjilan"])
async def test_it_can_be_looked_at_in_several_ways(admin: Browser, path: str) -> None:
    page = await admin.get(f"/desk/coverage{path}")
    assert (page.status, "not confirmed" in page.text, "Gjilan" in page.text) == (200, True, True)


async def test_a_table_that_would_be_too_large_shows_a_group(admin: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = (await admin.get("/desk/coverage/table")).text
    monkeypatch.setattr(coverage_pages, "MOST_CELLS", 1)
    assert (await admin.get("/desk/coverage/table")).text.count("<td>") < whole.count("<td>")


@pytest.mark.parametrize("path", ["/desk/coverage/nowhere", "/desk/coverage/gjilan/nothing"])
async def test_what_is_not_there_is_told(admin: Browser, path: str) -> None:
    assert (await admin.get(path)).status == 404


async def test_an_editor_of_one_place_sees_only_that(desk: World) -> None:
    async with editor(desk, municipalities=["prizren"]) as browser:
        for path in ("/desk/coverage", "/desk/coverage/table"):
            page = await browser.get(path)
            assert ("Prizren" in page.text, "Gjilan" in page.text) == (True, False)
        assert (await browser.get("/desk/coverage/gjilan")).status == 404
        assert (await browser.get("/desk/coverage/gjilan/waste-collection")).status == 404


async def test_without_an_outline_there_is_no_map(desk: World, admin: Browser) -> None:
    assert '<svg class="map"' not in (await admin.get("/desk/coverage")).text
    await draw_outline(desk.database)
    assert '<svg class="map"' in (await admin.get("/desk/coverage")).text


async def test_the_map_says_that_its_borders_are_none(desk: World, admin: Browser) -> None:
    await draw_outline(desk.database)
    assert "They are not the official borders." in (await admin.get("/desk/coverage")).text


async def test_a_choice_of_a_matter_that_is_not_there_shows_all(admin: Browser) -> None:
    assert '<svg class="bar"' in (await admin.get("/desk/coverage?topic=nothing")).text


async def test_a_field_leads_to_where_it_is_filled(admin: Browser) -> None:
    leads = {topic: (await admin.get(f"/desk/coverage/gjilan/{topic}")).to for topic in GUIDE.offered()}
    known = {topic for topic in leads if has_own_office(GUIDE, "gjilan", topic)}
    assert {topic for topic, to in leads.items() if to.startswith("/desk/directory?")} == known
    assert {to.partition("?")[0] for topic, to in leads.items() if topic not in known} == {"/desk/directory/new"}


async def test_who_may_not_edit_is_led_to_the_list(desk: World) -> None:
    await desk.account("vesa", role=Role.VIEWER)
    async with desk.browser() as browser:
        await browser.sign_in("vesa")
        leads = {(await browser.get(f"/desk/coverage/gjilan/{topic}")).to for topic in GUIDE.offered()}
    assert {to.partition("?")[0] for to in leads} == {"/desk/directory"}


async def draw_outline(database: Database) -> None:
    async with database.transaction() as session:
        await kept.put(session, OUTLINE, "[[41.8, 20.0], [43.3, 20.0], [43.3, 21.9], [41.8, 21.9]]")
