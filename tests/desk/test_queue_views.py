"""The lists that stand ready: given ones and saved ones, each with its count."""

from __future__ import annotations

import re

import pytest

from desk import queue_views
from storage.saved_filters import MOST
from tests.desk.test_queue import listed
from tests.desk.world import Browser, Page, World

PRIZREN = "/desk/queue/saved?municipality=prizren"


def views(page: Page) -> dict[str, str]:
    """Name → count."""
    return dict(re.findall(r'<li><a href="/desk/tickets[^>]*>([^<]+) <span class="count"[^>]*>([^<]+)<', page.text))


async def save(browser: Browser, path: str, name: str) -> Page:
    token = (await browser.get("/desk/tickets")).hidden("token")
    return await browser.post(path, {"token": token, "do": "save", "name": name})


async def test_the_usual_lists_are_counted(desk: World, officer: Browser) -> None:
    await desk.ticket("A-1")
    await desk.ticket("B-2", assignee_id=1)
    await desk.ticket("C-3", assignee_id=1, status="waiting")
    page = await officer.get("/desk/tickets?municipality=prizren")
    assert views(page) == {"Waiting for the office": "2", "Mine": "2", "Nobody has them": "1", "Overdue": "0"}


async def test_nobody_waits_for_all_to_be_counted(
    desk: World, officer: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("queue_views", "queue_asked"):
        monkeypatch.setattr(f"desk.{module}.MOST_COUNTED", 2)
    for number in range(3):
        await desk.ticket(f"T-{number}")
    page = await officer.get("/desk/tickets")
    assert views(page)["Waiting for the office"] == "1+"
    assert "1+ questions" in page.text


async def test_a_list_is_saved_under_its_name(desk: World, officer: Browser) -> None:
    await desk.ticket("A-1", municipality="prizren")
    page = await save(officer, PRIZREN + "&sort=newest&q=words", "  My   town ")
    assert page.to == "/desk/tickets?municipality=prizren&sort=newest&said=saved"
    shown = await officer.get(page.to)
    assert views(shown)["My town"] == "1"
    assert "The list is saved" in shown.text


async def test_words_that_are_sought_are_not_saved(officer: Browser) -> None:
    assert (await save(officer, "/desk/queue/saved?q=secret", "Words")).to == "/desk/tickets?said=nothing"


async def test_a_list_of_the_same_name_takes_its_place(desk: World, officer: Browser) -> None:
    await desk.ticket("A-1", municipality="prizren")
    await save(officer, PRIZREN, "Town")
    await save(officer, "/desk/queue/saved?municipality=gjilan", "Town")
    page = await officer.get("/desk/tickets")
    assert views(page)["Town"] == "0"


@pytest.mark.parametrize(("name", "said"), [("", "no-name"), ("   ", "no-name"), ("x" * 41, "no-name")])
async def test_a_list_needs_a_short_name(name: str, said: str, officer: Browser) -> None:
    page = await save(officer, PRIZREN, name)
    assert page.to.endswith(f"said={said}")
    assert "at most 40 characters" in (await officer.get(page.to)).text


async def test_there_is_an_end_of_saved_lists(officer: Browser) -> None:
    for number in range(MOST):
        await save(officer, PRIZREN, f"List {number}")
    assert (await save(officer, PRIZREN, "One more")).to.endswith("said=too-many")
    assert (await save(officer, PRIZREN, "List 3")).to.endswith("said=saved")


async def test_a_saved_list_is_removed(officer: Browser) -> None:
    await save(officer, PRIZREN, "Town")
    page = await officer.get("/desk/tickets?municipality=prizren")
    fields = {"token": page.hidden("token"), "filter": page.hidden("filter"), "do": "remove"}
    gone = await officer.get((await officer.post("/desk/queue/saved", fields)).to)
    assert "Town" not in views(gone)
    assert "The saved list is removed" in gone.text


async def test_everybody_has_their_own_lists(desk: World, officer: Browser) -> None:
    await save(officer, PRIZREN, "Ana's")
    await desk.account("blerim")
    async with desk.browser() as browser:
        await browser.sign_in("blerim")
        page = await browser.get("/desk/tickets")
        await browser.post("/desk/queue/saved", {"token": page.hidden("token"), "filter": "1", "do": "remove"})
    assert "Ana's" not in views(page)
    assert "Ana's" in views(await officer.get("/desk/tickets"))


async def test_the_list_that_is_shown_is_marked(officer: Browser) -> None:
    page = await officer.get("/desk/tickets?state=unfinished&assignee=me&sort=due&topic=")
    assert re.findall(r'aria-current="true">([^<]+) <span class="count"', page.text) == ["Mine"]


async def test_a_shared_link_to_mine_shows_everybody_their_own(desk: World, officer: Browser) -> None:
    await desk.account("blerim")
    await desk.ticket("A-1", assignee_id=1)
    await desk.ticket("B-2", assignee_id=2)
    async with desk.browser() as browser:
        await browser.sign_in("blerim")
        assert listed(await browser.get("/desk/tickets?assignee=me")) == ["B-2"]
    assert listed(await officer.get("/desk/tickets?assignee=me")) == ["A-1"]


def test_a_full_count_says_that_there_are_more() -> None:
    assert [queue_views.counted(count) for count in (0, 999, 1000)] == ["0", "999", "999+"]
