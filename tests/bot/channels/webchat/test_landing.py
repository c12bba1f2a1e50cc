"""The landing page: whole in every language, small, and without anything from elsewhere."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from bot.channels.webchat.assets import Assets
from bot.channels.webchat.landing import FOLDER, Landing
from locales import LANGUAGES
from storage.database import Database
from tests.bot.channels.webchat.world import Browser

MAX_PAGE_BYTES = 100_000
STATIC = FOLDER / "static"


@pytest.fixture
def database(plain_store: Database) -> Database:
    return plain_store


class Tags(HTMLParser):
    """Every tag of a page with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def landing() -> Landing:
    return Landing(Assets(STATIC))


@pytest.fixture(params=LANGUAGES)
def html(request: pytest.FixtureRequest, landing: Landing) -> str:
    return landing.html(request.param)


def test_every_language_has_its_page_and_the_way_to_the_others(html: str) -> None:
    links = {attributes["href"] for tag, attributes in Tags(html).found if tag == "a"}
    assert {f"?lang={code}" for code in LANGUAGES} <= links
    assert {"tel:112", "tel:192", "tel:193", "tel:194"} <= links


def test_nothing_comes_from_elsewhere_and_nothing_stands_inline(html: str) -> None:
    for tag, attributes in Tags(html).found:
        assert tag != "style"
        assert not {name for name in attributes if name == "style" or name.startswith("on")}
        assert tag != "script" or attributes.get("src") or attributes.get("type") == "application/json"
    assert not re.search(r'(?:src|href|action)="(?:https?:)?//', html)


def test_every_field_has_a_label_and_every_reference_a_target(html: str) -> None:
    tags = Tags(html).found
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    references = [
        attributes[name]
        for _, attributes in tags
        for name in ("for", "aria-labelledby", "aria-describedby")
        if name in attributes
    ]
    assert len(ids) == len(set(ids))
    assert set(references) <= set(ids)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_with_all_it_loads_is_small(language: str, landing: Landing) -> None:
    static = sum(file.stat().st_size for file in STATIC.iterdir())
    assert len(landing.html(language).encode()) + static < MAX_PAGE_BYTES


def test_a_page_in_romani_says_that_it_is_not_whole(landing: Landing) -> None:
    assert ["hint" in landing.html(code).split("</section>")[0] for code in ("rom", "en")] == [True, False]


async def test_a_chosen_language_is_remembered(browser: Browser) -> None:
    await browser.get("/?lang=tr")
    html = await (await browser.get("/", headers={"Accept-Language": "sq"})).text()
    assert '<html lang="tr">' in html


@pytest.mark.parametrize(("accepted", "language"), [("sr", "sr-Cyrl"), ("bs", "bs"), ("de", "sq")])
async def test_the_browsers_language_is_spoken(accepted: str, language: str, browser: Browser) -> None:
    html = await (await browser.get("/", headers={"Accept-Language": accepted})).text()
    assert f'<html lang="{language}">' in html


async def test_the_page_has_its_security_headers(browser: Browser) -> None:
    headers = (await browser.get("/")).headers
    assert headers["Content-Security-Policy"].startswith("default-src 'self';")
    assert "unsafe" not in headers["Content-Security-Policy"]


async def test_what_the_page_loads_is_kept_for_ever_under_its_version(browser: Browser) -> None:
    html = await (await browser.get("/")).text()
    styles = re.search(r'href="([^"]+\.css)"', html)
    assert styles
    response = await browser.get(styles[1])
    assert (response.status, response.content_type) == (200, "text/css")
    assert "immutable" in response.headers["Cache-Control"]


async def test_a_page_of_an_older_version_still_gets_its_parts(browser: Browser) -> None:
    response = await browser.get("/chat/static/000000000000/chat.js")
    assert (response.status, response.headers["Cache-Control"]) == (200, "no-cache")


@pytest.mark.parametrize("name", ["nothing.js", "..%2Frouter.py", "%2Fetc%2Fpasswd"])
async def test_nothing_else_is_served(name: str, browser: Browser) -> None:
    assert (await browser.get(f"/chat/static/000000000000/{name}")).status == 404


def test_scripts_put_texts_in_as_texts() -> None:
    scripts = "".join(file.read_text() for file in STATIC.glob("*.js"))
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", scripts)


async def test_the_page_travels_compressed(browser: Browser) -> None:
    response = await browser.get("/", headers={"Accept-Encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "gzip"
    assert int(response.headers["Content-Length"]) < 8_000
