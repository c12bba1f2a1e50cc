from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing.topics import Mix, TopicModel, softmax
from tests.routing.test_linear import MEANING, WORDS

LABELS = ("roads", "smalltalk")
MODEL = TopicModel(labels=LABELS, words=WORDS, meaning=MEANING, mix=Mix(words_alone=2.0, words=3.0))
FEATURES = np.array([10], dtype=np.int64), np.array([1.0], dtype=np.float32)  # scores 1 and 0.25
VECTOR = np.array([1.0, 3.0], dtype=np.float32)  # scores 0.5 and 4 in Serbian


def of_two(difference: float) -> float:
    return 1 / (1 + math.exp(-difference))


@given(st.lists(st.floats(-500, 500), min_size=1, max_size=9))
def test_probabilities_sum_to_one(scores: list[float]) -> None:
    found = softmax(np.array(scores))
    assert found.sum() == pytest.approx(1.0)
    assert (found >= 0).all()


def test_softmax_goes_over_the_last_axis() -> None:
    assert softmax(np.array([[0.0, 0.0], [1000.0, 0.0]])).tolist() == [[0.5, 0.5], [1.0, 0.0]]


def test_words_alone_have_a_temperature_of_their_own() -> None:
    scores, probabilities = MODEL.by_words(*FEATURES)
    assert scores == pytest.approx([1.0, 0.25])
    assert probabilities[0] == pytest.approx(of_two(2.0 * 0.75))


@pytest.mark.parametrize(("group", "weight"), [("sr", 0.25), ("sq", 0.1)])
def test_meaning_weighs_as_was_measured_for_its_language(group: str, weight: float) -> None:
    model = replace(MODEL, mix=Mix(words=3.0, meaning={"": 0.1, "sr": 0.25}))
    scores, _ = model.by_words(*FEATURES)
    meaning = MEANING.scores(VECTOR, group)
    found = model.by_both(scores, VECTOR, group)
    assert found[0] == pytest.approx(of_two(3.0 * 0.75 + weight * float(meaning[0] - meaning[1])))


@pytest.mark.parametrize(("group", "asks"), [("sr", True), ("sq", False), ("rom", True)])
def test_meaning_is_asked_where_it_has_a_weight(group: str, asks: bool) -> None:
    model = replace(MODEL, mix=Mix(meaning={"": 0.1, "sr": 0.25, "sq": 0.0}))
    assert model.asks_meaning(group) is asks
    assert not replace(model, meaning=None).asks_meaning(group)


def test_a_bias_makes_up_for_a_rare_label() -> None:
    model = replace(MODEL, mix=replace(MODEL.mix, bias={"smalltalk": 1.5}))
    assert model.by_words(*FEATURES)[1].tolist() == [0.5, 0.5]


@pytest.mark.parametrize("model", [MODEL, replace(MODEL, meaning=None)], ids=["with meaning", "words alone"])
def test_a_model_is_the_same_after_keeping(model: TopicModel) -> None:
    again = TopicModel.of_arrays(model.arrays())
    assert (again.labels, again.mix, again.meaning is None) == (model.labels, model.mix, model.meaning is None)
    assert again.by_words(*FEATURES)[1].tolist() == model.by_words(*FEATURES)[1].tolist()
