from __future__ import annotations

from handlers.turn import RecordFeedback
from tests.handlers.world import WASTE, WATER, Talk, actions_of, from_gjilan, logged, rated, said

HELPED, DID_NOT = "helped:yes:waste-collection:gjilan", "helped:no:waste-collection:gjilan"


def with_card() -> Talk:
    someone = from_gjilan()
    someone.writes("nobody takes the rubbish", WASTE)
    return someone


def test_a_contact_that_helped_is_recorded() -> None:
    outcome = with_card().presses(HELPED)
    assert outcome.effects == (RecordFeedback(helped=True, municipality="gjilan", topic="waste-collection"),)
    assert "Glad to hear that" in said(outcome)


def test_one_that_did_not_help_is_written_down_and_other_ways_are_offered() -> None:
    outcome = with_card().presses(DID_NOT)
    assert [each.helped for each in rated(outcome)] == [False]
    assert [(each.reason, each.text) for each in logged(outcome)] == [("did-not-help", "nobody takes the rubbish")]
    assert actions_of(outcome) == ["office:waste-collection:gjilan", "topics", "elsewhere:waste-collection"]


def test_pressing_twice_counts_once() -> None:
    someone = with_card()
    someone.presses(DID_NOT)
    assert someone.presses(DID_NOT).effects == ()


def test_a_change_of_mind_counts() -> None:
    someone = with_card()
    someone.presses(DID_NOT)
    assert [each.helped for each in rated(someone.presses(HELPED))] == [True]


def test_the_next_card_is_rated_anew() -> None:
    someone = with_card()
    someone.presses(HELPED)
    someone.writes("again nobody takes it", WASTE)
    assert len(rated(someone.presses(HELPED))) == 1


def test_an_older_card_is_not_blamed_for_the_newer_question() -> None:
    someone = with_card()
    someone.writes("no water", WATER)
    assert logged(someone.presses(DID_NOT))[0].text == ""


def test_the_question_can_be_sent_after_it_did_not_help() -> None:
    someone = with_card()
    someone.presses(DID_NOT)
    someone.presses("office:waste-collection:gjilan")
    assert someone.opened[0].text == "nobody takes the rubbish"
