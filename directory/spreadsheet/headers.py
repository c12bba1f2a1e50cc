"""The names of columns: the directory's own (`phones`, `name_sq`), and what people call them in their languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from directory.history import BY_NAME
from directory.pack_values import WRITTEN_LANGUAGES
from directory.reasons import Reason
from directory.spreadsheet.folding import folded
from directory.spreadsheet.synonyms import SYNONYMS
from directory.spreadsheet.table import Table, TableFault
from locales import LANGUAGES
from locales.catalogs import mark, texts

KEY, VERSION, REMARK = "key", "version", "remark"
TOPIC = "topic"  # adds to an office's topics, where `topics` names them all
ANY_LANGUAGE = ("name", "role", "note")  # without a language: the municipality's own
LOOK_FOR_HEADER_IN = 12

LABELS: Mapping[str, str] = {
    KEY: mark("Key"),
    VERSION: mark("Version (do not change)"),
    "municipality": mark("Municipality"),
    "kind": mark("Kind of office"),
    TOPIC: mark("Matter"),
    "topics": mark("All matters"),
    "name": mark("Office"),
    "role": mark("Role of the person"),
    "person": mark("Name of the person"),
    "phones": mark("Phones"),
    "email": mark("E-mail"),
    "address": mark("Address"),
    "latitude": mark("Latitude"),
    "longitude": mark("Longitude"),
    "opening_hours": mark("Opening hours"),
    "languages": mark("Languages spoken there"),
    "website": mark("Website"),
    "note": mark("Note for residents"),
    "source_url": mark("Source (web address)"),
    "source_date": mark("Date of the source"),
    "trust": mark("Quality of the source"),
    "state": mark("State"),
    "confirmed_on": mark("Confirmed on"),
    "due_on": mark("To be confirmed again on"),
    "valid_from": mark("Valid from"),
    "valid_to": mark("Valid until"),
    "successor": mark("Successor (key)"),
    "demo": mark("Demo"),
    REMARK: mark("Remark (not brought in)"),
}
_MISSING = mark("no row with names of columns was found; it needs at least “{office}” or “{key}”")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The row (from 1) with the names of the columns, and for each cell the column it heads (None: an empty cell)."""

    row: int
    columns: Sequence[str | None]


def recognised(cells: Sequence[str]) -> int:
    """How many cells of a row are names of columns."""
    return sum(column_called(cell) is not None for cell in cells if cell)


def column_called(name: str) -> str | None:
    """The column that a person means."""
    return name if name in BY_NAME else _names().get(folded(name))


def find_header(tables: Sequence[Table]) -> tuple[Table, Header]:
    """The table with the most names of columns among its first rows, and where they stand. Raises `TableFault`."""
    counts = [
        (recognised(cells), -number, -index)
        for number, table in enumerate(tables)
        for index, cells in enumerate(table.rows[:LOOK_FOR_HEADER_IN])
    ]
    count, number, index = max(counts, default=(0, 0, 0))
    if count == 0:
        raise TableFault(_MISSING, office=Reason(LABELS["name"]), key=KEY)
    table = tables[-number]
    return table, Header(row=-index + 1, columns=_columns(table.rows[-index]))


def label(column: str, language: str) -> str:
    """What a column is called in a language of the desk."""
    name, _, code = column.partition("_")
    if column in LABELS or code not in LANGUAGES:
        return texts(language).gettext(LABELS[column])
    return f"{texts(language).gettext(LABELS[name])} ({LANGUAGES[code].endonym})"


def _columns(cells: Sequence[str]) -> Sequence[str | None]:
    columns = [column_called(cell.strip()) if cell.strip() else None for cell in cells]
    unknown = [cell.strip() for cell, column in zip(cells, columns, strict=True) if cell.strip() and column is None]
    if unknown:
        message = mark("unknown columns: {names}; give them a name from the template, or take them out")
        raise TableFault(message, names=", ".join(unknown))
    named = [column for column in columns if column and column != REMARK]
    twice = sorted({column for column in named if named.count(column) > 1})
    if twice:
        raise TableFault(mark("a column stands twice: {names}"), names=", ".join(twice))
    if KEY not in named and not any(column.partition("_")[0] == "name" for column in named):
        raise TableFault(_MISSING, office=Reason(LABELS["name"]), key=KEY)
    return columns


@cache
def _names() -> Mapping[str, str]:
    """Folded name → column."""
    found: dict[str, str] = {}
    for column, name in _all_names():
        found.setdefault(folded(name), column)
    return found


def _all_names() -> Iterator[tuple[str, str]]:
    """The directory's own names first: nothing else may take them."""
    yield from ((name, name) for name in (*BY_NAME, VERSION, REMARK))
    for column, marked in LABELS.items():
        names = {texts(language).gettext(marked) for language in LANGUAGES} | set(SYNONYMS.get(column, ()))
        for name in sorted(names):
            yield column, name
            if column in ANY_LANGUAGE:
                yield from _in_languages(column, name)


def _in_languages(column: str, name: str) -> Iterator[tuple[str, str]]:
    for code in WRITTEN_LANGUAGES:
        for language in (code, LANGUAGES[code].endonym):
            yield f"{column}_{code}", f"{name} {language}"
