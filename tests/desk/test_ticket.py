"""Reading and answering a question."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlalchemy import select

from desk.ticket_answer import MAX_ANSWER
from handlers.office_news import resolved
from handlers.officer_answer import frame
from handlers.replies import to_json
from storage import residents, tickets
from storage.scope import Scope
from storage.ticket_tables import Author, Notice, NoticeKind, TicketEntry
from tests.desk.world import Browser, World

TICKET = "/desk/tickets/7KX-4PB"
SENT = "Your answer is on its way to the resident."


async def resident_adds(desk: World, text: str, **attachment: Any) -> None:
    async with desk.database.transaction() as store:
        ticket = await tickets.by_reference(store, "7KX-4PB", scope=Scope.ALL)
        assert ticket is not None
        entry = TicketEntry(ticket_id=ticket.id, author=Author.RESIDENT, text=text, created_at=desk.clock())
        entry.attachment = attachment or None
        store.add(entry)


async def test_the_thread_is_told_in_order(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB", "Kur vijnë?")
    await officer.submit(TICKET, answer="Nesër.", do="send")
    await resident_adds(desk, "Faleminderit")
    text = (await officer.get(TICKET)).text
    assert text.index("Kur vijnë?") < text.index("Nesër.") < text.index("Faleminderit")


async def test_a_file_is_named(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    await resident_adds(desk, "", medium="document", file_id="x", name="bill.pdf")
    await resident_adds(desk, "", medium="hologram", file_id="y")
    text = (await officer.get(TICKET)).text
    assert "a document: bill.pdf" in text
    assert "hologram" in text


@pytest.mark.parametrize(
    ("reads", "shown"), [(None, "Shqip"), ("sr-Cyrl", "Српски (ћирилица)"), ("bs", "Bosanski (latinica)")]
)
async def test_the_language_to_answer_in_is_in_sight(
    reads: str | None, shown: str, desk: World, officer: Browser
) -> None:
    await desk.ticket("7KX-4PB", reads=reads, language="sq")
    assert f">{shown}</strong>" in (await officer.get(TICKET)).text


async def test_an_answer_goes_to_the_resident_in_the_frame_of_their_language(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB", reads="tr")
    page = await officer.submit(TICKET, answer="Yarın geliyoruz.\r\nSaat 9.", do="send")
    assert (page.status, page.to) == (303, f"{TICKET}?done=send")
    assert await desk.stored("7KX-4PB") == ("waiting", ["Where?", "Yarın geliyoruz.\nSaat 9."])
    assert await desk.sent() == [to_json(frame("7KX-4PB", "Yarın geliyoruz.\nSaat 9.", "tr"))]
    assert SENT in (await officer.get(page.to)).text


async def test_delivery_is_woken_when_there_is_something_to_send(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    await officer.submit(TICKET, answer="Tomorrow.", do="send")
    assert len(desk.answered) == 1


async def test_answered_and_solved_in_one_go(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB", reads="en")
    page = await officer.submit(TICKET, answer="Tomorrow.", do="send-and-resolve")
    assert (await desk.stored("7KX-4PB"))[0] == "resolved"
    assert await desk.sent() == [to_json(frame("7KX-4PB", "Tomorrow.", "en")), to_json(resolved("7KX-4PB", "en"))]
    assert "marked as solved" in (await officer.get(page.to)).text


async def test_solved_without_an_answer(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB", reads="en")
    await officer.submit(TICKET, do="resolve")
    assert await desk.stored("7KX-4PB") == ("resolved", ["Where?"])
    assert await desk.sent() == [to_json(resolved("7KX-4PB", "en"))]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (" \n ", "It is empty."),
        ("", "It is empty."),
        ("x" * (MAX_ANSWER + 1), "The answer is too long"),
    ],
)
@pytest.mark.parametrize("do", ["send", "send-and-resolve"])
async def test_what_cannot_be_sent_changes_nothing(
    answer: str, said: str, do: str, desk: World, officer: Browser
) -> None:
    await desk.ticket("7KX-4PB")
    page = await officer.submit(TICKET, answer=answer, do=do)
    assert (page.status, said in page.text) == (409, True)
    assert await desk.stored("7KX-4PB") == ("new", ["Where?"])
    assert not await desk.sent()


async def test_what_was_added_meanwhile_is_read_first_and_the_answer_is_kept(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    page = await officer.get(TICKET)
    await resident_adds(desk, "It is settled, thank you!")
    fields = {"token": page.hidden("token"), "seen": page.hidden("seen"), "answer": "Tomorrow.", "do": "send"}
    again = await officer.post(TICKET, fields)
    assert (again.status, "Meanwhile something was added" in again.text) == (409, True)
    assert ">\nTomorrow.</textarea>" in again.text
    assert not await desk.sent()


async def test_a_button_pressed_twice_sends_once(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    page = await officer.get(TICKET)
    fields = {"token": page.hidden("token"), "seen": page.hidden("seen"), "answer": "Tomorrow.", "do": "send"}
    pages = await asyncio.gather(officer.post(TICKET, fields), officer.post(TICKET, fields))
    assert sorted(page.status for page in pages) == [303, 409]
    assert len(await desk.sent()) == 1


@pytest.mark.parametrize("seen", ["", "x", "-1", "9" * 30])
async def test_a_page_that_does_not_say_what_was_read_sends_nothing(seen: str, desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    token = (await officer.get(TICKET)).hidden("token")
    page = await officer.post(TICKET, {"token": token, "seen": seen, "answer": "Tomorrow.", "do": "send"})
    assert (page.status, await desk.sent()) == (409, [])


async def test_what_a_colleague_has_closed_stays_closed(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    page = await officer.get(TICKET)
    await officer.submit(TICKET, do="resolve")
    fields = {"token": page.hidden("token"), "seen": page.hidden("seen"), "answer": "Tomorrow.", "do": "send"}
    late = await officer.post(TICKET, fields)
    assert (late.status, "was closed meanwhile" in late.text, "Tomorrow." in late.text) == (409, True, True)
    assert 'name="answer"' not in late.text


@pytest.mark.parametrize("reference", ["7kx-4pb", "7KX-4PB"])
async def test_a_reference_is_found_in_small_letters_too(reference: str, desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    assert (await officer.get(f"/desk/tickets/{reference}")).status == 200


async def test_an_unknown_reference_is_told_in_words(officer: Browser) -> None:
    page = await officer.get("/desk/tickets/AAA-BBB")
    assert (page.status, "There is no question AAA-BBB" in page.text) == (404, True)


@pytest.mark.parametrize("do", ["send", "resolve"])
async def test_a_resident_who_was_erased_meanwhile_is_written_to_no_more(
    do: str, desk: World, officer: Browser
) -> None:
    await desk.ticket("7KX-4PB")
    page = await officer.get(TICKET)
    async with desk.database.transaction() as store:
        await residents.erase_resident(store, 1)
    fields = {"token": page.hidden("token"), "seen": page.hidden("seen"), "answer": "Tomorrow.", "do": do}
    assert (await officer.post(TICKET, fields)).status == 404
    assert not await desk.sent()


async def test_an_officer_and_the_resident_at_the_same_moment_do_not_block_each_other(
    desk: World, officer: Browser
) -> None:
    """The intake locks a resident and then their ticket; were the desk to do it the other way round, one would fail."""
    await desk.ticket("7KX-4PB")
    page = await officer.get(TICKET)
    fields = {"token": page.hidden("token"), "seen": page.hidden("seen"), "answer": "Tomorrow.", "do": "send"}
    async with desk.database.transaction() as store:
        await residents.lock_residents(store, [("webchat", "r1")], desk.clock())
        answering = asyncio.ensure_future(officer.post(TICKET, fields))
        await asyncio.sleep(0.3)
        assert await tickets.by_reference(store, "7KX-4PB", scope=Scope.ALL, lock=True)
    assert (await answering).status == 303


async def test_a_viewer_reads_and_finds_no_box_to_answer_in(desk: World, stranger: Browser) -> None:
    await desk.ticket("7KX-4PB")
    await desk.account(role="viewer")
    await stranger.sign_in()
    text = (await stranger.get(TICKET)).text
    assert ("Where?" in text, "answering it is for officers" in text, 'name="answer"' in text) == (True, True, False)


async def test_whoever_opens_it_has_read_what_it_was_announced_by(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    async with desk.database.transaction() as store:
        store.add(Notice(kind=NoticeKind.ASSIGNED, ticket_id=1, account_id=1, created_at=desk.clock()))
    await officer.get(TICKET)
    async with desk.database.reading() as store:
        notice = (await store.scalars(select(Notice))).one()
    assert (notice.seen_at, notice.seen_by) == (desk.clock(), 1)
