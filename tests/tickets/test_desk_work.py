from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from storage.account_tables import Role
from storage.scope import Scope
from storage.ticket_tables import Author, Priority, Ticket, TicketStatus
from tests.tickets.world import REFERENCE, Office
from tickets import desk_work
from tickets.actors import SYSTEM, TERMINAL, Actor
from tickets.errors import (
    EmptyAnswer,
    MoveRefused,
    NoSuchTicket,
    NotAssignable,
    NothingToChange,
    NotYours,
    ThreadGrew,
    TicketFinished,
)
from tickets.history import TRACKED, rebuilt

Work = Callable[..., Awaitable[Any]]


async def do(office: Office, work: Work, *arguments: Any, actor: Actor = TERMINAL, **options: Any) -> Any:
    async with office.database.transaction() as session:
        return await work(session, REFERENCE, *arguments, actor=actor, now=office.now, **options)


async def do_all(office: Office, ana: Actor, ben: Actor) -> None:
    """A life of a ticket with everything in it."""
    await office.asked()
    await do(office, desk_work.take, actor=ana)
    office.clock.forward(3600)
    await do(office, desk_work.add_note, "call first", actor=ana)
    await do(office, desk_work.answer_ticket, "Which street?", actor=ana)
    office.clock.forward(3600)
    await office.adds("the third")
    await do(office, desk_work.set_priority, Priority.HIGH, actor=ana)
    await do(office, desk_work.assign, ben.account_id, actor=ana)
    await do(office, desk_work.give_back, actor=ben, reason="on leave")
    await do(office, desk_work.transfer, municipality="prizren", topic="water", text="moved", actor=ana)
    await do(office, desk_work.set_topic, "roads", actor=TERMINAL)
    await do(office, desk_work.resolve_ticket, actor=ben)
    await do(office, desk_work.reopen, actor=ben, reason="too early")


async def test_the_row_is_rebuilt_from_its_events(office: Office) -> None:
    ana, ben = await office.works("ana"), await office.works("ben")
    await do_all(office, ana, ben)
    row = await office.ticket()
    assert rebuilt(await office.events()) == {name: getattr(row, name) for name in TRACKED}


async def test_every_change_says_who_when_and_why(office: Office) -> None:
    ana, ben = await office.works("ana"), await office.works("ben")
    await do_all(office, ana, ben)
    told = [(event.kind, event.account_id, event.reason) for event in await office.events()]
    assert told == [
        ("opened", None, ""),
        ("assigned", ana.account_id, ""),
        ("noted", ana.account_id, ""),
        ("answered", ana.account_id, ""),
        ("written", None, ""),
        ("prioritised", ana.account_id, ""),
        ("assigned", ana.account_id, ""),
        ("given-back", ben.account_id, "on leave"),
        ("transferred", ana.account_id, ""),
        ("corrected", None, ""),
        ("resolved", ben.account_id, ""),
        ("reopened", ben.account_id, "too early"),
    ]


async def test_the_thread_tells_who_wrote_what_and_what_is_not_sent(office: Office) -> None:
    ana, ben = await office.works("ana"), await office.works("ben")
    await do_all(office, ana, ben)
    assert [(entry.author, entry.kind, entry.text) for entry in await office.thread()] == [
        ("resident", "message", "Where?"),
        ("officer", "note", "call first"),
        ("officer", "message", "Which street?"),
        ("resident", "message", "the third"),
        ("system", "message", "moved"),
    ]


@pytest.mark.parametrize(
    "scope", [Scope.NOTHING, Scope.of(["prizren"], None), Scope.of(None, ["water"]), Scope.of(["gjilan"], ["water"])]
)
@pytest.mark.parametrize(
    ("work", "arguments", "options"),
    [
        (desk_work.answer_ticket, ("x",), {}),
        (desk_work.add_note, ("x",), {}),
        (desk_work.take, (), {}),
        (desk_work.transfer, (), {"municipality": "prizren", "topic": None, "text": "x"}),
        (desk_work.resolve_ticket, (), {}),
        (desk_work.refer, (), {"contact": "x", "text": "x"}),
        (desk_work.set_topic, ("water",), {}),
        (desk_work.mark_spam, (), {}),
    ],
)
async def test_what_lies_out_of_scope_is_not_there(
    work: Work, arguments: tuple[str, ...], options: dict[str, Any], scope: Scope, office: Office
) -> None:
    ana = await office.works("ana")
    await office.asked()
    stranger = Actor(author=Author.OFFICER, account_id=ana.account_id, scope=scope)
    with pytest.raises(NoSuchTicket):
        await do(office, work, *arguments, actor=stranger, **options)
    assert len(await office.events()) == 1


async def test_an_actor_without_a_scope_sees_nothing(office: Office) -> None:
    await office.asked()
    with pytest.raises(NoSuchTicket):
        await do(office, desk_work.add_note, "x", actor=Actor(author=Author.OFFICER))


async def test_an_unknown_reference_is_named(office: Office) -> None:
    with pytest.raises(NoSuchTicket, match=REFERENCE):
        await do(office, desk_work.take, actor=await office.works("ana"))


@pytest.mark.parametrize("work", [desk_work.answer_ticket, desk_work.add_note])
async def test_nothing_is_said_without_words(work: Work, office: Office) -> None:
    await office.asked()
    with pytest.raises(EmptyAnswer):
        await do(office, work, " \n ")


async def test_what_was_added_meanwhile_is_read_first(office: Office) -> None:
    await office.asked()
    seen = (await office.thread())[-1].id
    await office.adds("It is settled")
    with pytest.raises(ThreadGrew):
        await do(office, desk_work.answer_ticket, "Tomorrow", seen=seen)
    assert (await office.ticket()).status == TicketStatus.NEW


class TestAssignment:
    async def test_taking_opens_a_ticket(self, office: Office) -> None:
        ana = await office.works("ana")
        await office.asked()
        ticket: Ticket = await do(office, desk_work.take, actor=ana)
        assert (ticket.status, ticket.assignee_id, ticket.return_at is not None) == ("open", ana.account_id, True)

    async def test_what_somebody_has_is_not_taken_from_them(self, office: Office) -> None:
        ana, ben = await office.works("ana"), await office.works("ben")
        await office.asked()
        await do(office, desk_work.take, actor=ana)
        with pytest.raises(NotYours):
            await do(office, desk_work.take, actor=ben)
        with pytest.raises(NothingToChange):
            await do(office, desk_work.take, actor=ana)

    async def test_the_terminal_takes_nothing(self, office: Office) -> None:
        await office.asked()
        with pytest.raises(NotAssignable):
            await do(office, desk_work.take)

    async def test_a_colleague_is_told(self, office: Office) -> None:
        ana, ben = await office.works("ana"), await office.works("ben")
        await office.asked()
        await do(office, desk_work.assign, ben.account_id, actor=ana)
        assert await office.notices() == [("assigned", ben.account_id)]

    async def test_whoever_gives_it_to_themselves_is_not(self, office: Office) -> None:
        ana = await office.works("ana")
        await office.asked()
        await do(office, desk_work.assign, ana.account_id, actor=ana)
        assert await office.notices() == []

    @pytest.mark.parametrize(
        "fields",
        [
            {"role": Role.VIEWER},
            {"role": Role.EDITOR},
            {"municipalities": ["prizren"]},
            {"topics": []},
            {"disabled": True},
        ],
    )
    async def test_only_who_may_work_on_it_can_have_it(self, fields: dict[str, Any], office: Office) -> None:
        if fields.pop("disabled", False):
            fields["disabled_at"] = office.now
        other = await office.works("other", **fields)
        await office.asked()
        with pytest.raises(NotAssignable):
            await do(office, desk_work.assign, other.account_id)

    async def test_nobody_has_what_was_given_back(self, office: Office) -> None:
        ana = await office.works("ana")
        await office.asked()
        await do(office, desk_work.take, actor=ana)
        ticket: Ticket = await do(office, desk_work.give_back, actor=ana)
        assert (ticket.status, ticket.assignee_id, ticket.return_at) == ("open", None, None)
        with pytest.raises(NothingToChange):
            await do(office, desk_work.give_back, actor=ana)


class TestElsewhere:
    async def test_a_transfer_takes_it_from_who_has_it_and_keeps_the_promise(self, office: Office) -> None:
        ana = await office.works("ana")
        await office.asked()
        due = (await office.ticket()).answer_due_at
        await do(office, desk_work.take, actor=ana)
        ticket: Ticket = await do(office, desk_work.transfer, municipality="prizren", topic="roads", text="moved")
        assert (ticket.municipality, ticket.assignee_id, ticket.answer_due_at) == ("prizren", None, due)

    async def test_what_waits_for_the_resident_is_the_new_offices_turn(self, office: Office) -> None:
        await office.asked()
        await do(office, desk_work.answer_ticket, "Not for us, I think")
        ticket: Ticket = await do(office, desk_work.transfer, municipality="prizren", topic="roads", text="moved")
        assert (ticket.status, ticket.waiting_since) == ("open", None)

    async def test_it_is_not_moved_to_where_it_is(self, office: Office) -> None:
        await office.asked()
        with pytest.raises(NothingToChange):
            await do(office, desk_work.transfer, municipality="gjilan", topic="roads", text="moved")
        assert len(await office.thread()) == 1

    async def test_not_ours_names_the_contact_and_solves_it(self, office: Office) -> None:
        await office.asked()
        ticket: Ticket = await do(office, desk_work.refer, contact="water-company", text="ask them")
        event = (await office.events())[-1]
        assert (ticket.status, event.kind, event.details) == ("resolved", "referred", {"contact": "water-company"})

    async def test_an_unplaced_ticket_is_given_its_municipality_once(self, office: Office) -> None:
        await office.asked(municipality=None)
        await do(office, desk_work.set_municipality, "prizren")
        with pytest.raises(NothingToChange):
            await do(office, desk_work.set_municipality, "gjilan")
        assert (await office.ticket()).municipality == "prizren"


class TestNotes:
    async def test_a_note_has_versions(self, office: Office) -> None:
        await office.asked()
        await do(office, desk_work.add_note, "call at 9")
        note = (await office.thread())[-1]
        await do(office, desk_work.change_note, note.id, "call at 10")
        first, second = (await office.thread())[-2:]
        assert (first.text, second.text, second.replaces_id) == ("call at 9", "call at 10", first.id)

    async def test_what_was_sent_cannot_be_changed(self, office: Office) -> None:
        await office.asked()
        await do(office, desk_work.answer_ticket, "Tomorrow")
        with pytest.raises(NoSuchTicket, match="has no note"):
            await do(office, desk_work.change_note, (await office.thread())[-1].id, "Today")

    async def test_finished_tickets_take_notes_but_no_answers(self, office: Office) -> None:
        await office.asked()
        await do(office, desk_work.resolve_ticket)
        await do(office, desk_work.add_note, "for the record")
        with pytest.raises(TicketFinished):
            await do(office, desk_work.answer_ticket, "one more thing")


async def test_what_was_no_spam_comes_back(office: Office) -> None:
    await office.asked()
    await do(office, desk_work.mark_spam)
    ticket: Ticket = await do(office, desk_work.reopen)
    assert (ticket.status, ticket.due_at is not None) == ("open", True)


async def test_a_closed_ticket_stays_closed(office: Office) -> None:
    await office.asked()
    async with office.database.transaction() as session:
        row = await desk_work.hold(session, REFERENCE, SYSTEM)
        row.status = TicketStatus.CLOSED
    with pytest.raises(MoveRefused):
        await do(office, desk_work.reopen)


async def test_of_two_who_take_at_once_one_has_it(office: Office) -> None:
    ana, ben = await office.works("ana"), await office.works("ben")
    await office.asked()
    both = [do(office, desk_work.take, actor=actor) for actor in (ana, ben)]
    taken = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(type(each).__name__ for each in taken) == ["NotYours", "Ticket"]


async def test_who_may_not_see_the_right_topic_has_the_ticket_no_more(office: Office) -> None:
    ana = await office.works("ana", topics=["roads"])
    await office.asked()
    await do(office, desk_work.take, actor=ana)
    await do(office, desk_work.set_topic, "water", actor=ana)
    row = await office.ticket()
    assert (row.topic, row.assignee_id, row.return_at) == ("water", None, None)
    assert rebuilt(await office.events()) == {name: getattr(row, name) for name in TRACKED}


@pytest.mark.parametrize("topics", [None, ["roads", "water"]])
async def test_who_may_see_it_keeps_it(office: Office, topics: list[str] | None) -> None:
    ana = await office.works("ana", topics=topics)
    await office.asked()
    await do(office, desk_work.take, actor=ana)
    await do(office, desk_work.set_topic, "water", actor=ana)
    assert (await office.ticket()).assignee_id == ana.account_id
