"""One act on several questions: each by itself, and each result told."""

from __future__ import annotations

import re

import pytest

from desk import bulk
from storage import tickets
from storage.scope import Scope
from storage.ticket_tables import Ticket
from tests.desk.world import Browser, Page, World

ACTS = [
    ({"do": "take"}, {"assignee_id": 1}),
    ({"do": "assign", "colleague": "2"}, {"assignee_id": 2}),
    ({"do": "priority", "priority": "high"}, {"priority": "high"}),
    ({"do": "transfer", "topic": "water-sewage"}, {"topic": "water-sewage"}),
    ({"do": "resolve"}, {"status": "resolved"}),
    ({"do": "spam", "reason": "advertising"}, {"status": "spam"}),
]


@pytest.fixture(autouse=True)
async def two_questions(desk: World) -> None:
    await desk.ticket("AAA-222")
    await desk.ticket("BBB-333", municipality="prizren", who="r2")


async def do(browser: Browser, *picked: str, path: str = "/desk/tickets", **fields: str) -> Page:
    page = await browser.get("/desk/tickets?state=all")
    seen = dict(re.findall(r'name="(pick-[\w-]+)" value="(\d+)"', page.text))
    picks = {f"pick-{reference}": seen.get(f"pick-{reference}", "0") for reference in picked}
    return await browser.post(path, {"token": page.hidden("token"), **picks, **fields})


async def ticket(desk: World, reference: str) -> Ticket:
    async with desk.database.reading() as store:
        row = await tickets.by_reference(store, reference, scope=Scope.ALL)
        assert row is not None
        return row


@pytest.mark.parametrize(("fields", "expected"), ACTS)
async def test_what_is_done_to_several(
    fields: dict[str, str], expected: dict[str, object], desk: World, officer: Browser
) -> None:
    await desk.account("blerim")
    page = await do(officer, "AAA-222", "BBB-333", confirmed="yes", **fields)
    rows = [await ticket(desk, reference) for reference in ("AAA-222", "BBB-333")]
    assert "Done for 2 questions." in page.text
    assert [{name: getattr(row, name) for name in expected} for row in rows] == [expected, expected]


async def test_a_transferred_question_stays_in_its_municipality(desk: World, officer: Browser) -> None:
    await do(officer, "AAA-222", "BBB-333", do="transfer", topic="water-sewage", confirmed="yes")
    assert [(await ticket(desk, each)).municipality for each in ("AAA-222", "BBB-333")] == ["gjilan", "prizren"]
    assert len(await desk.sent()) == 2
    assert desk.answered == [None]


async def test_what_cannot_be_done_to_one_stands_in_the_way_of_no_other(desk: World, officer: Browser) -> None:
    await desk.account("blerim")
    await desk.ticket("CCC-444", assignee_id=2)
    page = await do(officer, "CCC-444", "AAA-222", do="take")
    assert "Done for 1 question." in page.text
    assert "Not done for 1:" in page.text
    assert '<a href="/desk/tickets/CCC-444">CCC-444</a>: A colleague has taken it meanwhile.' in page.text
    assert (await ticket(desk, "AAA-222")).assignee_id == 1


async def test_each_of_them_is_in_the_audit_log(desk: World, officer: Browser) -> None:
    await do(officer, "AAA-222", "BBB-333", do="take")
    assert (await desk.audited())[-2:] == [(1, "ticket-take", "ticket AAA-222"), (1, "ticket-take", "ticket BBB-333")]


async def test_what_was_not_read_is_not_solved(desk: World, officer: Browser) -> None:
    page = await officer.get("/desk/tickets")
    fields = {"token": page.hidden("token"), "pick-AAA-222": "1", "do": "resolve"}
    await officer.submit("/desk/tickets/AAA-222", note="Wait for the plumber.", do="note")
    page = await officer.post("/desk/tickets", fields)
    assert "Something was added to it meanwhile" in page.text
    assert (await ticket(desk, "AAA-222")).status == "new"


@pytest.mark.parametrize(
    ("picked", "fields", "said"),
    [
        ((), {"do": "take"}, "Please choose at least one question"),
        (("AAA-222",), {"do": "send"}, "Please choose what is to be done"),
        (("AAA-222",), {}, "Please choose what is to be done"),
        (("AAA-222",), {"do": "assign", "colleague": "x"}, "Please choose one of the list"),
        (("AAA-222",), {"do": "priority", "priority": "x"}, "Please choose one of the list"),
        (("AAA-222",), {"do": "transfer"}, "Please choose one of the list"),
        (("AAA-222",), {"do": "transfer", "topic": "x"}, "Please choose one of the list"),
        (("AAA-222",), {"do": "spam", "reason": " "}, "Please give a reason"),
        (tuple(f"T-{number}" for number in range(101)), {"do": "take"}, "at most 100"),
    ],
)
async def test_what_is_missing_is_said(
    picked: tuple[str, ...], fields: dict[str, str], said: str, desk: World, officer: Browser
) -> None:
    page = await do(officer, *picked, **fields)
    assert (page.status, said in page.text) == (422, True)
    assert (await ticket(desk, "AAA-222")).assignee_id is None


async def test_what_residents_are_told_is_asked_about_first(desk: World, officer: Browser) -> None:
    path = "/desk/tickets?municipality=gjilan"
    page = await do(officer, "AAA-222", "BBB-333", path=path, do="resolve")
    assert "This is about 2 questions:" in page.text
    assert "The residents are told." in page.text
    assert (await ticket(desk, "AAA-222")).status == "new"
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page.text))
    done = await officer.post(path, {**hidden, "confirmed": "yes"})
    assert "Done for 2 questions." in done.text


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"do": "assign", "colleague": "1"}, "<strong>ana</strong>"),
        ({"do": "priority", "priority": "low"}, "<strong>low</strong>"),
        ({"do": "transfer", "topic": "water-sewage"}, "<strong>Water</strong>"),
        ({"do": "spam", "reason": "advertising"}, "<strong>advertising</strong>"),
    ],
)
async def test_what_was_chosen_is_named_before_it_is_done(
    fields: dict[str, str], named: str, officer: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "ASK_ABOVE", 1)
    assert named in (await do(officer, "AAA-222", "BBB-333", **fields)).text


async def test_only_much_at_once_is_asked_about(desk: World, officer: Browser) -> None:
    for number in range(9):
        await desk.ticket(f"T-{number}")
    picked = ["AAA-222", "BBB-333", *(f"T-{number}" for number in range(9))]
    assert "This is about 11 questions:" in (await do(officer, *picked, do="take")).text
    assert "Done for 10 questions." in (await do(officer, *picked[:10], do="take")).text


async def test_of_another_municipality_nothing_is_done(desk: World) -> None:
    await desk.account(municipalities=["prizren"])
    async with desk.browser() as browser:
        await browser.sign_in()
        page = await do(browser, "AAA-222", "BBB-333", do="take")
    assert "AAA-222</a>: It is not there any more." in page.text
    assert (await ticket(desk, "AAA-222")).assignee_id is None
    assert (await ticket(desk, "BBB-333")).assignee_id == 1


async def test_a_viewer_does_nothing(desk: World) -> None:
    await desk.account(role="viewer")
    async with desk.browser() as browser:
        await browser.sign_in()
        page = await do(browser, "AAA-222", do="take")
    assert page.status == 403
    assert (await ticket(desk, "AAA-222")).assignee_id is None
