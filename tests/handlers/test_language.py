from __future__ import annotations

from typing import Any

import pytest

from handlers.language import from_hint
from handlers.turn import Conversation, ResidentState
from routing.records import Decision
from tests.handlers.world import Talk, actions_of, newcomer, routing


def heard(code: str, confidence: float) -> Any:
    return routing(Decision.UNRESOLVED, label="pensions", language=code, confidence=confidence)


def talk(language: str | None = None, **fields: Any) -> Talk:
    return Talk(resident=ResidentState(language=language, **fields))


@pytest.mark.parametrize(
    ("hint", "language"),
    [
        ("sq", "sq"),
        ("sq-XK", "sq"),
        ("aln", "sq"),
        ("sr", "sr-Cyrl"),
        ("sr-RS", "sr-Cyrl"),
        ("sr-Latn-RS", "sr-Latn"),
        ("sr_LATN", "sr-Latn"),
        ("sr-Cyrl", "sr-Cyrl"),
        ("hr", "bs"),
        ("bs-BA", "bs"),
        ("cnr", "sr-Latn"),
        ("tr-TR", "tr"),
        ("EN-us", "en"),
        ("rom", "rom"),
        ("de", None),
        ("", None),
        (None, None),
        ("-", None),
    ],
)
def test_a_platforms_hint_becomes_one_of_ours(hint: str | None, language: str | None) -> None:
    assert from_hint(hint) == language


def test_the_hint_counts_while_nothing_else_is_known() -> None:
    someone = newcomer(hint="tr")
    someone.writes("/start")
    assert (someone.resident.language, someone.conversation.guessed) == ("tr", True)


def test_a_message_without_a_hint_does_not_lose_the_one_before() -> None:
    someone = newcomer(hint="tr")
    someone.writes("/start")
    someone.hint = None
    someone.presses("topics:new")
    assert someone.resident.language == "tr"


def test_without_a_hint_the_municipality_decides_then_albanian() -> None:
    serbian, unknown = talk(municipality="gracanica"), talk()
    serbian.writes("/start")
    unknown.writes("/start")
    assert (serbian.resident.language, unknown.resident.language) == ("sr-Cyrl", "sq")


@pytest.mark.parametrize(("confidence", "language"), [(0.7, "sq"), (0.69, "en")])
def test_the_first_words_replace_a_guess_when_sure(confidence: float, language: str) -> None:
    someone = newcomer(hint="en")
    someone.writes("uji", heard("sq", confidence))
    assert someone.resident.language == language


def test_what_was_heard_replaces_a_guess_even_later() -> None:
    someone = newcomer(hint="en")
    someone.writes("/start")
    someone.writes("s'ka ujë", heard("sq", 0.8))
    assert (someone.resident.language, someone.conversation.guessed) == ("sq", False)


@pytest.mark.parametrize(
    ("text", "confidence", "language"),
    [
        ("no water for days", 0.9, "en"),
        ("no water for days", 0.89, "sq"),
        ("no water", 0.99, "sq"),
        ("123 456 !!!", 0.99, "sq"),
    ],
)
def test_a_known_language_is_left_only_for_a_sure_and_longer_text(text: str, confidence: float, language: str) -> None:
    someone = talk("sq")
    someone.writes(text, heard("en", confidence))
    assert someone.resident.language == language


@pytest.mark.parametrize("heard_in", ["en", "sr-Latn", "sr-Cyrl", "tr"])
def test_a_choice_is_never_overruled(heard_in: str) -> None:
    someone = talk("sq", language_chosen=True)
    someone.writes("one two three four", heard(heard_in, 1.0))
    assert (someone.resident.language, someone.resident.language_chosen) == ("sq", True)


@pytest.mark.parametrize(("known", "heard_in"), [("bs", "sr-Latn"), ("sr-Latn", "bs")])
def test_bosnian_and_serbian_in_latin_stay_what_they_are(known: str, heard_in: str) -> None:
    someone = talk(known)
    someone.writes("nema vode tri dana", heard(heard_in, 1.0))
    assert someone.resident.language == known


def test_a_guessed_member_of_the_group_becomes_known() -> None:
    someone = newcomer(hint="bs")
    someone.writes("nema vode", heard("sr-Latn", 0.8))
    assert (someone.resident.language, someone.conversation.guessed) == ("bs", False)


@pytest.mark.parametrize(("known", "heard_in"), [("sr-Cyrl", "sr-Latn"), ("sr-Latn", "sr-Cyrl")])
def test_serbian_follows_the_script_of_the_message(known: str, heard_in: str) -> None:
    someone = talk(known)
    someone.writes("вода", heard(heard_in, 0.75))
    assert someone.resident.language == heard_in


def test_bosnian_becomes_serbian_cyrillic_only_when_sure() -> None:
    someone = talk("bs")
    someone.writes("вода", heard("sr-Cyrl", 0.95))
    assert someone.resident.language == "bs"


def test_romani_is_asked_about_not_assumed() -> None:
    someone = talk()
    outcome = someone.writes("naj amen pani", heard("rom", 0.95))
    assert someone.resident.language == "sq"
    assert "language:rom" in actions_of(outcome)


def test_a_known_language_is_not_asked_about_again_for_romani() -> None:
    outcome = talk("sq").writes("naj amen pani", heard("rom", 0.95))
    assert "language:rom" not in actions_of(outcome)


def test_an_unknown_language_is_offered_at_first_contact_only() -> None:
    someone = newcomer()
    first = someone.writes("?", heard("tr", 0.3))
    second = someone.writes("?", heard("tr", 0.3))
    assert ("language:tr" in actions_of(first), "language:tr" in actions_of(second)) == (True, False)


def test_a_language_that_is_heard_is_not_asked_for() -> None:
    outcome = newcomer().writes("emekli maaşım gelmedi", heard("tr", 0.9))
    assert "language:tr" not in actions_of(outcome)


def test_a_stored_language_that_is_gone_is_settled_anew() -> None:
    someone = talk("xx", language_chosen=True)
    someone.writes("/help")
    assert (someone.resident.language, someone.resident.language_chosen) == ("sq", False)


def test_choosing_makes_it_the_residents_own() -> None:
    someone = newcomer(hint="en")
    someone.presses("language:tr")
    someone.writes("one two three four", heard("en", 1.0))
    assert (someone.resident.language, someone.resident.language_chosen) == ("tr", True)


def test_an_invented_language_is_answered_gently() -> None:
    someone = newcomer(hint="en")
    outcome = someone.presses("language:xx")
    assert "no longer works" in outcome.replies[0].text
    assert not someone.resident.language_chosen


def test_after_the_choice_the_last_topic_is_at_hand() -> None:
    someone = Talk(resident=ResidentState(language="en", conversation=Conversation(topic="pensions")))
    outcome = someone.presses("language:en")
    assert "topic:pensions" in actions_of(outcome)


def test_replies_are_in_the_language_of_the_turn() -> None:
    someone = talk("sq")
    outcome = someone.writes("no water for days", heard("en", 1.0))
    assert {reply.language for reply in outcome.replies} == {"en"}
