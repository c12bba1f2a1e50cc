"""Whatever is done to a ticket in whatever order: only allowed moves, and its events always lead to its row."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from storage.scope import Scope
from storage.ticket_tables import (
    AT_THE_OFFICE,
    UNFINISHED_TICKETS,
    Alarm,
    Author,
    Priority,
    Ticket,
    TicketEvent,
    TicketStatus,
)
from tickets import clocks, steps
from tickets.actors import RESIDENT, SYSTEM, Actor
from tickets.errors import MoveRefused, NothingToChange, TicketError, TicketFinished
from tickets.history import TRACKED, rebuilt
from tickets.terms import DEFAULT
from tickets.workflow import MOVES, may_move, require_move

DIAGRAM = Path(__file__).parents[2] / "docs" / "tickets.md"
OFFICER = Actor(author=Author.OFFICER, account_id=1, scope=Scope.ALL)
REFUSED = (MoveRefused, NothingToChange)
accounts = st.integers(1, 3)
places = st.sampled_from(["gjilan", "prizren", None])


def ticket(**columns: str | None) -> Ticket:
    return Ticket(id=7, reference="7KX-4PB", language="sq", **columns)


class LifeOfTicket(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.now = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
        self.ticket = ticket(municipality="gjilan", topic="roads")
        self.events: list[TicketEvent] = []

    @initialize()
    def asked(self) -> None:
        self.events.append(steps.opened(self.ticket, DEFAULT, self.now))

    def does(self, step: Callable[[], TicketEvent]) -> None:
        """One step; refused or not, the row and the events agree afterwards (see the invariants)."""
        before = self.ticket.status
        try:
            event = step()
        except REFUSED:
            assert self.ticket.status == before
            return
        self.events.append(event)
        assert self.ticket.status == before or may_move(before, self.ticket.status)

    @rule(minutes=st.integers(1, 60 * 24 * 12))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule(place=places)
    def resident_writes(self, place: str | None) -> None:
        self.does(lambda: steps.wrote(self.ticket, DEFAULT, self.now, entry_id=1, municipality=place))

    @rule()
    def officer_answers(self) -> None:
        self.does(lambda: steps.answered(self.ticket, OFFICER, self.now, entry_id=1))

    @rule(account=accounts)
    def is_assigned(self, account: int) -> None:
        self.does(lambda: steps.assigned(self.ticket, OFFICER, account, DEFAULT, self.now))

    @rule(actor=st.sampled_from([OFFICER, SYSTEM]))
    def goes_back(self, actor: Actor) -> None:
        self.does(lambda: steps.given_back(self.ticket, actor, self.now))

    @rule(place=places, topic=st.sampled_from(["roads", "water", None]))
    def is_transferred(self, place: str | None, topic: str | None) -> None:
        self.does(lambda: steps.transferred(self.ticket, OFFICER, DEFAULT, self.now, municipality=place, topic=topic))

    @rule(place=places, topic=st.sampled_from(["roads", "water", None]))
    def is_put_right(self, place: str | None, topic: str | None) -> None:
        self.does(lambda: steps.corrected(self.ticket, OFFICER, self.now, municipality=place, topic=topic))

    @rule(priority=st.sampled_from(Priority))
    def gets_priority(self, priority: Priority) -> None:
        self.does(lambda: steps.prioritised(self.ticket, OFFICER, priority, DEFAULT, self.now))

    @rule()
    def is_resolved(self) -> None:
        self.does(lambda: steps.resolved(self.ticket, OFFICER, self.now))

    @rule(actor=st.sampled_from([OFFICER, RESIDENT]))
    def is_reopened(self, actor: Actor) -> None:
        self.does(lambda: steps.reopened(self.ticket, actor, DEFAULT, self.now))

    @rule()
    def is_closed(self) -> None:
        self.does(lambda: steps.closed(self.ticket, self.now))

    @rule()
    def is_spam(self) -> None:
        self.does(lambda: steps.marked_spam(self.ticket, OFFICER, self.now))

    @rule()
    def is_warned(self) -> None:
        for clock in clocks.running(self.ticket):
            self.events.append(steps.warned(self.ticket, clock, self.now))

    @invariant()
    def its_events_lead_to_its_row(self) -> None:
        if self.events:
            assert rebuilt(self.events) == {name: getattr(self.ticket, name) for name in TRACKED}

    @invariant()
    def deadlines_run_at_the_office_only(self) -> None:
        assert (self.ticket.due_at is not None) == (self.ticket.status in AT_THE_OFFICE)
        assert (self.ticket.waiting_since is not None) == (self.ticket.status == TicketStatus.WAITING)

    @invariant()
    def only_what_somebody_has_can_be_returned(self) -> None:
        assert self.ticket.return_at is None or self.ticket.assignee_id is not None
        assert self.ticket.return_at is None or self.ticket.status in AT_THE_OFFICE

    @invariant()
    def resolutions_have_a_time(self) -> None:
        finished = self.ticket.status in (TicketStatus.RESOLVED, TicketStatus.CLOSED)
        assert (self.ticket.resolved_at is not None) == finished


TestLifeOfTicket = LifeOfTicket.TestCase
TestLifeOfTicket.settings = settings(max_examples=80, stateful_step_count=30, deadline=None)


def test_the_drawing_shows_the_moves_as_they_are() -> None:
    drawn = re.findall(r"^ +(\w+) --> (\w+)", DIAGRAM.read_text(), re.MULTILINE)
    assert sorted(drawn) == sorted((before.value, after.value) for before in MOVES for after in MOVES[before])


@pytest.mark.parametrize("status", TicketStatus)
def test_every_state_has_its_moves(status: TicketStatus) -> None:
    assert status in MOVES
    assert status not in MOVES[status]


def test_a_state_of_a_later_version_leads_nowhere() -> None:
    assert not may_move("frozen", TicketStatus.OPEN)


def test_a_refused_move_says_why() -> None:
    row = ticket()
    row.status = TicketStatus.CLOSED
    with pytest.raises(MoveRefused, match="ticket 7KX-4PB is closed: it cannot become open"):
        require_move(row, TicketStatus.OPEN)


@pytest.mark.parametrize("status", [each for each in TicketStatus if each not in UNFINISHED_TICKETS])
@pytest.mark.parametrize(
    "step",
    [
        lambda row, now: steps.wrote(row, DEFAULT, now, entry_id=1),
        lambda row, now: steps.answered(row, OFFICER, now, entry_id=1),
        lambda row, now: steps.assigned(row, OFFICER, 1, DEFAULT, now),
        lambda row, now: steps.given_back(row, OFFICER, now),
        lambda row, now: steps.resolved(row, OFFICER, now),
        lambda row, now: steps.marked_spam(row, OFFICER, now),
        lambda row, now: steps.prioritised(row, OFFICER, Priority.HIGH, DEFAULT, now),
        lambda row, now: steps.transferred(row, OFFICER, DEFAULT, now, municipality="prizren", topic=None),
    ],
)
def test_nothing_more_is_done_to_a_finished_ticket(
    step: Callable[[Ticket, datetime], TicketEvent], status: TicketStatus, now: datetime
) -> None:
    row = ticket()
    steps.opened(row, DEFAULT, now)
    row.status = status
    with pytest.raises(TicketFinished):
        step(row, now)


def test_who_answers_what_nobody_has_has_it(now: datetime) -> None:
    row = ticket()
    steps.opened(row, DEFAULT, now)
    steps.answered(row, OFFICER, now, entry_id=1)
    assert (row.assignee_id, row.status) == (1, TicketStatus.WAITING)


def test_what_was_refused_is_a_ticket_error() -> None:
    assert all(issubclass(each, TicketError) for each in REFUSED)


def test_a_deadline_missed_without_a_reminder_is_escalated_at_once(now: datetime) -> None:
    row = ticket()
    steps.opened(row, DEFAULT, now)
    (answer, _resolution) = clocks.running(row)
    event = steps.warned(row, answer, now + timedelta(days=3))
    assert (event.kind, row.answer_alarm, event.details) == ("escalated", Alarm.ESCALATED, {"deadline": "answer"})
