"""The rows of a table gathered by the contact point they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from directory.history import BY_NAME
from directory.pack_values import WRITTEN_LANGUAGES
from directory.reasons import Reason
from directory.records import ContactPoint, Municipality
from directory.spreadsheet.cells import CLEARED, plain, said
from directory.spreadsheet.folding import folded
from directory.spreadsheet.headers import ANY_LANGUAGE, KEY, REMARK, TOPIC, Header
from directory.spreadsheet.table import Merged, Table
from directory.spreadsheet.words import Words
from locales.catalogs import mark
from locales.country import country

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_SLUG_LENGTH = 60
NOTHING: Mapping[str, object] = MappingProxyType({})
# Older entries may hold what would be understood differently today: first it is seen whether they were changed at all.
AS_TYPED = ("phones", "website", "opening_hours")


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFault:
    """`row` counts as a spreadsheet does; `column` is empty where the whole row is meant."""

    row: int
    column: str
    reason: Reason

    def in_words(self, language: str) -> str:
        return self._whole().in_words(language)

    def __str__(self) -> str:
        return str(self._whole())

    def _whole(self) -> Reason:
        values = {"row": self.row, "column": self.column, "reason": self.reason}
        return Reason(mark("row {row}, {column}: {reason}") if self.column else mark("row {row}: {reason}"), values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """All that a table says of one contact point: column → (row, text); `topic` holds those of all its rows, and
    `topic_rows` where each of them stands.
    """

    key: str
    row: int
    cells: dict[str, tuple[int, str]] = field(default_factory=dict)
    topic_rows: dict[str, int] = field(default_factory=dict)


class Names:
    """Contact points by what people call them: a table needs no keys."""

    def __init__(self, contacts: Iterable[ContactPoint]) -> None:
        self._keys: dict[tuple[str, str], set[str]] = {}
        self._taken: set[str] = set()
        for contact in contacts:
            self.add(contact.key, contact.municipality or "", contact.names.values())

    def add(self, key: str, municipality: str, names: Iterable[str]) -> None:
        self._taken.add(key)
        for name in names:
            self._keys.setdefault((municipality, folded(name)), set()).add(key)

    def called(self, municipality: str, names: Sequence[str]) -> set[str]:
        return set().union(*(self._keys.get((municipality, folded(name)), set()) for name in names))

    def new_key(self, municipality: str, names: Sequence[str]) -> str:
        slug = re.sub(r"[^a-z0-9]+", "-", folded(names[-1])).strip("-")[:_SLUG_LENGTH].strip("-") or "office"
        base = key = f"{municipality or country().code}/{slug}"
        number = 1
        while key in self._taken:
            number += 1
            key = f"{base}-{number}"
        return key


class Gatherer:
    """Reads a table row by row; what cannot be read becomes a fault."""

    def __init__(
        self,
        *,
        words: Words,
        municipalities: Mapping[str, Municipality],
        stored: Mapping[str, ContactPoint],
        municipality: str | None,
    ) -> None:
        self._words = words
        self._names = Names(stored.values())
        self._municipalities = municipalities
        self._stored = stored
        self._municipality = municipality
        self.gathered: dict[str, Gathered] = {}
        self.faults: list[RowFault] = []

    def gather(self, table: Table, header: Header) -> None:
        self.faults += [_merged(merged) for merged in table.merged if merged.last_row >= header.row]
        for row, texts in enumerate(table.rows[header.row :], start=header.row + 1):
            if not any(text.strip() for text in texts):
                continue
            if any(text.strip() for text in texts[len(header.columns) :]):
                values = {"count": len(texts), "most": len(header.columns)}
                self._fault(row, "", mark("{count} cells instead of {most}"), values)
                continue
            self._take(row, self._cells(header, texts))

    def _cells(self, header: Header, texts: Sequence[str]) -> dict[str, str]:
        named = zip(header.columns, texts, strict=False)
        cells = {
            column: text for column, cell in named if cell and column and column != REMARK and (text := said(cell))
        }
        for column, text in cells.items():
            if text != CLEARED and column not in AS_TYPED:
                cells[column] = self._words.machine(column, text)
        return self._in_languages(cells)

    def _in_languages(self, cells: dict[str, str]) -> dict[str, str]:
        """A name without a language is in the one that most people of the municipality speak."""
        code = cells.get("municipality") or self._municipality_of_key(cells) or self._municipality or ""
        spoken = self._municipalities[code].official_languages if code in self._municipalities else ()
        usual = next((language for language in spoken if language in WRITTEN_LANGUAGES), country().first_language)
        for column in ANY_LANGUAGE:
            if column in cells:
                text = cells.pop(column)
                language = "sr-Cyrl" if _CYRILLIC.search(text) else usual
                cells.setdefault(f"{column}_{language}", text)
        return cells

    def _municipality_of_key(self, cells: Mapping[str, str]) -> str:
        return cells.get(KEY, "").partition("/")[0]

    def _take(self, row: int, cells: dict[str, str]) -> None:
        if not cells.get(KEY):
            self._identify(row, cells)
        key = cells.pop(KEY, None)
        if key is None:
            return
        if key not in self.gathered:
            self.gathered[key] = Gathered(key=key, row=row, cells={name: (row, text) for name, text in cells.items()})
        else:
            self._join(row, cells, self.gathered[key])
        for topic in cells.get(TOPIC, "").split():
            self.gathered[key].topic_rows.setdefault(topic, row)

    def _identify(self, row: int, cells: dict[str, str]) -> None:
        """Find out by municipality and name which contact point is meant, and put its key in."""
        names = [text for name, text in cells.items() if name.startswith("name_") and text != CLEARED]
        if not names:
            if not cells.keys() <= {"municipality", TOPIC, "version", "state"}:  # a template's row left as it was
                self._fault(row, "name", mark("is missing: which office is it?"))
            return
        said_municipality = cells.get("municipality", self._municipality or "")
        municipality = said_municipality.replace(CLEARED, "")
        keys = self._names.called(municipality, names)
        if len(keys) > 1:
            values = {"keys": ", ".join(sorted(keys))}
            self._fault(row, "name", mark("several are called so: put one of these into a column key: {keys}"), values)
            return
        if not said_municipality and not keys:
            self._fault(row, "municipality", mark("is missing: where is this office? Write - for the whole country"))
            return
        if municipality and municipality not in self._municipalities:
            self._fault(row, "municipality", mark('unknown municipality "{text}"'), {"text": municipality})
            return
        key = next(iter(keys), None) or self._names.new_key(municipality, names)
        self._names.add(key, municipality, names)
        cells[KEY] = key
        if municipality:
            cells["municipality"] = municipality

    def _join(self, row: int, cells: Mapping[str, str], gathered: Gathered) -> None:
        """A further row of the same office: it names another topic, and contradicts nothing."""
        topics = gathered.cells.get(TOPIC, (0, ""))[1].split()
        more = [topic for topic in cells.get(TOPIC, "").split() if topic not in topics]
        if not more:
            values = {"key": gathered.key, "row": gathered.row}
            self._fault(row, KEY, mark("{key} stands already in row {row}"), values)
            return
        gathered.cells[TOPIC] = (gathered.cells.get(TOPIC, (row, ""))[0], " ".join([*topics, *more]))
        before = self._stored.get(gathered.key)
        for column, text in cells.items():
            if column == TOPIC or text == gathered.cells.get(column, (0, ""))[1]:
                continue
            other = gathered.cells.get(column)
            if other is None or says_nothing_new(column, other[1], before):
                gathered.cells[column] = (row, text)
            elif not says_nothing_new(column, text, before):
                values = {"key": gathered.key, "row": other[0]}
                self._fault(
                    row,
                    column,
                    mark("the same office ({key}) has something else there in row {row}: write the same in both"),
                    values,
                )

    def _fault(self, row: int, column: str, message: str, values: Mapping[str, object] = NOTHING) -> None:
        self.faults.append(RowFault(row=row, column=column, reason=Reason(message, values)))


def says_nothing_new(column: str, text: str, contact: ContactPoint | None) -> bool:
    """Whether a cell says what the contact point says already, be it right or not."""
    return contact is not None and column in BY_NAME and plain(BY_NAME[column].text_of(contact)) == text


def _merged(merged: Merged) -> RowFault:
    message = mark("the cells {cells} are merged: split them, and fill in each row")
    return RowFault(row=merged.first_row, column="", reason=Reason(message, {"cells": merged.name}))
