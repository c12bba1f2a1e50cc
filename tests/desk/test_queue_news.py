"""What an open list hears of: counts, and that something has come; the list itself is not moved."""

from __future__ import annotations

import re

from tests.desk.world import Browser, Page, World
from tests.fakes import StillClock


def address(page: Page) -> str:
    """Where the page asks for news."""
    found = re.search(r'hx-get="([^"]+)"', page.text)
    assert found
    return found[1]


async def test_without_news_nothing_is_sent(desk: World, officer: Browser, clock: StillClock) -> None:
    await desk.ticket("A-1")
    asking = address(await officer.get("/desk/tickets"))
    clock.forward(15)
    page = await officer.get(asking)
    assert (page.status, page.text) == (204, "")


async def test_a_new_question_is_announced_and_counted(desk: World, officer: Browser, clock: StillClock) -> None:
    asking = address(await officer.get("/desk/tickets"))
    clock.forward(15)
    await desk.ticket("A-1")
    page = await officer.get(asking)
    assert "1 question is new or has changed: show" in page.text
    assert '<span class="count" id="count-waiting" hx-swap-oob="true">1</span>' in page.text
    assert "<title>(1) Questions · Kontakt</title>" in page.text


async def test_what_was_announced_is_not_sent_again(desk: World, officer: Browser, clock: StillClock) -> None:
    asking = address(await officer.get("/desk/tickets"))
    clock.forward(15)
    await desk.ticket("A-1")
    assert (await officer.get(address(await officer.get(asking)))).status == 204


async def test_only_what_the_list_shows_is_announced(desk: World, officer: Browser, clock: StillClock) -> None:
    asking = address(await officer.get("/desk/tickets?municipality=prizren&q=uje"))
    clock.forward(15)
    await desk.ticket("A-1", "uje")
    await desk.ticket("B-2", "autobus", municipality="prizren")
    await desk.ticket("C-3", "uje", municipality="prizren")
    page = await officer.get(asking)
    assert "1 question is new" in page.text
    assert 'href="/desk/tickets?q=uje&municipality=prizren"' in page.text


async def test_nobody_hears_of_what_they_may_not_see(desk: World, clock: StillClock) -> None:
    await desk.account(municipalities=["prizren"])
    async with desk.browser() as browser:
        await browser.sign_in()
        asking = address(await browser.get("/desk/tickets"))
        clock.forward(15)
        await desk.ticket("A-1")
        assert (await browser.get(asking)).status == 204


async def test_a_piece_of_news_is_small(desk: World, officer: Browser, clock: StillClock) -> None:
    asking = address(await officer.get("/desk/tickets"))
    clock.forward(15)
    await desk.ticket("A-1")
    assert len((await officer.get(asking)).text) < 1_500


async def test_asking_for_news_is_no_search_of_its_own(desk: World, officer: Browser) -> None:
    asking = address(await officer.get("/desk/tickets?q=uje"))
    await officer.get(asking)
    assert [action for _, action, _ in await desk.audited()].count("tickets-search") == 1
