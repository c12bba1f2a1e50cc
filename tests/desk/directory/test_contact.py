"""The page of a contact point: read, changed, confirmed, taken back, by several people at once."""

from __future__ import annotations

import re
from typing import Any

import pytest

from directory.editing import change
from directory.records import State
from storage import corrections
from storage.account_tables import Role
from storage.corrections import Said
from storage.database import Database
from storage.directory_tables import ChangeAction
from storage.scope import Scope
from tests.conftest import NOW
from tests.desk.directory.filled import EVERYWHERE, ROADS, WASTE, WATER, changes, contact, form_of
from tests.desk.world import Browser, Page, World

PAGE = f"/desk/directory/contacts/{WASTE}"


async def sent(browser: Browser, path: str = PAGE, do: str = "save", note: str = "asked", **fields: str) -> Page:
    """The form of a page with other texts in some fields."""
    page = await browser.get(path)
    return await browser.post(path, form_of(page.text, do=do, note=note, **fields))


async def colleague(database: Database, **fields: str) -> None:
    """Somebody else changes the same contact point meanwhile."""
    async with database.transaction() as store:
        now = await contact(database)
        await change(
            store, WASTE, fields, version=now.version, scope=Scope.ALL, account_id=1, note="they moved", now=NOW
        )


async def test_the_page_tells_what_is_known_and_how_far_it_may_be_trusted(editor: Browser) -> None:
    text = (await editor.get(PAGE)).text
    for said in ("Waste Department", "confirmed", "Residents get these details first", "Gjilani", "+383 280 320 111"):
        assert said in text


async def test_a_change_is_kept_with_its_reason(editor: Browser, filled: Database) -> None:
    page = await sent(editor, email="new@gjilan.org", phones="038 222 165")
    after = await contact(filled)
    assert (page.status, page.to) == (303, f"{PAGE}?done=save")
    assert (after.email, after.phones, after.version) == ("new@gjilan.org", ("+383 38 222 165",), 2)
    assert (await changes(filled))[0].note == "asked"


async def test_saving_what_was_not_changed_keeps_nothing(editor: Browser, filled: Database) -> None:
    assert (await sent(editor)).to == f"{PAGE}?done=nothing"
    assert (await contact(filled)).version == 1


@pytest.mark.parametrize("key", [WASTE, WATER, ROADS, EVERYWHERE])
async def test_the_form_says_of_every_field_what_stands_there(key: str, editor: Browser, filled: Database) -> None:
    assert (await sent(editor, f"/desk/directory/contacts/{key}")).to.endswith("?done=nothing")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("phones", "call us", "is not a phone number"),
        ("email", "a@b", "is not an e-mail address"),
        ("opening_hours", "Mo 8-26:00", "at character"),
        ("note", " ", "say in a few words why"),
        ("latitude", "abc", "is not a coordinate"),
    ],
)
async def test_what_is_wrong_is_told_at_its_field_and_nothing_typed_is_lost(
    name: str, text: str, said: str, editor: Browser, filled: Database
) -> None:
    page = await sent(editor, **{"address": "Another street", name: text})
    assert page.status == 422
    assert re.search(rf'id="{name}-fault">[^<]*{said}', page.text)
    assert form_of(page.text)["address"] == "Another street"
    assert (await contact(filled)).version == 1


async def test_hours_are_understood_as_people_write_them(editor: Browser, filled: Database) -> None:
    await sent(editor, opening_hours="E hënë – E premte 8-16")
    assert (await contact(filled)).opening_hours == "Mo-Fr 08:00-16:00"


async def test_confirming_is_one_click(editor: Browser, filled: Database, desk: World) -> None:
    page = await editor.get(PAGE)
    fields = {
        "token": page.hidden("token"),
        "seen": page.hidden("seen"),
        "do": "confirm",
        "note": "The office said so.",
    }
    assert (await editor.post(PAGE, fields)).to == f"{PAGE}?done=confirm"
    after = await contact(filled)
    assert (after.state, after.confirmed_on) == (State.CONFIRMED, NOW.date())
    assert (await desk.audited())[-1][1:] == ("contact-confirm", f"contact {WASTE}")


async def test_what_was_changed_meanwhile_is_not_confirmed(editor: Browser, filled: Database) -> None:
    page = await editor.get(PAGE)
    await colleague(filled, address="Sheshi 2")
    fields = {"token": page.hidden("token"), "seen": page.hidden("seen"), "do": "confirm", "note": "yes"}
    answer = await editor.post(PAGE, fields)
    assert (answer.status, "so it was not confirmed" in answer.text, "Sheshi 2" in answer.text) == (409, True, True)


# Two at once


async def test_two_who_change_the_same_field_are_shown_both_texts(editor: Browser, filled: Database) -> None:
    form = form_of((await editor.get(PAGE)).text, do="save", note="asked", address="Mine 1", email="mine@gjilan.org")
    await colleague(filled, address="Theirs 2")
    page = await editor.post(PAGE, form)
    assert page.status == 409
    for said in ("Mine 1", "Theirs 2", "they moved", "Which one shall stand?"):
        assert said in page.text
    assert (form_of(page.text)["email"], form_of(page.text)["note"]) == ("mine@gjilan.org", "asked")


@pytest.mark.parametrize(("chosen", "kept"), [("mine", "Mine 1"), ("theirs", "Theirs 2")])
async def test_the_one_that_is_chosen_stands(chosen: str, kept: str, editor: Browser, filled: Database) -> None:
    form = form_of((await editor.get(PAGE)).text, do="save", note="asked", address="Mine 1", email="mine@gjilan.org")
    await colleague(filled, address="Theirs 2")
    again = form_of((await editor.post(PAGE, form)).text, do="save")
    page = await editor.post(PAGE, {**again, "take-address": chosen})
    after = await contact(filled)
    assert (page.status, after.address, after.email) == (303, kept, "mine@gjilan.org")


async def test_nothing_is_kept_before_one_is_chosen(editor: Browser, filled: Database) -> None:
    form = form_of((await editor.get(PAGE)).text, do="save", note="asked", address="Mine 1")
    await colleague(filled, address="Theirs 2")
    again = form_of((await editor.post(PAGE, form)).text, do="save")
    page = await editor.post(PAGE, again)
    assert (page.status, "Please choose one of the two." in page.text) == (409, True)
    assert (await contact(filled)).address == "Theirs 2"


async def test_two_who_change_different_fields_keep_both(editor: Browser, filled: Database) -> None:
    form = form_of((await editor.get(PAGE)).text, do="save", note="asked", email="mine@gjilan.org")
    await colleague(filled, address="Theirs 2")
    page = await editor.post(PAGE, form)
    assert (page.status, "other fields while you wrote: Address" in page.text) == (409, True)
    await editor.post(PAGE, form_of(page.text, do="save"))
    after = await contact(filled)
    assert (after.address, after.email) == ("Theirs 2", "mine@gjilan.org")


# History


async def test_a_change_is_taken_back_with_a_reason(editor: Browser, filled: Database) -> None:
    await sent(editor, email="new@gjilan.org")
    page = await editor.get(PAGE)
    assert "ed changed it" in page.text
    number = (await changes(filled))[0].id
    fields = {"token": page.hidden("token"), "change": str(number), "do": "undo", "note": "wrong office"}
    assert (await editor.post(PAGE, fields)).to == f"{PAGE}?done=undo"
    assert (await contact(filled)).email == "waste@gjilan.org"
    assert (await changes(filled))[0].action == ChangeAction.UNDONE


async def test_what_was_changed_since_is_not_taken_back(editor: Browser, filled: Database) -> None:
    await sent(editor, email="new@gjilan.org")
    number = (await changes(filled))[0].id
    await sent(editor, email="newer@gjilan.org")
    page = await editor.get(PAGE)
    fields = {"token": page.hidden("token"), "change": str(number), "do": "undo", "note": "wrong"}
    answer = await editor.post(PAGE, fields)
    assert (answer.status, "E-mail: has been changed since" in answer.text) == (422, True)


# What residents see


@pytest.mark.parametrize(("channel", "asked"), [("telegram", "sq"), ("viber", "sr-Cyrl"), ("webchat", "rom")])
async def test_the_preview_is_the_real_card(channel: str, asked: str, editor: Browser) -> None:
    page = await editor.get(f"{PAGE}?preview-language={asked}&preview-channel={channel}")
    assert ("Отпад" if asked == "sr-Cyrl" else "Mbeturinat" if asked == "sq" else "waste@gjilan.org") in page.text
    assert "☎ +383 280 320 111" in page.text


async def test_the_preview_shows_what_is_typed_before_it_is_saved(editor: Browser, filled: Database) -> None:
    page = await sent(editor, do="preview", phones="038 222 165", **{"preview-channel": "viber"})
    assert (page.status, "☎ +383 38 222 165" in page.text, "It is not saved yet" in page.text) == (200, True, True)
    assert form_of(page.text)["phones"] == "038 222 165"
    assert (await contact(filled)).version == 1


# Who may do what


async def test_national_offices_are_read_only_for_those_of_one_municipality(local: Browser, filled: Database) -> None:
    path = f"/desk/directory/contacts/{EVERYWHERE}"
    page = await local.get(path)
    assert ("Legal Aid Agency" in page.text, 'name="phones"' in page.text) == (True, False)
    token = (await local.get(PAGE)).hidden("token")
    assert (await local.post(path, {"token": token, "do": "save", "note": "x"})).status == 403


async def test_another_municipality_is_not_there(local: Browser) -> None:
    assert (await local.get(f"/desk/directory/contacts/{ROADS}")).status == 404


async def test_a_viewer_changes_nothing(desk: World, filled: Database) -> None:
    await desk.account(role=Role.VIEWER)
    async with desk.browser() as browser:
        await browser.sign_in()
        page = await browser.get(PAGE)
        assert ("Waste Department" in page.text, 'name="phones"' in page.text) == (True, False)
        assert (await browser.post(PAGE, {"token": page.hidden("token"), "do": "save"})).status == 403


async def test_what_waits_behind_an_office_is_counted(desk: World, editor: Browser) -> None:
    for reference, more in {"7KX-4PB": {}, "AAA-BBB": {"status": "closed"}, "CCC-DDD": {"topic": "roads"}}.items():
        fields: dict[str, Any] = more
        await desk.ticket(reference, who=reference, **fields)
    assert "1 unfinished question waits at the office" in " ".join((await editor.get(PAGE)).text.split())


async def test_an_office_that_refuses_still_refuses_when_it_confirms_that(editor: Browser, filled: Database) -> None:
    await sent(editor, state="refuses")
    page = await editor.get(PAGE)
    fields = {"token": page.hidden("token"), "seen": page.hidden("seen"), "do": "confirm", "note": "yes"}
    assert (await editor.post(PAGE, fields)).status == 303
    after = await contact(filled)
    assert (after.state, after.confirmed_on) == (State.REFUSES, NOW.date())


async def test_anothers_change_is_not_taken_back_on_this_page(editor: Browser, filled: Database) -> None:
    await sent(editor, f"/desk/directory/contacts/{ROADS}", phones="038 222 165")
    number = (await changes(filled, ROADS))[0].id
    page = await editor.get(PAGE)
    fields = {"token": page.hidden("token"), "change": str(number), "do": "undo", "note": "wrong"}
    assert (await editor.post(PAGE, fields)).status == 404


async def test_what_was_reported_stands_in_the_form_until_it_is_saved(editor: Browser, filled: Database) -> None:
    async with filled.transaction() as store:
        said = Said(contact=WASTE, municipality="gjilan", text="The number is 0280 320 999 now")
        await corrections.from_office(store, said, now=NOW)
    path = f"{PAGE}?correction=1"
    page = await editor.get(path)
    assert "The number is 0280 320 999 now" in page.text
    assert form_of(page.text)["phones"].startswith("+383 280 320 999")
    form = form_of(page.text, do="save")
    assert (await editor.post(PAGE, form)).to == "/desk/directory/corrections/1?done=edited"
    assert (await contact(filled)).phones[0] == "+383 280 320 999"


async def test_serbian_in_latin_letters_is_warned_of(editor: Browser) -> None:
    await sent(editor, **{"name_sr-Cyrl": "Odeljenje za otpad"})
    assert "Office (Српски): Serbian is kept in Cyrillic" in (await editor.get(PAGE)).text
