"""Why a reply did not reach its resident: kept in English, as the channel says it, and read in the reader's language.

A channel marks its whole sentences; those that quote something (a number, the platform's own words) are made from the
patterns here, so that they can be taken apart again.
"""

from __future__ import annotations

import re
from functools import cache

from locales.catalogs import mark, texts

# Translators: {platform} is Telegram or Viber; {said} is what it says itself, in English, or a number
REFUSED = mark("{platform} refused the message: {said}")
# Translators: {platform} is Telegram or Viber; {said} is a number
OUT_OF_ORDER = mark("{platform} is out of order ({said})")
# Translators: {platform} is Telegram or Viber; {said} is a number
UNREADABLE = mark("{platform}'s answer could not be read ({said})")
# Translators: {platform} is Telegram or Viber; {said} is a technical word
UNREACHABLE = mark("{platform} could not be reached ({said})")
UNANSWERED = mark("{platform} did not answer in time")
# Translators: {reason} is a sentence without its full stop, e.g. "Telegram did not answer in time"
UNCLEAR_TWICE = mark("{reason}, twice; it may have arrived all the same")

PATTERNS = (UNCLEAR_TWICE, REFUSED, OUT_OF_ORDER, UNREADABLE, UNREACHABLE, UNANSWERED)
_PLACE = re.compile(r"\\{(\w+)\\}")


def in_words(reason: str, language: str) -> str:
    """A reason as the store keeps it, in the reader's language; one that is not known stays as it is."""
    _ = texts(language).gettext
    for pattern in PATTERNS:
        if found := _shape(pattern).fullmatch(reason):
            parts = {
                name: in_words(part, language) if name == "reason" else part for name, part in found.groupdict().items()
            }
            return _(pattern).format(**parts)
    return _(reason) if reason else ""


@cache
def _shape(pattern: str) -> re.Pattern[str]:
    return re.compile(_PLACE.sub(r"(?P<\1>.+?)", re.escape(pattern)), re.DOTALL)
