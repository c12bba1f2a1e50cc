"""Concepts: words of one meaning in all languages, so that what is learnt in one language helps in the others.

`lexicon/*.tsv` in the pack: columns concept, en, sq, sr, tr; each cell holds folded word stems separated by blanks.
`penzi*` matches the words that begin so, a stem without `*` just that word, `dom_zdravlj*` two words in a row.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from pathlib import Path
from typing import Self

from routing.data import LEXICON, DataError, read_tsv
from routing.normalise import words

COLUMNS = ("concept", "en", "sq", "sr", "tr")
SHORTEST_STEM = 2
LONGEST_STEM = 24


class Lexicon:
    """`features(folded)` → the concepts in a text, and the pairs that stand close to each other."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        """`entries`: (concept, stem)."""
        self._exact: dict[str, tuple[str, ...]] = {}
        self._beginnings: dict[str, tuple[str, ...]] = {}
        shared: dict[tuple[str, ...], tuple[str, ...]] = {}  # many stems, few concepts
        for concept, stem in entries:
            table = self._beginnings if stem.endswith("*") else self._exact
            key = stem.rstrip("*").replace("_", " ")
            if concept not in table.get(key, ()):
                found = (*table.get(key, ()), concept)
                table[key] = shared.setdefault(found, found)

    @classmethod
    def load(cls, pack: Path) -> Self:
        """Read the pack's lexicon; a pack without one has no concepts."""
        return cls(_entries(pack / LEXICON))

    def concepts(self, folded: str) -> list[str]:
        """Every concept in the order in which it first appears, each once."""
        spoken = words(folded)
        found: list[str] = []
        for first, second in itertools.zip_longest(spoken, spoken[1:], fillvalue=""):
            if second:
                found += self._match(f"{first} {second}")
            found += self._match(first)
        return list(dict.fromkeys(found))

    def features(self, folded: str) -> list[str]:
        """Concepts, and pairs of neighbouring ones in alphabetical order, whatever the language's word order."""
        found = self.concepts(folded)
        return found + [" ".join(sorted(pair)) for pair in itertools.pairwise(found)]

    def _match(self, word: str) -> tuple[str, ...]:
        matched = self._exact.get(word, ())
        # The longest beginning tells most; shorter ones would only add what is more general.
        for length in range(min(len(word), LONGEST_STEM), SHORTEST_STEM - 1, -1):
            if (concepts := self._beginnings.get(word[:length])) is not None:
                return (*matched, *concepts)
        return matched


def _entries(folder: Path) -> Iterable[tuple[str, str]]:
    for file in sorted(folder.glob("*.tsv")):
        for number, (concept, *cells) in enumerate(read_tsv(file, COLUMNS), start=2):
            if not concept:
                raise DataError(f"{file}:{number}: the concept has no name")
            for stem in " ".join(cells).split():
                yield concept, stem
