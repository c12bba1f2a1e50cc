from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from directory.records import Found, State, Step
from handlers.card_trust import in_words
from tests.handlers.world import GUIDE, WASTE_GJILAN

FOUND = GUIDE.find("gjilan", "waste-collection")


def told(step: Step = Step.OFFICE, **contact: Any) -> str:
    return in_words(replace(FOUND, step=step, contact=replace(WASTE_GJILAN, **contact)), "en")


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (Step.GENERAL, "its general office will point you on"),
        (Step.MOCR, "the Municipal Office for Communities and Returns helps further"),
        (Step.NATIONAL, "This body answers for the whole country"),
    ],
)
def test_the_card_says_which_step_it_came_from(step: Step, words: str) -> None:
    assert words in told(step)


def test_the_office_itself_needs_no_explanation() -> None:
    assert "ℹ" not in told(Step.OFFICE)


@pytest.mark.parametrize("step", [Step.WEBSITE, Step.NOTHING])
def test_without_a_contact_only_the_step_is_told(step: Step) -> None:
    nobody = Found(step=step, municipality=FOUND.municipality, topic=FOUND.topic)
    assert in_words(nobody, "en").startswith("ℹ I know no office for this matter")


@pytest.mark.parametrize(
    ("contact", "words"),
    [
        ({"state": State.CONFIRMED, "confirmed_on": date(2026, 5, 3)}, "✅ Confirmed on 3 May 2026"),
        (
            {"state": State.DUE, "confirmed_on": date(2024, 5, 3)},
            "❔ Last confirmed on 3 May 2024; it may have changed",
        ),
        ({"state": State.UNCONFIRMED, "confirmed_on": None}, "❔ Not yet confirmed by the municipality"),
        ({"state": State.CONFIRMED, "confirmed_on": None}, "❔ Not yet confirmed by the municipality"),
        ({"state": State.REFUSES}, "takes no questions this way"),
        ({"state": State.INACTIVE}, "is no longer there"),
        ({"valid_to": date(2026, 12, 31)}, "holds up to and including 31 December 2026"),
        ({"state": State.OWN_FORM_ONLY}, "by its own form only: gjilan.example.org/waste"),
        ({"state": State.OWN_FORM_ONLY, "website": None}, "Ask for the form there."),
    ],
)
def test_the_card_says_how_far_it_may_be_trusted(contact: dict[str, Any], words: str) -> None:
    assert words in told(**contact)


@pytest.mark.parametrize("state", [State.REFUSES, State.OWN_FORM_ONLY])
def test_what_an_office_has_said_itself_is_not_called_unconfirmed(state: State) -> None:
    assert "❔" not in told(state=state, confirmed_on=None)


def test_the_card_says_whom_the_office_has_taken_over_from() -> None:
    assert "has taken over from: Sanitation" in in_words(replace(FOUND, predecessor={"en": "Sanitation"}), "en")


def test_notes_are_told() -> None:
    assert "ℹ Second floor" in told(notes={"en": "Second floor"})
