from __future__ import annotations

import pytest

from handlers.records import Medium
from handlers.turn import Conversation, Expecting, ResidentState
from tests.handlers.world import EMERGENCY, UNCLEAR, WASTE, Talk, actions_of, from_gjilan, newcomer, said, with_ticket


@pytest.mark.parametrize("number", ["112", "192", "193", "194"])
def test_the_numbers_come_at_once(number: str) -> None:
    assert f"☎ {number} – " in said(newcomer(hint="en").writes("fire!!", EMERGENCY))


def test_nothing_else_comes_with_them() -> None:
    outcome = newcomer(hint="en").writes("fire!!", EMERGENCY)
    assert len(outcome.replies) == 1
    assert outcome.effects == ()


@pytest.mark.parametrize("expecting", [None, *Expecting])
def test_whatever_was_awaited(expecting: str | None) -> None:
    conversation = Conversation(expecting=expecting, ticket="REF-1", topic="roads", expires_at=1e12)
    someone = Talk(resident=ResidentState(language="en", conversation=conversation))
    assert "☎ 112" in said(someone.writes("fire", EMERGENCY))


def test_local_numbers_are_added_for_the_municipality() -> None:
    assert "☎ 0280 93 – Fire station Gjilan" in said(from_gjilan().writes("fire", EMERGENCY))
    assert "Gjilan" not in said(Talk().writes("fire", EMERGENCY))


def test_112_stands_there_once_though_the_directory_has_it_too() -> None:
    assert said(from_gjilan().writes("fire", EMERGENCY)).count("112") == 1


def test_a_photo_with_an_emergency_is_an_emergency() -> None:
    someone = with_ticket()
    assert "☎ 112" in said(someone.sends(Medium.PHOTO, EMERGENCY, text="fire"))
    assert someone.outcome.effects == ()


def test_an_edited_message_may_be_an_emergency() -> None:
    someone = from_gjilan()
    assert "☎ 112" in said(someone.writes("fire", EMERGENCY, edited_id="1"))


def test_if_it_was_none_the_question_goes_on() -> None:
    someone = from_gjilan()
    someone.writes("our street burns with anger about the rubbish", EMERGENCY)
    assert actions_of(someone.presses("calm")) == ["topics", "office"]
    someone.presses("office")
    assert someone.opened[0].text == "our street burns with anger about the rubbish"


def test_the_ticket_awaits_no_addition_any_more() -> None:
    someone = from_gjilan()
    someone.writes("rubbish", WASTE)
    someone.presses("office:waste-collection:gjilan")
    someone.writes("fire", EMERGENCY)
    assert "add:REF-1" in actions_of(someone.writes("it is out", UNCLEAR))
