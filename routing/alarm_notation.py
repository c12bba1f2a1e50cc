"""The notation of the emergency words, made ready to look them up: one compiled alternation for each two first letters.

At each word a message is asked only for the words that begin with the same two letters; all of them in one alternation
would cost fifty times as much.
"""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from routing.alarm_words import HARMLESS, Lexicon

_PART = re.compile(r"<(\w+)>")
_GAP = r" (?:\S+ ){0,3}?"
_ANY = "."
_NUMBER = frozenset(digit + _ANY for digit in "0123456789")
_KEY = 2


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """Words of one idea, as the lexicon has them."""

    idea: str
    words: str


class Table:
    """The words of one language, looked up by how they begin."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Raises KeyError for a part that the lexicon has not, `re.error` for a bracket that is not closed."""
        self._entries = _by_opening(lexicon)
        # Compiled when first asked for, or by `compile_all`: all at once takes half a second.
        self._alternations: dict[str, _Alternation] = {}

    def match(self, folded: str, start: int) -> tuple[str, str] | None:
        """An idea and its words in a folded text, from the beginning of a word on."""
        opening = folded[start : start + _KEY].ljust(_KEY)
        if opening not in self._entries:
            opening = opening[0] + _ANY
        alternation = self._alternations.get(opening) or self._compiled(opening)
        return alternation.match(folded, start) if alternation else None

    def compile_all(self) -> None:
        """Raises `re.error` for a slip in the notation."""
        for opening in self._entries:
            if opening not in self._alternations:
                self._compiled(opening)

    def _compiled(self, opening: str) -> _Alternation | None:
        entries = self._entries.get(opening)
        if entries:
            self._alternations[opening] = _Alternation(entries)
        return self._alternations.get(opening)


class _Alternation:
    """What is harmless first, then phrases before single words: "wall fell on people" is more than "wall"."""

    def __init__(self, entries: list[_Entry]) -> None:
        entries = sorted(entries, key=lambda entry: (entry.idea == HARMLESS, _length(entry.words)), reverse=True)
        self._ideas = [entry.idea for entry in entries]
        self._pattern = re.compile("|".join(rf"({_expression(entry.words)})\b" for entry in entries))

    def match(self, folded: str, start: int) -> tuple[str, str] | None:
        found = self._pattern.match(folded, start)
        return (self._ideas[found.lastindex - 1], found[0]) if found and found.lastindex else None


def _by_opening(lexicon: Lexicon) -> dict[str, list[_Entry]]:
    found: dict[str, list[_Entry]] = defaultdict(list)
    for idea, words in lexicon.ideas.items():
        for alternative in _alternatives(_with_parts(words, lexicon.parts)):
            for opening in _openings(alternative):
                found[opening.ljust(_KEY)].append(_Entry(idea=idea, words=alternative))
    return {opening: entries + _anyhow(found, opening) for opening, entries in found.items()}


def _anyhow(found: Mapping[str, list[_Entry]], opening: str) -> list[_Entry]:
    """The words that may have any second letter."""
    return found.get(opening[0] + _ANY, []) if opening[1] != _ANY else []


def _with_parts(words: str, parts: Mapping[str, str]) -> str:
    while _PART.search(words):
        words = _PART.sub(lambda found: f"({parts[found[1]]})", words)
    return words


def _expression(alternative: str) -> str:
    return alternative.replace("*", r"\w*").replace("#", r"\d+").replace("(", "(?:").replace(" .. ", _GAP)


def _alternatives(words: str) -> Iterator[str]:
    """What stands between the `|` outside all brackets."""
    depth = start = 0
    for place, sign in enumerate(words):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            yield words[start:place]
            start = place + 1
    yield words[start:]


def _length(alternative: str) -> int:
    """How many words it has at least; a gap counts as one."""
    sure = ""
    while alternative:
        end = _closing(alternative) + 1 if alternative[0] == "(" else 1
        optional = alternative[end : end + 1] == "?"
        if not optional:
            sure += "x" if end > 1 else alternative[0]
        alternative = alternative[end + optional :]
    return len(sure.split())


def _openings(alternative: str) -> frozenset[str]:
    """The two signs, at most, that words of an alternative can begin with."""
    found = {""}
    while alternative and any(len(opening) < _KEY for opening in found):
        element, alternative = _element(alternative)
        found = {(opening + more)[:_KEY] for opening in found for more in element}
    return frozenset(found)


def _element(alternative: str) -> tuple[frozenset[str], str]:
    """How the first element can begin ("" if it may be missing), and what follows it."""
    first = alternative[0]
    if first == "(":
        end = _closing(alternative)
        found = frozenset().union(*map(_openings, _alternatives(alternative[1:end])))
    elif first == "[":
        end = alternative.index("]")
        found = frozenset(alternative[1:end])
    elif first == "*":
        return frozenset({"", _ANY}), alternative[1:]
    elif first == "#":
        end, found = 0, _NUMBER
    else:
        end, found = 0, frozenset(first)
    if alternative[end + 1 : end + 2] == "?":
        return found | {""}, alternative[end + 2 :]
    return found, alternative[end + 1 :]


def _closing(alternative: str) -> int:
    depth = 0
    for place, sign in enumerate(alternative):
        depth += (sign == "(") - (sign == ")")
        if not depth:
            return place
    raise re.error("a bracket is not closed", alternative)
