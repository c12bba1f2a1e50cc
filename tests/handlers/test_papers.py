from __future__ import annotations

from dataclasses import replace

import pytest

from handlers.papers import as_data, in_words, matching
from tests.handlers.world import PROCEDURES

BIRTH, DEATH, RESIDENCE, MARRIAGE = PROCEDURES


def test_a_procedure_tells_what_to_bring_what_it_costs_and_how_long_it_takes() -> None:
    assert in_words(DEATH, "en").splitlines() == [
        "📄 Death registration",
        "Bring: ID card (copy); birth certificate",
        "Fee: 1 € · Takes up to 30 days · Source: gjilan.example.org",
    ]


def test_one_day_is_said_as_one() -> None:
    assert "Takes up to 1 day ·" in in_words(BIRTH, "en")


def test_what_is_not_known_is_left_out() -> None:
    bare = replace(BIRTH, documents={}, fees={}, deadline_days=None, source_url=None)
    assert in_words(bare, "en") == "📄 Birth registration"


def test_a_note_is_told_in_brackets() -> None:
    noted = replace(BIRTH, notes={"en": "within 30 days of birth"})
    assert in_words(noted, "en").endswith("(within 30 days of birth)")


def test_serbian_documents_are_told_in_the_readers_script() -> None:
    serbian = replace(BIRTH, documents={"sr-Cyrl": ("Лична карта",)})
    assert "Lična karta" in in_words(serbian, "sr-Latn")
    assert "Лична карта" in in_words(serbian, "sr-Cyrl")


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("how do I get a residence paper", RESIDENCE),
        ("we are getting MARRIED: marriage papers?", MARRIAGE),
        ("registering my father's death", DEATH),
        ("", BIRTH),
        ("xyz", BIRTH),
    ],
)
def test_the_procedure_of_the_question_comes_first(question: str, first: object) -> None:
    assert matching(PROCEDURES, question)[0] == first


def test_none_is_lost() -> None:
    assert sorted(each.key for each in matching(PROCEDURES, "death")) == [each.key for each in PROCEDURES]


def test_a_procedure_as_data() -> None:
    data = as_data(BIRTH, "en")
    assert (data["title"], data["documents"], data["fee"], data["deadline_days"]) == (
        "Birth registration",
        ["ID card (copy)", "birth certificate"],
        "1 €",
        1,
    )
