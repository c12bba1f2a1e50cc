from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from storage import tickets
from storage.account_tables import Role
from storage.ticket_tables import Ticket
from tests.tickets.test_desk_work import do
from tests.tickets.world import REFERENCE, Office
from tickets import desk_work, resident_work
from tickets.errors import MoveRefused, NoSuchTicket, TicketFinished

DAY_S = 86_400


async def rate(office: Office, *, helped: bool, **fields: Any) -> None:
    async with office.database.transaction() as session:
        await resident_work.rate(session, REFERENCE, helped=helped, now=office.now, **fields)


async def reopen(office: Office) -> Ticket:
    async with office.database.transaction() as session:
        return await resident_work.reopen(session, REFERENCE, now=office.now)


async def ratings(office: Office) -> list[tuple[bool, str | None]]:
    row = await office.ticket()
    async with office.database.reading() as session:
        return [(each.helped, each.comment) for each in await tickets.ratings(session, row.id)]


async def test_a_question_begins_new_with_its_words_in_the_thread(office: Office) -> None:
    await office.asked(text="Where?")
    assert (await office.ticket()).status == "new"
    assert [(entry.text, entry.source_id) for entry in await office.thread()] == [("Where?", "m1")]
    assert (await office.events())[0].entry_id == (await office.thread())[0].id


async def test_questions_of_one_transaction_are_tickets_of_their_own(office: Office) -> None:
    await office.asked("AAA-111", "Before them?")
    async with office.database.transaction() as session:
        first = await office.ask_in(session, "BBB-222", "Where?")
        second = await office.ask_in(session, "CCC-333", "When?")
    for reference, opened, text in (("BBB-222", first, "Where?"), ("CCC-333", second, "When?")):
        row, thread = await office.ticket(reference), await office.thread(reference)
        events = await office.events(reference)
        assert (row.id, row.answer_due_at) == (opened.id, opened.answer_due_at)
        assert [entry.text for entry in thread] == [text]
        assert [(event.kind, event.entry_id, event.details) for event in events] == [("opened", thread[0].id, {})]


async def test_the_first_event_names_who_opened_it_and_where(office: Office) -> None:
    ana = replace(await office.works("ana"), via="group")
    async with office.database.transaction() as session:
        await office.ask_in(session, "BBB-222", "Where?", actor=ana)
    (event,) = await office.events("BBB-222")
    assert (event.author, event.account_id, event.details) == ("officer", ana.account_id, {"via": "group"})


async def test_a_ticket_whose_reference_is_taken_leaves_nothing_behind(office: Office) -> None:
    await office.asked(text="Where?")
    with pytest.raises(IntegrityError):
        await office.asked(text="When?")
    assert [entry.text for entry in await office.thread()] == ["Where?"]
    assert len(await office.events()) == 1


async def test_writing_gives_a_waiting_ticket_back_to_the_office(office: Office) -> None:
    ana = await office.works("ana")
    await office.asked()
    await do(office, desk_work.answer_ticket, "Which street?", actor=ana)
    await office.adds("the third")
    row = await office.ticket()
    assert (row.status, row.return_at is not None) == ("open", True)


async def test_its_officer_is_told_once_until_they_have_read_it(office: Office) -> None:
    ana = await office.works("ana")
    await office.asked()
    await do(office, desk_work.take, actor=ana)
    await office.adds("one", source="m2")
    await office.adds("two", source="m3")
    assert await office.notices() == [("resident-wrote", ana.account_id)]


async def test_an_edit_is_tied_to_the_version_before_it(office: Office) -> None:
    await office.asked()
    await office.adds("thrid street", source="m2")
    await office.adds("third street", source="m2", edited=True)
    await office.adds("3rd street", source="m2", edited=True)
    question, first, second, third = await office.thread()
    assert [each.replaces_id for each in (question, first, second, third)] == [None, None, first.id, second.id]


async def test_an_edit_of_something_else_stands_by_itself(office: Office) -> None:
    await office.asked()
    await office.adds("changed", source="m9", edited=True)
    assert [entry.replaces_id for entry in await office.thread()] == [None, None]


async def test_nothing_is_added_to_a_finished_ticket(office: Office) -> None:
    await office.asked()
    await do(office, desk_work.resolve_ticket)
    with pytest.raises(TicketFinished):
        await office.adds("more")
    with pytest.raises(NoSuchTicket):
        await office.adds("more", reference="AAA-AAA")


class TestRating:
    async def test_the_last_word_counts_and_words_stay(self, office: Office) -> None:
        await office.asked()
        await do(office, desk_work.resolve_ticket)
        await rate(office, helped=False)
        await rate(office, helped=False, comment="nobody came")
        await rate(office, helped=True)
        assert await ratings(office) == [(True, "nobody came")]

    async def test_every_solution_has_a_rating_of_its_own(self, office: Office) -> None:
        await office.asked()
        await do(office, desk_work.resolve_ticket)
        await rate(office, helped=False)
        await reopen(office)
        office.clock.forward(DAY_S)
        await do(office, desk_work.resolve_ticket)
        await rate(office, helped=True)
        assert await ratings(office) == [(False, None), (True, None)]

    async def test_a_long_sentence_is_cut(self, office: Office) -> None:
        await office.asked()
        await do(office, desk_work.resolve_ticket)
        await rate(office, helped=True, comment="x" * 5000)
        assert len((await ratings(office))[0][1] or "") == resident_work.MAX_COMMENT

    async def test_what_is_not_solved_cannot_be_rated(self, office: Office) -> None:
        await office.asked()
        with pytest.raises(MoveRefused, match="nothing to rate"):
            await rate(office, helped=True)

    async def test_officers_are_told_that_it_did_not_help(self, office: Office) -> None:
        ana = await office.works("ana")
        await office.asked()
        await do(office, desk_work.answer_ticket, "Tomorrow", actor=ana)
        await do(office, desk_work.resolve_ticket, actor=ana)
        await rate(office, helped=False)
        assert await office.notices() == [("did-not-help", ana.account_id)]

    async def test_words_about_an_answer_that_helped_are_told_of(self, office: Office) -> None:
        ana = await office.works("ana")
        await office.asked()
        await do(office, desk_work.answer_ticket, "Tomorrow", actor=ana)
        await do(office, desk_work.resolve_ticket, actor=ana)
        await rate(office, helped=True)
        assert await office.notices() == []
        await rate(office, helped=True, comment="and when does it open?")
        assert await office.notices() == [("commented", ana.account_id)]

    async def test_words_about_what_nobody_has_are_for_all_officers(self, office: Office) -> None:
        await office.works("ana")
        await office.asked()
        await do(office, desk_work.resolve_ticket)
        await rate(office, helped=True, comment="quick")
        assert await office.notices() == [("commented", Role.OFFICER)]

    async def test_the_event_holds_no_words(self, office: Office) -> None:
        await office.asked()
        await do(office, desk_work.resolve_ticket)
        await rate(office, helped=True, comment="044 123 456")
        assert (await office.events())[-1].details == {"helped": True, "comment": True}


class TestReopening:
    async def test_a_solved_matter_is_taken_up_again(self, office: Office) -> None:
        await office.asked()
        await do(office, desk_work.resolve_ticket)
        row = await reopen(office)
        assert (row.status, row.resolved_at, row.due_at is not None) == ("open", None, True)

    async def test_an_open_one_stays_as_it_is(self, office: Office) -> None:
        await office.asked()
        assert (await reopen(office)).status == "new"
        assert len(await office.events()) == 1

    async def test_spam_is_not_for_its_sender_to_undo(self, office: Office) -> None:
        await office.asked()
        await do(office, desk_work.mark_spam)
        with pytest.raises(MoveRefused):
            await reopen(office)
