"""Sentences of the page of a question that its parts share."""

from __future__ import annotations

from collections.abc import Sequence

from desk.words import endonym
from locales.catalogs import mark, texts

# The resident's script matters as much as the language; these are read by whoever writes to them.
WITH_SCRIPT = {"sr-Cyrl": "Српски (ћирилица)", "sr-Latn": "Srpski (latinica)", "bs": "Bosanski (latinica)"}
NO_TEMPLATE = mark("There is no such template, or not in this language.")
UNKNOWN_HERE = mark("The directory does not know {names} here. Please write it yourself before you send the answer.")


def language_in_words(language: str) -> str:
    """A language with its script, as its own speakers call it."""
    return WITH_SCRIPT.get(language) or endonym(language)


def answering_in_words(names: Sequence[str], language: str) -> str:
    """Who else is writing an answer; empty when nobody is."""
    if not names:
        return ""
    ngettext = texts(language).ngettext
    said = ngettext("{names} is answering at this moment.", "{names} are answering at this moment.", len(names))
    return said.format(names=", ".join(names))


def missing_in_words(names: Sequence[str], language: str) -> str:
    """Which placeholders nothing is known for; empty when there are none."""
    if not names:
        return ""
    return texts(language).gettext(UNKNOWN_HERE).format(names=", ".join(f"{{{name}}}" for name in names))
