"""Splitting a text to a platform's limit, at the border a reader minds least."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

BORDERS = ("\n\n", "\n", " ")  # paragraph, line, word
ZERO_WIDTH_JOINER = "\u200d"
SKIN_TONES = range(0x1F3FB, 0x1F400)
LONGEST_CLUSTER = 16


def utf16_units(text: str) -> int:
    """A text's length as Telegram counts it: letters beyond the first 65,536 (emoji) count twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def split_text(text: str, limit: int, *, length: Callable[[str], int] = len) -> list[str]:
    """Parts of at most `limit` (at least 2), in order; nothing but white space at the borders is lost.

    `length` may count a letter once or twice. A paragraph's end is preferred to a line's and a line's to a word's, as
    long as the part is at least half full; a word longer than the limit is cut, though not inside an emoji or between a
    letter and its accent. Blank text gives no part.
    """
    parts = []
    rest = text.strip()
    # A letter counts two at most: nearly all texts need not be counted.
    while len(rest) * 2 > limit and length(rest) > limit:
        cut = _cut(rest, _longest_start(rest, limit, length))
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*parts, rest] if rest else parts


def _longest_start(text: str, limit: int, length: Callable[[str], int]) -> int:
    """How many letters fit."""
    end = min(len(text), limit)
    while (over := length(text[:end]) - limit) > 0:
        end -= max(1, over // 2)  # never more than needed: a letter counts two at most
    return end


def _cut(text: str, end: int) -> int:
    """Where to cut, at most `end`."""
    for border in BORDERS:
        place = text.rfind(border, end // 2, end + len(border))
        if place > 0:
            return place
    last = max(text.rfind(border, 1, end + len(border)) for border in BORDERS)
    return last if last > 0 else _outside_cluster(text, end)


def _outside_cluster(text: str, end: int) -> int:
    for place in range(end, max(end - LONGEST_CLUSTER, 1), -1):
        if not _belongs_together(text[place - 1], text[place]):
            return place
    return max(end, 1)


def _belongs_together(before: str, after: str) -> bool:
    joined = ZERO_WIDTH_JOINER in (before, after)
    return joined or bool(unicodedata.combining(after)) or _is_variant(after)


def _is_variant(letter: str) -> bool:
    """Selects how the letter before it looks."""
    return "\ufe00" <= letter <= "\ufe0f" or ord(letter) in SKIN_TONES
