"""The unresolved log: what is in it, in groups, by filters, as a table."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from desk import unresolved
from storage.account_tables import Role
from storage.database import Database
from tests.desk.unplaced import LOG, leave, waiting
from tests.desk.world import Browser, World


@pytest.fixture
def database(plain_store: Database) -> Database:
    return plain_store


def shown(text: str) -> list[str]:
    return re.findall(r'<p class="text"[^>]*>([^<]+)</p>', text)


async def test_the_newest_stands_first(desk: World, officer: Browser) -> None:
    for text in ("first", "second", "third"):
        await desk.leave_unresolved(text)
    assert shown((await officer.get(LOG)).text) == ["third", "second", "first"]


async def test_what_reads_alike_stands_together_by_its_newest(desk: World, officer: Browser) -> None:
    for text, group in (("no water", 1), ("no road", 2), ("no water!", 1)):
        await desk.leave_unresolved(text, group_id=group)
    page = await officer.get(LOG)
    assert shown(page.text) == ["no water!", "no road"]
    assert "2 alike" in page.text
    assert "3 messages · 2 groups" in page.text


async def test_an_entry_tells_why_and_what_is_known(desk: World, officer: Browser) -> None:
    await desk.leave_unresolved("ku me shku", language="sq", municipality="gjilan", topic="roads", reason="no-contact")
    text = (await officer.get(LOG)).text
    for fact in ("The directory knows no office for this matter", "Gjilani", "Roads", "Shqip", "web chat"):
        assert fact in text


async def test_what_is_settled_is_not_shown_unless_asked_for(desk: World, officer: Browser) -> None:
    await desk.leave_unresolved("done with", settled_at=desk.clock())
    assert "Nothing is left unresolved." in (await officer.get(LOG)).text
    assert shown((await officer.get(f"{LOG}?state=settled")).text) == ["done with"]


async def test_long_logs_come_in_pages(desk: World, officer: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unresolved, "PAGE", 2)
    for number in range(5):
        await desk.leave_unresolved(f"number{number}")
    page = await officer.get(f"{LOG}?page=2")
    assert shown(page.text) == ["number2", "number1"]
    assert '<ol class="unresolved" start="3">' in page.text


async def test_codes_of_a_later_version_stay_as_they_are(desk: World, officer: Browser) -> None:
    await desk.leave_unresolved("x", language="de", reason="too-new", channel="pigeon", topic="gone")
    text = (await officer.get(LOG)).text
    assert all(code in text for code in ("too-new", "pigeon"))


class TestFilters:
    @pytest.fixture(autouse=True)
    async def entries(self, desk: World) -> None:
        await desk.leave_unresolved("one", reason="failed", language="sq", municipality="gjilan")
        await desk.leave_unresolved("two", reason="no-contact", language="tr", municipality="prizren")
        await desk.leave_unresolved("old", created_at=desk.clock() - timedelta(days=20))

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("reason=failed", ["one"]),
            ("language=tr", ["two"]),
            ("language=none", ["old"]),
            ("municipality=prizren", ["two"]),
            ("municipality=none", ["old"]),
            ("days=7", ["two", "one"]),
            ("days=30", ["old", "two", "one"]),
            ("reason=failed&municipality=prizren", []),
            ("reason=nonsense&days=-1", ["old", "two", "one"]),
        ],
    )
    async def test_a_filter_finds(self, query: str, found: list[str], officer: Browser) -> None:
        assert shown((await officer.get(f"{LOG}?{query}")).text) == found

    async def test_only_places_that_may_be_seen_are_offered(self, desk: World) -> None:
        await desk.account(municipalities=["gjilan"])
        async with desk.browser() as browser:
            await browser.sign_in()
            text = (await browser.get(LOG)).text
        assert ('value="gjilan"' in text, 'value="prizren"' in text, 'value="none">municip' in text) == (
            True,
            False,
            False,
        )


class TestExport:
    @pytest.fixture
    async def head(self, desk: World) -> AsyncIterator[Browser]:
        await desk.account("hana", role=Role.HEAD, municipalities=["gjilan"])
        async with desk.browser() as opened:
            await opened.sign_in("hana")
            yield opened

    @pytest.fixture(autouse=True)
    async def entries(self, desk: World) -> None:
        await desk.leave_unresolved('=HYPERLINK("http://bad.example")', municipality="gjilan", language="sq")
        await desk.leave_unresolved("elsewhere", municipality="prizren")
        await desk.leave_unresolved('plain, "quoted"\nlines', municipality="gjilan")

    async def rows(self, browser: Browser, query: str = "") -> list[dict[str, str]]:
        page = await browser.get(f"{LOG}/export{query}")
        assert page.headers["Content-Type"] == "text/csv; charset=utf-8"
        return list(csv.DictReader(io.StringIO(page.text.removeprefix("\ufeff"))))

    async def test_a_table_holds_what_may_be_seen_and_no_formula(self, head: Browser) -> None:
        texts = [row["text"] for row in await self.rows(head)]
        assert texts == ['plain, "quoted"\nlines', '\'=HYPERLINK("http://bad.example")']

    async def test_a_table_follows_the_filters(self, head: Browser) -> None:
        assert [row["language"] for row in await self.rows(head, "?language=sq")] == ["sq"]

    async def test_who_took_a_table_is_written_down(self, desk: World, head: Browser) -> None:
        await self.rows(head)
        assert [entry[1:] for entry in await desk.audited()][-1] == ("unresolved-export", "unresolved log")

    async def test_an_officer_is_offered_none(self, officer: Browser) -> None:
        assert f"{LOG}/export" not in (await officer.get(LOG)).text
        assert (await officer.get(f"{LOG}/export")).status == 403


class TestUndo:
    async def test_what_was_just_settled_can_be_taken_back(self, desk: World, officer: Browser) -> None:
        number = await leave(desk, "nema vode")
        settled = await officer.submit(f"{LOG}/1", do="nothing", **{f"row-{number}": "on"})
        page = await officer.get(settled.to)
        assert "1 message is settled." in page.text
        undone = await officer.post(f"{LOG}/undo", {"token": page.hidden("token"), "settlement": settled.to[-1]})
        assert "Taken back" in (await officer.get(undone.to)).text
        assert await waiting(desk.database) == ["nema vode"]

    @pytest.mark.parametrize("settlement", ["77", "", "x", "9" * 40])
    async def test_what_is_not_there_cannot_be_taken_back(self, settlement: str, officer: Browser) -> None:
        token = (await officer.get(LOG)).hidden("token")
        page = await officer.post(f"{LOG}/undo", {"token": token, "settlement": settlement})
        assert (page.status, "This cannot be undone" in page.text) == (409, True)
