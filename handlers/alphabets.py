"""Names in the order of a language's own alphabet. (Sorting by code point puts Ç, Č and Š behind Z.)"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache

ALPHABETS: Mapping[str, str] = {
    "sq": "a b c ç d dh e ë f g gj h i j k l ll m n nj o p q r rr s sh t th u v w x xh y z zh",
    "sr-Cyrl": "а б в г д ђ е ж з и ј к л љ м н њ о п р с т ћ у ф х ц ч џ ш",
    "sr-Latn": "a b c č ć d dž đ e f g h i j k l lj m n nj o p q r s š t u v w x y z ž",
    "tr": "a b c ç d e f g ğ h ı i j k l m n o ö p q r s ş t u ü v w x y z",
    "en": "a b c d e f g h i j k l m n o p q r s t u v w x y z",
}
BORROWED = {"bs": "sr-Latn", "rom": "sq"}
LAST = 1000


def sort_key(name: str, language: str) -> tuple[int, ...]:
    """Where a name stands in the alphabet of `language`; foreign letters stand behind, accents it does not know count
    as their plain letter.
    """
    places = _places(BORROWED.get(language, language))
    # Turkish capital dotted İ would fall apart into i and a combining dot.
    rest = name.replace("İ", "i").replace("I", "ı" if language == "tr" else "i").lower()
    key: list[int] = []
    while rest:
        letter = rest[:2] if rest[:2] in places else rest[0]
        key.append(_place(letter, places))
        rest = rest[len(letter) :]
    return tuple(key)


def _place(letter: str, places: Mapping[str, int]) -> int:
    plain = unicodedata.normalize("NFD", letter)[0]
    if letter == " " or letter == "-":
        return 0
    return places.get(letter) or places.get(plain) or LAST + ord(plain)


@cache
def _places(language: str) -> Mapping[str, int]:
    return {letter: place for place, letter in enumerate(ALPHABETS[language].split(), start=1)}
