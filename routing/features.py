"""What a model sees of a text: its words (folded, hinted, as concepts) and, when asked, its meaning."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from routing import embedding
from routing.lexicon import Lexicon
from routing.ngrams import Buckets, Weights, ngrams
from routing.normalise import classes, fold, hints
from routing.script import to_latin


@dataclass(frozen=True, slots=True)
class Features:
    buckets: Buckets
    counts: Weights


def word_features(text: str, lexicon: Lexicon) -> Features:
    """n-grams of the folded text and of its Gheg words' standard forms, kinds of numbers, and concepts."""
    folded = fold(text)
    spoken = " ".join((folded, *hints(folded)))
    buckets, counts = ngrams(spoken, classes(text), lexicon.features(folded))
    return Features(buckets, counts)


def meaning(text: str) -> NDArray[np.float32]:
    """The sentence embedding of the text in Latin letters, so that both scripts of a sentence mean the same."""
    return embedding.embed(to_latin(text))


def language_group(language: str) -> str:
    """Languages whose embeddings share a centre: Serbian in both scripts and Bosnian are one."""
    return "sr" if language.startswith("sr") or language == "bs" else language
