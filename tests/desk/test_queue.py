"""The list of questions: what waits for the office, oldest first."""

from __future__ import annotations

import re

import pytest

from desk import queue
from storage.ticket_tables import TicketStatus
from tests.desk.world import Browser, Page, World


def listed(page: Page) -> list[str]:
    return re.findall(r'href="/desk/tickets/([\w-]+)"', page.text)


async def test_what_waits_for_the_office_stands_oldest_first(desk: World, officer: Browser) -> None:
    for reference, status in (("NEW-1", "new"), ("WAI-1", "waiting"), ("OPE-1", "open"), ("RES-1", "resolved")):
        await desk.ticket(reference, status=status)
    assert listed(await officer.get("/desk/tickets")) == ["NEW-1", "OPE-1"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("state=all", ["A-1", "B-2", "C-3", "D-4"]),
        ("state=resolved", ["D-4"]),
        ("state=spam", []),
        ("state=nonsense", ["A-1", "B-2", "C-3"]),
        ("municipality=gjilan", ["A-1"]),
        ("municipality=none", ["C-3"]),
        ("topic=water-sewage", ["B-2"]),
        ("topic=none", ["C-3"]),
        ("language=tr", ["C-3"]),
        ("language=tr&municipality=gjilan", []),
        ("municipality=%00&topic=';--&language=xx", ["A-1", "B-2", "C-3"]),
    ],
)
async def test_the_list_can_be_narrowed(query: str, expected: list[str], desk: World, officer: Browser) -> None:
    await desk.ticket("A-1")
    await desk.ticket("B-2", municipality="prizren", topic="water-sewage", language="sr-Cyrl")
    await desk.ticket("C-3", municipality=None, topic=None, language="tr")
    await desk.ticket("D-4", status="resolved")
    assert listed(await officer.get(f"/desk/tickets?{query}")) == expected


async def test_what_was_chosen_stays_chosen(officer: Browser) -> None:
    page = await officer.get("/desk/tickets?municipality=prizren&state=waiting")
    assert re.findall(r'<option value="([\w-]*)" selected>', page.text) == ["waiting", "prizren", "", ""]


async def test_long_lists_come_in_pages(desk: World, officer: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "PAGE", 2)
    for number in range(5):
        await desk.ticket(f"T-{number}")
    page = await officer.get("/desk/tickets?language=sq&page=2")
    assert listed(page) == ["T-2", "T-3"]
    assert "3 to 4 of 5" in page.text
    assert 'rel="prev" href="/desk/tickets?language=sq&page=1"' in page.text
    assert 'rel="next" href="/desk/tickets?language=sq&page=3"' in page.text


@pytest.mark.parametrize("page", ["9", "0", "-1", "x", "%C2%B2", "9" * 40])
async def test_there_is_no_page_beyond_the_list(page: str, desk: World, officer: Browser) -> None:
    await desk.ticket("A-1")
    assert listed(await officer.get(f"/desk/tickets?page={page}")) == ["A-1"]


async def test_a_line_tells_what_it_is_about(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB", "Kur vijnë   me i marrë\nmbeturinat? " + "x" * 300)
    text = (await officer.get("/desk/tickets")).text
    assert "Kur vijnë me i marrë mbeturinat? …" in text
    for fact in ("Gjilani", "Rubbish", "Shqip", "2 Mar 2026 10:30"):
        assert fact in text


async def test_what_residents_write_is_text_and_nothing_else(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB", "<script>alert(1)</script>")
    for path in ("/desk/tickets", "/desk/tickets/7KX-4PB"):
        async with officer.session.get(path) as response:
            html = await response.text()
        assert "<script" not in html
        assert "&lt;script&gt;" in html


@pytest.mark.parametrize(
    ("query", "said"), [("", "No question waits for the office."), ("?topic=roads", "No question fits this choice.")]
)
async def test_an_empty_list_says_so(query: str, said: str, officer: Browser) -> None:
    assert said in (await officer.get(f"/desk/tickets{query}")).text


@pytest.mark.parametrize("status", TicketStatus)
async def test_every_state_has_its_word(status: str, desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB", status=status)
    text = (await officer.get("/desk/tickets?state=all")).text
    assert (
        f'class="badge">{ {"waiting": "waiting for the resident", "resolved": "solved"}.get(status, status) }<' in text
    )
