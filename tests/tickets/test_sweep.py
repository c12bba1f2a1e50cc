"""What happens to tickets by itself happens when it is due, once, and in order."""

from __future__ import annotations

import asyncio
import json

import pytest
from sqlalchemy import update

from storage import residents, ticket_sweeps
from storage.account_tables import Account, Role
from storage.database import Database
from storage.scope import Scope
from storage.ticket_tables import Alarm
from tests.conftest import NOW
from tests.tickets.test_desk_work import do
from tests.tickets.world import REFERENCE, Office
from tickets import desk_work, sweep, terms_store
from tickets.actors import Actor
from tickets.history import TRACKED, rebuilt

HOUR_S, DAY_S = 3600, 86_400


async def swept(office: Office) -> list[str]:
    """What one sweep does, as `reference event`."""
    async with office.database.reading() as session:
        references = await sweep.to_look_at(session, office.now)
    done = []
    for reference in references:
        async with office.database.transaction() as session:
            done += [f"{reference} {event}" for event in await sweep.look_at(session, reference, now=office.now)]
    return done


async def handed_out(office: Office) -> list[str]:
    async with office.database.reading() as session:
        references = await sweep.to_hand_out(session)
    done = []
    for reference in references:
        async with office.database.transaction() as session:
            if await sweep.hand_out(session, reference, now=office.now):
                done.append(reference)
    return done


async def taken_back(office: Office) -> list[str]:
    async with office.database.reading() as session:
        references = await sweep.to_take_back(session)
    done = []
    for reference in references:
        async with office.database.transaction() as session:
            if await sweep.take_back(session, reference, now=office.now):
                done.append(reference)
    return done


async def change_account(office: Office, actor: Actor, **columns: object) -> None:
    async with office.database.transaction() as session:
        await session.execute(update(Account).where(Account.id == actor.account_id).values(**columns))


async def set_terms(office: Office, **terms: object) -> None:
    async with office.database.transaction() as session:
        await terms_store.save(session, json.dumps(terms))


async def test_a_reminder_comes_before_and_an_escalation_after_each_once(office: Office) -> None:
    await office.works("ana")
    await office.asked()  # Monday 10:30; due on Tuesday at 11:30
    assert await swept(office) == []
    office.clock.forward(23 * HOUR_S)
    assert (await swept(office), await swept(office)) == ([f"{REFERENCE} reminded"], [])
    office.clock.forward(2 * HOUR_S)
    assert (await swept(office), await swept(office)) == ([f"{REFERENCE} escalated"], [])
    assert await office.notices() == [("answer-due", Role.OFFICER), ("answer-overdue", Role.HEAD)]


async def test_whoever_has_it_is_reminded(office: Office) -> None:
    ana = await office.works("ana")
    await set_terms(office, return_after_hours=None)
    await office.asked()
    await do(office, desk_work.take, actor=ana)
    office.clock.forward(23 * HOUR_S)
    await swept(office)
    assert await office.notices() == [("answer-due", ana.account_id)]


async def test_a_late_sweep_does_not_remind_of_what_is_past(office: Office) -> None:
    await office.asked()
    office.clock.forward(30 * DAY_S)
    assert await swept(office) == [f"{REFERENCE} escalated", f"{REFERENCE} escalated"]
    assert [kind for kind, _who in await office.notices()] == ["answer-overdue", "resolution-overdue"]


async def test_an_answer_in_time_is_not_spoken_of(office: Office) -> None:
    await office.asked()
    await do(office, desk_work.answer_ticket, "Tomorrow")
    office.clock.forward(30 * DAY_S)
    assert await swept(office) == []


async def test_without_an_answer_it_goes_back_to_the_queue_and_stays_there(office: Office) -> None:
    ana = await office.works("ana")
    await office.asked()
    await do(office, desk_work.take, actor=ana)
    office.clock.forward(DAY_S + 2 * HOUR_S)
    assert f"{REFERENCE} returned" in await swept(office)
    row = await office.ticket()
    assert (row.assignee_id, row.return_at, row.status) == (None, None, "open")
    assert ("returned", ana.account_id) in await office.notices()


@pytest.mark.parametrize(
    "change",
    [{"disabled_at": NOW}, {"municipalities": ["prizren"]}, {"topics": ["water"]}, {"role": Role.VIEWER}],
    ids=lambda change: next(iter(change)),
)
async def test_whoever_may_not_have_it_any_more_loses_it_at_once(office: Office, change: dict[str, object]) -> None:
    ana = await office.works("ana")
    await office.asked()
    await do(office, desk_work.take, actor=ana)
    assert await taken_back(office) == []
    await change_account(office, ana, **change)
    assert (await taken_back(office), await taken_back(office)) == ([REFERENCE], [])
    row, event = await office.ticket(), (await office.events())[-1]
    assert (row.assignee_id, row.return_at, event.kind, event.details) == (None, None, "returned", {"why": "no-access"})


async def test_a_ticket_without_municipality_is_lost_by_who_is_limited_to_some(office: Office) -> None:
    ana = await office.works("ana")
    await office.asked(municipality=None)
    await do(office, desk_work.take, actor=ana)
    await change_account(office, ana, municipalities=["gjilan"])
    assert await taken_back(office) == [REFERENCE]


async def test_what_lies_in_the_scope_stays_and_so_does_what_is_finished(office: Office) -> None:
    ana = await office.works("ana")
    await office.asked("AAA-AAA", municipality="prizren")
    await office.asked("BBB-BBB")
    async with office.database.transaction() as session:
        for reference in ("AAA-AAA", "BBB-BBB"):
            await desk_work.take(session, reference, actor=ana, now=office.now)
        await desk_work.resolve_ticket(session, "BBB-BBB", actor=ana, now=office.now)
    await change_account(office, ana, municipalities=["prizren"])
    assert await taken_back(office) == []


async def test_an_answer_keeps_it(office: Office) -> None:
    ana = await office.works("ana")
    await office.asked()
    await do(office, desk_work.take, actor=ana)
    await do(office, desk_work.answer_ticket, "Which street?", actor=ana)
    office.clock.forward(3 * DAY_S)
    assert await swept(office) == []
    assert (await office.ticket()).assignee_id == ana.account_id


async def test_after_14_days_a_solved_ticket_is_closed(office: Office) -> None:
    await office.asked()
    await do(office, desk_work.resolve_ticket)
    office.clock.forward(14 * DAY_S - 1)
    assert await swept(office) == []
    office.clock.forward(1)
    assert await swept(office) == [f"{REFERENCE} closed"]
    assert (await office.ticket()).look_at is None


async def test_the_longest_due_comes_first(office: Office) -> None:
    await office.asked("AAA-AAA")
    office.clock.forward(HOUR_S)
    await office.asked("BBB-BBB", priority="urgent")
    office.clock.forward(DAY_S)
    assert [each.split()[0] for each in await swept(office)] == ["BBB-BBB", "AAA-AAA"]


async def test_two_sweeps_at_once_do_it_once(office: Office) -> None:
    ana = await office.works("ana")
    await office.asked()
    await do(office, desk_work.take, actor=ana)
    office.clock.forward(2 * DAY_S)
    await asyncio.gather(*(swept(office) for _ in range(4)))
    kinds = [event.kind for event in await office.events()]
    assert sorted(kinds) == ["assigned", "escalated", "opened", "returned"]


async def test_an_erased_ticket_is_passed_over(office: Office) -> None:
    await office.asked()
    async with office.database.transaction() as session:
        await residents.erase_resident(session, (await office.ticket()).resident_id)
        assert await sweep.look_at(session, REFERENCE, now=office.now) == []
        assert not await sweep.hand_out(session, REFERENCE, now=office.now)


async def test_the_row_is_rebuilt_after_all_of_it(office: Office) -> None:
    ana = await office.works("ana")
    await office.asked()
    await do(office, desk_work.take, actor=ana)
    office.clock.forward(40 * DAY_S)
    await swept(office)
    row = await office.ticket()
    assert rebuilt(await office.events()) == {name: getattr(row, name) for name in TRACKED}
    assert row.resolve_alarm == Alarm.ESCALATED


class TestRotation:
    @pytest.fixture(autouse=True)
    async def rotation(self, office: Office) -> None:
        await set_terms(office, rotation=["gjilan"])

    async def ask(self, office: Office, *references: str) -> None:
        for reference in references:
            office.clock.forward(60)
            await office.asked(reference)

    async def who(self, office: Office, *references: str) -> list[int | None]:
        return [(await office.ticket(reference)).assignee_id for reference in references]

    async def test_tickets_go_round(self, office: Office) -> None:
        ana, ben = await office.works("ana"), await office.works("ben")
        for reference in ("AAA-AAA", "BBB-BBB", "CCC-CCC"):
            await self.ask(office, reference)
            assert await handed_out(office) == [reference]
        got = await self.who(office, "AAA-AAA", "BBB-BBB", "CCC-CCC")
        assert got == [ana.account_id, ben.account_id, ana.account_id]

    async def test_only_officers_who_may_have_it_get_it(self, office: Office) -> None:
        await office.works("head", role=Role.HEAD)
        await office.works("away", disabled_at=office.now)
        await office.works("elsewhere", municipalities=["prizren"])
        await office.works("water", topics=["water"])
        await self.ask(office, "AAA-AAA")
        assert await handed_out(office) == []
        roads = await office.works("roads", municipalities=["gjilan"], topics=["roads"])
        assert await handed_out(office) == ["AAA-AAA"]
        assert await self.who(office, "AAA-AAA") == [roads.account_id]

    async def test_other_municipalities_take_theirs_themselves(self, office: Office) -> None:
        await office.works("ana")
        await office.asked(municipality="prizren")
        assert await handed_out(office) == []

    async def test_whoever_gets_it_is_told(self, office: Office) -> None:
        ana = await office.works("ana")
        await self.ask(office, "AAA-AAA")
        await handed_out(office)
        assert await office.notices() == [("assigned", ana.account_id)]

    async def test_what_came_back_waits_in_the_queue(self, office: Office) -> None:
        ana: Actor = await office.works("ana")
        await self.ask(office, REFERENCE)
        await handed_out(office)
        await do(office, desk_work.give_back, actor=ana)
        assert await handed_out(office) == []

    async def test_two_at_once_hand_it_out_once(self, office: Office) -> None:
        await office.works("ana")
        await office.works("ben")
        await self.ask(office, "AAA-AAA")
        both = await asyncio.gather(handed_out(office), handed_out(office))
        assert sorted(both) == [[], ["AAA-AAA"]]


@pytest.mark.parametrize(("staff", "told"), [("head", "head"), ("admin", "admin"), ("officer", "head")])
async def test_where_there_is_no_head_of_office_the_admins_are_told(office: Office, staff: str, told: str) -> None:
    await office.works("ana", staff)
    await office.asked()
    office.clock.forward(2 * DAY_S)
    await swept(office)
    assert await office.notices() == [("answer-overdue", told)]


async def test_a_head_of_another_municipality_is_no_head_here(office: Office) -> None:
    await office.works("ana", Role.HEAD, municipalities=["prizren"])
    await office.works("mira", Role.ADMIN)
    await office.asked()
    office.clock.forward(2 * DAY_S)
    await swept(office)
    assert await office.notices() == [("answer-overdue", Role.ADMIN)]


async def test_where_there_are_no_officers_the_head_is_reminded(office: Office) -> None:
    await office.works("ana", Role.HEAD)
    await office.asked()
    office.clock.forward(23 * HOUR_S)
    await swept(office)
    assert await office.notices() == [("answer-due", Role.HEAD)]


async def test_tickets_that_nobody_may_have_do_not_stand_in_the_way_of_others(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sweep, "AT_ONCE", 2)
    await set_terms(office, rotation=True)
    await office.works("ana", municipalities=["prizren"])
    for number in range(3):
        await office.asked(f"AAA-00{number}")
    await office.asked("BBB-001", municipality="prizren")
    assert await handed_out(office) == ["BBB-001"]


async def test_the_many_who_were_switched_off_over_the_years_fit_into_one_question(database: Database) -> None:
    scopes = dict.fromkeys(range(1_100), Scope.NOTHING) | dict.fromkeys(range(1_100, 1_110), Scope.of(["gjilan"], None))
    async with database.reading() as session:
        assert await ticket_sweeps.out_of_sight(session, scopes, limit=5) == []
