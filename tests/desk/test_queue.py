"""The list of questions: what waits for the office, what is due first on top."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from sqlalchemy import update

from desk import queue
from desk.queue_place import place_in
from storage.ticket_tables import Priority, Ticket, TicketStatus
from tests.desk.world import Browser, Page, World
from tests.fakes import StillClock


def listed(page: Page) -> list[str]:
    return re.findall(r'<a href="/desk/tickets/([\w-]+)"><strong>', page.text)


async def fill(desk: World) -> None:
    await desk.ticket("A-1")
    await desk.ticket("B-2", municipality="prizren", topic="water-sewage", language="sr-Cyrl", priority="high")
    await desk.ticket("C-3", municipality=None, topic=None, language="tr", assignee_id=1)
    await desk.ticket("D-4", status="resolved")


async def test_what_waits_for_the_office_stands_in_order_of_its_deadline(desk: World, officer: Browser) -> None:
    for reference, status in (("NEW-1", "new"), ("WAI-1", "waiting"), ("OPE-1", "open"), ("RES-1", "resolved")):
        await desk.ticket(reference, status=status)
    await desk.ticket("URG-1", priority=Priority.URGENT)
    assert listed(await officer.get("/desk/tickets")) == ["URG-1", "NEW-1", "OPE-1"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("state=all", ["B-2", "A-1", "C-3", "D-4"]),
        ("state=unfinished", ["B-2", "A-1", "C-3"]),
        ("state=all&sort=newest", ["D-4", "C-3", "B-2", "A-1"]),
        ("state=all&sort=oldest", ["A-1", "B-2", "C-3", "D-4"]),
        ("state=resolved", ["D-4"]),
        ("state=spam", []),
        ("state=nonsense", ["B-2", "A-1", "C-3"]),
        ("municipality=gjilan", ["A-1"]),
        ("municipality=none", ["C-3"]),
        ("topic=water-sewage", ["B-2"]),
        ("topic=none", ["C-3"]),
        ("language=tr", ["C-3"]),
        ("channel=webchat", ["B-2", "A-1", "C-3"]),
        ("channel=viber", []),
        ("priority=high", ["B-2"]),
        ("assignee=me", ["C-3"]),
        ("assignee=1", ["C-3"]),
        ("assignee=nobody", ["B-2", "A-1"]),
        ("due=overdue", []),
        ("due=today", ["B-2"]),
        ("language=tr&municipality=gjilan", []),
        ("municipality=%00&topic=';--&language=xx&assignee=99&sort=x", ["B-2", "A-1", "C-3"]),
    ],
)
async def test_the_list_can_be_narrowed(query: str, expected: list[str], desk: World, officer: Browser) -> None:
    await fill(desk)
    assert listed(await officer.get(f"/desk/tickets?{query}")) == expected


async def test_overdue_is_what_was_due_by_now(desk: World, officer: Browser, clock: StillClock) -> None:
    await fill(desk)
    clock.forward(timedelta(hours=6).total_seconds())
    assert listed(await officer.get("/desk/tickets?due=overdue")) == ["B-2"]


async def test_what_was_chosen_stays_chosen(officer: Browser) -> None:
    page = await officer.get("/desk/tickets?municipality=prizren&state=waiting")
    chosen = re.findall(r'<option value="(\w+)" selected>', page.text)
    assert chosen == ["waiting", "prizren", "due"]


async def test_who_sees_few_municipalities_can_choose_from_those_alone(desk: World) -> None:
    await desk.account(municipalities=["prizren"])
    async with desk.browser() as browser:
        await browser.sign_in()
        page = await browser.get("/desk/tickets")
    options = page.text.split('id="municipality"')[1].split("</select>")[0]
    assert re.findall(r'value="(\w*)"', options) == ["", "prizren"]


@pytest.mark.parametrize("sort", ["due", "newest", "oldest"])
async def test_long_lists_come_in_pages(
    sort: str, desk: World, officer: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "PAGE", 2)
    for number in range(5):
        await desk.ticket(f"T-{number}", priority=Priority.LOW if number == 0 else Priority.NORMAL)
    for number in range(5, 8):
        await desk.ticket(f"T-{number}", status="closed")
    async with desk.database.transaction() as store:
        await store.execute(update(Ticket).where(Ticket.status == "closed").values(due_at=None))
    path, seen = f"/desk/tickets?state=all&sort={sort}", []
    while path:
        page = await officer.get(path)
        seen.append(listed(page))
        found = re.search(r'rel="next" href="([^"]+)"', page.text)
        path = found[1] if found else ""
    numbers = {"due": "12340765", "newest": "76543210", "oldest": "01234567"}[sort]
    assert ["".join(name[-1] for name in names) for names in seen] == [numbers[i : i + 2] for i in range(0, 8, 2)]


async def test_what_goes_between_two_pages_hides_nothing(
    desk: World, officer: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "PAGE", 2)
    for number in range(4):
        await desk.ticket(f"T-{number}")
    page = await officer.get("/desk/tickets")
    await officer.submit("/desk/tickets/T-1", answer="Tomorrow.", do="send")
    found = re.search(r'rel="next" href="([^"]+)"', page.text)
    assert found
    assert listed(await officer.get(found[1])) == ["T-2", "T-3"]


@pytest.mark.parametrize("after", ["", "x", "1.x", "none", "-1.5", "%C2%B2.1", "9" * 40 + ".1", "1." + "9" * 40, "."])
async def test_a_place_that_is_none_is_the_beginning(after: str, desk: World, officer: Browser) -> None:
    await desk.ticket("A-1")
    assert listed(await officer.get(f"/desk/tickets?after={after}")) == ["A-1"]


def test_a_place_names_deadline_and_ticket() -> None:
    place = place_in("1772443800000000.17")
    assert place is not None
    assert (place.due_at.isoformat() if place.due_at else "", place.id) == ("2026-03-02T09:30:00+00:00", 17)


async def test_a_line_tells_what_it_is_about(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB", "Kur vijnë   me i marrë\nmbeturinat? " + "x" * 300, priority=Priority.URGENT)
    text = (await officer.get("/desk/tickets")).text
    assert "Kur vijnë me i marrë mbeturinat? …" in text
    for fact in ("Gjilani", "Rubbish", "Shqip", "2 Mar 2026 10:30", "web chat", "urgent"):
        assert fact in text
    assert "First answer due in 3 hours" in text


async def test_who_has_a_question_is_named(desk: World, officer: Browser) -> None:
    await desk.account("blerim", display_name="Blerim K.")
    await desk.ticket("A-1", assignee_id=2)
    page = await officer.get("/desk/tickets?assignee=2")
    assert re.search(r'class="whose">.*Who has it:</span> Blerim K.</td>', page.text)


async def test_what_is_overdue_says_so_in_words_and_with_a_sign(
    desk: World, officer: Browser, clock: StillClock
) -> None:
    await desk.ticket("A-1", priority=Priority.URGENT)
    clock.forward(4 * 3600)
    assert "▲</span> Overdue: first answer was due 1 hour ago" in (await officer.get("/desk/tickets")).text


async def test_what_residents_write_is_text_and_nothing_else(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB", "<script>alert(1)</script>")
    for path in ("/desk/tickets", "/desk/tickets/7KX-4PB"):
        async with officer.session.get(path) as response:
            html = await response.text()
        assert "<script>" not in html
        assert "&lt;script&gt;" in html


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "No question waits for the office."),
        ("?topic=roads", "No question fits this choice."),
        ("?q=roads", "No question holds all of these words."),
    ],
)
async def test_an_empty_list_says_so(query: str, said: str, officer: Browser) -> None:
    assert said in (await officer.get(f"/desk/tickets{query}")).text


@pytest.mark.parametrize("status", TicketStatus)
async def test_every_state_has_its_sign_and_its_word(status: str, desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB", status=status)
    text = (await officer.get("/desk/tickets?state=all")).text
    word = {"waiting": "waiting for the resident", "resolved": "solved"}.get(status, status)
    assert re.search(rf'class="state {status}"><span aria-hidden="true">\S</span> {word}<', text)


async def test_a_viewer_is_offered_nothing_to_do(desk: World) -> None:
    await desk.account(role="viewer")
    await desk.ticket("A-1")
    async with desk.browser() as browser:
        await browser.sign_in()
        page = await browser.get("/desk/tickets")
    assert listed(page) == ["A-1"]
    assert "pick-A-1" not in page.text
