"""What is done to a question without answering it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from sqlalchemy import select

from desk.account_words import ACTIONS
from desk.ticket_acts import ACTS
from storage import tickets
from storage.account_tables import Role
from storage.scope import Scope
from storage.tables import ProposedExample
from storage.ticket_tables import Ticket, TicketEvent
from tests.desk.world import Browser, World

TICKET = "/desk/tickets/7KX-4PB"


async def row(desk: World) -> Ticket:
    async with desk.database.reading() as store:
        found = await tickets.by_reference(store, "7KX-4PB", scope=Scope.ALL)
        assert found is not None
        return found


async def last_event(desk: World) -> TicketEvent:
    async with desk.database.reading() as store:
        return (await tickets.events(store, (await row(desk)).id))[-1]


def acts_on(text: str) -> set[str]:
    """The acts that the page offers."""
    return {do.partition(":")[0] for do in re.findall(r'name="do" value="([a-z-]+)', text)} & ACTS.keys()


def test_every_act_has_its_words_in_the_audit_log() -> None:
    assert {act.action for act in ACTS.values()} <= ACTIONS.keys()


OPEN = {
    *("take", "assign", "transfer", "priority", "refer", "resolve", "spam"),
    *("correct-topic", "note", "call-failed"),
}


@pytest.mark.parametrize(
    ("status", "offered"),
    [
        ("new", OPEN),
        ("waiting", OPEN),
        ("resolved", {"reopen", "correct-topic", "note"}),
        ("spam", {"reopen", "correct-topic", "note"}),
        ("closed", {"correct-topic", "note"}),
    ],
)
async def test_only_what_the_state_allows_is_offered(
    status: str, offered: set[str], desk: World, officer: Browser
) -> None:
    await desk.account("boban")
    await desk.ticket("7KX-4PB", status=status)
    assert acts_on((await officer.get(TICKET)).text) == offered


async def test_what_is_taken_is_not_taken_again(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    assert (await officer.submit(TICKET, do="take")).to == f"{TICKET}?done=take"
    assert (await row(desk)).assignee_id == 1
    assert "take" not in acts_on((await officer.get(TICKET)).text)


async def test_a_colleague_was_quicker(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    await desk.account("boban")
    async with desk.browser() as other:
        await other.sign_in("boban")
        await other.submit(TICKET, do="take")
    page = await officer.submit(TICKET, do="take")
    assert (page.status, "A colleague has taken it meanwhile." in page.text) == (409, True)


async def test_given_to_a_colleague_and_back(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    boban = await desk.account("boban", display_name="Boban Ilić")
    await officer.submit(TICKET, do="assign", colleague=str(boban))
    assert "Ana" not in (text := (await officer.get(TICKET)).text)
    assert "ana gave it to Boban Ilić" in text
    await officer.submit(TICKET, do="give-back", reason="He is ill")
    assert ((await row(desk)).assignee_id, (await last_event(desk)).reason) == (None, "He is ill")


@pytest.mark.parametrize("colleague", ["", "x", "99", "9" * 12])
async def test_nobody_can_be_given_it_who_is_not_there(colleague: str, desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    assert (await officer.submit(TICKET, do="assign", colleague=colleague)).status in (409, 422)
    assert (await row(desk)).assignee_id is None


async def test_only_those_who_can_have_it_are_named(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB", municipality="gjilan")
    await desk.account("boban", municipalities=["prizren"])
    await desk.account("vera", role=Role.VIEWER)
    await desk.account("gone", disabled_at=desk.clock())
    await desk.account("mirjeta", municipalities=["gjilan"])
    text = (await officer.get(TICKET)).text
    assert re.findall(r'<option value="\d+">(\w+)</option>', text) == ["mirjeta"]


async def test_a_transfer_is_told_and_leads_out_of_sight(desk: World, stranger: Browser) -> None:
    await desk.account(municipalities=["gjilan"])
    await stranger.sign_in()
    await desk.ticket("7KX-4PB", reads="en")
    page = await stranger.submit(TICKET, do="transfer", municipality="prizren", topic="roads", reason="Not here")
    after = await stranger.get(page.to)
    assert (after.status, "with other colleagues now" in after.text) == (404, True)
    assert "Prizreni" in (await desk.sent())[0]["text"]
    assert (await row(desk)).municipality == "prizren"
    assert len(desk.answered) == 1


async def test_what_is_not_there_and_what_has_moved_away_read_the_same(desk: World, stranger: Browser) -> None:
    await desk.account(municipalities=["prizren"])
    await stranger.sign_in()
    await desk.ticket("7KX-4PB", municipality="gjilan")
    texts = [(await stranger.get(f"/desk/tickets/{each}?done=transfer")).text for each in ("7KX-4PB", "AAA-BBB")]
    assert texts[0].replace("7KX-4PB", "AAA-BBB") == texts[1]


@pytest.mark.parametrize("fields", [{"municipality": "atlantis"}, {"municipality": "gjilan", "topic": "magic"}])
async def test_a_transfer_leads_somewhere(fields: dict[str, str], desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    assert (await officer.submit(TICKET, do="transfer", **fields)).status == 422
    assert (await row(desk)).municipality == "gjilan"


async def test_not_ours_gives_the_resident_another_contact(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB", reads="en")
    page = await officer.submit(TICKET, do="refer", contact="water-company")
    assert page.to == f"{TICKET}?done=refer"
    assert "Water Company" in (await desk.sent())[0]["text"]
    assert "ana referred the resident to: Water Company" in (await officer.get(TICKET)).text


async def test_not_ours_needs_a_contact(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    page = await officer.submit(TICKET, do="refer")
    assert (page.status, "Please choose the office" in page.text) == (409, True)


async def test_an_office_to_refer_to_is_searched_for(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    page = await officer.submit(TICKET, do="find-office:refer", office="legal aid")
    assert page.to == f"{TICKET}?office=legal+aid#refer"
    text = (await officer.get(page.to.partition("#")[0])).text
    assert 'name="contact" value="legal-aid"' in text


async def test_a_priority_is_changed(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    await officer.submit(TICKET, do="priority", priority="urgent")
    text = (await officer.get(TICKET)).text
    assert "priority: urgent" in text
    assert "ana changed the priority: normal → urgent" in text


@pytest.mark.parametrize("do", ["spam", "reopen"])
async def test_some_acts_need_a_reason(do: str, desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB", status="spam" if do == "reopen" else None)
    page = await officer.submit(TICKET, do=do, reason=" ")
    assert (page.status, "Please give a reason" in page.text) == (422, True)


async def test_spam_is_not_told_and_can_be_undone(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    await officer.submit(TICKET, do="spam", reason="Advertising")
    assert ((await row(desk)).status, await desk.sent()) == ("spam", [])
    await officer.submit(TICKET, do="reopen", reason="A mistake")
    assert (await row(desk)).status == "open"


async def test_solved_says_until_when_it_can_be_taken_up_again(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    await officer.submit(TICKET, do="resolve", reason="By telephone")
    text = (await officer.get(TICKET)).text
    assert "Until 16 Mar 2026 10:30 the resident can take it up again" in text
    assert "“By telephone”" in text


async def test_one_click_corrects_the_topic_and_teaches(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB", "Where are the roads?")
    page = await officer.submit(TICKET, do="correct-topic:roads")
    assert page.to == f"{TICKET}?done=correct-topic"
    assert (await row(desk)).topic == "roads"
    async with desk.database.reading() as store:
        proposed = (await store.scalars(select(ProposedExample))).one()
    assert (proposed.text, proposed.label) == ("Where are the roads?", "roads")


async def test_an_unplaced_question_is_given_its_municipality(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB", municipality=None)
    assert "correct-municipality" in acts_on((await officer.get(TICKET)).text)
    await officer.submit(TICKET, do="correct-municipality", municipality="prizren")
    assert (await row(desk)).municipality == "prizren"


@pytest.mark.parametrize("fields", [{"do": "correct-topic:magic"}, {"do": "correct-municipality:atlantis"}])
async def test_nothing_is_corrected_to_what_is_not_there(fields: dict[str, str], desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB", municipality=None)
    assert (await officer.submit(TICKET, **fields)).status == 422


async def test_a_note_is_marked_and_never_sent(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    await officer.submit(TICKET, do="note", note="He calls every day")
    text = (await officer.get(TICKET)).text
    assert ("He calls every day" in text, "internal note, not sent" in text) == (True, True)
    assert not await desk.sent()


async def test_a_note_has_versions(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    await officer.submit(TICKET, do="note", note="First")
    await officer.submit(TICKET, do="change-note:2", note="Second")
    text = (await officer.get(TICKET)).text
    assert text.index("Second") < text.index("1 earlier version") < text.index("First")


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"do": "note", "note": " "}, 409),
        ({"do": "note", "note": "x" * 4001}, 422),
        ({"do": "change-note:1", "note": "Not a note"}, 404),
        ({"do": "change-note:x", "note": "What?"}, 409),
    ],
)
async def test_a_note_that_cannot_be_kept(fields: dict[str, str], status: int, desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    assert (await officer.submit(TICKET, **fields)).status == status
    assert len((await desk.stored("7KX-4PB"))[1]) == 1


async def test_every_act_is_recorded_without_words(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    acts: list[dict[str, Any]] = [
        {"do": "take"},
        {"do": "note", "note": "Secret"},
        {"do": "priority", "priority": "high"},
        {"do": "send-and-resolve", "answer": "Secret"},
        {"do": "reopen", "reason": "Secret"},
    ]
    for fields in acts:
        await officer.submit(TICKET, **fields)
    recorded = [action for _, action, subject in await desk.audited() if subject == "ticket 7KX-4PB"]
    assert [each for each in recorded if each != "ticket-read"] == [
        "ticket-take",
        "ticket-note",
        "ticket-priority",
        "ticket-answer",
        "ticket-resolve",
        "ticket-reopen",
    ]


async def test_a_topic_corrected_out_of_sight_is_said_to_be_with_others(desk: World) -> None:
    await desk.ticket("7KX-4PB")
    await desk.account(topics=["waste-collection"])
    async with desk.browser() as officer:
        await officer.sign_in()
        done = await officer.submit(TICKET, do="correct-topic:roads")
        page = await officer.get(done.to)
    assert (page.status, "it is with other colleagues now" in page.text) == (404, True)
    assert "The resident is told" not in page.text


async def test_a_changed_note_that_is_too_long_stays_in_its_box(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    await officer.submit(TICKET, do="note", note="call first")
    number = (await last_event(desk)).entry_id
    page = await officer.submit(TICKET, do=f"change-note:{number}", note="call them first " + "x" * 4000)
    assert (page.status, "call them first xxx" in page.text) == (422, True)
