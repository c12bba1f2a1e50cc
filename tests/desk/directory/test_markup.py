"""The directory's pages themselves: every field has its label, every reference its target, nothing stands inline."""

from __future__ import annotations

import pytest

from directory.editing import change
from storage.database import Database
from storage.scope import Scope
from tests.conftest import NOW
from tests.desk.directory.filled import REGISTER, WASTE, form_of
from tests.desk.test_markup import FIELDS, Found, Tags
from tests.desk.world import Browser, World

CONTACT = f"/desk/directory/contacts/{WASTE}"
PAGES = (
    "/desk/directory",
    "/desk/directory?municipality=gjilan&state=all&missing=email&due=never&q=waste",
    f"/desk/directory?edit={WASTE}",
    "/desk/directory/new",
    CONTACT,
    f"{CONTACT}?preview-language=sq&preview-channel=viber",
    "/desk/directory/procedures",
    "/desk/directory/procedures/new",
    f"/desk/directory/procedures/{REGISTER}",
)


@pytest.fixture
def database(plain_store: Database) -> Database:
    return plain_store


async def refused_and_clashing(browser: Browser, database: Database) -> list[str]:
    """The pages of those whose text was not kept."""
    form = form_of((await browser.get(CONTACT)).text, do="save", note="asked", address="Mine 1")
    wrong = await browser.post(CONTACT, {**form, "email": "a@b", "note": ""})
    async with database.transaction() as store:
        fields = {"address": "Theirs 2"}
        await change(store, WASTE, fields, version=1, scope=Scope.ALL, account_id=None, note="moved", now=NOW)
    row = f"/desk/directory?edit={WASTE}"
    line = form_of((await browser.get(row)).text, do="save", note="", phones="call us")
    return [wrong.text, (await browser.post(CONTACT, form)).text, (await browser.post(row, line)).text]


@pytest.mark.parametrize("language", ["sq", "sr-Cyrl", "sr-Latn", "bs", "tr", "en"])
async def test_the_pages_are_whole_in_every_language(language: str, desk: World, filled: Database) -> None:
    async with desk.admin(language=language) as browser:
        html = [(await browser.get(path)).text for path in PAGES]
        html += await refused_and_clashing(browser, filled)
    for page in html:
        are_labelled(Tags(page).found)
        assert page.count("<h1") == 1


def are_labelled(page: Found) -> None:
    ids = [attributes["id"] for _, attributes in page if "id" in attributes]
    labels = {attributes["for"] for tag, attributes in page if tag == "label"}
    fields = {a.get("id", a.get("name")) for tag, a in page if tag in FIELDS and a.get("type") != "hidden"}
    described = {name for _, a in page for name in (a.get("aria-describedby") or "").split()}
    forms = sum(tag == "form" and attributes.get("method") == "post" for tag, attributes in page)
    tokens = sum(tag == "input" and attributes.get("name") == "token" for tag, attributes in page)
    assert (len(ids), labels, forms) == (len(set(ids)), fields, tokens)
    assert described <= set(ids)
    assert not {name for _, a in page for name in a if name == "style" or name.startswith("on")}
