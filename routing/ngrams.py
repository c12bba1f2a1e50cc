"""Hashed n-grams of characters and words: what a folded text looks like to a linear model.

A bucket is the same on every machine and in every run. Character n-grams are hashed over the whole text at once, which
makes them cheaper than a loop over pieces.
"""

from __future__ import annotations

import itertools
import zlib
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

BUCKET_BITS = 18
BUCKETS = 1 << BUCKET_BITS
SHORTEST, LONGEST = 2, 5
CONCEPT_WEIGHT = 3.0  # one concept says as much as several of the 250 n-grams around it (see benchmarks/routing)

_PRIME = np.uint64(1_099_511_628_211)  # FNV's
_SPREAD = np.uint64(0x9E37_79B9_7F4A_7C15)  # the golden ratio: spreads the hash over its upper bits
_SHIFT = np.uint64(64 - BUCKET_BITS)

Buckets = NDArray[np.int64]
Weights = NDArray[np.float32]


def ngrams(folded: str, named: Iterable[str] = (), concepts: Iterable[str] = ()) -> tuple[Buckets, Weights]:
    """Bucket numbers, each once and in order, with their weights: 1 + ln(count), and `CONCEPT_WEIGHT` for a concept.

    `folded` is ASCII text as `normalise.fold` gives it; `named` are further features like words.
    """
    words = folded.split()
    names = [f"w {word}" for word in words]
    names += [f"b {first} {second}" for first, second in itertools.pairwise(words)]
    names += [f"c {name}" for name in named]
    plain, counts = np.unique(np.concatenate([_characters(f" {folded} "), _named(names)]), return_counts=True)
    meant = np.unique(_named([f"k {concept}" for concept in concepts]))
    # A concept and an n-gram may share a bucket by accident: their weights add up.
    buckets, place = np.unique(np.concatenate([plain, meant]), return_inverse=True)
    weights = np.concatenate([1 + np.log(counts), np.full(len(meant), CONCEPT_WEIGHT)])
    return buckets, np.bincount(place, weights, minlength=len(buckets)).astype(np.float32)


def _characters(text: str) -> Buckets:
    codes = np.frombuffer(text.encode("ascii", "ignore"), dtype=np.uint8).astype(np.uint64)
    rolling, found = codes, []
    with np.errstate(over="ignore"):
        for length in range(2, LONGEST + 1):
            if len(codes) < length:
                break
            rolling = rolling[:-1] * _PRIME + codes[length - 1 :]
            if length >= SHORTEST:
                found.append(((rolling ^ np.uint64(length * 7919)) * _SPREAD) >> _SHIFT)
    return np.concatenate(found).astype(np.int64) if found else np.zeros(0, dtype=np.int64)


def _named(names: list[str]) -> Buckets:
    return np.array([zlib.crc32(name.encode()) & (BUCKETS - 1) for name in names], dtype=np.int64)
