"""What single values of a pack may be: codes, addresses on the web, dates, coordinates, languages.

Each function reads one text; a text that is not such a value raises `ValueFault`, which says why.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit

from directory.hours import HoursError
from directory.hours import parse as parse_hours
from directory.reasons import ValueFault
from locales import LANGUAGES
from locales.catalogs import mark
from locales.country import country

# Serbian is written once, in Cyrillic; Latin is made from it.
WRITTEN_LANGUAGES = tuple(code for code in LANGUAGES if code != "sr-Latn")

_NO_ADDRESS = mark('"{text}" is not a web address (https://…)')
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_KEY = re.compile(r"[a-z0-9-]+/[a-z0-9-]+")
_EMAIL = re.compile(r"[^@\s;,<>]+@[^@\s;,<>]+\.[^@\s;,<>.]{2,}")
_SOURCE_DATE = re.compile(r"undated|(about )?(\d{4})(-\d\d){0,2}")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN_WORD = re.compile(r"[a-zčćšžđ]{3,}")


def complete_languages() -> tuple[str, ...]:
    """In which texts must not be missing. Romani is best effort: what it lacks comes from its fallback languages."""
    return tuple(code for code in WRITTEN_LANGUAGES if code in country().languages and code != "rom")


def read_code(text: str) -> str:
    if not _CODE.fullmatch(text):
        raise ValueFault(mark('"{text}" is not a code: small letters, digits and hyphens'), text=text)
    return text


def read_key(text: str) -> str:
    if not _KEY.fullmatch(text) or len(text) > 128:
        raise ValueFault(mark('"{text}" is not a key such as prizren/agriculture'), text=text)
    return text


def read_url(text: str) -> str:
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError as error:
        raise ValueFault(_NO_ADDRESS, text=text) from error
    if parts.scheme not in ("http", "https") or "." not in host or re.search(r"\s", text):
        raise ValueFault(_NO_ADDRESS, text=text)
    return text


def read_email(text: str) -> str:
    if not _EMAIL.fullmatch(text):
        raise ValueFault(mark('"{text}" is not an e-mail address'), text=text)
    return text


def read_date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ValueFault(mark('"{text}" is not a date such as 2026-01-31'), text=text) from error


def read_source_date(text: str) -> str:
    """When the source said so: `2023-07-18`, `2021-05`, `about 2014` or `undated`, a remark may follow."""
    found = _SOURCE_DATE.match(text)
    if not found or text[found.end() : found.end() + 1] not in ("", " ", ","):
        message = mark('"{text}" is not a date of a source: 2023-07-18, 2021-05, about 2014 or undated')
        raise ValueFault(message, text=text)
    if found.group().count("-") == 2:
        read_date(found.group()[-10:])
    return text


@lru_cache(maxsize=2048)  # offices of one town keep the same hours
def read_opening_hours(text: str) -> str:
    """Opening hours in the canonical way of writing them."""
    try:
        return str(parse_hours(text))
    except HoursError as error:
        raise ValueFault(mark("opening hours: {problem}"), problem=str(error)) from error


def read_latitude(text: str) -> float:
    return _coordinate(text, *country().latitudes)


def read_longitude(text: str) -> float:
    return _coordinate(text, *country().longitudes)


def read_language(text: str) -> str:
    if text not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise ValueFault(mark('unknown language "{text}"; known are {known}'), text=text, known=known)
    return text


def read_languages(text: str) -> tuple[str, ...]:
    return tuple(map(read_language, text.split()))


def translation_faults(versions: Mapping[str, str], what: str) -> list[str]:
    """What an otherwise right text in several languages lacks, one sentence each; nothing for no text at all."""
    missing = [code for code in complete_languages() if not versions.get(code)] if versions else []
    faults = [f"{what}: no translation in {', '.join(missing)}"] if missing else []
    if serbian_in_latin(versions):
        faults.append(f"{what}: sr-Cyrl is not written in Cyrillic")
    return faults


def serbian_in_latin(versions: Mapping[str, str]) -> bool:
    """Whether the text for Cyrillic holds none."""
    serbian = versions.get("sr-Cyrl", "")
    return bool(_LATIN_WORD.search(serbian)) and not _CYRILLIC.search(serbian)


def _coordinate(text: str, lowest: float, highest: float) -> float:
    try:
        value = float(text)
    except ValueError as error:
        raise ValueFault(mark('"{text}" is not a coordinate in degrees'), text=text) from error
    if not lowest <= value <= highest:
        message = mark("{text} is outside the country ({lowest} to {highest})")
        raise ValueFault(message, text=text, lowest=lowest, highest=highest)
    return value
