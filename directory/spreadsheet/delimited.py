"""Tables with commas, semicolons or tabs between their cells."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Sequence

from directory.reasons import Reason
from directory.spreadsheet.table import Table, TableFault, check_size
from directory.spreadsheet.text import decode
from locales.catalogs import mark

DELIMITERS = {
    ",": mark("CSV with commas, {encoding}"),
    ";": mark("CSV with semicolons, {encoding}"),
    "\t": mark("table with tabs, {encoding}"),
}
SAMPLE_ROWS = 12
# Spreadsheets may say so in a first line of its own.
_SAID = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)

Recognised = Callable[[Sequence[str]], int]
"""How many cells of a row are names of columns."""


def read_delimited(content: bytes, recognised: Recognised, encoding: str | None = None) -> Table:
    """Raises `TableFault`."""
    text, name = decode(content, encoding)
    said = _SAID.match(text)
    delimiter = said[1] if said and said[1] in DELIMITERS else _delimiter(text, recognised)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[Sequence[str]] = []
    try:
        for row in reader:
            rows.append([] if said and not rows else row)
            check_size(len(rows), len(row))
    except csv.Error as error:
        message = mark("row {row} is not CSV: {problem}")
        raise TableFault(message, row=len(rows) + 1, problem=str(error)) from error
    return Table(rows=rows, read_as=Reason(DELIMITERS[delimiter], {"encoding": name}))


def _delimiter(text: str, recognised: Recognised) -> str:
    """Spreadsheets choose it by their language: whichever shows the most names of columns."""
    return max(DELIMITERS, key=lambda delimiter: max(map(recognised, _sample(text, delimiter)), default=0))


def _sample(text: str, delimiter: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows = []
    try:
        for row, _ in zip(reader, range(SAMPLE_ROWS), strict=False):
            rows.append(row)
    except csv.Error:  # the right delimiter may still stand above the broken row
        return rows
    return rows
