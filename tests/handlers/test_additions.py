from __future__ import annotations

import pytest

from handlers.records import Kind, Medium
from tests.handlers.test_office import sent
from tests.handlers.world import (
    EMERGENCY,
    SMALLTALK,
    UNCLEAR,
    WASTE,
    WATER,
    actions_of,
    added,
    from_gjilan,
    kinds_of,
    said,
    with_ticket,
)


def test_what_is_written_right_after_goes_to_the_ticket() -> None:
    outcome = sent().writes("in the third street", UNCLEAR)
    assert [(each.reference, each.text) for each in added(outcome)] == [("REF-1", "in the third street")]
    assert "Added to REF-1" in said(outcome)


def test_so_does_a_text_about_the_same_topic() -> None:
    assert kinds_of(sent().writes("the bins smell", WASTE).effects) == ["AddToTicket"]


def test_a_sure_question_about_another_topic_is_a_new_one() -> None:
    outcome = sent().writes("and there is no water", WATER)
    assert "Water Desk" in said(outcome)
    assert "add:REF-1" in actions_of(outcome)


def test_thanks_are_not_added() -> None:
    someone = sent()
    assert someone.writes("thank you", SMALLTALK).effects == ()
    assert kinds_of(someone.writes("it is the third street", UNCLEAR).effects) == ["AddToTicket"]


def test_half_an_hour_later_it_is_asked() -> None:
    someone = sent()
    someone.waits(minutes=31)
    assert actions_of(someone.writes("in the third street", UNCLEAR)) == ["add:REF-1", "new"]


def test_a_command_ends_it() -> None:
    someone = sent()
    someone.writes("/help")
    assert actions_of(someone.writes("in the third street", UNCLEAR)) == ["add:REF-1", "new"]


def test_the_button_of_a_ticket_lets_the_next_text_go_there() -> None:
    someone = with_ticket()
    assert "it goes to REF-1" in said(someone.presses("write:REF-1"))
    assert added(someone.writes("the third street", UNCLEAR))[0].text == "the third street"


def test_what_was_added_later_is_followed_by_more() -> None:
    someone = with_ticket()
    someone.writes("the third street", UNCLEAR)
    someone.presses("add:REF-1")
    assert kinds_of(someone.writes("beside the school", UNCLEAR).effects) == ["AddToTicket"]


@pytest.mark.parametrize("action", ["add:REF-1", "add:REF-9", "write:REF-9", "add", "write"])
def test_what_is_not_there_is_answered_gently(action: str) -> None:
    outcome = with_ticket().presses(action)
    assert "no longer works" in said(outcome)
    assert outcome.effects == ()


@pytest.mark.parametrize("action", ["add:REF-1", "write:REF-1"])
def test_nothing_is_added_to_a_finished_ticket(action: str) -> None:
    someone = with_ticket(finished=True)
    someone.writes("the third street", UNCLEAR)
    assert "no longer works" in said(someone.presses(action))


def test_a_ticket_that_was_finished_meanwhile_takes_nothing_more() -> None:
    someone = sent()
    someone.finishes("REF-1")
    assert "did not understand" in said(someone.writes("third street", UNCLEAR))


def test_a_changed_message_of_the_ticket_is_added_as_changed() -> None:
    someone = sent()
    outcome = someone.does(Kind.EDIT, WASTE, text="nobody takes the rubbish in B street", edited_id="1")
    assert [(each.text, each.edited) for each in added(outcome)] == [("nobody takes the rubbish in B street", True)]
    assert "The changed message is in REF-1" in said(outcome)


def test_a_changed_addition_too() -> None:
    someone = sent()
    someone.writes("third street", UNCLEAR, message_id="77")
    outcome = someone.does(Kind.EDIT, UNCLEAR, text="fourth street", edited_id="77")
    assert added(outcome)[0].edited


def test_another_changed_message_is_a_new_text() -> None:
    outcome = from_gjilan().does(Kind.EDIT, WASTE, text="rubbish", edited_id="1")
    assert "Directorate for Public Services" in said(outcome)


def test_a_changed_message_of_a_finished_ticket_is_a_new_text() -> None:
    someone = sent()
    someone.finishes("REF-1")
    outcome = someone.does(Kind.EDIT, WATER, text="no water", edited_id="1")
    assert "Water Desk" in said(outcome)


def test_only_the_last_messages_of_tickets_are_remembered() -> None:
    someone = with_ticket()
    for _ in range(30):
        someone.presses("write:REF-1")
        someone.waits(minutes=1)
        someone.sends(Medium.PHOTO)
    assert len(someone.conversation.in_tickets) == 20


def test_a_question_with_a_photo_is_added_with_it() -> None:
    someone = with_ticket()
    someone.sends(Medium.PHOTO, EMERGENCY, text="it burns me up how they work")
    outcome = someone.presses("add:REF-1")
    assert [bool(each.attachment) for each in added(outcome)] == [False, True]
