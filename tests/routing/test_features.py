from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from numpy.typing import NDArray

from routing import embedding
from routing.features import language_group, meaning, word_features
from routing.lexicon import Lexicon
from tests.routing.test_ngrams import bucket
from tests.routing.texts import both_scripts

LEXICON = Lexicon([("water", "vod*"), ("water", "uj"), ("hole", "rup*")])


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("Nema VODE", "w vode"),
        ("qysh", "w si"),  # what the Gheg word is in standard Albanian
        ("zovite 112", "c xemergencynumber"),
        ("nema vode 😡", "c xangry"),
        ("nema vode", "k water"),
        ("vode, rupa", "k hole water"),
    ],
)
def test_a_model_sees(text: str, feature: str) -> None:
    assert bucket(feature) in word_features(text, LEXICON).buckets


def test_a_hint_is_added_and_replaces_nothing() -> None:
    assert bucket("w qysh") in word_features("qysh", LEXICON).buckets


@given(both_scripts)
def test_both_scripts_of_a_sentence_have_the_same_features_and_concepts(sentence: tuple[str, str]) -> None:
    latin, cyrillic = (word_features(text, LEXICON) for text in sentence)
    assert np.array_equal(latin.buckets, cyrillic.buckets)
    assert np.array_equal(latin.counts, cyrillic.counts)


def test_meaning_is_that_of_the_latin_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def embed(text: str) -> NDArray[np.float32]:
        seen.append(text)
        return np.ones(embedding.DIMENSIONS, dtype=np.float32)

    monkeypatch.setattr(embedding, "embed", embed)
    assert np.array_equal(meaning("Цев цури, љуте се"), meaning("Cev curi, ljute se"))
    assert seen == ["cev curi, ljute se"] * 2


@pytest.mark.parametrize(
    ("language", "group"),
    [("sr-Cyrl", "sr"), ("sr-Latn", "sr"), ("sr", "sr"), ("bs", "sr"), ("sq", "sq"), ("tr", "tr"), ("rom", "rom")],
)
def test_serbian_and_bosnian_share_a_centre(language: str, group: str) -> None:
    assert language_group(language) == group


def test_a_concept_brings_languages_together(pack: Path) -> None:
    lexicon = Lexicon.load(pack)
    english, serbian = (word_features(text, lexicon).buckets for text in ("no pension", "nema penzije"))
    assert bucket("k pension") in np.intersect1d(english, serbian)
