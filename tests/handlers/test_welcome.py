from __future__ import annotations

import pytest

from handlers.records import Kind
from handlers.turn import Expecting
from tests.handlers.world import WASTE, Talk, actions_of, from_gjilan, labels_of, newcomer, said

FIRST_MENU = ["ask", "topics:new", "municipalities", "languages"]
LANGUAGES = [f"language:{code}" for code in ("sq", "sr-Cyrl", "sr-Latn", "bs", "tr", "rom", "en")]


@pytest.mark.parametrize("text", ["/start", "/start campaign-7", "/START", "/start@KontaktBot", " /start "])
def test_start_greets_and_shows_the_first_menu(text: str) -> None:
    outcome = from_gjilan().writes(text)
    assert "I am Kontakt" in said(outcome)
    assert actions_of(outcome) == FIRST_MENU


def test_somebody_unknown_is_offered_all_languages_in_their_own_words() -> None:
    outcome = newcomer().writes("/start")
    assert actions_of(outcome) == [*FIRST_MENU, *LANGUAGES]
    assert {"Shqip", "Српски", "Türkçe"} <= set(labels_of(outcome))


def test_opening_the_chat_is_answered_like_start() -> None:
    assert said(newcomer().does(Kind.OPENED)) == said(newcomer().writes("/start"))


def test_the_menu_names_the_municipality() -> None:
    assert "📍 Gjilani (change)" in labels_of(from_gjilan().writes("/start"))


def test_start_puts_the_question_before_aside() -> None:
    someone = from_gjilan()
    someone.writes("rubbish everywhere", WASTE)
    someone.writes("/start")
    someone.presses("office")
    assert someone.conversation.expecting == Expecting.QUESTION


@pytest.mark.parametrize("action", ["menu", "ask"])
def test_the_menu_buttons_start_afresh(action: str) -> None:
    someone = from_gjilan()
    someone.writes("rubbish everywhere", WASTE)
    someone.presses(action)
    assert (someone.conversation.question, someone.conversation.topic) == ("", None)


def test_asking_in_ones_own_words_is_encouraged() -> None:
    assert "in your own words" in said(from_gjilan().presses("ask"))


def test_a_second_start_in_a_known_language_offers_no_languages() -> None:
    someone = Talk()
    assert actions_of(someone.writes("/start")) == FIRST_MENU
