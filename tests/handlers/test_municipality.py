from __future__ import annotations

import pytest

from handlers.places import PAGE
from handlers.turn import ResidentState
from tests.handlers.world import (
    GUIDE,
    WASTE,
    WATER,
    Talk,
    actions_of,
    buttons_of,
    from_gjilan,
    guide,
    labels_of,
    said,
)

GJILAN, PRIZREN, NIS = (42.46, 21.47), (42.20, 20.75), (43.32, 21.90)


def municipalities_of(actions: list[str]) -> list[str]:
    return [action.split(":")[1] for action in actions if action.startswith("municipality:")]


def test_the_command_lists_municipalities_by_name_with_their_pages() -> None:
    outcome = Talk().writes("/municipality")
    assert labels_of(outcome)[:4] == ["Gjilani", "Graçanica", "Mamusha", "Mitrovica"]
    assert len(municipalities_of(actions_of(outcome))) == PAGE
    assert actions_of(outcome)[-2:] == ["municipalities:1", "where"]


def test_the_last_page_leads_back() -> None:
    outcome = Talk().presses("municipalities:1")
    assert actions_of(outcome)[-1] == "municipalities:0"
    assert len(municipalities_of(actions_of(outcome))) == len(GUIDE.municipalities) - PAGE


def test_a_page_too_far_is_the_last() -> None:
    assert said(Talk().presses("municipalities:99")) == said(Talk().presses("municipalities:1"))


def test_names_are_sorted_in_the_residents_alphabet() -> None:
    serbian = Talk(resident=ResidentState(language="sr-Cyrl"))
    assert labels_of(serbian.writes("/municipality"))[0] == "Гњилане"
    assert "Призрен" in labels_of(serbian.presses("municipalities:1"))


def test_the_list_asks_for_the_location_in_a_way_that_also_works_without() -> None:
    asking = [button for button in buttons_of(Talk().writes("/municipality")) if button.asks_location]
    assert [button.action for button in asking] == ["where"]
    assert "📎" in said(Talk().presses("where"))


def test_a_choice_is_remembered_and_said() -> None:
    someone = Talk()
    assert "Your municipality is Prizreni" in said(someone.presses("municipality:prizren"))
    assert someone.resident.municipality == "prizren"


def test_a_choice_replaces_the_one_before() -> None:
    someone = from_gjilan()
    someone.presses("municipality:prizren")
    assert someone.resident.municipality == "prizren"
    assert "Your municipality: Prizreni." in said(someone.writes("/municipality"))


def test_the_choice_completes_the_question() -> None:
    someone = Talk()
    someone.writes("rubbish", WASTE)
    assert "Directorate for Public Services" in said(someone.presses("municipality:gjilan"))


def test_the_question_survives_paging_and_sharing_a_location() -> None:
    someone = Talk()
    someone.writes("rubbish", WASTE)
    someone.presses("municipalities:1")
    someone.shares(*GJILAN)
    assert "Directorate for Public Services" in said(someone.presses("municipality:gjilan"))


def test_another_municipality_for_the_same_card() -> None:
    someone = from_gjilan()
    someone.writes("rubbish", WASTE)
    someone.presses("elsewhere:waste-collection")
    outcome = someone.presses("municipality:prizren")
    assert "MOCR Prizren" in said(outcome)
    assert someone.conversation.question == "rubbish"


def test_another_municipality_for_an_old_card_leaves_the_newer_question_aside() -> None:
    someone = from_gjilan()
    someone.writes("rubbish", WASTE)
    someone.writes("water", WATER)
    someone.presses("elsewhere:waste-collection")
    outcome = someone.presses("municipality:prizren")
    assert (outcome.replies[0].contact or {})["topic"] == "waste-collection"
    assert someone.conversation.question == ""


def test_after_a_long_pause_the_last_topic_is_at_hand() -> None:
    someone = Talk()
    someone.writes("rubbish", WASTE)
    someone.waits(hours=2)
    assert "topic:waste-collection" in actions_of(someone.presses("municipality:gjilan"))


@pytest.mark.parametrize(("place", "nearest"), [(GJILAN, "gjilan"), (PRIZREN, "prizren")])
def test_a_location_brings_the_nearest_first(place: tuple[float, float], nearest: str) -> None:
    outcome = Talk().shares(*place)
    assert municipalities_of(actions_of(outcome))[0] == nearest
    assert actions_of(outcome)[-1] == "municipalities"


def test_a_location_chooses_nothing_by_itself() -> None:
    someone = Talk()
    someone.shares(*GJILAN)
    assert someone.resident.municipality is None


def test_a_location_far_away_is_told() -> None:
    assert "too far away" in said(Talk().shares(*NIS))


def test_an_empty_directory_is_no_fault_of_the_resident() -> None:
    empty = Talk(guide=guide(municipalities=(), contacts=(), procedures=()))
    assert said(empty.shares(*GJILAN))
    assert said(empty.writes("/municipality"))
