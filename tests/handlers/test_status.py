from __future__ import annotations

from datetime import timedelta

import pytest

from handlers.status import STATES
from storage.ticket_tables import TicketStatus
from tests.handlers.test_same_matter import solved
from tests.handlers.world import NOW, actions_of, from_gjilan, said, summary, with_ticket


def test_without_questions_it_says_so_and_how_to_send_one() -> None:
    outcome = from_gjilan().writes("/status")
    assert "You have no question at the office" in said(outcome)
    assert actions_of(outcome) == ["office:new", "menu"]


def test_a_question_is_told_with_state_matter_and_day() -> None:
    told = said(with_ticket(status="open").writes("/status"))
    assert "REF-1: being worked on\nRubbish · Gjilani · 25 November 2026" in told


@pytest.mark.parametrize("status", TicketStatus)
def test_every_state_has_its_words(status: str) -> None:
    assert f"REF-1: {STATES[status]}" in said(with_ticket(status=status).writes("/status"))


def test_a_state_of_a_later_version_is_shown_as_being_worked_on() -> None:
    assert "being worked on" in said(with_ticket(status="frozen").writes("/status"))


def test_only_to_open_ones_something_can_be_added() -> None:
    tickets = [summary("REF-2"), summary("REF-1", status="resolved", finished=True)]
    outcome = from_gjilan(tickets=tickets).writes("/status")
    assert actions_of(outcome) == ["write:REF-2", "menu"]


def test_the_newest_ten_are_told() -> None:
    tickets = [summary(f"REF-{number}") for number in range(20, 0, -1)]
    told = said(from_gjilan(tickets=tickets).writes("/status"))
    assert ("REF-20" in told, "REF-11" in told, "REF-10:" in told) == (True, True, False)


def test_an_open_question_says_who_has_it_and_when_they_answer() -> None:
    due = NOW + timedelta(days=1)
    told = said(with_ticket(answer_due_at=due).writes("/status"))
    assert "With the municipal office of Gjilani\nFirst answer by: 26 November 2026" in told


def test_a_late_answer_is_owned_up_to() -> None:
    told = said(with_ticket(answer_due_at=NOW - timedelta(minutes=1)).writes("/status"))
    assert "The first answer is late" in told


def test_a_question_without_a_municipality_names_nobody() -> None:
    assert "With the" not in said(with_ticket(municipality=None).writes("/status"))


def test_what_was_solved_lately_can_be_taken_up_again() -> None:
    outcome = solved().writes("/status")
    assert actions_of(outcome) == ["reopen:REF-1", "menu"]
