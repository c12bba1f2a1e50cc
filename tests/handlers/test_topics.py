from __future__ import annotations

from dataclasses import replace

import pytest

from directory.guide import Guide
from handlers.topics import PAGE
from handlers.turn import Outcome, ProposeExample
from tests.handlers.world import (
    MUNICIPALITIES,
    PENSION_OR_WATER,
    TOPICS,
    WASTE,
    WASTE_GJILAN,
    WATER,
    Talk,
    actions_of,
    from_gjilan,
    guide,
    labels_of,
    said,
    topic,
)


def test_the_command_shows_the_groups() -> None:
    outcome = Talk().writes("/topics")
    assert actions_of(outcome) == ["group:papers", "group:family", "group:surroundings", "group:own-group", "menu"]


def test_groups_have_names_and_unknown_ones_are_called_after_their_topics() -> None:
    assert labels_of(Talk().writes("/topics"))[:4] == [
        "Papers and documents",
        "Pensions, help, health",
        "Public services, environment",
        "Legal aid",
    ]


def test_a_group_shows_its_topics_and_what_they_cover() -> None:
    outcome = Talk().presses("group:surroundings")
    assert "• Rubbish: All about rubbish." in said(outcome)
    assert actions_of(outcome) == ["topic:waste-collection", "topic:water-sewage", "topic:roads", "topics"]


def test_a_topic_without_description_is_just_named() -> None:
    bare = guide(topics=(replace(TOPICS[0], descriptions={}), *TOPICS[1:]))
    assert "• Certificates\n" in said(Talk(guide=bare).presses("group:papers")) + "\n"


def test_a_topic_gives_the_card() -> None:
    assert "Directorate for Public Services" in said(from_gjilan().presses("topic:waste-collection"))


def test_a_topic_without_a_municipality_asks_for_it() -> None:
    assert "Which municipality" in said(Talk().presses("topic:waste-collection"))


def test_many_groups_and_many_topics_are_paged() -> None:
    many = tuple(topic(f"t-{number}", f"g-{number % 10}", number, f"T {number}") for number in range(100))
    someone = Talk(guide=guide(topics=many, contacts=(), procedures=()))
    assert actions_of(someone.writes("/topics"))[PAGE:] == ["topics:1", "menu"]
    assert actions_of(someone.presses("topics:1"))[:2] == ["group:g-8", "group:g-9"]
    assert actions_of(someone.presses("group:g-3:1")) == ["topic:t-83", "topic:t-93", "group:g-3:0", "topics"]


def test_other_topics_keep_the_question() -> None:
    someone = from_gjilan()
    someone.writes("it smells", WASTE)
    someone.presses("topics")
    someone.presses("topic:water-sewage")
    someone.presses("office:water-sewage:gjilan")
    assert (someone.opened[0].text, someone.opened[0].topic) == ("it smells", "water-sewage")


def test_the_first_menus_topics_start_a_new_question() -> None:
    someone = from_gjilan()
    someone.writes("it smells", WASTE)
    someone.presses("topics:new")
    someone.presses("topic:water-sewage")
    assert someone.conversation.question == ""


def proposals(outcome: Outcome) -> list[ProposeExample]:
    return [effect for effect in outcome.effects if isinstance(effect, ProposeExample)]


def test_the_topic_picked_among_choices_becomes_a_proposed_example() -> None:
    someone = from_gjilan()
    someone.writes("money and water", PENSION_OR_WATER)
    assert proposals(someone.presses("topic:roads")) == [ProposeExample(text="money and water", label="roads")]


def test_so_does_another_topic_for_a_question_that_was_placed_wrongly() -> None:
    someone = from_gjilan()
    someone.writes("it smells", WASTE)
    assert proposals(someone.presses("topic:water-sewage")) == [ProposeExample(text="it smells", label="water-sewage")]


@pytest.mark.parametrize("action", ["topic:waste-collection", "topic:moon-tax"])
def test_the_same_topic_again_shows_nothing_new(action: str) -> None:
    someone = from_gjilan()
    someone.writes("it smells", WASTE)
    assert proposals(someone.presses(action)) == []


def test_without_a_question_there_is_nothing_to_learn() -> None:
    assert proposals(from_gjilan().presses("topic:roads")) == []


def test_all_papers_of_a_card() -> None:
    outcome = from_gjilan().presses("papers:civil-status:gjilan")
    assert said(outcome).count("📄") == 4
    assert actions_of(outcome) == ["topic:civil-status", "office"]


def without_water(replacement: str | None = None) -> Guide:
    """The guide after the topic of water was retired."""
    gone = [replace(each, retired=True, replacement=replacement) for each in TOPICS if each.code == "water-sewage"]
    return guide(topics=(*gone, *(each for each in TOPICS if each.code != "water-sewage")))


def test_a_retired_topic_stands_in_no_menu() -> None:
    outcome = Talk(guide=without_water()).presses("group:surroundings")
    assert actions_of(outcome) == ["topic:waste-collection", "topic:roads", "topics"]


@pytest.mark.parametrize("asked", ["button", "words"])
def test_whoever_asks_about_a_retired_topic_is_led_to_what_stands_in_for_it(asked: str) -> None:
    someone = replace(from_gjilan(), guide=without_water("waste-collection"))
    outcome = someone.presses("topic:water-sewage") if asked == "button" else someone.writes("no water", WATER)
    assert "Directorate for Public Services" in said(outcome)


@pytest.mark.parametrize("asked", ["button", "words"])
def test_without_anything_that_stands_in_for_it_they_see_its_group(asked: str) -> None:
    someone = replace(from_gjilan(), guide=without_water())
    outcome = someone.presses("topic:water-sewage") if asked == "button" else someone.writes("no water", WATER)
    assert "topic:waste-collection" in actions_of(outcome)
    assert "topic:water-sewage" not in actions_of(outcome)


def test_where_a_whole_group_is_retired_they_see_all_groups() -> None:
    topics = [replace(each, retired=each.group == "own-group") for each in TOPICS]
    outcome = replace(from_gjilan(), guide=guide(topics=topics)).presses("topic:legal-aid")
    assert actions_of(outcome)[:3] == ["group:papers", "group:family", "group:surroundings"]


def test_in_a_single_municipality_nobody_is_asked_for_it() -> None:
    alone = guide(municipalities=MUNICIPALITIES[:1], contacts=(WASTE_GJILAN,), procedures=())
    assert "Directorate for Public Services" in said(Talk(guide=alone).writes("rubbish", WASTE))
