"""Deadlines are set, stand still while the office waits for the resident, and go on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from storage.scope import Scope
from storage.ticket_tables import Alarm, Author, Priority, Ticket
from tickets import clocks, steps
from tickets.actors import Actor
from tickets.terms import DEFAULT, from_json

OFFICER = Actor(author=Author.OFFICER, account_id=1, scope=Scope.ALL)
MONDAY = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)  # 10:30 in Kosovo


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """In March 2026, by Kosovo's clock before summer time."""
    return datetime(2026, 3, day, hour - 1, minute, tzinfo=UTC)


def ticket(**columns: str) -> Ticket:
    row = Ticket(id=1, reference="7KX-4PB", language="sq", **columns)
    steps.opened(row, DEFAULT, MONDAY)
    return row


def test_both_deadlines_run_from_the_start() -> None:
    row = ticket()
    assert (row.answer_due_at, row.answer_remind_at) == (at(3, 11, 30), at(3, 9, 30))
    assert (row.resolve_due_at, row.resolve_remind_at) == (at(9, 16), at(9, 8))
    assert (row.due_at, row.look_at) == (row.answer_due_at, row.answer_remind_at)


@pytest.mark.parametrize(
    ("priority", "answer", "resolution"),
    [(Priority.URGENT, at(2, 13, 30), at(3, 16)), (Priority.LOW, at(4, 13, 30), at(16, 16))],
)
def test_deadlines_are_those_of_the_priority(priority: Priority, answer: datetime, resolution: datetime) -> None:
    row = ticket(priority=priority)
    assert (row.answer_due_at, row.resolve_due_at) == (answer, resolution)


def test_a_municipality_keeps_its_own_hours() -> None:
    terms = from_json({"offices": {"prizren": {"dates": {"2026-03-03": []}}}})
    row = Ticket(id=1, reference="7KX-4PB", language="sq", municipality="prizren")
    steps.opened(row, terms, MONDAY)
    assert row.answer_due_at == at(4, 11, 30)


def test_after_the_first_answer_only_the_resolution_counts() -> None:
    row = ticket()
    steps.answered(row, OFFICER, at(2, 12), entry_id=1)
    assert row.due_at is None
    steps.wrote(row, DEFAULT, at(2, 12), entry_id=2)
    assert row.due_at == row.resolve_due_at == at(9, 16)


def test_waiting_for_the_resident_costs_the_office_nothing() -> None:
    row = ticket()
    steps.answered(row, OFFICER, at(4, 14), entry_id=1)
    steps.answered(row, OFFICER, at(5, 9), entry_id=2)
    steps.wrote(row, DEFAULT, at(6, 14), entry_id=3)  # two working days later
    assert (row.resolve_due_at, row.resolve_remind_at) == (at(11, 16), at(11, 8))


def test_what_was_overdue_before_stays_so() -> None:
    row = ticket()
    steps.answered(row, OFFICER, at(12, 9), entry_id=1)
    steps.wrote(row, DEFAULT, at(13, 9), entry_id=2)
    assert row.resolve_due_at == at(13, 9)


def test_a_higher_priority_never_gives_more_time_and_a_lower_one_never_less() -> None:
    row = ticket()
    before = (row.answer_due_at, row.resolve_due_at)
    steps.prioritised(row, OFFICER, Priority.HIGH, DEFAULT, at(3, 11))
    assert (row.answer_due_at, row.resolve_due_at) == (before[0], at(6, 16))
    steps.prioritised(row, OFFICER, Priority.LOW, DEFAULT, at(3, 11, 15))
    assert row.answer_due_at is not None
    assert before[0] is not None
    assert row.answer_due_at > before[0]


def test_a_given_answer_is_not_due_again_by_a_priority() -> None:
    row = ticket()
    steps.answered(row, OFFICER, at(2, 12), entry_id=1)
    before = row.answer_due_at
    steps.prioritised(row, OFFICER, Priority.URGENT, DEFAULT, at(2, 13))
    assert row.answer_due_at == before


def test_a_matter_taken_up_again_has_a_new_deadline_and_new_alarms() -> None:
    row = ticket()
    steps.answered(row, OFFICER, at(2, 12), entry_id=1)
    steps.resolved(row, OFFICER, at(2, 12))
    row.resolve_alarm = Alarm.ESCALATED
    steps.reopened(row, OFFICER, DEFAULT, at(12, 9))
    assert (row.due_at, row.resolve_alarm) == (at(19, 16), Alarm.NONE)


def test_one_solved_without_a_word_owes_an_answer_when_taken_up_again() -> None:
    row = ticket()
    steps.resolved(row, OFFICER, at(2, 12))
    steps.reopened(row, OFFICER, DEFAULT, at(12, 9))
    assert row.due_at == row.answer_due_at == at(13, 10)


def test_a_solved_ticket_is_looked_at_when_its_14_days_are_over() -> None:
    row = ticket()
    steps.resolved(row, OFFICER, at(2, 12))
    assert (row.due_at, row.look_at) == (None, at(2, 12) + timedelta(days=14))


def test_a_transfer_warns_the_new_people_anew() -> None:
    row = ticket()
    row.answer_alarm = Alarm.ESCALATED
    steps.transferred(row, OFFICER, DEFAULT, at(4, 9), municipality="prizren", topic=None)
    assert [clock.look_at for clock in clocks.running(row)] == [row.answer_remind_at, row.resolve_remind_at]


def test_nothing_goes_back_by_itself_when_the_terms_say_so() -> None:
    row = ticket()
    steps.assigned(row, OFFICER, 1, from_json({"return_after_hours": None}), at(2, 12))
    assert row.return_at is None
