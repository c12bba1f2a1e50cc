"""Which script a text is written in, and look-alike letters of the other script put right.

Real "Cyrillic" messages hold Latin letters that look the same (a, e, o, c, p …), typed on the wrong keyboard. The
majority of a text's letters decides; a word of both scripts is read in that script when all its strays have a twin.
"""

from __future__ import annotations

import re
import unicodedata

from routing.records import Script

# Twins look the same on the screen; a few lower-case Latin letters stand for what the finger meant (m, t, k, h).
LATIN_TWINS = dict(zip("АаВЕеЅѕІіЈјКкМмНОоРрСсТтУуХх", "AaBEeSsIiJjKkMmHOoPpCcTtYyXx", strict=True))
CYRILLIC_TWINS = dict(zip("AaBEeSsIiJjKkMmHhOoPpCcTtYyXx", "АаВЕеЅѕІіЈјКкМмНхОоРрСсТтУуХх", strict=True))

_CYRILLIC = re.compile(r"[\u0400-\u052F]")
_LATIN = re.compile(r"[A-Za-z\u00C0-\u024F]")
_WORD = re.compile(r"[^\W\d_]+")

# Serbian, then neighbours' letters: Macedonian (Gora writes so), Bulgarian and Russian keyboards.
_TO_LATIN = str.maketrans(
    dict(zip("абвгдежзијклмнопрстћуфхцчшђ", "abvgdežzijklmnoprstćufhcčšđ", strict=True))
    | {"љ": "lj", "њ": "nj", "џ": "dž"}
    | {"ѓ": "đ", "ќ": "ć", "ѕ": "dz", "ѝ": "i", "ѐ": "e", "й": "j", "щ": "šč", "ю": "ju", "я": "ja", "ъ": "", "ь": ""}
    | {"і": "i", "ї": "i", "ы": "i", "э": "e", "ё": "jo", "є": "je", "ґ": "g", "ў": "u"}
)


def script_of(text: str) -> Script:
    """The script the text is meant in; Latin when it has no letters.

    Whoever writes Cyrillic puts Latin names and brands between, hardly ever the other way round: a Cyrillic letter
    counts as two.
    """
    cyrillic = len(_CYRILLIC.findall(text))
    if not cyrillic:
        return Script.LATIN
    return Script.CYRILLIC if 2 * cyrillic > len(_LATIN.findall(text)) else Script.LATIN


def mend(text: str) -> str:
    """The text with look-alike letters of the wrong script replaced, word by word. Idempotent."""
    if not _CYRILLIC.search(text):
        return text
    return _WORD.sub(_mend_cyrillic if script_of(text) is Script.CYRILLIC else _mend_latin, text)


def _mend_cyrillic(match: re.Match[str]) -> str:
    word = match.group()
    strays = [letter for letter in word if _LATIN.match(letter)]
    if not strays or not all(letter in CYRILLIC_TWINS for letter in strays):
        return word
    if len(strays) == len(word) and len(word) > 2:
        return word  # a whole Latin word in a Cyrillic text is meant so: KEDS, app
    return "".join(CYRILLIC_TWINS.get(letter, letter) for letter in word)


def _mend_latin(match: re.Match[str]) -> str:
    word = match.group()
    strays = [letter for letter in word if _CYRILLIC.match(letter)]
    if not strays or len(strays) == len(word) or not all(letter in LATIN_TWINS for letter in strays):
        return word
    return "".join(LATIN_TWINS.get(letter, letter) for letter in word)


def to_latin(text: str) -> str:
    """Serbian Cyrillic in Serbian Latin, lower case; everything else as it is, in lower case."""
    lowered = unicodedata.normalize("NFC", text).lower()
    return lowered.translate(_TO_LATIN) if _CYRILLIC.search(lowered) else lowered
