"""Words that speak of an emergency happening now, whatever a statistical model makes of the message."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Iterable

from routing.alarm_notation import Table
from routing.alarm_words import CALM, CRIES, HARMLESS, RULES, WIDER
from routing.alarm_words_en import ENGLISH
from routing.alarm_words_rom import ROMANI
from routing.alarm_words_sq import ALBANIAN
from routing.alarm_words_sr import SERBIAN
from routing.alarm_words_tr import TURKISH
from routing.normalise import fold

LEXICONS = (ALBANIAN, SERBIAN, TURKISH, ENGLISH, ROMANI)
NEAR = 10
"""How many words the ideas of one rule may lie apart."""
LONG = 32
"""Whoever is in danger writes few words: longer messages are stories of what was, and left to the model."""
SHORT = 6
"""A message of that many words at most may be nothing but a cry."""

_WORD = re.compile(r"\S+")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Words of one idea, and the number of the first of them in the message."""

    idea: str
    words: str
    at: int


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Ideas that must stand together, each one of several, and those that must not stand beside them."""

    needed: tuple[frozenset[str], ...]
    barred: frozenset[str]

    def fits(self, ideas: set[str]) -> bool:
        return self.barred.isdisjoint(ideas) and not any(each.isdisjoint(ideas) for each in self.needed)


def alarm_words(text: str) -> str | None:
    """The words in `text` that speak of an emergency now (fire, violence, no breath …), folded, in order; else None.

    Each language is asked alone: a message that mixes them alarms if what it says in one of them does.
    """
    folded = fold(text).replace("'", " ")
    starts = [word.start() for word in _WORD.finditer(folded)]
    if len(starts) > LONG:
        return None
    for language in _LANGUAGES:
        hits = _hits(folded, starts, language)
        if hits and (found := _alarming(hits, len(starts))):
            return " … ".join(hit.words for hit in sorted(found, key=lambda hit: hit.at))
    return None


def make_ready() -> None:
    """Compile all expressions, which takes a second: the first thousand messages would each wait for some of them."""
    for language in _LANGUAGES:
        language.compile_all()


def _hits(folded: str, starts: list[int], language: Table) -> list[Hit]:
    """Ideas may overlap: "bus with children in the river" is also "with children"."""
    hits = []
    harmless = spoken = 0
    for at, start in enumerate(starts):
        if start < harmless or (found := language.match(folded, start)) is None:
            continue
        idea, words = found
        end = start + len(words)
        if idea == HARMLESS:
            harmless = end
        elif idea not in CALM:
            spoken = max(spoken, end)
        elif start < spoken:
            continue  # "can" in "cannot breathe" asks nothing
        hits.append(Hit(idea=idea, words=words, at=at))
    return hits


def _alarming(hits: list[Hit], length: int) -> tuple[Hit, ...] | None:
    ideas = {hit.idea for hit in hits}
    if not CALM.isdisjoint(ideas):
        return None
    rules = itertools.chain(_RULES, _CRIES if _only_cries(hits, length) else ())
    return next((found for rule in rules if rule.fits(ideas) and (found := _together(hits, rule))), None)


def _together(hits: list[Hit], rule: Rule) -> tuple[Hit, ...] | None:
    for chosen in itertools.product(*([hit for hit in hits if hit.idea in needed] for needed in rule.needed)):
        places = {hit.at for hit in chosen}
        if len(places) == len(chosen) and max(places) - min(places) <= NEAR:
            return chosen
    return None


def _only_cries(hits: list[Hit], length: int) -> bool:
    """One word may be something else: a name, an adjective."""
    return length <= SHORT and length - sum(hit.words.count(" ") + 1 for hit in hits) <= 1


def _rules(texts: Iterable[str]) -> tuple[Rule, ...]:
    return tuple(_rule(text.split()) for text in texts)


def _rule(words: list[str]) -> Rule:
    return Rule(
        needed=tuple(_ideas(word) for word in words if not word.startswith("-")),
        barred=frozenset(word[1:] for word in words if word.startswith("-")),
    )


def _ideas(word: str) -> frozenset[str]:
    return frozenset("|".join(WIDER.get(idea, idea) for idea in word.split("|")).split("|"))


_RULES = _rules(RULES)
_CRIES = _rules(CRIES)
_LANGUAGES = tuple(Table(lexicon) for lexicon in LEXICONS)
