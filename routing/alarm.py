"""Words that speak of an emergency happening now, whatever a statistical model makes of the message."""

from __future__ import annotations

import re

from routing.alarm_words import LANGUAGES, Words
from routing.normalise import fold

_GAP = r" (?:\S+ ){0,4}"
_NAME = re.compile(r"<(\w+)>")


def alarm_words(text: str) -> str | None:
    """The words in `text` that speak of an emergency now (fire, violence, no breath …), in folded form; else None."""
    folded = fold(text)
    parted = folded.replace("'", " ")
    for cries, signs, calm in _COMPILED:
        found = cries.search(parted) or _sign(signs, calm, parted)
        if found:
            return folded[found.start() : found.end()]
    return None


def _sign(signs: re.Pattern[str], calm: re.Pattern[str], parted: str) -> re.Match[str] | None:
    found = signs.search(parted)
    return found if found and not calm.search(parted) else None


def _compiled(words: Words) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return tuple(_alternation(table, words.names) for table in (words.cries, words.signs, words.calm))  # type: ignore[return-value]


def _alternation(patterns: tuple[str, ...], names: dict[str, str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(_expression(pattern, names) for pattern in patterns) + r")\b")


def _expression(pattern: str, names: dict[str, str]) -> str:
    while _NAME.search(pattern):
        pattern = _NAME.sub(lambda found: f"({names[found[1]]})", pattern)
    return pattern.replace("*", r"\w*").replace("(", "(?:").replace(" .. ", _GAP)


_COMPILED = tuple(_compiled(words) for words in LANGUAGES)
