"""The overview's page and what can be taken out of it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from openpyxl import load_workbook

from storage.account_tables import Role
from storage.database import Database
from tests.desk.world import Browser, World

PAGE = "/desk/overview"


@pytest.fixture
def database(plain_store: Database) -> Database:
    return plain_store


@pytest.fixture
async def head(desk: World) -> AsyncIterator[Browser]:
    """A browser that the head of the office is signed in with; there are two questions of today, one of last week."""
    await desk.account(role=Role.HEAD)
    desk.clock.now -= timedelta(days=9)
    await desk.ticket("CCC-333")
    desk.clock.now += timedelta(days=9)
    await desk.ticket("AAA-111", "Secret words")
    await desk.ticket("BBB-222", municipality="prizren", topic=None)
    async with desk.browser() as opened:
        await opened.sign_in()
        yield opened


def headline(text: str) -> dict[str, tuple[str, str]]:
    """Figure → now, before."""
    found = re.findall(r"<dt>([^<]+)</dt>\s*<dd><strong>([^<]+)</strong> <span class=\"soft\">before: ([^<]+)<", text)
    return {name: (now, before) for name, now, before in found}


async def test_figures_stand_beside_those_of_the_period_before(head: Browser) -> None:
    found = headline((await head.get(f"{PAGE}?period=7")).text)
    assert found["Questions"] == ("2", "1")
    assert (found["Open"], found["First answer"]) == (("3", "1"), ("–", "–"))


async def test_each_picture_has_its_table(head: Browser) -> None:
    text = (await head.get(PAGE)).text
    headings = ["Over time", "By municipality", "By topic", "By language", "By channel"]
    assert re.findall(r"<h2[^>]*>([^<]+)</h2>", text) == headings
    assert (text.count("<svg"), text.count('<table class="figures">')) == (5, 5)
    assert re.search(r'<th scope="row">Prizreni</th>\s*<td>1 <i>\(0\)</i></td>', text)


async def test_another_figure_can_be_drawn(head: Browser) -> None:
    text = (await head.get(f"{PAGE}?measure=helped")).text
    assert "There is nothing to draw." in text
    assert '<option value="helped" selected>' in text


async def test_days_that_make_no_sense_are_told(head: Browser) -> None:
    page = await head.get(f"{PAGE}?period=days&since=2026-03-02&until=2026-03-01")
    assert (page.status, "The first day must not come after the last one." in page.text) == (200, True)


async def test_who_is_limited_sees_figures_of_their_own_only(desk: World, head: Browser) -> None:
    await desk.account("berat", municipalities=["prizren"])
    async with desk.browser() as browser:
        await browser.sign_in("berat")
        text = (await browser.get(f"{PAGE}?period=7")).text
    assert (headline(text)["Questions"], "Gjilani" in text) == (("1", "0"), False)


async def test_the_page_is_small(head: Browser) -> None:
    assert len((await head.get(PAGE)).text.encode()) < 60_000


async def test_questions_are_saved_as_csv(head: Browser) -> None:
    page = await head.get(f"{PAGE}/export?period=7")
    rows = list(csv.DictReader(io.StringIO(page.text.removeprefix("\ufeff"))))
    assert [(row["reference"], row["municipality"], row["topic"]) for row in rows] == [
        ("AAA-111", "gjilan", "waste-collection"),
        ("BBB-222", "prizren", ""),
    ]
    assert rows[0]["asked_at"].endswith("+01:00")
    assert re.fullmatch(r'attachment; filename="kontakt-[\d-]+\.csv"', page.headers["Content-Disposition"])


async def test_nothing_that_somebody_wrote_is_saved(head: Browser) -> None:
    assert "Secret" not in (await head.get(f"{PAGE}/export")).text


async def test_all_tables_are_saved_as_a_workbook(head: Browser) -> None:
    async with head.session.get(f"{PAGE}/export?period=7&format=xlsx") as response:
        book = load_workbook(io.BytesIO(await response.read()))
    overview, questions = (list(book[name].values) for name in ("Overview", "Questions"))
    assert overview[1][:5] == ("all", None, None, 2, 1)
    assert [row[0] for row in questions] == ["reference", "AAA-111", "BBB-222"]


async def test_no_cell_is_a_formula(desk: World, head: Browser) -> None:
    await desk.ticket("DDD-444", topic='=HYPERLINK("x")')
    await desk.ticket("EEE-555", topic="#N/A")
    text = (await head.get(f"{PAGE}/export")).text
    assert "'=HYPERLINK" in text
    async with head.session.get(f"{PAGE}/export?format=xlsx") as response:
        book = load_workbook(io.BytesIO(await response.read()))
    assert {cell.data_type for sheet in book for row in sheet for cell in row} <= {"s", "n"}


async def test_what_is_taken_out_is_recorded(desk: World, head: Browser) -> None:
    await head.get(f"{PAGE}/export?period=7")
    assert (await desk.audited())[-1] == (1, "tickets-export", "overview questions")


async def test_too_many_questions_are_not_begun(head: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desk.overview.MOST_EXPORTED", 1)
    page = await head.get(f"{PAGE}/export")
    assert (page.status, "There are more than 1 questions in this time." in page.text) == (400, True)


async def test_an_export_of_unreadable_days_is_refused(head: Browser) -> None:
    assert (await head.get(f"{PAGE}/export?since=x&until=y")).status == 400


async def test_only_who_may_take_data_out_is_offered_to(desk: World, officer: Browser) -> None:
    assert f"{PAGE}/export" not in (await officer.get(PAGE)).text
    assert (await officer.get(f"{PAGE}/export")).status == 403
