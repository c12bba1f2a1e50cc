from __future__ import annotations

from handlers.turn import Forget, SendExport
from tests.handlers.world import UNCLEAR, WASTE, actions_of, from_gjilan, kinds_of, said


def test_the_export_is_sent_with_a_word() -> None:
    outcome = from_gjilan().writes("/mydata")
    assert kinds_of(outcome.effects) == ["SendExport"]
    assert isinstance(outcome.effects[0], SendExport)
    assert "everything kept about you" in outcome.effects[0].reply.text


def test_forgetting_asks_once() -> None:
    outcome = from_gjilan().writes("/forget")
    assert outcome.effects == ()
    assert actions_of(outcome) == ["forget:yes", "forget:no"]


def test_then_everything_is_deleted_and_nothing_else_is_sent() -> None:
    someone = from_gjilan()
    someone.writes("/forget")
    outcome = someone.presses("forget:yes")
    assert outcome.replies == ()
    assert isinstance(outcome.effects[0], Forget)
    assert "has been deleted" in outcome.effects[0].reply.text


def test_or_everything_stays() -> None:
    someone = from_gjilan()
    someone.writes("/forget")
    outcome = someone.presses("forget:no")
    assert "nothing was deleted" in said(outcome)
    assert outcome.effects == ()


def test_an_old_button_asks_again_before_deleting() -> None:
    someone = from_gjilan()
    someone.writes("/forget")
    someone.waits(hours=1)
    outcome = someone.presses("forget:yes")
    assert outcome.effects == ()
    assert "forget:yes" in actions_of(outcome)


def test_a_question_in_between_takes_the_readiness_back() -> None:
    someone = from_gjilan()
    someone.writes("/forget")
    someone.writes("nobody takes the rubbish", WASTE)
    assert someone.presses("forget:yes").effects == ()


def test_an_unclear_text_in_between_does_too() -> None:
    someone = from_gjilan()
    someone.writes("/forget")
    someone.writes("hm", UNCLEAR)
    assert someone.presses("forget:yes").effects == ()


def test_stop_says_goodbye_and_is_kept() -> None:
    someone = from_gjilan()
    assert "I will not write to you any more" in said(someone.writes("/stop"))
    assert someone.resident.stopped


def test_writing_again_takes_the_stop_back() -> None:
    someone = from_gjilan()
    someone.writes("/stop")
    someone.writes("nobody takes the rubbish", WASTE)
    assert not someone.resident.stopped
