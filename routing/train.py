"""Training: sentences in, a `TopicModel` out; the same sentences always give the same model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from routing.data import Example
from routing.features import language_group, word_features
from routing.lexicon import Lexicon
from routing.linear import DenseLinear, SparseLinear, centred, columns_of
from routing.ngrams import BUCKETS
from routing.topics import Mix, TopicModel

if TYPE_CHECKING:
    # scikit-learn and scipy take a second to import, and only training needs them.
    from scipy.sparse import csr_matrix

Vectors = NDArray[np.float32]
Embed = Callable[[Sequence[str]], Vectors]

SEEN_IN_AT_LEAST = 2  # an n-gram of one sentence alone says nothing about others
WORDS_C = 1.0
BAYES_ALPHA = 0.1
BAYES_SHARE = 0.6
MEANING_C = 3.0
# Embedding is what training waits for: about 0.7 ms a token on two cores. Short sentences say as much for less.
EMBEDDED_CHARACTERS = 140_000


def train(examples: Sequence[Example], lexicon: Lexicon, embed: Embed | None) -> TopicModel:
    """Learn from these sentences; without `embed` from their words alone."""
    labels = np.array(sorted({example.label for example in examples}))
    words = train_words(examples, labels, lexicon)
    meaning = train_meaning(examples, labels, embed) if embed else None
    return TopicModel(labels=tuple(map(str, labels)), words=words, meaning=meaning, mix=Mix())


def train_words(examples: Sequence[Example], labels: NDArray[np.str_], lexicon: Lexicon) -> SparseLinear:
    from scipy.sparse import csr_matrix
    from sklearn.naive_bayes import ComplementNB
    from sklearn.preprocessing import normalize
    from sklearn.svm import LinearSVC

    counts = _matrix(examples, lexicon)
    seen_in = np.bincount(counts.indices, minlength=BUCKETS)
    kept = np.flatnonzero(seen_in >= SEEN_IN_AT_LEAST)
    idf = (np.log((1 + len(examples)) / (1 + seen_in[kept])) + 1).astype(np.float32)
    weighted = normalize(csr_matrix(counts[:, kept].multiply(idf)))
    truth = [example.label for example in examples]
    machine = LinearSVC(C=WORDS_C, random_state=0).fit(weighted, truth)
    bayes = ComplementNB(alpha=BAYES_ALPHA).fit(weighted, truth)
    assert list(machine.classes_) == list(bayes.classes_) == list(labels)
    # Both are linear in the same features, so their sum is one model of the same cost. The one looks for the border
    # between labels, the other counts: together they are right more often than either (see benchmarks/routing).
    counted = bayes.feature_log_prob_.T
    weights = machine.coef_.T + BAYES_SHARE * (counted - counted.mean(axis=1, keepdims=True))
    return SparseLinear(
        column=columns_of(kept),
        idf=idf,
        weights=np.ascontiguousarray(weights, dtype=np.float32),
        bias=machine.intercept_.astype(np.float32),
    )


def train_meaning(examples: Sequence[Example], labels: NDArray[np.str_], embed: Embed) -> DenseLinear:
    from sklearn.linear_model import LogisticRegression

    chosen = to_embed(examples)
    vectors = embed([example.text for example in chosen])
    groups = np.array([language_group(example.language) for example in chosen])
    centres = {str(group): vectors[groups == group].mean(axis=0) for group in sorted(set(groups))}
    moved = np.array([centred(vector, centres[group]) for vector, group in zip(vectors, groups, strict=True)])
    # A looser tolerance stops early and costs several points.
    machine = LogisticRegression(C=MEANING_C, max_iter=500, tol=1e-4, random_state=0)
    machine.fit(moved, [example.label for example in chosen])
    assert list(machine.classes_) == list(labels)
    return DenseLinear(
        centres=centres,
        weights=np.ascontiguousarray(machine.coef_.T, dtype=np.float32),
        bias=machine.intercept_.astype(np.float32),
    )


def to_embed(examples: Sequence[Example], budget: int = EMBEDDED_CHARACTERS) -> list[Example]:
    """As many sentences as may be embedded in the time there is: of each label and language the same share, short
    ones first, so that no label becomes rarer than it is.
    """
    piles: dict[tuple[str, str], list[Example]] = defaultdict(list)
    for example in sorted(examples, key=lambda example: (len(example.text), example.text)):
        piles[example.label, example.language].append(example)
    share = min(1.0, budget / max(1, sum(len(example.text) for example in examples)))
    return [example for pile in piles.values() for example in _shortest(pile, share)]


def _shortest(pile: list[Example], share: float) -> list[Example]:
    """The beginning of a pile that holds this share of its characters; one sentence at least, or a label is lost."""
    lengths = np.cumsum([len(example.text) for example in pile])
    return pile[: max(1, int(np.searchsorted(lengths, share * lengths[-1], side="right")))]


def _matrix(examples: Sequence[Example], lexicon: Lexicon) -> csr_matrix:
    from scipy.sparse import csr_matrix

    features = [word_features(example.text, lexicon) for example in examples]
    starts = np.cumsum([0, *(len(each.buckets) for each in features)])
    return csr_matrix(
        (
            np.concatenate([each.counts for each in features]),
            np.concatenate([each.buckets for each in features]),
            starts,
        ),
        shape=(len(examples), BUCKETS),
    )
