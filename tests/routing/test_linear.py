from __future__ import annotations

import numpy as np
import pytest

from routing.linear import UNKNOWN, DenseLinear, SparseLinear, centred, columns_of
from routing.ngrams import BUCKETS

WORDS = SparseLinear(
    column=columns_of(np.array([10, 20], dtype=np.int64)),
    idf=np.array([1.0, 2.0], dtype=np.float32),
    weights=np.array([[1.0, 0.0], [0.0, 0.5]], dtype=np.float32),
    bias=np.array([0.0, 0.25], dtype=np.float32),
)
MEANING = DenseLinear(
    centres={"sr": np.array([1.0, 0.0], dtype=np.float32)},
    weights=np.array([[2.0, 0.0], [0.0, 4.0]], dtype=np.float32),
    bias=np.array([0.5, 0.0], dtype=np.float32),
)


@pytest.mark.parametrize(
    ("buckets", "counts", "scores"),
    [
        ([10], [1.0], [1.0, 0.25]),
        ([10], [7.0], [1.0, 0.25]),  # one feature alone has length 1, however often
        ([20], [1.0], [0.0, 0.75]),
        ([10, 20], [3.0, 2.0], [0.6, 0.65]),  # values 3 and 4 of length 5
        ([10, 11, 20], [3.0, 9.0, 2.0], [0.6, 0.65]),  # what was never learnt counts for nothing
        ([11], [1.0], [0.0, 0.25]),
        ([], [], [0.0, 0.25]),
    ],
)
def test_words_score(buckets: list[int], counts: list[float], scores: list[float]) -> None:
    found = WORDS.scores(np.array(buckets, dtype=np.int64), np.array(counts, dtype=np.float32))
    assert found == pytest.approx(scores)


@pytest.mark.parametrize(
    ("vector", "language", "scores"),
    [
        ([1.0, 3.0], "sr", [0.5, 4.0]),  # from the centre to (0, 3), of length 1: (0, 1)
        ([1.0, 0.0], "sr", [0.5, 0.0]),  # the centre itself has no direction
        ([0.5, 0.5], "xx", [1.5, 2.0]),  # a language without a centre is taken as it is
    ],
)
def test_meaning_scores(vector: list[float], language: str, scores: list[float]) -> None:
    assert MEANING.scores(np.array(vector, dtype=np.float32), language) == pytest.approx(scores)


def test_a_centred_vector_has_length_one() -> None:
    moved = centred(np.array([3.0, 4.0], dtype=np.float32), np.array([1.0, 1.0], dtype=np.float32))
    assert np.linalg.norm(moved) == pytest.approx(1.0)


def test_words_are_the_same_after_keeping() -> None:
    again = SparseLinear.of_arrays(WORDS.arrays("words"), "words")
    features = np.array([10, 20], dtype=np.int64), np.array([1.0, 2.0], dtype=np.float32)
    assert again.scores(*features).tolist() == WORDS.scores(*features).tolist()


def test_kept_weights_take_half_the_memory() -> None:
    again = SparseLinear.of_arrays(WORDS.arrays("words"), "words")
    assert 2 * again.weights.nbytes == WORDS.weights.nbytes


def test_meaning_is_the_same_after_keeping() -> None:
    again = DenseLinear.of_arrays(MEANING.arrays("meaning"), "meaning")
    vector = np.array([0.2, 0.9], dtype=np.float32)
    for language in ("sr", "xx"):
        assert again.scores(vector, language).tolist() == MEANING.scores(vector, language).tolist()


def test_buckets_that_are_not_kept_are_unknown() -> None:
    column = columns_of(np.array([3, 5], dtype=np.int64))
    assert (len(column), column[3], column[5], column[4]) == (BUCKETS, 0, 1, UNKNOWN)
