"""The thread of a question, as its page tells it."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from desk.ticket_delivery import delivery
from desk.ticket_thread import chains
from storage import residents, tickets
from storage.scope import Scope
from storage.tables import Message, Outbox, OutboxStatus
from storage.ticket_tables import TicketEntry
from tests.desk.world import Browser, World
from tickets.resident_work import Words, add_from_resident, rate

TICKET = "/desk/tickets/7KX-4PB"
ROUTING = {
    "language": {"code": "sr-Cyrl", "script": "Cyrl", "confidence": 0.98},
    "place": {"code": "gjilan", "candidates": [], "evidence": ["Гњилану"]},
    "topics": [["waste-collection", 0.62], ["roads", 0.2]],
    "label": "waste-collection",
    "p": 0.62,
    "decision": "answer",
    "reason": "waste-collection ≥ 0.50",
}


async def resident_writes(desk: World, text: str, **more: Any) -> None:
    async with desk.database.transaction() as store:
        await residents.lock_residents(store, [("webchat", "r1")], desk.clock())
        words = Words(text=text, message_id=None, **{"source_id": "m7", **more})
        await add_from_resident(store, "7KX-4PB", words, now=desk.clock())


def entry(number: int, replaces: int | None = None) -> TicketEntry:
    return TicketEntry(id=number, replaces_id=replaces)


def test_versions_are_one_line_where_the_first_one_stood() -> None:
    found = chains([entry(1), entry(2), entry(3, 1), entry(4), entry(5, 3)])
    assert [[each.id for each in chain] for chain in found] == [[1, 3, 5], [2], [4]]


def test_a_version_of_what_is_gone_stands_by_itself() -> None:
    assert len(chains([entry(2, 1)])) == 1


async def test_an_edit_shows_the_latest_and_keeps_the_earlier(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    await resident_writes(desk, "Street 7")
    await resident_writes(desk, "Street 9", edited=True)
    text = (await officer.get(TICKET)).text
    assert text.index("Street 9") < text.index("1 earlier version") < text.index("Street 7")
    assert "The resident changed a message" in text


async def test_days_part_the_thread(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    for _ in range(2):
        desk.clock.forward(10 * 3600)
        await officer.get(TICKET)
    await resident_writes(desk, "Still nothing")
    text = (await officer.get(TICKET)).text
    assert text.index("Monday, 2 March 2026") < text.index("Tuesday, 3 March 2026") < text.index("Still nothing")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "on its way"),
        ({"attempts": 2, "error": "the platform is busy"}, "not arrived yet: the platform is busy"),
        ({"status": OutboxStatus.DELIVERED, "finished_at": True}, "sent 2 Mar 2026 10:30"),
        ({"status": OutboxStatus.DELIVERED, "delivered_at": True}, "delivered 2 Mar 2026 10:30"),
        ({"status": OutboxStatus.DELIVERED, "delivered_at": True, "seen_at": True}, "seen 2 Mar 2026 10:30"),
        ({"status": OutboxStatus.FAILED, "error": "blocked"}, "could not be delivered: blocked"),
        ({"status": OutboxStatus.FAILED}, "could not be delivered"),
        ({"held_at": True}, "held back by the chat app until 2 Mar 2026 10:30"),
    ],
)
async def test_how_far_an_answer_has_come(fields: dict[str, Any], said: str, desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    await officer.submit(TICKET, answer="Tomorrow.", do="send")
    async with desk.database.transaction() as store:
        row = (await store.scalars(select(Outbox))).one()
        for name, value in fields.items():
            setattr(row, name, desk.clock() if value is True else value)
    assert said in (await officer.get(TICKET)).text


def test_what_waits_for_a_channel_that_is_off_is_said_so() -> None:
    row = Outbox(channel="telegram", status=OutboxStatus.QUEUED)
    told = [delivery([row], "en", channels=on) for on in (None, {"telegram"}, {"webchat"})]
    assert [each.text for each in told if each] == [
        "on its way",
        "on its way",
        "not sent: Telegram is switched off here. It leaves when that is switched on",
    ]


async def test_what_is_new_is_marked_when_an_answer_is_refused(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    page = await officer.get(TICKET)
    await resident_writes(desk, "It is settled!")
    fields = {"token": page.hidden("token"), "seen": page.hidden("seen"), "answer": "Tomorrow.", "do": "send"}
    again = await officer.post(TICKET, fields)
    assert again.text.count('class="theirs new"') == 1
    assert ('id="new"' in again.text, 'href="#new"' in again.text) == (True, True)
    assert again.hidden("seen") != page.hidden("seen")


async def test_what_the_resident_thinks_of_it_is_told(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    await officer.submit(TICKET, do="resolve")
    async with desk.database.transaction() as store:
        await rate(store, "7KX-4PB", helped=False, comment="Nobody came", now=desk.clock())
    text = (await officer.get(TICKET)).text
    assert ("did not help" in text, "Nobody came" in text) == (True, True)


async def test_a_resident_who_has_left_is_told_of(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    async with desk.database.transaction() as store:
        await residents.stop_sending(store, 1)
    assert "The resident has left the chat." in (await officer.get(TICKET)).text


async def routed(desk: World, routing: dict[str, Any]) -> None:
    """The question came as a message that was routed so."""
    async with desk.database.transaction() as store:
        ticket = await tickets.by_reference(store, "7KX-4PB", scope=Scope.ALL)
        assert ticket is not None
        fields = {"channel": "webchat", "resident_id": ticket.resident_id, "received_at": desk.clock()}
        store.add(Message(event_id="1", kind="text", text="Where?", routing=routing, **fields))
        press = Message(event_id="2", kind="action", **fields)
        store.add(press)
        await store.flush()
        (await tickets.thread(store, ticket.id))[0].message_id = press.id


async def test_why_the_bot_routed_it_so_is_told_in_words(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    await routed(desk, ROUTING)
    text = (await officer.get(TICKET)).text
    assert "Српски, 98% sure" in text
    assert "Gjilani, from “Гњилану”" in text
    assert "One topic was likely enough" in text
    assert 'value="correct-topic:roads">Roads <span class="soft">20%</span>' in text


async def test_a_place_that_fits_several_can_be_chosen_with_one_click(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB", municipality=None)
    place = {"code": None, "candidates": ["mitrovica-south", "mitrovica-north"], "evidence": []}
    await routed(desk, ROUTING | {"place": place})
    text = (await officer.get(TICKET)).text
    assert 'value="correct-municipality:mitrovica-north">Mitrovica Veriore</button>' in text


@pytest.mark.parametrize("routing", [{}, {"decision": "magic", "topics": [["gone", 0.9]], "reason": "?"}])
async def test_what_an_earlier_version_wrote_breaks_nothing(
    routing: dict[str, Any], desk: World, officer: Browser
) -> None:
    await desk.ticket("7KX-4PB")
    await routed(desk, routing)
    assert (await officer.get(TICKET)).status == 200
