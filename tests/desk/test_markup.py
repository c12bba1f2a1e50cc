"""The pages themselves: whole in every language, without script, usable without a mouse."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from desk.house import STATIC
from locales import LANGUAGES
from storage.database import Database
from tests.desk.world import Browser, World

PAGES = (
    "/desk/tickets",
    "/desk/overview",
    "/desk/tickets/7KX-4PB",
    "/desk/tickets/7KX-4PB?office=gjilan",
    "/desk/unresolved",
    "/desk/tickets/AAA-BBB",
    "/desk/templates",
    "/desk/templates/new",
    "/desk/templates/received",
)
ADMINS_PAGES = (
    "/desk/me",
    "/desk/me/password",
    "/desk/me/second-step",
    "/desk/me/second-step?new=1",
    "/desk/confirm",
    "/desk/accounts",
    "/desk/accounts/new",
    "/desk/accounts/1",
    "/desk/audit",
)
STRANGERS_PAGES = ("/desk/", "/desk/setup/unknown")
FIELDS = ("input", "select", "textarea")

Found = list[tuple[str, dict[str, str | None]]]
"""Every tag of a page with its attributes."""


@pytest.fixture
def database(plain_store: Database) -> Database:
    return plain_store


class Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: Found = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.fixture(params=[code for code in LANGUAGES if code != "rom"])
async def pages(request: pytest.FixtureRequest, desk: World) -> list[Found]:
    """The tags of every kind of page in one language."""
    await desk.account()
    await desk.ticket("7KX-4PB")
    await desk.leave_unresolved("?")
    await desk.starters()
    link = await desk.link()
    async with desk.browser(request.param) as browser:
        html = [(await browser.get(path)).text for path in (*STRANGERS_PAGES, link)]
        html.append((await browser.sign_in(password="wrong")).text)
        await browser.sign_in()
        html += [(await browser.get(path)).text for path in PAGES]
    async with desk.admin(language=request.param) as admin:
        html += [(await admin.get(path)).text for path in ADMINS_PAGES]
        html.append((await admin.submit("/desk/accounts/1", do="reset")).text)
        html.append((await admin.submit("/desk/me/second-step", do="new-codes")).text)
    return [Tags(each).found for each in html]


async def test_nothing_comes_from_elsewhere_and_nothing_stands_inline(
    pages: list[Found],
) -> None:
    for tag, attributes in (each for page in pages for each in page):
        assert tag not in ("style", "iframe", "object", "img")
        assert tag != "script" or (attributes.get("src") or "").startswith("/desk/static/")
        assert not {name for name in attributes if name == "style" or name.startswith("on")}
        assert not re.match(r"(https?:)?//", attributes.get("href") or attributes.get("action") or "")


async def test_every_field_has_a_label_and_every_reference_a_target(
    pages: list[Found],
) -> None:
    for page in pages:
        ids = [attributes["id"] for _, attributes in page if "id" in attributes]
        labels = {attributes["for"] for tag, attributes in page if tag == "label"}
        fields = {a["id"] for tag, a in page if tag in FIELDS and a.get("type") != "hidden"}
        described = {name for _, a in page for name in (a.get("aria-describedby") or "").split()}
        assert len(ids) == len(set(ids))
        assert labels == fields
        assert described <= set(ids)


async def test_every_form_that_changes_something_has_its_token(
    pages: list[Found],
) -> None:
    for page in pages:
        forms = sum(tag == "form" and attributes.get("method") == "post" for tag, attributes in page)
        tokens = sum(tag == "input" and attributes.get("name") == "token" for tag, attributes in page)
        assert forms == tokens


def test_styles_fetch_nothing() -> None:
    assert "url(" not in (STATIC / "desk.css").read_text()
    assert "@import" not in (STATIC / "desk.css").read_text()


@pytest.mark.parametrize("path", [*PAGES, *STRANGERS_PAGES])
async def test_every_page_has_one_heading_and_a_way_past_the_top(path: str, desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    await desk.starters()
    html = (await officer.get(path)).text or (await officer.get("/desk/tickets")).text
    assert html.count("<h1") == 1
    assert '<a class="skip" href="#main">' in html
