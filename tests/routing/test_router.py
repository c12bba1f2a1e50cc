from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routing import embedding
from routing.records import EMERGENCY, NOT_TOPICS, Decision
from routing.router import Router
from tests.routing.small_pack import DEVELOPMENT, embed
from tests.routing.texts import anything, both_scripts

TEXTS = [text for messages in DEVELOPMENT.values() for _, _, text in messages]
anything_at_all = st.one_of(anything, st.text(alphabet=st.characters(), max_size=30), st.sampled_from(TEXTS))
"""Lone surrogates included, which a platform's JSON may hold."""


@pytest.mark.parametrize(
    ("text", "language", "label", "municipality"),
    [
        ("no water again in Gjilan", "en", "water-sewage", "gjilan"),
        ("опет нема воде у Гњилану", "sr-Cyrl", "water-sewage", "gjilan"),
        ("kasni mi starosna penzija", "sr-Latn", "pensions", None),
        ("hello", "en", "smalltalk", None),
    ],
)
def test_a_message_is_understood(
    router: Router, text: str, language: str, label: str, municipality: str | None
) -> None:
    routing = router.route(text)
    assert (routing.language.code, routing.label, routing.place.code) == (language, label, municipality)
    assert 0 < routing.p <= 1


def test_two_places_are_candidates(router: Router) -> None:
    place = router.route("the road from Gjilan to Prizren has potholes").place
    assert (place.code, set(place.candidates)) == (None, {"gjilan", "prizren"})


@pytest.mark.parametrize("text", ["", " ", "😀👍", "...?", "\u200b", "\ud83d"])
def test_signs_without_words_are_small_talk(router: Router, text: str) -> None:
    routing = router.route(text)
    assert (routing.decision, routing.label, routing.reason) == (Decision.SMALLTALK, "smalltalk", "no words")


def test_emergency_words_are_heard_whatever_the_model_says(router: Router) -> None:
    calm = replace(router, thresholds=replace(router.thresholds, emergency=2.0))
    routing = calm.route("Gori nam kuća, upomoć!")
    assert (routing.decision, routing.label) == (Decision.EMERGENCY, EMERGENCY)


@settings(deadline=None)
@given(text=anything_at_all)
def test_any_text_is_routed(either_stage: Router, text: str) -> None:
    routing = either_stage.route(text)
    topics = [topic for topic, _ in routing.topics]
    assert len(set(topics)) == 3
    assert set(topics) <= set(either_stage.model.labels) - set(NOT_TOPICS)
    assert [p for _, p in routing.topics] == sorted((p for _, p in routing.topics), reverse=True)
    assert 0 <= routing.p <= 1


@settings(deadline=None)
@given(text=anything_at_all)
def test_probabilities_sum_to_one(either_stage: Router, text: str) -> None:
    found = either_stage.understand(text, "en").probabilities
    assert len(found) == len(either_stage.model.labels)
    assert found.sum() == pytest.approx(1.0)


@settings(deadline=None)
@given(sentence=both_scripts)
def test_both_scripts_of_a_sentence_get_the_same_verdict(either_stage: Router, sentence: tuple[str, str]) -> None:
    latin, cyrillic = sentence
    assert either_stage.judge(latin, "sr-Latn") == either_stage.judge(cyrillic, "sr-Cyrl")


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("opet nema vode u Gnjilanu", "Опет нема воде у Гњилану"),
        ("kasni mi starosna penzija", "касни ми старосна пензија"),
        ("pukla je cev ispod trotoara", "пукла је цев испод тротоара"),
        ("šaht smrdi, đubre je svuda", "шахт смрди, ђубре је свуда"),
    ],
)
def test_both_scripts_of_a_message_are_understood_alike(router: Router, latin: str, cyrillic: str) -> None:
    one, other = router.route(latin), router.route(cyrillic)
    assert (one.language.code, other.language.code) == ("sr-Latn", "sr-Cyrl")
    assert one.place.code == other.place.code
    assert replace(one, language=other.language, place=other.place) == other


def test_a_long_text_is_routed(router: Router) -> None:
    assert router.route("nema vode u ulici, " * 2_000).topics[0][0] == "water-sewage"


def test_no_embedding_is_made_where_words_are_sure(router: Router, monkeypatch: pytest.MonkeyPatch) -> None:
    sure = replace(router, thresholds=replace(router.thresholds, words_alone=0.0))
    monkeypatch.setattr(embedding, "embed", None)
    assert sure.understand("nema vode", "sr-Latn").by_words_alone


def test_no_embedding_is_made_in_a_language_that_they_know_no_better(
    router: Router, monkeypatch: pytest.MonkeyPatch
) -> None:
    mix = replace(router.model.mix, meaning={"": 0.5, "sr": 0.0})
    unsure = replace(
        router, model=replace(router.model, mix=mix), thresholds=replace(router.thresholds, words_alone=1.01)
    )
    monkeypatch.setattr(embedding, "embed", None)
    assert unsure.understand("nema vode", "sr-Latn").by_words_alone


def test_an_embedding_is_made_where_words_leave_doubt(router: Router) -> None:
    unsure = replace(router, thresholds=replace(router.thresholds, words_alone=1.01))
    assert not unsure.understand("nema vode", "sr-Latn").by_words_alone


def test_an_embedding_that_is_known_is_not_made_again(router: Router, monkeypatch: pytest.MonkeyPatch) -> None:
    unsure = replace(router, thresholds=replace(router.thresholds, words_alone=1.01))
    made = unsure.route("nema vode")
    monkeypatch.setattr(embedding, "embed", None)
    assert unsure.route("nema vode", vector=embed("nema vode")) == made


def test_meaning_moves_the_verdict(either_stage: Router) -> None:
    """The vector of another matter, where meaning is asked."""
    text, other = "asdf", embed("my pension did not arrive this month")
    own, moved = (either_stage.understand(text, "en", vector).probabilities for vector in (embed(text), other))
    asked = not either_stage.understand(text, "en", other).by_words_alone
    pensions = either_stage.model.labels.index("pensions")
    assert bool(moved[pensions] > own[pensions]) is asked


@pytest.mark.parametrize("hint", ["bs", "tr", "sr-Cyrl", "de", "xx-unknown"])
def test_a_hint_changes_no_topic(router: Router, hint: str) -> None:
    with_hint, without = router.route("no water again in Gjilan", hint), router.route("no water again in Gjilan")
    assert (with_hint.label, with_hint.place) == (without.label, without.place)


def test_a_hint_names_the_language_of_a_text_without_words(router: Router) -> None:
    assert router.route("👍", "tr").language.code == "tr"


def test_threads_share_a_router(router: Router) -> None:
    alone = [router.route(text) for text in TEXTS]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(router.route, TEXTS * 3)) == alone * 3


def test_a_message_is_routed_the_same_way_twice(router: Router) -> None:
    first, second = (router.understand("nema vode", "sr-Latn").probabilities for _ in range(2))
    assert np.array_equal(first, second)
