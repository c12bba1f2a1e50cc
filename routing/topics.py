"""From a text to probabilities over labels: words first, meaning where words leave doubt."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from routing.linear import DenseLinear, Scores, SparseLinear
from routing.ngrams import Buckets, Weights

Probabilities = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix:
    """How scores become probabilities; fitted on the development set.

    First stage: softmax(words · `words_alone` + `bias`). Second: softmax(words · `words` + meaning · `meaning[group]` +
    `bias`), since embeddings know some languages far better than others; `meaning[""]` is for groups that were not
    measured, and 0 says that embeddings are not worth their time there. `bias` by label makes up for labels that are
    rarer among the sentences than among messages.
    """

    words_alone: float = 3.0
    words: float = 3.0
    meaning: Mapping[str, float] = field(default_factory=lambda: {"": 0.6})
    bias: Mapping[str, float] = field(default_factory=dict)

    def biases(self, labels: tuple[str, ...]) -> NDArray[np.float64]:
        return np.array([self.bias.get(label, 0.0) for label in labels])

    def weight(self, group: str) -> float:
        return self.meaning.get(group, self.meaning[""])

    def asks_meaning(self, group: str) -> bool:
        return self.weight(group) > 0


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
        return scores, softmax(scores * self.mix.words_alone + self.mix.biases(self.labels))

    def asks_meaning(self, group: str) -> bool:
        """Whether an embedding says enough more about texts of this language group to be made."""
        return self.meaning is not None and self.mix.asks_meaning(group)

    def by_both(self, word_scores: Scores, vector: NDArray[np.float32], group: str) -> Probabilities:
        assert self.meaning is not None
        meaning = self.meaning.scores(vector, group)
        scores = word_scores * self.mix.words + meaning * self.mix.weight(group)
        return softmax(scores + self.mix.biases(self.labels))

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
