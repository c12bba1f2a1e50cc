"""Keeping reply templates: the list, a new one, changing, retiring."""

from __future__ import annotations

from typing import Any

import pytest

from desk.scripts import differs
from desk.templates_fill import check
from desk.templates_form import LANGUAGES_KEPT
from desk.templates_starter import FOLDER, add_starters, read
from directory.pack import PACKS, read_pack
from storage import templates
from storage.account_tables import Role
from storage.scope import Scope
from storage.templates import Template, Words
from tests.desk.world import Browser, World

LIST, NEW, ROADS = "/desk/templates", "/desk/templates/new", "/desk/templates/roads-closed"


async def make(desk: World, key: str = "roads-closed", **more: Any) -> None:
    versions = {"en": Words(title="Roads closed", text="Call {phone}."), "sq": Words(title="Rruga", text="Thirrni.")}
    async with desk.database.transaction() as store:
        await templates.add(store, key, versions, account_id=None, now=desk.clock(), **more)


async def kept(desk: World, key: str = "roads-closed") -> Template:
    async with desk.database.reading() as store:
        found = await templates.by_key(store, key, scope=Scope.ALL)
        assert found is not None
        return found


# The starter set


def test_a_dozen_starters_in_five_languages_can_all_be_filled_in() -> None:
    files = sorted(FOLDER.glob("*.yaml"))
    topics = {topic.code for topic in read_pack(PACKS / "kosovo").topics}
    assert len(files) == 12
    for file in files:
        for_topics, versions = read(file)
        assert set(for_topics) <= topics
        assert set(versions) == {"sq", "sr-Cyrl", "bs", "tr", "en"}
        for language, words in versions.items():
            check(words.text)
            assert not differs(f"{words.title}\n{words.text}", language), (file.stem, language)


async def test_starters_come_once_and_leave_alone_what_was_changed(desk: World) -> None:
    async with desk.database.transaction() as store:
        assert await add_starters(store, now=desk.clock()) == 12
        await templates.retire(store, "solved", scope=Scope.ALL, retired=True, now=desk.clock())
    async with desk.database.transaction() as store:
        assert await add_starters(store, now=desk.clock()) == 0
    assert (await kept(desk, "solved")).is_retired


# The pages


async def test_the_list_tells_which_languages_are_missing(desk: World, officer: Browser) -> None:
    await make(desk, topics=["roads"], municipality="gjilan", starter=True)
    text = (await officer.get(LIST)).text
    for said in ("Roads closed", "starter", "Gjilani", "Shqip, English", "Missing: Српски, Bosanski, Türkçe"):
        assert said in text


async def test_a_new_template_is_named_after_its_title(desk: World, officer: Browser) -> None:
    fields = {"title-sr-Cyrl": "Пут је затворен", "text-sr-Cyrl": "Зовите {phone}.", "topic:roads": "on"}
    page = await officer.submit(NEW, do="save", **fields)
    assert page.to == f"{LIST}?done=make"
    made = await kept(desk, "put-je-zatvoren")
    assert made.versions == {"sr-Cyrl": Words(title="Пут је затворен", text="Зовите {phone}.")}
    assert (made.topics, made.municipality, made.starter) == (("roads",), None, False)


@pytest.mark.parametrize(
    ("fields", "where", "said"),
    [
        ({}, "title-sq", "in at least one language"),
        ({"title-en": "A"}, "text-en", "The text is missing here."),
        ({"text-en": "A"}, "title-en", "A title is missing here."),
        ({"title-en": "A" * 121, "text-en": "A"}, "title-en", "at most 120 characters"),
        ({"title-en": "A", "text-en": "A" * 3001}, "text-en", "at most 3,000 characters"),
        ({"title-en": "A", "text-en": "{fax}, {telex}"}, "text-en", "There is no placeholder {fax}, {telex}."),
        ({"title-en": "A", "text-en": "a } b"}, "text-en", "A brace stands alone here."),
        ({"title-en": "A", "text-en": "A", "key": "Ä b"}, "key", "small letters from a to z"),
        ({"title-en": "A", "text-en": "A", "key": "new"}, "key", "small letters from a to z"),
        ({"title-en": "A", "text-en": "A", "key": "roads-closed"}, "key", "has this short name already"),
        ({"title-en": "A", "text-en": "A", "municipality": "atlantis"}, "municipality", "Please choose a municipality"),
        ({"title-sr-Cyrl": "Put", "text-sr-Cyrl": "Zovite nas"}, "text-sr-Cyrl", "Serbian is kept in Cyrillic"),
    ],
)
async def test_what_is_wrong_is_said_at_its_field(
    fields: dict[str, str], where: str, said: str, desk: World, officer: Browser
) -> None:
    await make(desk)
    page = await officer.submit(NEW, do="save", **fields)
    assert (page.status, f'id="{where}-fault"' in page.text, said in page.text) == (422, True, True)
    assert f'aria-describedby="{where}-fault"' in page.text


async def test_serbian_typed_in_latin_is_turned(desk: World, officer: Browser) -> None:
    fields = {"title-sr-Cyrl": "Put", "text-sr-Cyrl": "Zovite {phone}"}
    text = (await officer.submit(NEW, do="to-cyrillic", **fields)).text
    assert ('value="Пут"' in text, "Зовите {phone}</textarea>" in text) == (True, True)


async def test_a_change_is_seen_before_it_is_overwritten(desk: World, officer: Browser) -> None:
    await make(desk)
    page = await officer.get(ROADS)
    fields = {"token": page.hidden("token"), "seen": page.hidden("seen"), "title-en": "Mine", "text-en": "Mine"}
    await officer.submit(ROADS, do="save", **{"title-en": "Theirs", "text-en": "Theirs"})
    late = await officer.post(ROADS, fields)
    assert (late.status, 'value="Mine"' in late.text) == (409, True)
    assert (await kept(desk)).versions == {"en": Words(title="Theirs", text="Theirs")}
    assert (await officer.post(ROADS, fields | {"seen": late.hidden("seen")})).to == f"{LIST}?done=change"


async def test_a_starter_that_is_changed_is_the_office_s(desk: World, officer: Browser) -> None:
    await make(desk, starter=True)
    await officer.submit(ROADS, do="save", **{"title-en": "Closed", "text-en": "Closed"})
    assert not (await kept(desk)).starter


async def test_retired_is_not_offered_and_comes_back(desk: World, officer: Browser) -> None:
    await make(desk)
    await desk.ticket("7KX-4PB", reads="en")
    assert (await officer.submit(ROADS, do="retire")).to == f"{LIST}?done=retire"
    assert "Roads closed" not in (await officer.get("/desk/tickets/7KX-4PB")).text
    assert "No longer offered (1)" in (await officer.get(LIST)).text
    await officer.submit(ROADS, do="restore")
    assert "Roads closed" in (await officer.get("/desk/tickets/7KX-4PB")).text


async def test_what_is_done_to_templates_is_recorded(desk: World, officer: Browser) -> None:
    await officer.submit(NEW, do="save", key="roads-closed", **{"title-en": "A", "text-en": "A"})
    await officer.submit(ROADS, do="save", **{"title-en": "B", "text-en": "B"})
    await officer.submit(ROADS, do="retire")
    await officer.submit(ROADS, do="restore")
    acts = ["template-make", "template-change", "template-retire", "template-restore"]
    assert [each for each in await desk.audited() if "template" in each[1]] == [
        (1, act, "template roads-closed") for act in acts
    ]


# Whose they are


@pytest.fixture
async def in_prizren(desk: World, stranger: Browser) -> Browser:
    """A browser of an officer who is responsible for Prizren."""
    await desk.account(municipalities=["prizren"])
    await stranger.sign_in()
    return stranger


async def test_those_of_another_municipality_are_not_there(desk: World, in_prizren: Browser) -> None:
    await make(desk, municipality="gjilan")
    assert "Roads closed" not in (await in_prizren.get(LIST)).text
    assert (await in_prizren.get(ROADS)).status == 404


async def test_those_for_everybody_are_used_and_not_changed(desk: World, in_prizren: Browser) -> None:
    await make(desk)
    text = (await in_prizren.get(ROADS)).text
    assert ("Call {phone}." in text, 'name="title-en"' in text) == (True, False)
    token = (await in_prizren.get(NEW)).hidden("token")
    assert (await in_prizren.post(ROADS, {"token": token, "do": "retire"})).status == 403


async def test_an_officer_makes_templates_for_their_own_municipality(desk: World, in_prizren: Browser) -> None:
    fields = {"title-en": "A", "text-en": "A"}
    assert (await in_prizren.submit(NEW, do="save", **fields)).status == 422
    await in_prizren.submit(NEW, do="save", key="roads-closed", municipality="prizren", **fields)
    assert (await kept(desk)).municipality == "prizren"


async def test_an_account_that_may_see_nothing_sees_no_template(desk: World) -> None:
    await make(desk)
    async with desk.database.reading() as store:
        assert await templates.find(store, scope=Scope.NOTHING) == []


async def test_viewers_have_no_templates(desk: World, stranger: Browser) -> None:
    await desk.account(role=Role.VIEWER)
    await stranger.sign_in()
    assert (await stranger.get(LIST)).status == 403


def test_every_language_but_latin_serbian_is_kept() -> None:
    assert LANGUAGES_KEPT == ("sq", "sr-Cyrl", "bs", "tr", "rom", "en")


async def test_an_address_with_nul_finds_nothing(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    assert (await officer.get("/desk/tickets/7KX-4PB?template=%00x")).status == 200
    assert (await officer.get("/desk/templates/new?from=%00")).status == 200
