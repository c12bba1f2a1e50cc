"""Finding questions by their words without keeping the words: a blind index.

Of each word of a thread two numbers are kept that only our key makes of it: one of the word as it stands, and one of
its beginning, so that its other forms are found, too (rruga, rrugës; voda, vode; mbeturina, mbeturinave). Pure, but for
`lend` and `index_of`, which bring the index to where threads are written.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import Database

BEGINNING = 5  # letters; vowels at its end are left out, for they are where forms differ
SHORTEST = 2
MOST_SOUGHT = 8  # words of one search
MOST_KEPT = 1_000  # different words of one entry
_VOWELS = "aeiou"
_ANY_FORM = "*"  # behind a beginning; no folded word holds it
_QUOTED = re.compile(r'["„“”«»]([^"„“”«»]*)["„“”«»]')
_INFO = "word index"

Fold = Callable[[str], list[str]]
"""The words of a text in the one form that all ways of writing them share."""


@dataclass(frozen=True, slots=True)
class WordIndex:
    """`key`: 32 bytes. With another key, or another way to fold, nothing is found until the index is made anew."""

    key: bytes
    fold: Fold

    def of(self, text: str) -> frozenset[int]:
        """What is kept of a text."""
        kept = dict.fromkeys(self.fold(text))
        tokens = {token for word in list(kept)[:MOST_KEPT] for token in (word, _any_form(word))}
        return frozenset(map(self._blind, tokens))

    def sought(self, search: str) -> frozenset[int]:
        """What a ticket must have all of to be found; words in quotation marks are sought as they stand. Empty: there
        is no word in it.
        """
        exact = dict.fromkeys(word for quoted in _QUOTED.findall(search) for word in self.fold(quoted))
        others = dict.fromkeys(map(_any_form, self.fold(_QUOTED.sub(" ", search))))
        return frozenset(map(self._blind, list(exact | others)[:MOST_SOUGHT]))

    def _blind(self, token: str) -> int:
        """63 bits: what an integer of a store holds."""
        return int.from_bytes(hmac.digest(self.key, token.encode(), hashlib.sha256)[:8], "big") >> 1


def lend(database: Database, index: WordIndex) -> None:
    """Have what is written into threads from now on be found by its words."""
    database.session_info[_INFO] = index


def index_of(session: AsyncSession) -> WordIndex | None:
    """None where no index was lent: what is written there is found once `python -m bot tickets reindex` has run."""
    found = session.info.get(_INFO)
    assert found is None or isinstance(found, WordIndex)
    return found


def _any_form(word: str) -> str:
    beginning = word[:BEGINNING]
    bare = beginning.rstrip(_VOWELS)
    return (bare if len(bare) >= SHORTEST else beginning) + _ANY_FORM
