"""Words that speak of an emergency happening now, whatever a statistical model makes of the message."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Iterable, Mapping

from routing.alarm_words import CALM, NOW, RULES, SHORT_RULES, Lexicon
from routing.alarm_words_en import ENGLISH
from routing.alarm_words_rom import ROMANI
from routing.alarm_words_sq import ALBANIAN
from routing.alarm_words_sr import SERBIAN
from routing.alarm_words_tr import TURKISH
from routing.normalise import fold

NEAR = 12
"""How many words the ideas of one rule may lie apart."""
SHORT = 6
"""A message of that many words at most may be nothing but a cry."""


def alarm_words(text: str) -> str | None:
    """The words in `text` that speak of an emergency now (fire, violence, no breath …), folded, in order; else None."""
    folded = fold(text).replace("'", " ")
    for finder in _FINDERS:
        hits = _hits(folded, finder)
        if hits and (found := _alarming(hits, folded)):
            return " … ".join(hit.words for hit in sorted(found, key=lambda hit: hit.at))
    return None


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Words of one idea, and the place of the first of them in the message, counted in words."""

    idea: str
    words: str
    at: int


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Ideas that must stand together, each one of several, and those that must not stand beside them."""

    needed: tuple[frozenset[str], ...]
    barred: frozenset[str]


def _hits(folded: str, finder: re.Pattern[str]) -> list[Hit]:
    return [
        Hit(idea=found.lastgroup or "", words=found[0], at=folded.count(" ", 0, found.start()))
        for found in finder.finditer(folded)
    ]


def _alarming(hits: list[Hit], folded: str) -> tuple[Hit, ...] | None:
    ideas = {hit.idea for hit in hits}
    if CALM in ideas and NOW not in ideas:
        return None
    for rule in _RULES:
        if all(not needed.isdisjoint(ideas) for needed in rule.needed) and rule.barred.isdisjoint(ideas):
            if found := _together(hits, rule):
                return found
    return _cry(hits, ideas, folded)


def _together(hits: list[Hit], rule: Rule) -> tuple[Hit, ...] | None:
    choices = [[hit for hit in hits if hit.idea in needed] for needed in rule.needed]
    for chosen in itertools.product(*choices):
        places = [hit.at for hit in chosen]
        if len(set(places)) == len(places) and max(places) - min(places) <= NEAR:
            return chosen
    return None


def _cry(hits: list[Hit], ideas: set[str], folded: str) -> tuple[Hit, ...] | None:
    said = folded.count(" ") + 1
    cried = sum(hit.words.count(" ") + 1 for hit in hits)
    if said > SHORT or said - cried > 1:
        return None
    return next((found for rule in _SHORT_RULES if (found := _together(hits, rule))), None)


def _rule(text: str) -> Rule:
    words = text.split()
    return Rule(
        needed=tuple(frozenset(word.split("|")) for word in words if not word.startswith("-")),
        barred=frozenset(word[1:] for word in words if word.startswith("-")),
    )


def _finder(lexicon: Lexicon) -> re.Pattern[str]:
    ideas = (f"(?P<{idea}>{_expression(words, lexicon.parts)})" for idea, words in lexicon.ideas.items())
    return re.compile(r"\b(?:" + "|".join(ideas) + r")\b")


def _expression(words: str, parts: Mapping[str, str]) -> str:
    while found := re.search(r"<(\w+)>", words):
        words = words.replace(found[0], f"({parts[found[1]]})")
    return words.replace("*", r"\w*").replace("(", "(?:").replace(" .. ", r" (?:\S+ ){0,3}?")


def _rules(texts: Iterable[str]) -> tuple[Rule, ...]:
    return tuple(_rule(text) for text in texts)


_RULES = _rules(RULES)
_SHORT_RULES = _rules(SHORT_RULES)
_FINDERS = tuple(_finder(lexicon) for lexicon in (ALBANIAN, SERBIAN, TURKISH, ENGLISH, ROMANI))
