"""The pages on which names, languages and usual hours of municipalities are kept."""

from __future__ import annotations

from typing import Any

import pytest

from directory.code_store import MUNICIPALITIES as FAMILY
from directory.code_store import load_held, write_from_pack
from directory.records import Municipality
from storage.account_tables import Role
from storage.database import Database
from tests.desk.world import Browser, World
from tests.handlers.world import MUNICIPALITIES

LIST, GJILAN = "/desk/municipalities", "/desk/municipalities/gjilan"
KEPT = {"name_sq": "Gjilani", "name_sr-Cyrl": "Гњилане", "name_en": "Gjilani", "language-sq": "on", "first": "sq"}


@pytest.fixture
def database(plain_store: Database) -> Database:
    return plain_store


@pytest.fixture(autouse=True)
async def directory(desk: World) -> None:
    async with desk.database.transaction() as store:
        await write_from_pack(store, FAMILY, MUNICIPALITIES, now=desk.clock())


async def stored(desk: World) -> Municipality:
    async with desk.database.reading() as store:
        return (await load_held(store, FAMILY))["gjilan"].entry


async def submit(browser: Browser, path: str = GJILAN, **fields: str) -> Any:
    return await browser.submit(path, **{"do": "save", "note": "from the assembly", **KEPT, **fields})


async def test_the_list_leads_to_each(admin: Browser) -> None:
    page = await admin.get(LIST)
    assert (page.status, GJILAN in page.text) == (200, True)


async def test_names_languages_and_hours_are_kept(desk: World, admin: Browser) -> None:
    said = {
        "aliases": "Gilan\nGjilan i Vjetër",
        "language-tr": "on",
        "first": "tr",
        "opening_hours": "Mo-Fr 08:00-16:00",
    }
    assert (await submit(admin, **said)).status == 303
    place = await stored(desk)
    assert (place.aliases, place.official_languages) == (("Gilan", "Gjilan i Vjetër"), ("tr", "sq"))
    assert place.opening_hours == "Mo-Fr 08:00-16:00"
    assert ("municipality-change", "municipality gjilan") in [each[1:] for each in await desk.audited()]


async def test_what_is_wrong_stands_at_its_field_and_nothing_is_lost(desk: World, admin: Browser) -> None:
    page = await submit(admin, opening_hours="whenever", aliases="Old town")
    assert (page.status, 'id="opening_hours-fault"' in page.text, "Old town" in page.text) == (422, True, True)
    assert (await stored(desk)).version == 1


async def test_two_at_once_overwrite_nothing_unseen(desk: World, admin: Browser) -> None:
    token = (await admin.get(GJILAN)).hidden("token")
    await submit(admin, aliases="First name")
    stale = {"token": token, "seen": "1", "do": "save", "note": "mine", **KEPT, "aliases": "Second name"}
    page = await admin.post(GJILAN, stale)
    assert (page.status, "Second name" in page.text, "First name" in page.text) == (409, True, True)
    assert (await stored(desk)).aliases == ("First name",)


async def test_a_change_is_taken_back(desk: World, admin: Browser) -> None:
    await submit(admin, aliases="Gilan")
    change = (await admin.get(GJILAN)).hidden("change")
    await submit(admin, do="undo", change=change)
    assert (await stored(desk)).aliases == ()


async def test_an_editor_sees_and_changes_only_their_own(desk: World) -> None:
    await desk.account("eva", role=Role.EDITOR, municipalities=["prizren"])
    async with desk.browser() as browser:
        await browser.sign_in("eva")
        assert GJILAN not in (await browser.get(LIST)).text
        assert (await browser.get(GJILAN)).status == 404
        assert (await submit(browser, "/desk/municipalities/prizren", aliases="Prizreni i Vjetër")).status == 303
