"""Telling that something on a card is wrong: kept at once, with a sentence if the resident likes."""

from __future__ import annotations

import pytest

from handlers.correction_news import corrected, left_as_it_is
from handlers.turn import Outcome, ReportWrong
from tests.handlers.world import SMALLTALK, WASTE, WATER, Talk, actions_of, from_gjilan, said

WRONG = "wrong:waste-collection:gjilan"
SENTENCE = "The number is 0280 999 999 now"


def with_card() -> Talk:
    someone = from_gjilan()
    someone.writes("nobody takes the rubbish", WASTE)
    return someone


def reports(outcome: Outcome) -> list[tuple[str, str | None, str]]:
    return [(each.contact, each.topic, each.text) for each in outcome.effects if isinstance(each, ReportWrong)]


def test_a_card_with_an_office_has_the_button() -> None:
    assert WRONG in actions_of(from_gjilan().writes("nobody takes the rubbish", WASTE))


def test_pressing_it_is_enough_and_the_resident_is_thanked() -> None:
    outcome = with_card().presses(WRONG)
    assert reports(outcome) == [("waste-gjilan", "waste-collection", "")]
    assert said(outcome).startswith("Thank you for telling me!")


def test_a_sentence_afterwards_is_passed_on_as_it_was_written() -> None:
    someone = with_card()
    someone.presses(WRONG)
    outcome = someone.writes(SENTENCE, WASTE)
    assert reports(outcome) == [("waste-gjilan", "waste-collection", SENTENCE)]
    assert "passed it on" in said(outcome)


def test_the_next_message_is_a_question_again() -> None:
    someone = with_card()
    someone.presses(WRONG)
    someone.writes(SENTENCE, WASTE)
    assert reports(someone.writes("again nobody takes the rubbish", WASTE)) == []


def test_a_sure_question_about_something_else_is_no_such_sentence() -> None:
    someone = with_card()
    someone.presses(WRONG)
    outcome = someone.writes("no water since monday", WATER)
    assert reports(outcome) == []
    assert "Water Desk" in said(outcome)


def test_a_thank_you_is_no_such_sentence() -> None:
    someone = with_card()
    someone.presses(WRONG)
    assert reports(someone.writes("thank you", SMALLTALK)) == []


def test_a_sentence_half_an_hour_later_is_a_question() -> None:
    someone = with_card()
    someone.presses(WRONG)
    someone.waits(minutes=31)
    assert reports(someone.writes(SENTENCE, WASTE)) == []


@pytest.mark.parametrize(
    "action", ["wrong", "wrong:nonsense:gjilan", "wrong:roads:nowhere", "wrong:pensions:gracanica"]
)
def test_a_button_that_no_card_of_ours_has_is_answered_gently(action: str) -> None:
    outcome = with_card().presses(action)
    assert reports(outcome) == []
    assert outcome.replies


def test_who_reported_it_is_told_that_it_was_put_right_and_can_look() -> None:
    reply = corrected("Waste Department", "en", topic="waste-collection")
    assert "“Waste Department” was wrong. It has been put right" in reply.text
    assert [button.action for row in reply.buttons for button in row] == ["topic:waste-collection", "menu"]


def test_who_reported_what_is_right_is_told_so_politely() -> None:
    reply = left_as_it_is("Waste Department", "en")
    assert "the details are right" in reply.text
    assert [button.action for row in reply.buttons for button in row] == ["menu"]
