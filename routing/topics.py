"""From a text to probabilities over labels: words first, meaning where words leave doubt."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from routing.linear import DenseLinear, Scores, SparseLinear
from routing.ngrams import Buckets, Weights

Probabilities = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix:
    """How scores become probabilities: softmax(words · `words_alone`) in the first stage, softmax(words · `words` +
    meaning · `meaning`) in the second. Fitted on the development set.
    """

    words_alone: float = 3.0
    words: float = 3.0
    meaning: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicModel:
    """`meaning` None: trained where sentence embeddings do not run."""

    labels: tuple[str, ...]
    words: SparseLinear
    meaning: DenseLinear | None
    mix: Mix

    def by_words(self, buckets: Buckets, counts: Weights) -> tuple[Scores, Probabilities]:
        """Word scores, for `by_both` to go on from, and what they alone make probable."""
        scores = self.words.scores(buckets, counts)
        return scores, softmax(scores * self.mix.words_alone)

    def by_both(self, word_scores: Scores, vector: NDArray[np.float32], language: str) -> Probabilities:
        assert self.meaning is not None
        meaning = self.meaning.scores(vector, language)
        return softmax(word_scores * self.mix.words + meaning * self.mix.meaning)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """For `numpy.savez`."""
        head = json.dumps({"labels": self.labels, "mix": asdict(self.mix)})
        meaning = self.meaning.arrays("meaning") if self.meaning else {}
        return {"head": np.array(head), **self.words.arrays("words"), **meaning}

    @classmethod
    def of_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> Self:
        head = json.loads(str(arrays["head"]))
        return cls(
            labels=tuple(head["labels"]),
            words=SparseLinear.of_arrays(arrays, "words"),
            meaning=DenseLinear.of_arrays(arrays, "meaning") if "meaning.weights" in arrays else None,
            mix=Mix(**head["mix"]),
        )


def softmax(scores: NDArray[Any]) -> Probabilities:
    """Over the last axis."""
    shifted = np.exp(np.asarray(scores, dtype=np.float64) - np.max(scores, axis=-1, keepdims=True))
    total: Probabilities = shifted / shifted.sum(axis=-1, keepdims=True)
    return total
