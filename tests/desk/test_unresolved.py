"""What the bot could not place, for people to see."""

from __future__ import annotations

import re

import pytest

from desk import unresolved
from storage.database import Database
from tests.desk.world import Browser, World


@pytest.fixture
def database(plain_store: Database) -> Database:
    return plain_store


async def test_the_newest_stands_first(desk: World, officer: Browser) -> None:
    for text in ("first", "second", "third"):
        await desk.leave_unresolved(text)
    page = await officer.get("/desk/unresolved")
    assert re.findall(r'<p class="text"[^>]*>(\w+)</p>', page.text) == ["third", "second", "first"]


async def test_an_entry_tells_why_and_what_is_known(desk: World, officer: Browser) -> None:
    await desk.leave_unresolved("ku me shku", language="sq", municipality="gjilan", topic="roads", reason="no-contact")
    text = (await officer.get("/desk/unresolved")).text
    for fact in ("The directory knows no office for this matter", "Gjilani", "Roads", "Shqip", "web chat"):
        assert fact in text


async def test_what_is_settled_is_not_shown(desk: World, officer: Browser) -> None:
    await desk.leave_unresolved("settled", settled_at=desk.clock())
    assert "Nothing is left unresolved." in (await officer.get("/desk/unresolved")).text


async def test_long_logs_come_in_pages(desk: World, officer: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unresolved, "PAGE", 2)
    for number in range(5):
        await desk.leave_unresolved(f"number{number}")
    page = await officer.get("/desk/unresolved?page=2")
    assert re.findall(r"number\d", page.text) == ["number2", "number1"]
    assert '<ol class="unresolved" reversed start="3">' in page.text


async def test_codes_of_a_later_version_stay_as_they_are(desk: World, officer: Browser) -> None:
    await desk.leave_unresolved("x", language="de", reason="too-new", channel="pigeon", topic="gone")
    text = (await officer.get("/desk/unresolved")).text
    assert all(code in text for code in ("too-new", "pigeon"))
