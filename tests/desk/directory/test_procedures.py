"""Procedures: written down, changed, removed, taken back, by several people at once."""

from __future__ import annotations

import pytest

from directory.procedure_editing import Who, change_procedure
from storage.database import Database
from storage.directory import procedure_changes
from storage.directory_tables import ProcedureChange
from storage.scope import Scope
from tests.conftest import NOW
from tests.desk.directory.filled import REGISTER, form_of, procedure
from tests.desk.world import Browser, Page, World

LIST = "/desk/directory/procedures"
PAGE = f"{LIST}/{REGISTER}"


async def sent(browser: Browser, do: str = "save", note: str = "told so", **fields: str) -> Page:
    page = await browser.get(PAGE)
    return await browser.post(PAGE, form_of(page.text, do=do, note=note, **fields))


async def pressed(browser: Browser, do: str, **fields: str) -> Page:
    page = await browser.get(PAGE)
    known = {"token": page.hidden("token"), "note": "why not", "do": do}
    return await browser.post(PAGE, {**known, **fields})


async def past(database: Database) -> list[ProcedureChange]:
    """The latest first."""
    async with database.reading() as store:
        return [each for each, _ in await procedure_changes(store, REGISTER)]


@pytest.mark.parametrize(
    ("query", "is_there"),
    [
        ("", True),
        ("municipality=gjilan&topic=civil-status", True),
        ("municipality=prizren", False),
        ("q=lindjes", True),
    ],
)
async def test_the_list_is_narrowed_by_its_address(query: str, is_there: bool, editor: Browser) -> None:
    assert ("Birth registration" in (await editor.get(f"{LIST}?{query}")).text) is is_there


async def test_a_change_is_kept_with_its_reason(editor: Browser, filled: Database, desk: World) -> None:
    page = await sent(editor, documents_sq="letërnjoftimi\n\n  certifikata ", deadline_days="5")
    assert page.to == f"{PAGE}?done=save"
    after = await procedure(filled)
    assert after is not None
    assert (after.documents["sq"], after.deadline_days, after.version) == (("letërnjoftimi", "certifikata"), 5, 2)
    assert (await past(filled))[0].note == "told so"
    assert (await desk.audited())[-1][1:] == ("procedure-change", f"procedure {REGISTER}")


async def test_saving_what_was_not_changed_keeps_nothing(editor: Browser, filled: Database) -> None:
    assert (await sent(editor)).to == f"{PAGE}?done=nothing"


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("deadline_days", "soon", "is not a number of days"),
        ("source_url", "nowhere", "is not a web address"),
        ("topic", "odd", "unknown topic"),
        ("note", "", "say in a few words why"),
    ],
)
async def test_what_is_wrong_is_told_at_its_field(
    field: str, text: str, said: str, editor: Browser, filled: Database
) -> None:
    page = await sent(editor, **{"fee_en": "2 €", field: text})
    assert (page.status, f'id="{field}-fault">' in page.text, said in page.text.lower()) == (422, True, True)
    assert form_of(page.text)["fee_en"] == "2 €"


async def test_without_a_title_it_is_refused(editor: Browser) -> None:
    page = await sent(editor, title_en="", title_sq="")
    assert (page.status, "A title is missing in every language." in page.text) == (422, True)


async def test_two_at_once_are_shown_both_texts_and_one_is_chosen(editor: Browser, filled: Database) -> None:
    form = form_of((await editor.get(PAGE)).text, do="save", note="told so", fee_en="2 €", fee_sq="2 euro")
    async with filled.transaction() as store:
        who = Who(scope=Scope.ALL, account_id=None, note="new law", now=NOW)
        await change_procedure(store, REGISTER, {"fee_en": "3 €"}, who, version=1)
    page = await editor.post(PAGE, form)
    assert (page.status, "3 €" in page.text, "new law" in page.text) == (409, True, True)
    again = form_of(page.text, do="save")
    assert (await editor.post(PAGE, again)).status == 409
    assert (await editor.post(PAGE, {**again, "take-fee_en": "theirs"})).status == 303
    after = await procedure(filled)
    assert after is not None
    assert after.fees == {"en": "3 €", "sq": "2 euro"}


async def test_removing_is_taken_back_in_one_click(editor: Browser, filled: Database) -> None:
    before = await procedure(filled)
    assert (await pressed(editor, "remove", seen="1")).to == f"{PAGE}?done=remove"
    assert await procedure(filled) is None
    number = (await past(filled))[0].id
    assert (await pressed(editor, "undo", change=str(number))).to == f"{PAGE}?done=undo"
    after = await procedure(filled)
    assert (after and after.titles, after and after.version) == (before and before.titles, 3)


async def test_what_was_changed_since_is_not_taken_back(editor: Browser, filled: Database) -> None:
    await sent(editor, fee_en="2 €")
    number = (await past(filled))[0].id
    await sent(editor, fee_en="3 €")
    page = await pressed(editor, "undo", change=str(number))
    assert (page.status, "Fee (English): has been changed since" in page.text) == (422, True)


async def test_what_was_changed_meanwhile_is_not_removed(editor: Browser, filled: Database) -> None:
    await sent(editor, fee_en="2 €")
    assert (await pressed(editor, "remove", seen="1")).status == 409
    assert await procedure(filled) is not None


async def test_a_new_one_is_named_after_its_title(editor: Browser, filled: Database) -> None:
    path = f"{LIST}/new"
    form = form_of((await editor.get(f"{path}?municipality=prizren&topic=roads")).text, title_en="A permit", note="x")
    assert (await editor.post(path, form)).to == f"{LIST}/prizren/a-permit?done=make"
    made = await procedure(filled, "prizren/a-permit")
    assert (made and made.topic, made and made.municipality) == ("roads", "prizren")


async def test_another_municipality_is_not_there_and_not_made(local: Browser, filled: Database) -> None:
    form = form_of((await local.get(f"{LIST}/new")).text, title_en="A permit", note="x", topic="roads")
    assert (await local.post(f"{LIST}/new", {**form, "municipality": "prizren"})).status == 422
    assert (await local.get(f"{LIST}/prizren/a-permit")).status == 404
    assert "Birth registration" in (await local.get(LIST)).text
