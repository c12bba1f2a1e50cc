"""What an admin reads for contact points: fields, states, kinds, days, and what is missing."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from desk.directory.addresses import CONTACTS
from directory.pack_values import complete_languages
from directory.records import ContactKind, ContactPoint, State
from directory.spreadsheet.headers import label
from directory.spreadsheet.words import KIND_NAMES
from directory.states import MEANING_FOR_RESIDENTS, NAMES
from locales import LANGUAGES
from locales.catalogs import mark, texts
from locales.choose import choose_text

# Shape beside colour: not everybody sees both.
SIGNS = {
    State.CONFIRMED: "✓",
    State.DUE: "◷",
    State.UNCONFIRMED: "○",
    State.INACTIVE: "✗",
    State.REFUSES: "⊘",
    State.OWN_FORM_ONLY: "▤",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StateShown:
    """A state as a badge; `meaning`: what it means for residents."""

    code: str
    sign: str
    word: str
    meaning: str


def state_shown(state: State, language: str) -> StateShown:
    _ = texts(language).gettext
    return StateShown(
        code=state.value, sign=SIGNS[state], word=_(NAMES[state]), meaning=_(MEANING_FOR_RESIDENTS[state])
    )


def kind_name(kind: ContactKind, language: str) -> str:
    return texts(language).gettext(KIND_NAMES[kind])


def field_label(column: str, language: str) -> str:
    """What a column of a contact point is called; one without a name is the contact point as a whole."""
    return label(column, language) if column else ""


PROCEDURE_LABELS = {
    "municipality": mark("Municipality"),
    "topic": mark("Topic"),
    # Translators: what a procedure is called, e.g. "Registering a birth"
    "title": mark("What it is about"),
    "documents": mark("Documents to bring"),
    "fee": mark("Fee"),
    "deadline_days": mark("How many days it takes at most"),
    "note": mark("Note for residents"),
    "source_url": mark("Source (web address)"),
    "source_date": mark("Date of the source"),
}


def procedure_label(column: str, language: str) -> str:
    """What a column of a procedure is called."""
    if column in PROCEDURE_LABELS:
        return texts(language).gettext(PROCEDURE_LABELS[column])
    name, _, code = column.partition("_")
    if name not in PROCEDURE_LABELS or code not in LANGUAGES:
        return column
    return f"{texts(language).gettext(PROCEDURE_LABELS[name])} ({LANGUAGES[code].endonym})"


def day_in_words(day: date | None, language: str) -> str:
    return format_date(day, "medium", locale=LANGUAGES[language].babel) if day else ""


def contact_name(contact: ContactPoint, language: str) -> str:
    return choose_text(contact.names, language) or contact.key


def contact_address(key: str) -> str:
    """The address of a contact point's page."""
    return f"{CONTACTS}/{key}"


WAYS = ("phones", "email", "address", "opening_hours", "website")
"""Columns that a contact point should have, in the order in which they are missed."""


def missing_in(contact: ContactPoint) -> Iterator[str]:
    """The columns that are empty and should not be; `name` where a language lacks the name."""
    yield from (column for column in WAYS if not getattr(contact, column))
    if missing_languages(contact.names):
        yield "name"


def missing_languages(versions: Collection[str]) -> list[str]:
    """The codes of the languages that residents read and that a text is not written in."""
    return [code for code in complete_languages() if code not in versions]
