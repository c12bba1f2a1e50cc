from __future__ import annotations

import pytest

from handlers.turn import Outcome, RateTicket
from tests.handlers.test_same_matter import reopened, solved
from tests.handlers.world import SMALLTALK, UNCLEAR, WASTE, WATER, actions_of, said, with_ticket


def rated(outcome: Outcome) -> list[tuple[str, bool, str | None]]:
    return [(each.reference, each.helped, each.comment) for each in outcome.effects if isinstance(each, RateTicket)]


@pytest.mark.parametrize(("action", "helped"), [("rate:yes:REF-1", True), ("rate:no:REF-1", False)])
def test_a_press_is_kept(action: str, helped: bool) -> None:
    assert rated(solved().presses(action)) == [("REF-1", helped, None)]


@pytest.mark.parametrize("words", [(UNCLEAR, "nobody came"), (SMALLTALK, "thank you"), (WASTE, "the bins are full")])
def test_a_sentence_may_follow(words: tuple[object, str]) -> None:
    someone = solved()
    someone.presses("rate:no:REF-1")
    understood, text = words
    assert rated(someone.writes(text, understood)) == [("REF-1", False, text)]  # type: ignore[arg-type]


def test_one_sentence_and_no_more() -> None:
    someone = solved()
    someone.presses("rate:yes:REF-1")
    someone.writes("very quick", UNCLEAR)
    assert rated(someone.writes("and friendly", UNCLEAR)) == []


def test_a_new_question_is_no_opinion() -> None:
    someone = solved()
    someone.presses("rate:yes:REF-1")
    outcome = someone.writes("there is no water", WATER)
    assert (rated(outcome), "Water Desk" in said(outcome)) == ([], True)


def test_half_an_hour_later_it_is_no_opinion_either() -> None:
    someone = solved()
    someone.presses("rate:yes:REF-1")
    someone.waits(minutes=31)
    assert rated(someone.writes("very quick", UNCLEAR)) == []


def test_who_was_not_helped_can_send_it_back() -> None:
    someone = solved()
    assert "reopen:REF-1" in actions_of(someone.presses("rate:no:REF-1"))
    assert "reopen:REF-1" in actions_of(someone.writes("nobody came", UNCLEAR))
    assert reopened(someone.presses("reopen:REF-1")) == ["REF-1"]


def test_who_was_helped_is_thanked() -> None:
    outcome = solved().presses("rate:yes:REF-1")
    assert ("Thank you" in said(outcome), actions_of(outcome)) == (True, ["menu"])


def test_minds_can_be_changed() -> None:
    someone = solved()
    someone.presses("rate:no:REF-1")
    assert rated(someone.presses("rate:yes:REF-1")) == [("REF-1", True, None)]


def test_a_closed_question_can_be_rated_but_not_sent_back() -> None:
    outcome = with_ticket(status="closed", finished=True).presses("rate:no:REF-1")
    assert (rated(outcome), actions_of(outcome)) == ([("REF-1", False, None)], ["menu"])


@pytest.mark.parametrize("action", ["rate:yes:REF-9", "rate:maybe:REF-1", "rate:yes", "rate"])
def test_a_made_up_button_is_answered_gently(action: str) -> None:
    assert "no longer works" in said(solved().presses(action))


def test_what_is_open_is_not_rated() -> None:
    assert "no longer works" in said(with_ticket().presses("rate:yes:REF-1"))
