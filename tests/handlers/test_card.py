from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from directory.records import Found, State, Step
from handlers.card import as_data, buttons, card, in_words
from tests.handlers.world import GUIDE, NOW, WASTE_GJILAN, guide, office


def found(place: str | None, topic: str, **changes: Any) -> Found:
    return replace(GUIDE.find(place, topic), **changes)


def lines(it: Found, language: str = "en", question: str = "") -> list[str]:
    return in_words(it, language, NOW, question=question).splitlines()


RUBBISH = found("gjilan", "waste-collection")
WATER = found("gjilan", "water-sewage")


def test_the_card_is_lines_to_scan() -> None:
    assert lines(RUBBISH) == [
        "🏛 Directorate for Public Services",
        "Gjilani · Rubbish",
        "",
        "☎ +383 280 000 001",
        "☎ +383 280 000 002",
        "✉ waste@gjilan.example.org",
        "📍 Rruga e Dëshmorëve 1",
        "🕘 open now, until 16:00 (Mon-Fri 08:00-16:00)",
        "🗣 Shqip, Srpski",
        "🌐 gjilan.example.org/waste",
        "",
        "✅ Confirmed on 3 May 2026",
        "Source: gjilan.example.org, 2026-03-01",
    ]


def test_names_come_in_the_readers_script() -> None:
    assert lines(RUBBISH, "sr-Latn")[1] == "Gnjilane · Rubbish (sr)"


def test_demo_numbers_are_marked() -> None:
    assert "☎ +383 00 1 (DEMO – not a real number)" in lines(WATER)
    assert "⚠ DEMO: made up for showing this service" in lines(WATER)


def test_demo_numbers_of_other_offices_are_marked_too() -> None:
    other = office("other", "Other", phones=("+383 00 2",), demo=True)
    assert "• Other: ☎ +383 00 2 (DEMO – not a real number)" in lines(replace(RUBBISH, others=(other,)))


def test_other_offices_are_told_with_one_way_to_reach_them() -> None:
    assert "• Water Company: ☎ 0800 1" in lines(WATER)


def test_other_offices_that_cannot_be_reached_are_left_out() -> None:
    silent = office("silent", "Silent")
    reachable = office("by-mail", "By Mail", email="a@example.org")
    told = lines(replace(RUBBISH, others=(silent, reachable)))
    assert told[-2:] == ["Also for this matter:", "• By Mail: a@example.org"]


def test_at_most_three_others_are_told() -> None:
    others = tuple(office(f"o{number}", f"Other {number}", phones=("1",)) for number in range(5))
    it = replace(RUBBISH, others=others)
    assert sum(line.startswith("• ") for line in lines(it)) == 3
    assert len(as_data(it, "en", NOW)["others"]) == 3


def test_hours_are_not_told_of_an_office_nobody_can_reach() -> None:
    assert not any("🕘" in line for line in lines(replace(RUBBISH, contact=office("x", "X"))))


def test_only_a_website_is_still_a_card() -> None:
    bare = guide(contacts=(), procedures=()).find("gjilan", "roads")
    assert lines(bare)[:3] == ["Gjilani · Roads", "", "🌐 gjilan.example.org"]


def test_a_national_body_is_not_given_the_municipalitys_website() -> None:
    national = found("mamusha", "legal-aid")
    assert national.step is Step.NATIONAL
    assert as_data(national, "en", NOW)["website"] is None


def test_at_most_three_procedures_and_a_button_for_the_rest() -> None:
    papers = found("gjilan", "civil-status")
    assert sum(line.startswith("📄") for line in lines(papers)) == 3
    assert "papers:civil-status:gjilan" in [button.action for row in buttons(papers, "en") for button in row]


def test_the_procedure_asked_for_is_first_in_text_and_data() -> None:
    papers, question = found("gjilan", "civil-status"), "papers for a marriage"
    assert next(line for line in lines(papers, question=question) if "📄" in line) == "📄 Marriage"
    assert as_data(papers, "en", NOW, question=question)["deadline_days"] == 15


def test_the_card_as_data_has_what_the_text_has() -> None:
    data = as_data(RUBBISH, "en", NOW)
    expected = {
        "municipality": "gjilan",
        "topic": "waste-collection",
        "office": "Directorate for Public Services",
        "phone": "+383 280 000 001",
        "phones": ["+383 280 000 001", "+383 280 000 002"],
        "email": "waste@gjilan.example.org",
        "website": "https://gjilan.example.org/waste",
        "hours": "Mo-Fr 08:00-16:00",
        "hours_now": "open now, until 16:00",
        "state": "confirmed",
        "confirmed_on": "2026-05-03",
        "demo": False,
        "step": "office",
        "documents": [],
    }
    assert data | expected == data


@pytest.mark.parametrize("topic", list(GUIDE.topics))
@pytest.mark.parametrize("place", [None, *GUIDE.municipalities])
def test_every_card_has_the_same_keys_and_fits_into_json(place: str | None, topic: str) -> None:
    data = as_data(GUIDE.find(place, topic), "tr", NOW)
    assert set(data) == set(as_data(RUBBISH, "en", NOW))
    assert json.loads(json.dumps(data)) == data


def test_the_card_offers_call_map_website_feedback_office_and_others() -> None:
    reply = card(RUBBISH, "en", NOW)
    assert [[button.action or button.url.split("/?")[0] for button in row] for row in reply.buttons] == [
        ["https://gjilan.example.org/waste", "https://www.openstreetmap.org"],
        ["helped:yes:waste-collection:gjilan", "helped:no:waste-collection:gjilan"],
        ["wrong:waste-collection:gjilan"],
        ["office:waste-collection:gjilan"],
        ["topics", "elsewhere:waste-collection"],
    ]


def test_wrong_opening_hours_cost_nobody_the_card() -> None:
    contact = replace(WASTE_GJILAN, opening_hours="from 8 to 4", state=State.UNCONFIRMED)
    assert "🕘 opening hours not known" in lines(replace(RUBBISH, contact=contact))


def test_the_person_is_told_by_role_and_by_name_where_the_office_wants_it() -> None:
    head = replace(WASTE_GJILAN, roles={"en": "Head of the desk"}, person="A. B.")
    it = replace(found("gjilan", "waste-collection"), contact=head)
    assert "👤 Head of the desk, A. B." in lines(it)
    assert as_data(it, "en", NOW)["role"] == "Head of the desk"


def test_an_office_without_hours_shows_the_usual_ones_of_its_municipality_and_says_so() -> None:
    place = replace(GUIDE.municipalities["gjilan"], opening_hours="Mo-Fr 09:00-15:00")
    shown = lines(replace(WATER, municipality=place))
    at = shown.index("🕘 open now, until 15:00 (Mon-Fri 09:00-15:00)")
    assert "usual hours of the municipality" in shown[at + 1]


def test_an_office_with_hours_of_its_own_shows_only_those() -> None:
    place = replace(GUIDE.municipalities["gjilan"], opening_hours="Mo-Fr 09:00-15:00")
    assert lines(replace(RUBBISH, municipality=place)) == lines(RUBBISH)
