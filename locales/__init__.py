"""The languages residents read, and their gettext catalogs.

One list of languages for the whole project. Texts are written in English in the code (`_("…")`), translated in
`locales/<code>/messages.po`. Serbian is written once, in Cyrillic; Latin is made from it when the catalog is read.
There is nothing to compile: catalogs are read from the .po files, each on first use.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageInfo:
    """A language a resident can choose. `fallback`: where a missing text comes from, in this order."""

    code: str
    endonym: str
    babel: str  # locale of dates and numbers; Babel knows no Romani, which borrows one
    fallback: tuple[str, ...]


LANGUAGES: dict[str, LanguageInfo] = {
    info.code: info
    for info in (
        LanguageInfo(code="sq", endonym="Shqip", babel="sq", fallback=("en",)),
        LanguageInfo(code="sr-Cyrl", endonym="Српски", babel="sr_Cyrl", fallback=("sr-Latn", "bs", "en", "sq")),
        LanguageInfo(code="sr-Latn", endonym="Srpski", babel="sr_Latn", fallback=("sr-Cyrl", "bs", "en", "sq")),
        LanguageInfo(code="bs", endonym="Bosanski", babel="bs", fallback=("sr-Latn", "sr-Cyrl", "en", "sq")),
        LanguageInfo(code="tr", endonym="Türkçe", babel="tr", fallback=("en", "sq")),
        LanguageInfo(code="rom", endonym="Romani", babel="sq", fallback=("sq", "sr-Latn", "sr-Cyrl", "en")),
        LanguageInfo(code="en", endonym="English", babel="en_GB", fallback=("sq",)),
    )
}
SOURCE_LANGUAGE = "en"
DEFAULT_LANGUAGE = "sq"
