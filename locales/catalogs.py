"""gettext catalogs, read from the .po files on first use."""

from __future__ import annotations

import gettext
import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import cyrtranslit
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from locales import LANGUAGES, SOURCE_LANGUAGE

FOLDER = Path(__file__).parent
# Made from another catalog by changing the script.
TRANSLITERATED = {"sr-Latn": "sr-Cyrl"}


@dataclass(frozen=True, slots=True)
class Texts:
    """The product's texts in one language. `gettext("…")` and `ngettext("…", "…", n)` as in the standard library."""

    language: str
    gettext: Callable[[str], str]
    ngettext: Callable[[str, str, int], str]


def mark(message: str) -> str:
    """Mark a text for translation where it is defined; it is translated where it is shown (gettext's `N_`)."""
    return message


@cache
def texts(language: str) -> Texts:
    """The texts of a language; what it lacks comes from its fallback languages in their written order."""
    if language not in LANGUAGES:
        raise ValueError(f"no such language: {language}")
    chain = _translations(language)
    for code in LANGUAGES[language].fallback:
        if SOURCE_LANGUAGE in (language, code):  # nothing is missing in the language that texts are written in
            break
        if code != TRANSLITERATED.get(language):
            chain.add_fallback(_translations(code))
    return Texts(language=language, gettext=chain.gettext, ngettext=chain.ngettext)


@lru_cache(maxsize=4_096)  # the directory's texts, over and over
def to_latin(text: str) -> str:
    """Serbian Cyrillic to Latin; the way back is not safe (nj, lj, dž) and is not offered."""
    return str(cyrtranslit.to_latin(text, "sr"))


def po_path(language: str) -> Path:
    return FOLDER / TRANSLITERATED.get(language, language) / "messages.po"


def read_catalog(language: str) -> Catalog:
    """The catalog as written by translators; fuzzy entries count as missing."""
    with po_path(language).open("rb") as file:
        return read_po(file, locale=LANGUAGES[language].babel)


def _translations(language: str) -> gettext.NullTranslations:
    if language == SOURCE_LANGUAGE:
        return gettext.NullTranslations()
    catalog = read_catalog(language)
    if language in TRANSLITERATED:
        for message in catalog:
            if message.id:
                message.string = _in_latin(message.string)
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    buffer.seek(0)
    return gettext.GNUTranslations(buffer)


def _in_latin(string: str | tuple[str, ...] | list[str] | None) -> str | tuple[str, ...]:
    return to_latin(string or "") if isinstance(string, str | None) else tuple(map(to_latin, string))
