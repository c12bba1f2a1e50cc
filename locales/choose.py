"""Choosing a text where data holds several languages (names of offices, topics, municipalities)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import chain
from typing import TypeVar

from locales import LANGUAGES
from locales.catalogs import to_latin

T = TypeVar("T")


@cache
def order(language: str) -> tuple[str, ...]:
    """The language itself, then where its missing texts come from."""
    return (language, *LANGUAGES[language].fallback)


def choose(versions: Mapping[str, T], language: str) -> tuple[str, T] | None:
    """The version for a reader of `language`, with the language it is in; any other one rather than none."""
    for code in chain(order(language), versions):
        if version := versions.get(code):
            return code, version
    return None


def choose_text(versions: Mapping[str, str], language: str) -> str:
    """The text for a reader of `language`, empty when there is none; Serbian Cyrillic serves Latin readers too."""
    chosen = choose(versions, language)
    if chosen is None:
        return ""
    code, text = chosen
    return to_latin(text) if code == "sr-Cyrl" and language != "sr-Cyrl" else text
