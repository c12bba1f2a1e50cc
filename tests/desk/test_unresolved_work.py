"""Answers and tickets from the unresolved log reach the right residents, on both stores."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import select, update

from desk.unresolved_work import SettleError, answer_residents, give_topic, let_be, undo
from handlers.replies import to_json
from handlers.unresolved_news import answered, taken_up
from storage import residents, tickets
from storage.tables import Resident, Unresolved
from storage.ticket_tables import Ticket
from storage.unresolved import Chosen
from tests.desk.unplaced import LOG, leave, press, waiting
from tests.desk.world import Browser, World
from tickets.actors import TERMINAL

ALL = Chosen(group=1, ids=None, seen=1_000)


async def send(desk: World, **answers: str) -> tuple[int, int]:
    """Answer the whole group; how many were told, and how many are looked after already."""
    async with desk.database.transaction() as store:
        done = await answer_residents(store, ALL, answers, actor=TERMINAL, now=desk.clock())
        return done.told, done.cared_for


async def test_each_resident_is_answered_once_in_their_language(desk: World) -> None:
    await leave(desk, "ku me pagu", who="a", reads="sq")
    await leave(desk, "nereye", who="b", reads="tr")
    await leave(desk, "ku me pagu pra", who="a")
    assert await send(desk, sq="Te zyra 3.", tr="3 numaralı ofis.") == (2, 0)
    assert await desk.sent() == [
        to_json(answered("ku me pagu pra", "Te zyra 3.", "sq")),
        to_json(answered("nereye", "3 numaralı ofis.", "tr")),
    ]


async def test_a_language_without_an_answer_waits(desk: World) -> None:
    await leave(desk, "ku me pagu", who="a", reads="sq")
    await leave(desk, "nereye", who="b", reads="tr")
    assert await send(desk, sq="Te zyra 3.") == (1, 0)
    assert await waiting(desk.database) == ["nereye"]


async def test_a_resident_whose_language_is_not_known_reads_that_of_the_message(desk: World) -> None:
    await leave(desk, "ku me pagu", language="sq")
    assert await send(desk, sq="Te zyra 3.") == (1, 0)


async def test_who_has_asked_the_office_meanwhile_is_not_written_to(desk: World) -> None:
    await leave(desk, "ku me pagu", who="a", reads="sq")
    await leave(desk, "ku me pagu", who="b", reads="sq")
    desk.clock.forward(60)
    await desk.ticket("7KX-4PB", who="a", reads="sq")
    assert await send(desk, sq="Te zyra 3.") == (1, 1)
    assert await waiting(desk.database) == []


async def test_an_older_ticket_does_not_count(desk: World) -> None:
    await desk.ticket("7KX-4PB", who="a", reads="sq")
    desk.clock.forward(60)
    await leave(desk, "ku me pagu", who="a")
    assert await send(desk, sq="Te zyra 3.") == (1, 0)


@pytest.mark.parametrize(
    ("asked_meanwhile", "said"), [(False, "1 resident was answered"), (True, "Nobody was written to")]
)
async def test_the_officer_reads_how_many_were_told(
    asked_meanwhile: bool, said: str, desk: World, officer: Browser
) -> None:
    number = await leave(desk, "ku me pagu", reads="sq")
    if asked_meanwhile:
        await desk.ticket("7KX-4PB")
    page = await press(officer, "answer", number, answer_sq="Te zyra 3.")
    assert said in (await officer.get(page.to)).text


async def test_two_officers_at_once_answer_once(desk: World) -> None:
    await leave(desk, "ku me pagu", reads="sq")
    done = await asyncio.gather(send(desk, sq="Te zyra 3."), send(desk, sq="Te zyra 4."), return_exceptions=True)
    assert sorted(type(each).__name__ for each in done) == ["SettleError", "tuple"]
    assert len(await desk.sent()) == 1


async def test_erased_residents_are_answered_no_more(desk: World) -> None:
    await leave(desk, "ku me pagu", reads="sq")
    async with desk.database.transaction() as store:
        await residents.erase_resident(store, await store.scalar(select(Resident.id)) or 0)
    with pytest.raises(SettleError):
        await send(desk, sq="Te zyra 3.")


async def test_what_was_sent_cannot_be_undone(desk: World) -> None:
    await leave(desk, "ku me pagu", reads="sq")
    await send(desk, sq="Te zyra 3.")
    async with desk.database.transaction() as store:
        with pytest.raises(SettleError):
            await undo(store, 1, actor=TERMINAL)


async def test_undoing_leaves_what_others_settled(desk: World) -> None:
    await leave(desk, "one")
    async with desk.database.transaction() as store:
        await let_be(store, ALL, actor=TERMINAL, now=desk.clock())
    await leave(desk, "two")
    async with desk.database.transaction() as store:
        await give_topic(store, ALL, "roads", actor=TERMINAL, now=desk.clock())
        assert await undo(store, 1, actor=TERMINAL) == 1
    assert await waiting(desk.database) == ["one"]


class TestTicket:
    async def made(self, desk: World) -> Ticket:
        async with desk.database.reading() as store:
            return (await store.scalars(select(Ticket))).one()

    async def test_a_ticket_holds_the_words_unmasked_and_its_resident_is_told(
        self, desk: World, officer: Browser
    ) -> None:
        number = await leave(desk, "ku me pagu, tel 044 123 456", reads="tr")
        page = await press(officer, "ticket", number, topic="roads")
        ticket = await self.made(desk)
        assert (page.status, ticket.topic, ticket.municipality, ticket.language) == (303, "roads", "gjilan", "tr")
        assert await desk.stored(ticket.reference) == ("new", ["ku me pagu, tel 044 123 456"])
        assert await desk.sent() == [to_json(taken_up("ku me pagu, tel 044 123 456", ticket.reference, "tr"))]

    async def test_its_first_event_names_the_officer(self, desk: World, officer: Browser) -> None:
        await press(officer, "ticket", await leave(desk, "ku me pagu"))
        async with desk.database.reading() as store:
            (event,) = await tickets.events(store, (await self.made(desk)).id)
        assert (event.kind, event.author, event.account_id) == ("opened", "officer", 1)

    async def test_words_that_the_entry_does_not_show_are_not_taken(self, desk: World, officer: Browser) -> None:
        number = await leave(desk, "of another moment")
        async with desk.database.transaction() as store:
            await store.execute(update(Unresolved).values(text="both messages •••"))
        await press(officer, "ticket", number)
        assert (await desk.stored((await self.made(desk)).reference))[1] == ["both messages •••"]

    async def test_without_words_there_is_none(self, desk: World, officer: Browser) -> None:
        page = await press(officer, "ticket", await leave(desk, " "))
        assert (page.status, "There are no words" in page.text) == (409, True)

    async def test_the_log_names_the_ticket(self, desk: World, officer: Browser) -> None:
        page = await press(officer, "ticket", await leave(desk, "ku me pagu"))
        reference = (await self.made(desk)).reference
        assert f"It became the question {reference}" in (await officer.get(page.to)).text
        assert 'name="settlement"' not in (await officer.get(f"{LOG}/1")).text
