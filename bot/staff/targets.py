"""What somebody means by the name of a municipality or a topic, typed on a telephone. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from directory.guide import Guide
from handlers.names import municipality_name, topic_name
from locales.catalogs import to_latin


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where a ticket goes: one of the two is set."""

    municipality: str | None = None
    topic: str | None = None


def find(guide: Guide, typed: str) -> Target | None:
    """By its code, or by its name in any language; case, accents and script do not matter. None: there is none such."""
    wanted = _folded(typed)
    if not wanted:
        return None
    for code, municipality in guide.municipalities.items():
        if wanted in _names(code, municipality.names):
            return Target(municipality=code)
    for code, topic in guide.offered().items():
        if wanted in _names(code, topic.labels):
            return Target(topic=code)
    return None


def alike(guide: Guide, typed: str, language: str) -> list[str]:
    """Names that may have been meant, as a reader of `language` calls them."""
    names = {municipality_name(each, language) for each in guide.municipalities.values()}
    names |= {topic_name(each, language) for each in guide.offered().values()}
    folded = {_folded(name): name for name in sorted(names)}
    wanted = _folded(typed)
    beginning = [name for key, name in folded.items() if wanted and key.startswith(wanted)]
    close = [folded[key] for key in get_close_matches(wanted, folded, n=3)]
    return list(dict.fromkeys([*beginning, *close]))[:5]


def _names(code: str, names: Mapping[str, str]) -> set[str]:
    return set(map(_folded, _all(code, names.values())))


def _all(code: str, names: Iterable[str]) -> Iterable[str]:
    yield code
    yield from names


def _folded(text: str) -> str:
    """Latin small letters without accents, words parted by one blank."""
    plain = unicodedata.normalize("NFD", to_latin(text.strip()).casefold().replace("đ", "dj"))
    letters = "".join(each for each in plain if not unicodedata.combining(each))
    return " ".join(letters.replace("-", " ").split())
