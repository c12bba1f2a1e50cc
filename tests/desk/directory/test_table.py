"""The table of contact points: found by filters, changed in their line, several at once."""

from __future__ import annotations

import re
from urllib.parse import quote, urlencode

import pytest

from directory.editing import change
from directory.records import State
from storage.account_tables import Role
from storage.database import Database
from storage.scope import Scope
from tests.conftest import NOW
from tests.desk.directory.filled import EVERYWHERE, ROADS, WASTE, WATER, changes, contact, form_of
from tests.desk.world import Browser, Page, World

TABLE = "/desk/directory"
LINE = f"{TABLE}?municipality=gjilan&edit={WASTE}"


@pytest.fixture
def database(plain_store: Database) -> Database:
    return plain_store


def keys_in(page: Page) -> list[str]:
    """The contact points of the table, in its order."""
    return re.findall(r'href="/desk/directory/contacts/([^"?#]+)"><strong>', page.text)


async def done_to(browser: Browser, do: str, *keys: str, seen: int = 1, fields: dict[str, str] | None = None) -> Page:
    """Something is done to several of them."""
    token = (await browser.get(TABLE)).hidden("token")
    picked = {f"pick-{key}": str(seen) for key in keys}
    return await browser.post(TABLE, {"token": token, "do": do, "note": "asked", **picked, **(fields or {})})


# What is found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {WASTE, WATER, "gjilan/general", ROADS, EVERYWHERE}),
        ("municipality=prizren", {ROADS}),
        ("municipality=national", {EVERYWHERE}),
        ("topic=waste-collection", {WASTE}),
        ("state=confirmed", {WASTE}),
        ("state=unconfirmed&municipality=gjilan", {WATER, "gjilan/general"}),
        ("missing=phones", {"gjilan/general", ROADS}),
        ("missing=name&municipality=gjilan", {WATER, "gjilan/general"}),
        ("due=never&municipality=gjilan", {WATER, "gjilan/general"}),
        ("due=overdue", set()),
        ("q=отпад", {WASTE}),
        ("q=280320111", {WASTE}),
        ("q=roads+office", {ROADS}),
        ("municipality=nowhere&state=odd", {WASTE, WATER, "gjilan/general", ROADS, EVERYWHERE}),
    ],
)
async def test_filters_stand_in_the_address(query: str, found: set[str], editor: Browser) -> None:
    assert set(keys_in(await editor.get(f"{TABLE}?{quote(query, safe='=&+')}"))) == found


async def test_a_confirmation_that_has_run_out_is_overdue(editor: Browser, filled: Database, desk: World) -> None:
    async with filled.transaction() as store:
        fields = {"confirmed_on": "2025-01-01"}
        await change(store, WASTE, fields, version=1, scope=Scope.ALL, account_id=None, note="old", now=NOW)
    page = await editor.get(f"{TABLE}?due=overdue")
    assert (keys_in(page), "to be confirmed again" in page.text) == ([WASTE], True)


async def test_an_editor_of_one_municipality_sees_theirs_and_the_national_ones(local: Browser) -> None:
    page = await local.get(TABLE)
    assert set(keys_in(page)) == {WASTE, WATER, "gjilan/general", EVERYWHERE}
    assert f"pick-{EVERYWHERE}" not in page.text


async def test_an_empty_directory_shows_the_way_by_a_table_first(desk: World) -> None:
    await desk.account("ed", role=Role.EDITOR)
    async with desk.browser() as browser:
        await browser.sign_in("ed")
        text = (await browser.get(TABLE)).text
    assert ("The directory is empty" in text, 'href="/desk/directory/import"' in text) == (True, True)


# A line changed in its place


async def test_a_line_is_changed_in_its_place(editor: Browser, filled: Database) -> None:
    form = form_of((await editor.get(LINE)).text, do="save", note="asked", phones="038 222 165")
    page = await editor.post(LINE, form)
    assert page.to == f"{TABLE}?municipality=gjilan&done=save"
    after = await contact(filled)
    assert (after.phones, after.names["sq"], after.version) == (("+383 38 222 165",), "Mbeturinat", 2)


async def test_what_is_wrong_in_a_line_is_told_at_its_field(editor: Browser, filled: Database) -> None:
    form = form_of((await editor.get(LINE)).text, do="save", note="", phones="call us", email="new@gjilan.org")
    page = await editor.post(LINE, form)
    assert (page.status, 'id="phones-fault">' in page.text, 'id="note-fault">' in page.text) == (422, True, True)
    assert form_of(page.text)["email"] == "new@gjilan.org"
    assert (await contact(filled)).version == 1


async def test_two_in_the_same_line_are_led_to_both_texts(editor: Browser, filled: Database) -> None:
    form = form_of((await editor.get(LINE)).text, do="save", note="asked", address="Mine 1")
    async with filled.transaction() as store:
        fields = {"address": "Theirs 2"}
        await change(store, WASTE, fields, version=1, scope=Scope.ALL, account_id=None, note="moved", now=NOW)
    page = await editor.post(LINE, form)
    assert (page.status, "Mine 1" in page.text, "Theirs 2" in page.text) == (409, True, True)
    again = form_of(page.text, do="save", **{"take-address": "mine"})
    assert (await editor.post(f"/desk/directory/contacts/{WASTE}", again)).status == 303
    assert (await contact(filled)).address == "Mine 1"


@pytest.mark.parametrize("key", [ROADS, EVERYWHERE])
async def test_what_is_not_in_ones_care_is_not_changed(key: str, local: Browser, filled: Database) -> None:
    token = (await local.get(TABLE)).hidden("token")
    fields = {"token": token, "do": "save", "seen": "1", "note": "x", "phones": "038 222 165"}
    assert (await local.post(f"{TABLE}?edit={key}", fields)).status == 404
    assert (await contact(filled, key)).version == 1


# Several at once


async def test_a_count_that_is_no_number_says_nothing(editor: Browser) -> None:
    page = await editor.get(f"{TABLE}?changed=%C2%B2")
    assert (page.status, "changed." in page.text) == (200, False)


async def test_several_are_confirmed_at_once(editor: Browser, filled: Database, desk: World) -> None:
    page = await done_to(editor, "confirm", WASTE, ROADS)
    assert page.to == f"{TABLE}?changed=2"
    assert [(await contact(filled, key)).confirmed_on for key in (WASTE, ROADS)] == [NOW.date()] * 2
    assert (await changes(filled, ROADS))[0].action == "confirmed"
    assert [subject for _, _, subject in await desk.audited()][-2:] == [f"contact {WASTE}", f"contact {ROADS}"]


@pytest.mark.parametrize(
    ("do", "fields", "column", "value"),
    [
        ("state", {"to-state": "refuses"}, "state", State.REFUSES),
        ("add-topic", {"to-topic": "pensions"}, "topics", ("roads", "pensions")),
        ("remove-topic", {"to-topic": "roads"}, "topics", ()),
        ("hours", {"to-hours": "Mon-Fri 8.00-16.00"}, "opening_hours", "Mo-Fr 08:00-16:00"),
    ],
)
async def test_each_act_changes_its_field(
    do: str, fields: dict[str, str], column: str, value: object, editor: Browser, filled: Database
) -> None:
    assert (await done_to(editor, do, ROADS, fields=fields)).status == 303
    assert getattr(await contact(filled, ROADS), column) == value


async def test_one_that_stands_in_the_way_keeps_all_as_they_were(editor: Browser, filled: Database) -> None:
    page = await done_to(editor, "hours", WASTE, ROADS, fields={"to-hours": "Mo 8-26:00"})
    assert (page.status, "Nothing was changed" in page.text, "Roads Office" in page.text) == (422, True, True)
    assert [(await contact(filled, key)).version for key in (WASTE, ROADS)] == [1, 1]
    assert f'id="pick-{ROADS}" name="pick-{ROADS}" value="1" checked' in page.text
    assert 'value="Mo 8-26:00"' in page.text


async def test_what_somebody_else_changed_meanwhile_is_not_overwritten(editor: Browser, filled: Database) -> None:
    page = await done_to(editor, "confirm", WASTE, ROADS, seen=7)
    assert (page.status, page.text.count("somebody else has changed it meanwhile")) == (422, 2)
    assert (await contact(filled, ROADS)).state is State.UNCONFIRMED


@pytest.mark.parametrize(
    ("do", "keys", "note", "said"),
    [
        ("confirm", (), "x", "choose at least one"),
        ("explode", (ROADS,), "x", "choose what is to be done"),
        ("state", (ROADS,), "x", "choose what it is to become"),
        ("confirm", (ROADS,), " ", "say in a few words why"),
    ],
)
async def test_what_is_missing_is_told(do: str, keys: tuple[str, ...], note: str, said: str, editor: Browser) -> None:
    page = await done_to(editor, do, *keys, fields={"note": note})
    assert (page.status, said in page.text) == (422, True)


async def test_nobody_reaches_others_offices_by_picking_them(local: Browser, filled: Database) -> None:
    page = await done_to(local, "confirm", WASTE, ROADS, EVERYWHERE)
    assert (page.status, page.text.count("is not there any more"), "Roads Office" in page.text) == (422, 2, False)
    assert (await contact(filled, ROADS)).version == 1


# A new one


async def test_a_new_one_needs_a_name_and_a_reason_only(editor: Browser, filled: Database) -> None:
    path = f"{TABLE}/new?municipality=prizren&topic=pensions"
    form = form_of((await editor.get(path)).text, name_sq="Zyra e pensioneve", note="from the website")
    page = await editor.post(f"{TABLE}/new", {**form, "topics:pensions": "on"})
    assert page.to == "/desk/directory/contacts/prizren/zyra-e-pensioneve?done=make"
    made = await contact(filled, "prizren/zyra-e-pensioneve")
    assert (made.municipality, made.topics, made.state) == ("prizren", ("pensions",), State.UNCONFIRMED)


async def test_a_new_one_without_a_name_is_refused_and_nothing_typed_is_lost(editor: Browser) -> None:
    form = form_of((await editor.get(f"{TABLE}/new")).text, phones="038 222 165")
    page = await editor.post(f"{TABLE}/new", form)
    assert (page.status, "A name is missing in every language." in page.text) == (422, True)
    assert form_of(page.text)["phones"] == "038 222 165"


async def test_a_local_editor_makes_local_offices_only(local: Browser, filled: Database) -> None:
    page = await local.get(f"{TABLE}/new?municipality=prizren")
    assert (form_of(page.text)["municipality"], "Prizreni" in page.text) == ("gjilan", False)
    form = form_of(page.text, name_en="Foreign", note="x", municipality="prizren")
    refused = await local.post(f"{TABLE}/new", form)
    assert (refused.status, "is not in your care" in refused.text) == (422, True)


# Hours


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("E hënë – E premte 8-16", "Mo-Fr 08:00-16:00"),
        ("24/7", "open day and night"),
        ("Mo 8-26:00", "at character"),
        ("", "the opening hours are not known"),
    ],
)
async def test_what_was_understood_of_hours_is_told_while_typing(typed: str, said: str, editor: Browser) -> None:
    page = await editor.get(f"{TABLE}/hours?{urlencode({'opening_hours': typed})}")
    assert (page.status, said in page.text) == (200, True)
