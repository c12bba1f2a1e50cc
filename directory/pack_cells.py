"""The columns of a table of contact points, alike in a pack, an export and an import, and what their cells mean.

An empty cell says nothing: what was known stays. A cell with only `-` empties the field.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from directory import pack_values
from directory.pack_values import WRITTEN_LANGUAGES
from directory.phones import read_phones
from directory.reasons import ValueFault
from directory.records import ContactKind, ContactPoint, Procedure, State
from locales.catalogs import mark
from locales.country import country

EMPTIED = "-"
SEPARATOR = "; "
YES, NO = "true", "false"
TRUSTS = ("A", "B")
MAX_TEXT = 2000  # characters in a cell
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffd]")  # no store and no chat takes these

Kept = TypeVar("Kept", ContactPoint, Procedure)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column and the field of a contact point (or procedure) it holds; with `language`, one language of that field.

    `empty`: what `-` makes of the field; a `required` one cannot be emptied.
    """

    name: str
    field: str
    read: Callable[[str], Any] = str
    write: Callable[[Any], str] = str
    empty: Any = None
    language: str | None = None
    required: bool = False

    def value(self, text: str) -> Any:
        """What a filled cell means; raises `ValueFault`."""
        return self.cleared() if text == EMPTIED else self.filled(text)

    def filled(self, text: str) -> Any:
        """What a text means, whatever it looks like; raises `ValueFault`."""
        return self.read(_fit(text))

    def cleared(self) -> Any:
        """The empty value; raises `ValueFault` where there must be one."""
        if self.required:
            raise ValueFault(mark("cannot be emptied"))
        return self.empty

    def value_of(self, record: ContactPoint | Procedure) -> Any:
        value = getattr(record, self.field)
        return value.get(self.language, self.empty) if self.language else value

    def text_of(self, record: ContactPoint | Procedure) -> str:
        value = self.value_of(record)
        return "" if value is None else self.write(value)


Values = Mapping[Column, Any]
"""What the filled cells of a row say."""


def updated(contact: ContactPoint, values: Values) -> ContactPoint:
    """The contact point with what a row says put in; raises `ValueFault` when it is left without a name."""
    after = put_in(contact, values)
    if not after.names:
        raise ValueFault(mark("a name is missing in every language"))
    return after


def put_in(record: Kept, values: Values) -> Kept:
    """The contact point or procedure with these values, whatever they are."""
    changes: dict[str, Any] = {}
    for column, value in values.items():
        if column.language is None:
            changes[column.field] = value
            continue
        versions = changes.setdefault(column.field, dict(getattr(record, column.field)))
        versions[column.language] = value
        if not value:
            del versions[column.language]
    return replace(record, **changes)


def created(values: Values) -> ContactPoint:
    """A new contact point from what a row with a key says; raises `ValueFault` when it lacks a kind or a name."""
    said = {column.name: value for column, value in values.items()}
    if not said.get("kind"):
        raise ValueFault(mark("kind is missing; known are {known}"), known=", ".join(ContactKind))
    return updated(ContactPoint(key=said["key"], kind=said["kind"], names={}), values)


def belongs(key: str, municipality: str | None) -> bool:
    """Whether a key begins with its municipality, or with the national prefix."""
    return key.partition("/")[0] == (municipality or country().code)


def _choice(known: Iterable[str]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in tuple(known):
            raise ValueFault(mark('"{text}" is not known; known are {known}'), text=text, known=", ".join(known))
        return text

    return read


def _kind(text: str) -> ContactKind:
    return ContactKind(_choice(ContactKind)(text))


def _state(text: str) -> State:
    return State(_choice(State)(text))


def _demo(text: str) -> bool:
    return _choice((YES, NO))(text.lower()) == YES


def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.split()))


def _fit(text: str) -> str:
    if len(text) > MAX_TEXT:
        raise ValueFault(mark("is too long: {length} characters, at most {most}"), length=len(text), most=MAX_TEXT)
    if _UNFIT.search(text):
        raise ValueFault(mark("holds a character that is no text"))
    return text


def _per_language(prefix: str, field: str) -> tuple[Column, ...]:
    return tuple(Column(name=f"{prefix}_{code}", field=field, language=code, empty="") for code in WRITTEN_LANGUAGES)


COLUMNS: tuple[Column, ...] = (
    Column(name="key", field="key", read=pack_values.read_key, required=True),
    Column(name="municipality", field="municipality", read=pack_values.read_code),
    Column(name="kind", field="kind", read=_kind, required=True),
    Column(name="topics", field="topics", read=_words, write=" ".join, empty=()),
    *_per_language("name", "names"),
    *_per_language("role", "roles"),
    Column(name="person", field="person"),
    Column(name="phones", field="phones", read=read_phones, write=SEPARATOR.join, empty=()),
    Column(name="email", field="email", read=pack_values.read_email),
    Column(name="address", field="address"),
    Column(name="latitude", field="latitude", read=pack_values.read_latitude),
    Column(name="longitude", field="longitude", read=pack_values.read_longitude),
    Column(name="opening_hours", field="opening_hours", read=pack_values.read_opening_hours),
    Column(name="languages", field="languages", read=pack_values.read_languages, write=" ".join, empty=()),
    Column(name="website", field="website", read=pack_values.read_url),
    *_per_language("note", "notes"),
    Column(name="source_url", field="source_url", read=pack_values.read_url),
    Column(name="source_date", field="source_date", read=pack_values.read_source_date),
    Column(name="trust", field="trust", read=_choice(TRUSTS)),
    Column(name="state", field="state", read=_state, empty=State.UNCONFIRMED),
    *(
        Column(name=name, field=name, read=pack_values.read_date, write=date.isoformat)
        for name in ("confirmed_on", "due_on", "valid_from", "valid_to")
    ),
    Column(name="successor", field="successor", read=pack_values.read_key),
    Column(name="demo", field="demo", read=_demo, write=lambda demo: YES if demo else NO, empty=False),
)
