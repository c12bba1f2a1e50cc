from __future__ import annotations

import pytest

from handlers.turn import Expecting, ResidentState
from routing.records import Decision
from tests.handlers.world import (
    OUT_OF_SCOPE,
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
    labels_of,
    logged,
    newcomer,
    routing,
    said,
    with_ticket,
)


def test_a_question_in_a_known_municipality_gets_the_card() -> None:
    outcome = from_gjilan().writes("nobody takes the rubbish", WASTE)
    assert "Directorate for Public Services" in said(outcome)
    assert (outcome.replies[0].contact or {})["municipality"] == "gjilan"


def test_without_a_municipality_it_is_asked_for_and_the_question_remembered() -> None:
    someone = Talk()
    outcome = someone.writes("nobody takes the rubbish", WASTE)
    assert "Which municipality" in said(outcome)
    assert "municipality:gjilan" in actions_of(outcome)
    assert (someone.conversation.question, someone.conversation.topic) == (
        "nobody takes the rubbish",
        "waste-collection",
    )


def test_a_municipality_in_the_text_is_kept_when_none_is_known() -> None:
    someone = Talk()
    someone.writes("rubbish in Gjilan", routing(Decision.ANSWER, "waste-collection", place="gjilan"))
    assert someone.resident.municipality == "gjilan"


def test_a_municipality_in_the_text_wins_for_this_question_only() -> None:
    someone = from_gjilan()
    elsewhere = someone.writes("rubbish in Prizren", routing(Decision.ANSWER, "waste-collection", place="prizren"))
    at_home = someone.writes("and here?", WASTE)
    assert "MOCR Prizren" in said(elsewhere)
    assert "Directorate for Public Services" in said(at_home)
    assert someone.resident.municipality == "gjilan"


def test_a_municipality_the_directory_does_not_have_counts_for_nothing() -> None:
    someone = Talk()
    someone.writes("rubbish", routing(Decision.ANSWER, "waste-collection", place="atlantis"))
    assert someone.resident.municipality is None


def test_a_stored_municipality_that_is_gone_is_asked_for_again() -> None:
    someone = Talk(resident=ResidentState(language="en", municipality="atlantis"))
    assert "Which municipality" in said(someone.writes("rubbish", WASTE))


TWO_MITROVICAS = routing(
    Decision.ANSWER, "roads", candidates=("mitrovica-south", "mitrovica-north"), evidence=("Mitrovica",)
)


def test_two_candidates_are_asked_about() -> None:
    outcome = Talk().writes("holes in the road in Mitrovica", TWO_MITROVICAS)
    assert actions_of(outcome) == ["municipality:mitrovica-south", "municipality:mitrovica-north", "municipalities"]


def test_the_candidate_picked_gets_the_card_and_is_remembered() -> None:
    someone = Talk()
    someone.writes("holes in the road in Mitrovica", TWO_MITROVICAS)
    outcome = someone.presses("municipality:mitrovica-north")
    assert (outcome.replies[0].contact or {})["municipality"] == "mitrovica-north"
    assert someone.resident.municipality == "mitrovica-north"


def test_a_candidate_does_not_replace_the_residents_own_municipality() -> None:
    someone = from_gjilan()
    someone.writes("holes in the road in Mitrovica", TWO_MITROVICAS)
    outcome = someone.presses("municipality:mitrovica-north")
    assert (outcome.replies[0].contact or {})["municipality"] == "mitrovica-north"
    assert someone.resident.municipality == "gjilan"


def test_a_resident_of_one_candidate_is_not_asked() -> None:
    someone = Talk(resident=ResidentState(language="en", municipality="mitrovica-north"))
    outcome = someone.writes("holes in the road in Mitrovica", TWO_MITROVICAS)
    assert (outcome.replies[0].contact or {})["municipality"] == "mitrovica-north"


def test_an_unsure_topic_is_asked_back_with_three_choices_and_none() -> None:
    outcome = from_gjilan().writes("the money and the water", PENSION_OR_WATER)
    assert "Did you mean" in said(outcome)
    assert actions_of(outcome) == ["topic:pensions", "topic:water-sewage", "topic:roads", "none"]


def test_the_choice_gets_the_card_for_the_question() -> None:
    someone = from_gjilan()
    someone.writes("the money and the water", PENSION_OR_WATER)
    outcome = someone.presses("topic:water-sewage")
    assert "Water Desk" in said(outcome)
    assert someone.conversation.question == "the money and the water"


def test_none_of_these_is_written_down_and_leads_on() -> None:
    someone = from_gjilan()
    someone.writes("the money and the water", PENSION_OR_WATER)
    outcome = someone.presses("none")
    assert [(entry.reason, entry.text) for entry in logged(outcome)] == [("none-of-these", "the money and the water")]
    assert actions_of(outcome) == ["office", "topics"]


def test_the_bot_asks_back_once_then_offers_a_person() -> None:
    someone = from_gjilan()
    someone.writes("the money", PENSION_OR_WATER)
    outcome = someone.writes("and the water", PENSION_OR_WATER)
    assert "A person at the municipal office" in said(outcome)
    assert logged(outcome)[0].text == "the money\nand the water"
    assert actions_of(outcome)[0] == "office"


def test_after_half_an_hour_it_may_ask_back_again() -> None:
    someone = from_gjilan()
    someone.writes("the money", PENSION_OR_WATER)
    someone.waits(minutes=31)
    assert "Did you mean" in said(someone.writes("and the water", PENSION_OR_WATER))
    assert someone.conversation.question == "and the water"


def test_what_is_not_understood_is_said_and_written_down() -> None:
    outcome = from_gjilan().writes("blah", UNCLEAR)
    assert "did not understand" in said(outcome)
    assert [(entry.reason, entry.municipality) for entry in logged(outcome)] == [("not-understood", "gjilan")]
    assert actions_of(outcome) == ["topics", "office"]


def test_the_second_time_it_is_handed_over() -> None:
    someone = from_gjilan()
    someone.writes("blah", UNCLEAR)
    assert "A person at the municipal office" in said(someone.writes("blah blah", UNCLEAR))
    someone.presses("office")
    assert someone.opened[0].text == "blah\nblah blah"


def test_what_no_municipality_answers_is_said_differently() -> None:
    outcome = from_gjilan().writes("visa for Germany", OUT_OF_SCOPE)
    assert "does not sound like something a municipality answers" in said(outcome)
    assert logged(outcome)[0].reason == "out-of-scope"


@pytest.mark.parametrize("decision", [Decision.ANSWER, Decision.ASK_TOPIC])
def test_topics_the_directory_does_not_have_are_not_understood(decision: Decision) -> None:
    outcome = from_gjilan().writes("tax", routing(decision, "moon-tax"))
    assert "did not understand" in said(outcome)


def test_a_text_that_nobody_routed_is_not_understood() -> None:
    assert "did not understand" in said(from_gjilan().writes("tax"))


def test_smalltalk_gets_a_friendly_word_and_the_menu() -> None:
    outcome = from_gjilan().writes("hello", SMALLTALK)
    assert "Happy to help" in said(outcome)
    assert "topics:new" in actions_of(outcome)


def test_smalltalk_does_not_forget_what_was_asked() -> None:
    someone = Talk()
    someone.writes("rubbish", WASTE)
    outcome = someone.writes("ok", SMALLTALK)
    assert "municipality:gjilan" in actions_of(outcome)
    assert "Directorate" in said(someone.presses("municipality:gjilan"))


@pytest.mark.parametrize("decision", [Decision.UNRESOLVED, Decision.ANSWER, Decision.SMALLTALK, Decision.ASK_TOPIC])
def test_the_municipality_asked_for_may_be_written(decision: Decision) -> None:
    someone = Talk()
    someone.writes("rubbish", WASTE)
    outcome = someone.writes("Gjilan!", routing(decision, "roads", place="gjilan", evidence=("gjilan",)))
    assert "Directorate for Public Services" in said(outcome)


def test_a_new_question_instead_of_the_municipality_is_a_new_question() -> None:
    someone = Talk()
    someone.writes("rubbish", WASTE)
    text = "or rather the water in Gjilan is brown since the storm"
    outcome = someone.writes(text, routing(Decision.ANSWER, "water-sewage", place="gjilan", evidence=("gjilan",)))
    assert "Water Desk" in said(outcome)
    assert someone.conversation.question == text


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Gjilani", "Gjilani"),
        ("Novo Brdo", "novo brdo"),
        ("Гњилане", "Gnjilane"),
        ("n'Gjilan", "gjilan"),
        ("ne Gjilan", "gjilan"),
        ("Shtime", "stime"),
    ],
)
def test_a_bare_name_is_taken_as_the_municipality(text: str, evidence: str) -> None:
    someone = Talk()
    outcome = someone.writes(text, routing(Decision.UNRESOLVED, place="gjilan", evidence=(evidence,)))
    assert "Your municipality is Gjilani" in said(outcome)
    assert someone.resident.municipality == "gjilan"


def test_a_bare_name_with_two_meanings_is_asked_about() -> None:
    outcome = Talk().writes("Mitrovica", TWO_MITROVICAS)
    assert "Which municipality do you mean?" in said(outcome)


def test_somebody_who_only_says_where_they_live_is_asked_what_it_is_about() -> None:
    outcome = Talk().writes("I live in Gjilan", routing(Decision.UNRESOLVED, label="roads", place="gjilan"))
    assert "did not understand" in said(outcome)
    outcome = Talk().writes("in Gjilan", routing(Decision.UNRESOLVED, label="roads", place="gjilan"))
    assert "What is your question about?" in said(outcome)


def test_a_topic_beside_the_name_is_a_question() -> None:
    water = routing(Decision.ANSWER, "water-sewage", place="gjilan", evidence=("gjilan",))
    assert "Water Desk" in said(Talk().writes("uji Gjilan", water))


def test_with_an_open_ticket_a_sure_question_is_answered_and_may_be_added() -> None:
    outcome = with_ticket().writes("no water", WATER)
    assert "Water Desk" in said(outcome)
    assert "➕ Add this to REF-1" in labels_of(outcome)


def test_with_an_open_ticket_an_unclear_text_is_asked_about() -> None:
    outcome = with_ticket().writes("the blue house", UNCLEAR)
    assert actions_of(outcome) == ["add:REF-1", "new"]
    assert outcome.effects == ()


def test_with_an_open_ticket_choices_come_with_the_ticket() -> None:
    outcome = with_ticket().writes("money and water", PENSION_OR_WATER)
    assert actions_of(outcome)[-2:] == ["none", "add:REF-1"]


def test_the_unclear_text_can_be_added_to_the_ticket() -> None:
    someone = with_ticket()
    someone.writes("the blue house", UNCLEAR)
    outcome = someone.presses("add:REF-1")
    assert [(each.reference, each.text) for each in added(outcome)] == [("REF-1", "the blue house")]


def test_or_it_is_a_new_question() -> None:
    someone = with_ticket()
    someone.writes("the blue house", UNCLEAR)
    outcome = someone.presses("new")
    assert logged(outcome)[0].text == "the blue house"
    assert actions_of(outcome) == ["topics", "office"]


def test_finished_tickets_are_not_asked_about() -> None:
    outcome = with_ticket(finished=True).writes("the blue house", UNCLEAR)
    assert "did not understand" in said(outcome)


def test_no_office_at_all_is_written_down() -> None:
    someone = Talk(resident=ResidentState(language="en", municipality="mamusha"))
    outcome = someone.writes("holes", routing(Decision.ANSWER, "roads"))
    assert "I know no office for this matter yet" in said(outcome)
    assert [(entry.reason, entry.topic) for entry in logged(outcome)] == [("no-contact", "roads")]


def test_an_office_that_refuses_is_written_down() -> None:
    someone = Talk(resident=ResidentState(language="en", municipality="gracanica"))
    outcome = someone.writes("holes", routing(Decision.ANSWER, "roads"))
    assert kinds_of(outcome.effects) == ["LogUnresolved"]


def test_a_newcomers_first_words_are_a_question_at_once() -> None:
    rubbish_in_gjilan = routing(Decision.ANSWER, "waste-collection", place="gjilan")
    outcome = newcomer(hint="en").writes("rubbish in Gjilan", rubbish_in_gjilan)
    assert "Directorate for Public Services" in outcome.replies[0].text


def test_awaiting_a_topic_is_over_once_it_is_there() -> None:
    someone = from_gjilan()
    someone.writes("money and water", PENSION_OR_WATER)
    before = someone.conversation
    someone.presses("topic:roads")
    assert (before.expecting, before.asked) == (Expecting.TOPIC, 1)
    assert (someone.conversation.expecting, someone.conversation.asked) == (None, 0)
