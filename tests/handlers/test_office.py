from __future__ import annotations

from handlers.office import MAX_UNFINISHED
from handlers.records import Medium
from handlers.turn import Expecting
from routing.records import Decision
from tests.handlers.world import (
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
)


def sent(**fields: str) -> Talk:
    """Somebody whose question about rubbish has just been sent."""
    someone = from_gjilan(**fields)
    someone.writes("nobody takes the rubbish", WASTE)
    someone.presses("office:waste-collection:gjilan")
    return someone


def test_the_question_becomes_a_ticket() -> None:
    opening = sent().opened[0]
    assert (opening.reference, opening.text, opening.topic, opening.municipality, opening.language) == (
        "REF-1",
        "nobody takes the rubbish",
        "waste-collection",
        "gjilan",
        "en",
    )


def test_the_resident_sees_what_was_sent_and_how_to_ask_about_it() -> None:
    told = said(sent().outcome)
    assert all(part in told for part in ("REF-1", "“nobody takes the rubbish”", "The answer comes here", "/status"))


def test_pressing_twice_makes_one_ticket() -> None:
    someone = sent()
    outcome = someone.presses("office:waste-collection:gjilan")
    assert "with the office already, as REF-1" in said(outcome)
    assert len(someone.opened) == 1


def test_without_a_question_it_is_asked_for_then_sent() -> None:
    someone = from_gjilan()
    someone.presses("topic:waste-collection")
    assert "write your question now" in said(someone.presses("office:waste-collection:gjilan"))
    outcome = someone.writes("the bins are gone", UNCLEAR)
    assert kinds_of(outcome.effects) == ["OpenTicket"]
    assert (someone.opened[0].text, someone.opened[0].topic) == ("the bins are gone", "waste-collection")


def test_a_thank_you_is_not_sent_as_the_question() -> None:
    someone = from_gjilan()
    someone.presses("office:new")
    someone.writes("ok", SMALLTALK)
    assert someone.opened == []
    assert someone.conversation.expecting == Expecting.QUESTION


def test_the_topic_of_the_question_is_understood_when_none_was_chosen() -> None:
    someone = Talk()
    someone.presses("office:new")
    someone.writes("no water in Gjilan", routing(Decision.ANSWER, "water-sewage", place="gjilan"))
    assert (someone.opened[0].topic, someone.opened[0].municipality) == ("water-sewage", "gjilan")


def test_the_question_may_be_a_photo() -> None:
    someone = from_gjilan()
    someone.presses("office:new")
    outcome = someone.sends(Medium.PHOTO)
    assert kinds_of(outcome.effects) == ["OpenTicket", "AddToTicket"]
    assert someone.opened[0].text == "Sent without words: a photo"


def test_the_question_may_be_a_photo_with_words() -> None:
    someone = from_gjilan()
    someone.presses("office:new")
    outcome = someone.sends(Medium.PHOTO, WATER, text="brown water")
    assert kinds_of(outcome.effects) == ["OpenTicket", "AddToTicket"]
    assert someone.opened[0].text == "brown water"


def test_a_button_of_an_older_card_does_not_send_the_newer_question() -> None:
    someone = from_gjilan()
    someone.writes("nobody takes the rubbish", WASTE)
    someone.writes("no water", WATER)
    someone.presses("office:waste-collection:gjilan")
    assert someone.opened == []
    assert someone.conversation.expecting == Expecting.QUESTION


def test_without_a_municipality_it_is_sent_all_the_same_and_asked_afterwards() -> None:
    someone = Talk()
    someone.writes("blah", UNCLEAR)
    outcome = someone.presses("office")
    assert someone.opened[0].municipality is None
    assert "Which municipality is it about?" in said(outcome)


def test_the_municipality_told_afterwards_reaches_the_ticket() -> None:
    someone = Talk()
    someone.writes("blah", UNCLEAR)
    someone.presses("office")
    outcome = someone.presses("municipality:gjilan")
    assert [(each.reference, each.text) for each in added(outcome)] == [("REF-1", "Municipality: Gjilani")]
    assert someone.resident.municipality == "gjilan"


def test_the_municipality_written_afterwards_reaches_the_ticket() -> None:
    someone = Talk()
    someone.writes("blah", UNCLEAR)
    someone.presses("office")
    outcome = someone.writes("Gjilan", routing(Decision.UNRESOLVED, place="gjilan", evidence=("gjilan",)))
    assert added(outcome)[0].text == "Municipality: Gjilani"


def test_the_municipality_nearby_is_offered_for_a_ticket_without_one() -> None:
    someone = Talk()
    someone.writes("blah", UNCLEAR)
    someone.presses("office")
    assert actions_of(someone.shares(42.46, 21.47))[0] == "municipality:gjilan"


def test_nobody_can_bury_the_office_in_questions() -> None:
    someone = from_gjilan(tickets=[summary(f"REF-{number}") for number in range(MAX_UNFINISHED)])
    someone.writes("nobody takes the rubbish", WASTE)
    outcome = someone.presses("office:waste-collection:gjilan")
    assert "many open questions" in said(outcome)
    assert someone.opened == []


def test_made_up_topics_and_municipalities_reach_no_ticket() -> None:
    someone = Talk()
    someone.presses("office:moon-tax:atlantis")
    someone.writes("blah", UNCLEAR)
    assert (someone.opened[0].topic, someone.opened[0].municipality) == (None, None)
