from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from handlers.records import Kind, Medium
from routing.records import Decision, Routing
from tests.handlers.test_office import sent
from tests.handlers.world import (
    EMERGENCY,
    PENSION_OR_WATER,
    SMALLTALK,
    UNCLEAR,
    WASTE,
    WATER,
    Talk,
    actions_of,
    added,
    from_gjilan,
    kinds_of,
    routing,
    said,
    summary,
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


class TestBesideAnOfficer:
    """After hand-over the bot does not talk over the officer."""

    def answered(self, **ticket: Any) -> Talk:
        """An officer has asked something an hour ago."""
        someone = with_ticket(status="waiting", **ticket)
        someone.changes("REF-1", officer_wrote_at=someone.now)
        someone.waits(hours=1)
        return someone

    @pytest.mark.parametrize("understood", [UNCLEAR, WASTE, SMALLTALK, PENSION_OR_WATER])
    def test_what_is_written_goes_to_the_officer(self, understood: Routing) -> None:
        outcome = self.answered().writes("yes", understood)
        assert [each.reference for each in added(outcome)] == ["REF-1"]

    def test_its_arrival_is_told_once_in_some_hours(self) -> None:
        someone = self.answered()
        assert "Added to REF-1" in said(someone.writes("yes", SMALLTALK))
        assert someone.writes("the third street", UNCLEAR).replies == ()
        someone.waits(hours=4)
        assert "Added to REF-1" in said(someone.writes("are you there?", SMALLTALK))

    def test_a_sure_question_on_another_topic_is_answered(self) -> None:
        outcome = self.answered().writes("there is no water", WATER)
        assert (added(outcome), "Water Desk" in said(outcome)) == ([], True)

    def test_commands_and_emergencies_work(self) -> None:
        someone = self.answered()
        assert "Your questions at the office" in said(someone.writes("/status"))
        assert "112" in said(someone.writes("fire", EMERGENCY))

    def test_the_officer_who_wrote_last_is_meant(self) -> None:
        someone = self.answered()
        someone.tickets.insert(0, summary("REF-2", status="waiting", officer_wrote_at=someone.now))
        assert added(someone.writes("yes", SMALLTALK))[0].reference == "REF-2"

    def test_an_answer_to_the_bot_is_not_for_the_officer(self) -> None:
        someone = self.answered()
        someone.resident = replace(someone.resident, municipality=None)
        someone.presses("topic:roads")
        place = routing(Decision.UNRESOLVED, place="prizren", evidence=("Prizren",))
        assert added(someone.writes("Prizren", place)) == []

    def test_days_later_it_is_asked(self) -> None:
        someone = self.answered()
        someone.waits(days=4)
        assert actions_of(someone.writes("yes", UNCLEAR)) == ["add:REF-1", "new"]

    def test_photos_go_there(self) -> None:
        someone = self.answered()
        someone.tickets.insert(0, summary("REF-2"))
        assert added(someone.sends(Medium.PHOTO))[0].reference == "REF-1"

    def test_a_button_pressed_is_always_answered(self) -> None:
        someone = self.answered()
        someone.writes("yes", SMALLTALK)
        someone.presses("write:REF-1")
        assert "Added to REF-1" in said(someone.writes("third street", UNCLEAR))


def test_entries_know_the_messages_they_come_from() -> None:
    someone = sent()
    assert someone.opened[0].source_id == "1"
    outcome = someone.does(Kind.EDIT, WASTE, text="changed", edited_id="1")
    assert [(each.source_id, each.edited) for each in added(outcome)] == [("1", True)]
