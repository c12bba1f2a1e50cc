"""Writing again after the office has solved a question."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.records import Kind, Medium
from handlers.turn import OpenTicket, Outcome, ReopenTicket
from routing.records import Decision
from tests.handlers.world import (
    EMERGENCY,
    SMALLTALK,
    UNCLEAR,
    WASTE,
    WATER,
    Talk,
    actions_of,
    added,
    logged,
    routing,
    said,
    summary,
    with_ticket,
)

ASKED = "Is this the same matter, or a new question?"


def solved(**ticket: Any) -> Talk:
    """Somebody whose question about rubbish was solved yesterday."""
    someone = with_ticket(**ticket)
    someone.solves("REF-1")
    someone.waits(days=1)
    return someone


def asked(text: str = "nobody came") -> Talk:
    someone = solved()
    someone.writes(text, UNCLEAR)
    return someone


def with_another() -> Talk:
    """Somebody who was asked, and has another question open."""
    someone = solved()
    someone.tickets.insert(0, summary("REF-2", topic="roads", municipality="gjilan"))
    someone.writes("nobody came", UNCLEAR)
    return someone


def undecided(someone: Talk) -> list[str]:
    """What goes anywhere once nobody has chosen in time."""
    someone.waits(minutes=31)
    return sent_on(someone.presses("undecided"))


def reopened(outcome: Outcome) -> list[str]:
    return [effect.reference for effect in outcome.effects if isinstance(effect, ReopenTicket)]


def sent_on(outcome: Outcome) -> list[str]:
    """Whatever of the resident's words goes anywhere with this outcome."""
    told = (each.text for each in outcome.effects if isinstance(each, OpenTicket))
    return [*(each.text for each in added(outcome)), *told, *(each.text for each in logged(outcome))]


class TestAsking:
    @pytest.mark.parametrize("understood", [UNCLEAR, WASTE, routing(Decision.ASK_TOPIC, "roads", "water-sewage")])
    def test_what_may_be_about_it_is_asked(self, understood: Any) -> None:
        outcome = solved().writes("nobody came", understood)
        assert ASKED in said(outcome)
        assert actions_of(outcome) == ["same:REF-1", "new"]

    def test_the_matter_is_named(self) -> None:
        assert "your question REF-1 (Rubbish)" in said(solved().writes("nobody came", UNCLEAR))

    def test_a_sure_question_on_another_topic_is_answered_and_can_still_be_added(self) -> None:
        outcome = solved().writes("there is no water", WATER)
        assert "Water Desk" in said(outcome)
        assert "same:REF-1" in actions_of(outcome)

    def test_so_is_one_for_another_municipality(self) -> None:
        there = routing(Decision.ANSWER, "waste-collection", place="prizren")
        assert ASKED not in said(solved().writes("rubbish in Prizren", there))

    def test_small_talk_is_just_answered(self) -> None:
        assert ASKED not in said(solved().writes("thank you", SMALLTALK))

    def test_help_comes_first(self) -> None:
        assert "112" in said(solved().writes("fire", EMERGENCY))

    def test_commands_and_menus_work(self) -> None:
        someone = solved()
        assert ASKED not in said(someone.writes("/topics"))
        assert ASKED not in said(someone.presses("topic:roads"))

    def test_a_photo_is_asked_about_too(self) -> None:
        someone = solved()
        assert ASKED in said(someone.sends(Medium.PHOTO))
        outcome = someone.presses("same:REF-1")
        assert (reopened(outcome), [bool(each.attachment) for each in added(outcome)]) == (["REF-1"], [True])

    def test_with_another_question_open_there_are_three_choices(self) -> None:
        someone = solved()
        someone.tickets.insert(0, summary("REF-2", topic="roads"))
        assert actions_of(someone.writes("nobody came", UNCLEAR)) == ["same:REF-1", "add:REF-2", "new"]

    def test_what_was_solved_long_ago_is_not_asked_about(self) -> None:
        someone = with_ticket(status="resolved", finished=True)
        assert ASKED not in said(someone.writes("nobody came", UNCLEAR))


class TestChoosing:
    def test_the_same_matter_goes_back_with_what_was_written(self) -> None:
        outcome = asked().presses("same:REF-1")
        assert (reopened(outcome), [each.text for each in added(outcome)]) == (["REF-1"], ["nobody came"])
        assert "REF-1 is with the office again" in said(outcome)

    def test_what_comes_next_goes_there_too(self) -> None:
        someone = asked()
        someone.presses("same:REF-1")
        assert added(someone.writes("third street", UNCLEAR))[0].reference == "REF-1"

    def test_a_new_question_that_was_not_understood_is_treated_as_such(self) -> None:
        outcome = asked().presses("new")
        assert "did not understand" in said(outcome)
        assert logged(outcome)[0].text == "nobody came"

    def test_a_new_question_that_was_understood_gets_its_card(self) -> None:
        someone = solved()
        someone.writes("and the big bin?", WASTE)
        assert "Directorate for Public Services" in said(someone.presses("new"))

    def test_who_has_said_new_is_not_asked_again(self) -> None:
        someone = asked()
        someone.presses("new")
        assert ASKED not in said(someone.writes("something else", UNCLEAR))

    def test_but_about_a_later_solution_they_are(self) -> None:
        someone = asked()
        someone.presses("new")
        someone.tickets.insert(0, summary("REF-2", topic="roads"))
        someone.solves("REF-2")
        assert actions_of(someone.writes("nobody came", UNCLEAR)) == ["same:REF-2", "new"]

    def test_the_office_button_of_an_old_card_sends_what_waits(self) -> None:
        someone = asked()
        someone.presses("office:roads:gjilan")
        assert someone.opened[-1].text == "nobody came"

    def test_a_matter_closed_meanwhile_becomes_a_new_one(self) -> None:
        someone = asked()
        someone.changes("REF-1", status="closed", resolved_at=None)
        someone.presses("same:REF-1")
        assert someone.opened[-1].text == "nobody came"

    def test_one_that_the_office_took_up_itself_gets_it(self) -> None:
        someone = asked()
        someone.changes("REF-1", status="open", finished=False, resolved_at=None)
        outcome = someone.presses("same:REF-1")
        assert (reopened(outcome), added(outcome)[0].text) == ([], "nobody came")

    @pytest.mark.parametrize("action", ["same:REF-9", "reopen:REF-9", "same", "reopen"])
    def test_a_made_up_button_is_answered_gently(self, action: str) -> None:
        assert "no longer works" in said(solved().presses(action))


class TestNotChoosing:
    def test_in_time_nothing_happens(self) -> None:
        someone = asked()
        outcome = someone.presses("undecided")
        assert (outcome.replies, someone.conversation.question) == ((), "nobody came")

    def test_later_it_is_a_new_question(self) -> None:
        someone = asked()
        someone.waits(minutes=31)
        outcome = someone.presses("undecided")
        assert logged(outcome)[0].text == "nobody came"
        assert someone.conversation.undecided_until == 0

    def test_once(self) -> None:
        someone = asked()
        someone.waits(minutes=31)
        someone.presses("undecided")
        assert someone.presses("undecided").replies == ()

    def test_what_is_written_meanwhile_stays_with_it(self) -> None:
        someone = asked()
        assert ASKED in said(someone.writes("in the third street", WASTE))
        outcome = someone.presses("same:REF-1")
        assert added(outcome)[0].text == "nobody came\nin the third street"

    def test_so_does_a_photo_with_words(self) -> None:
        someone = asked()
        someone.sends(Medium.PHOTO, UNCLEAR, text="look")
        outcome = someone.presses("same:REF-1")
        assert [(each.text, bool(each.attachment)) for each in added(outcome)] == [
            ("nobody came\nlook", False),
            ("", True),
        ]

    def test_a_greeting_asks_again_and_adds_nothing(self) -> None:
        someone = asked()
        assert ASKED in said(someone.writes("hello?", SMALLTALK))
        assert someone.conversation.question == "nobody came"

    def test_an_emergency_does_not_drop_it(self) -> None:
        someone = asked()
        someone.writes("fire", EMERGENCY)
        assert someone.conversation.question == "nobody came\nfire"

    def test_nor_a_photo(self) -> None:
        someone = solved()
        someone.sends(Medium.PHOTO)
        someone.writes("fire", EMERGENCY)
        someone.presses("office")
        assert [bool(each.attachment) for each in added(someone.outcome)] == [True]


@given(
    st.lists(
        st.sampled_from(["/status", "/help", "menu", "language:sq", "municipality:prizren", "topics", "status"]),
        max_size=4,
    ),
    st.sampled_from(["same:REF-1", "new", "undecided", "office", "office:roads:gjilan"]),
)
def test_whatever_is_done_in_between_the_words_go_somewhere(between: list[str], choice: str) -> None:
    someone = asked("the bin is gone")
    for each in between:
        someone.writes(each) if each.startswith("/") else someone.presses(each)
        someone.waits(minutes=1)
    someone.waits(minutes=31)
    assert "the bin is gone" in "\n".join(sent_on(someone.presses(choice)))


class TestKeptUntilChosen:
    """What waits for the choice goes somewhere, whatever else is sent to the office meanwhile."""

    def test_a_photo_joins_it_although_another_question_is_open(self) -> None:
        someone = with_another()
        assert ASKED in said(someone.sends(Medium.PHOTO))
        assert [each.text for each in added(someone.presses("same:REF-1"))] == ["nobody came", ""]

    def test_after_write_a_photo_goes_where_it_was_meant_to(self) -> None:
        someone = with_another()
        someone.presses("write:REF-2")
        assert added(someone.sends(Medium.PHOTO))[0].reference == "REF-2"
        assert "nobody came" in undecided(someone)

    def test_a_location_leaves_it_where_it_is(self) -> None:
        someone = with_another()
        assert added(someone.shares(42.46, 21.47))[0].reference == "REF-2"
        assert "nobody came" in undecided(someone)

    def test_so_does_a_change_of_what_another_question_holds(self) -> None:
        someone = solved()
        someone.tickets.insert(0, summary("REF-2", topic="roads"))
        someone.presses("write:REF-2")
        someone.writes("a hole", UNCLEAR)
        message = someone.last.message_id if someone.last else None
        someone.waits(hours=1)
        someone.writes("nobody came", UNCLEAR)
        assert added(someone.does(Kind.EDIT, UNCLEAR, text="a big hole", edited_id=message))[0].edited
        assert "nobody came" in undecided(someone)

    def test_once_the_matter_is_open_again_what_comes_next_is_read_together_with_it(self) -> None:
        someone = asked()
        someone.changes("REF-1", status="open", finished=False, resolved_at=None)
        someone.writes("hello?", UNCLEAR)
        assert added(someone.presses("add:REF-1"))[0].text == "nobody came\nhello?"

    def test_an_officer_who_writes_meanwhile_does_not_end_it(self) -> None:
        someone = asked()
        someone.changes("REF-1", status="waiting", finished=False, resolved_at=None, officer_wrote_at=someone.now)
        assert added(someone.writes("the third street", UNCLEAR))[0].reference == "REF-1"
        assert "nobody came" in undecided(someone)

    def test_the_reminder_passes_the_flood_limit(self) -> None:
        someone = asked()
        someone.waits(minutes=31)
        for _ in range(40):
            someone.presses("menu")
        assert "nobody came" in sent_on(someone.presses("undecided"))


class TestReopening:
    def test_the_button_takes_it_up_again_at_once(self) -> None:
        someone = solved()
        outcome = someone.presses("reopen:REF-1")
        assert reopened(outcome) == ["REF-1"]
        assert added(someone.writes("the third street", UNCLEAR))[0].reference == "REF-1"

    def test_pressed_twice_it_just_asks_what_is_open(self) -> None:
        someone = solved()
        someone.presses("reopen:REF-1")
        outcome = someone.presses("reopen:REF-1")
        assert (reopened(outcome), "it goes to REF-1" in said(outcome)) == ([], True)

    def test_after_14_days_a_new_question_is_asked_for(self) -> None:
        someone = with_ticket(status="closed", finished=True)
        assert "write your question now" in said(someone.presses("reopen:REF-1"))
