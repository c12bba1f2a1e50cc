from __future__ import annotations

import math
import zlib
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing.ngrams import BUCKETS, CONCEPT_WEIGHT, ngrams
from routing.normalise import fold
from tests.routing.texts import anything

folded_texts = anything.map(fold)
concepts = st.lists(st.sampled_from(["water", "road", "pension", "fire"]), max_size=6)


def bucket(name: str) -> int:
    return zlib.crc32(name.encode()) & (BUCKETS - 1)


def weight(name: str, text: str, named: Sequence[str] = (), concepts: Sequence[str] = ()) -> float:
    buckets, weights = ngrams(text, named, concepts)
    return float(weights[buckets == bucket(name)].sum())


@given(folded_texts)
def test_each_bucket_stands_once_and_in_order(text: str) -> None:
    buckets, weights = ngrams(text)
    assert (np.diff(buckets) > 0).all()
    assert ((buckets >= 0) & (buckets < BUCKETS)).all()
    assert len(buckets) == len(weights)
    assert (weights >= 1).all()


def test_a_bucket_is_the_same_in_every_run_and_on_every_machine() -> None:
    buckets, weights = ngrams("uji", ["xnumber"], ["water"])
    assert buckets.tolist() == [
        *(8592, 12159, 18746, 38038, 55648, 60194, 129151),
        *(135666, 140089, 206703, 226083, 239931, 257678),
    ]
    assert weights.tolist() == [CONCEPT_WEIGHT] + [1.0] * 12


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("w voda", 1 + math.log(3)),
        ("w nema", 1.0),
        ("b nema voda", 1.0),
        ("b voda voda", 1 + math.log(2)),
        ("c xnumber", 1.0),
        ("k water", CONCEPT_WEIGHT),
        ("w struja", 0.0),
        ("b voda nema", 0.0),
    ],
)
def test_a_word_weighs_by_how_often_it_is_there(name: str, expected: float) -> None:
    found = weight(name, "nema voda voda voda", ["xnumber"], ["water"])
    assert found == pytest.approx(expected)


def test_a_concept_weighs_the_same_however_often_it_is_there() -> None:
    assert weight("k water", "uji", concepts=["water", "water"]) == CONCEPT_WEIGHT


@given(folded_texts, concepts)
def test_a_concept_that_shares_a_bucket_takes_nothing_away(text: str, concepts: list[str]) -> None:
    plain, meant = ngrams(text), ngrams(text, concepts=concepts)
    added = CONCEPT_WEIGHT * len(set(concepts))
    assert meant[1].sum() == pytest.approx(plain[1].sum() + added, rel=1e-5)


def test_words_that_begin_alike_share_n_grams() -> None:
    shared = np.intersect1d(ngrams("penzija")[0], ngrams("penzioner")[0])
    assert len(shared) > len(np.intersect1d(ngrams("penzija")[0], ngrams("voda")[0]))
