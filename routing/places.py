"""Which municipality a text is about: names, villages and their inflected forms, in any script, typos included."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import OSA

from routing import places_context as context
from routing import places_forms, places_index
from routing import places_words as words
from routing.places_choice import Mention, choose
from routing.places_index import Called, Index, Name
from routing.places_text import Token, tokens_of
from routing.places_traps import EVERYDAY, Trap
from routing.records import Place

_SHORTEST_TYPO = 6
_LONG = 9
_CASE = 3  # letters of a case ending; longer ones make adjectives and people of a place
_GLUED = ("ne", "te", "n", "u", "iz")
_LONGEST_TEXT = 2_000
_ANY = Trap()
_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class _Found:
    """A name at a place in the text, before it is known whether the place is meant."""

    name: Name
    start: int
    end: int
    ending: str


@dataclass(frozen=True, slots=True)
class _Near:
    """A name whose stem is `distance` typos away from the word."""

    distance: int
    stem: str
    name: Name
    ending: str


class Gazetteer:
    """Finds places in texts; read-only and safe to share between threads."""

    def __init__(self, index: Index) -> None:
        self._index = index
        # People use the same words again and again; most are near no name.
        self._near_names = functools.lru_cache(maxsize=_REMEMBERED)(self._search_near)

    @classmethod
    def load(cls, pack: Path, called: Iterable[Called] = ()) -> Gazetteer:
        """Reads the names in the pack's folder; `called` are further ones, as an admin has added them."""
        return cls(places_index.build(places_index.read_rows(pack, called)))

    def find(self, text: str, language: str | None = None) -> Place:
        """The municipality `text` is about. `language` (a code of `Language`) settles words of one language only."""
        tokens = tokens_of(text[:_LONGEST_TEXT])
        return choose(tokens, self._mentions(tokens, language))

    def _mentions(self, tokens: list[Token], language: str | None) -> list[Mention]:
        mentions: list[Mention] = []
        at = floor = 0
        while at < len(tokens):
            found = self._at(tokens, at, language)
            if found is None:
                at += 1
                continue
            tie = context.tie(tokens, found.start, found.end, found.ending, floor)
            name = found.name
            mentions.append(
                Mention(
                    codes=name.codes,
                    municipal=name.municipal,
                    tie=tie,
                    start=found.start,
                    end=found.end,
                    common=name.trap is not None,
                )
            )
            at = floor = found.end
        return mentions

    def _at(self, tokens: list[Token], at: int, language: str | None) -> _Found | None:
        for found in (*self._several(tokens, at), *self._single(tokens, at)):
            if context.accepted(tokens, found.start, found.end, found.ending, found.name, language):
                return found
        return self._glued(tokens, at) or self._near(tokens, at)

    def _several(self, tokens: list[Token], at: int) -> list[_Found]:
        """Names of several words that begin here, longest first."""
        key = tokens[at].key
        names = {
            name.parts: name
            for stem, ending in places_forms.splits(key, 1)
            for name in self._index.several.get(stem, ())
            if ending in places_forms.PART
        }
        found = [_Found(name, at, end, "") for name in names.values() if (end := _end_of(name, tokens, at))]
        return sorted(found, key=lambda item: (-len(item.name.parts), not item.name.municipal))

    def _single(self, tokens: list[Token], at: int) -> list[_Found]:
        key = tokens[at].key
        if len(key) < 3 or (at and tokens[at].after_apostrophe and key in places_forms.TURKISH):
            return []
        if key in EVERYDAY and not context.is_called_settlement(tokens, at):
            return []
        found = [
            _Found(name, at, at + 1, ending)
            for stem, ending in places_forms.splits(key)
            for name, endings in self._index.single.get(stem, ())
            if ending in endings
        ]
        if key in EVERYDAY:
            found = [item for item in found if item.name.parts == (key,)]
        return sorted(
            found, key=lambda item: (item.name.parts != (key,), not item.name.municipal, bool(item.name.trap))
        )

    def _glued(self, tokens: list[Token], at: int) -> _Found | None:
        """nprizren, uprizrenu: a preposition typed together with the name."""
        key = tokens[at].key
        for prefix in _GLUED:
            rest = key.removeprefix(prefix)
            if rest == key or len(rest) < 5 or key in EVERYDAY:
                continue
            for stem, ending in places_forms.splits(rest, 5):
                for name, endings in self._index.single.get(stem, ()):
                    if ending in endings and name.trap is None and name.municipal:
                        return _Found(name, at, at + 1, ending)
        return None

    def _near(self, tokens: list[Token], at: int) -> _Found | None:
        """A name with a typo: a municipality's name with some proof or many letters, a village's with full proof."""
        token = tokens[at]
        key = token.key
        if len(key) < _SHORTEST_TYPO or key in EVERYDAY or _is_outside(key) or not key.isalpha():
            return None
        near = self._near_names(key)
        if not near:
            return None
        shown = context.proof(tokens, at, at + 1, "", _ANY)
        fitting = [item for item in near if item.distance <= _allowed(item, shown)]
        if not fitting:
            return None
        best = min(fitting, key=lambda item: (item.distance, len(item.ending)))
        return _Found(best.name, at, at + 1, best.ending)

    def _search_near(self, key: str) -> tuple[_Near, ...]:
        """Each name that the word is a misspelt form of, whatever stands around it."""
        found: dict[tuple[str, str], _Near] = {}
        for typed, ending in places_forms.splits(key, places_index.FUZZY_LETTERS):
            if ending not in places_forms.PART:
                continue
            near = {stem for shorter in places_forms.deletions(typed) for stem in self._index.near.get(shorter, ())}
            for stem in near:
                distance = OSA.distance(stem, typed, score_cutoff=2)
                if stem[0] != typed[0] or len(stem) + len(ending) < _SHORTEST_TYPO or not 0 < distance <= 2:
                    continue
                for name, endings in self._index.single[stem]:
                    if ending in endings and (name.municipal or len(ending) <= _CASE):
                        found[name.shown, stem] = _Near(distance, stem, name, ending)
        return tuple(found.values())


def _allowed(near: _Near, shown: context.Proof) -> int:
    """How many typos a name may have; none where it is an everyday word or nothing says that a place is meant."""
    name, letters = near.name, len(near.stem)
    if name.trap is not None and name.trap.need:
        return 0
    enough = context.Proof.ONE if name.municipal else context.Proof.BOTH
    if shown >= enough:
        return 2 if letters >= _LONG else 1
    return 1 if letters >= (_LONG - 1 if name.municipal else _LONG + 1) else 0


def _end_of(name: Name, tokens: list[Token], at: int) -> int:
    """The position after the name of several words that begins at `at`; 0 when it does not."""
    if name.abbreviated and not _is_initial(tokens, at, name.parts[0]):
        return 0
    position = at
    for part in name.parts:
        while position > at and position < len(tokens) and tokens[position].key in places_index.CONNECTORS:
            position += 1
        if position >= len(tokens) or not places_forms.fits_part(tokens[position].key, part):
            return 0
        position += 1
    return position


def _is_initial(tokens: list[Token], at: int, letter: str) -> bool:
    """F. Kosova, K Polje: a capital or a full stop, else it is a preposition."""
    dotted = at + 1 < len(tokens) and tokens[at + 1].gap.startswith(".")
    return tokens[at].key == letter and (dotted or tokens[at].raw.isupper())


def _is_outside(key: str) -> bool:
    return any(stem in words.OUTSIDE for stem, ending in places_forms.splits(key) if ending in places_forms.PART)
