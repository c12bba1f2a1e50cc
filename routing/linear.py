"""Linear classifiers as plain arrays: trained with scikit-learn, used with numpy alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from routing.ngrams import BUCKETS, Buckets, Weights

Scores = NDArray[np.float32]
UNKNOWN = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class SparseLinear:
    """Scores of hashed features. `column`: bucket → row of `weights` (features × labels), -1 for one never learnt.

    Weights are float32 as they are learnt and float16 as they are kept: half the memory, and a text needs few rows.
    """

    column: NDArray[np.int32]
    idf: NDArray[np.float32]
    weights: NDArray[np.float32] | NDArray[np.float16]
    bias: NDArray[np.float32]

    def scores(self, buckets: Buckets, counts: Weights) -> Scores:
        """One text's features → (labels,)."""
        columns = self.column[buckets]
        known = columns >= 0
        columns = columns[known]
        values = counts[known] * self.idf[columns]
        norm = float(np.sqrt(values @ values))
        if norm == 0.0:
            return self.bias
        scores = (values / norm) @ self.weights[columns].astype(np.float32, copy=False) + self.bias
        return scores.astype(np.float32)

    def arrays(self, prefix: str) -> dict[str, NDArray[Any]]:
        return {
            f"{prefix}.column": self.column,
            f"{prefix}.idf": self.idf,
            f"{prefix}.weights": self.weights.astype(np.float16),
            f"{prefix}.bias": self.bias,
        }

    @classmethod
    def of_arrays(cls, arrays: Mapping[str, NDArray[Any]], prefix: str) -> Self:
        return cls(
            column=arrays[f"{prefix}.column"],
            idf=arrays[f"{prefix}.idf"],
            weights=arrays[f"{prefix}.weights"],
            bias=arrays[f"{prefix}.bias"],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DenseLinear:
    """Scores of an embedding. `centres`, by language group, are taken off first: embeddings lean to their language."""

    centres: Mapping[str, NDArray[np.float32]]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    def scores(self, vector: NDArray[np.float32], language: str) -> Scores:
        scores: Scores = centred(vector, self.centres.get(language)) @ self.weights + self.bias
        return scores

    def arrays(self, prefix: str) -> dict[str, NDArray[Any]]:
        centres = {f"{prefix}.centre.{language}": centre for language, centre in self.centres.items()}
        return {f"{prefix}.weights": self.weights, f"{prefix}.bias": self.bias, **centres}

    @classmethod
    def of_arrays(cls, arrays: Mapping[str, NDArray[Any]], prefix: str) -> Self:
        mark = f"{prefix}.centre."
        centres = {name.removeprefix(mark): arrays[name] for name in arrays if name.startswith(mark)}
        return cls(centres=centres, weights=arrays[f"{prefix}.weights"], bias=arrays[f"{prefix}.bias"])


def centred(vector: NDArray[np.float32], centre: NDArray[np.float32] | None) -> NDArray[np.float32]:
    if centre is None:
        return vector
    moved = vector - centre
    unit: NDArray[np.float32] = moved / np.float32(max(float(np.linalg.norm(moved)), 1e-6))
    return unit


def columns_of(kept: NDArray[np.int64]) -> NDArray[np.int32]:
    """Kept buckets, in order → the table from bucket to column."""
    column = np.full(BUCKETS, UNKNOWN, dtype=np.int32)
    column[kept] = np.arange(len(kept), dtype=np.int32)
    return column
