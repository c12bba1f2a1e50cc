"""Reading the files of a pack: plain UTF-8 text, and CSV tables whose rows know their lines."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from directory.pack_faults import FileFaults
from directory.reasons import ValueFault

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: the line it begins on, and its cells by column, without blanks around them."""

    line: int
    cells: Mapping[str, str]
    faults: FileFaults

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def read(self, column: str, reader: Callable[[str], T]) -> T | None:
        """The value of a cell; None for an empty cell, and for a wrong one, which becomes a fault."""
        text = self.cells[column]
        if not text:
            return None
        try:
            return reader(text)
        except ValueFault as fault:
            self.faults.error(self.line, f"{column}: {fault}")
            return None

    def require(self, column: str, reader: Callable[[str], T]) -> T | None:
        """As `read`, and an empty cell is a fault."""
        if not self.cells[column]:
            self.faults.error(self.line, f"{column} is missing")
        return self.read(column, reader)


def read_text(path: Path, faults: FileFaults) -> str | None:
    """The text of a file; None when it is not there or not UTF-8."""
    try:
        content = path.read_bytes()
    except OSError as error:
        faults.error(None, f"cannot be read: {error.strerror}")
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        faults.error(line, "is not UTF-8 text; save the file with the encoding UTF-8")
        return None


def read_rows(path: Path, columns: Sequence[str], faults: FileFaults, *, optional: Sequence[str] = ()) -> Iterator[Row]:
    """The rows of a CSV table that must have these columns, in any order, may have `optional` ones, and no others."""
    text = read_text(path, faults)
    if text is None:
        return
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        if not _are_right_columns(header, columns, optional, faults):
            return
        begins = reader.line_num + 1
        for cells in reader:
            if len(cells) == len(header):
                row = {column: cell.strip() for column, cell in zip(header, cells, strict=True)}
                yield Row(begins, dict.fromkeys(optional, "") | row, faults)
            elif cells:
                faults.error(begins, f"{len(cells)} cells instead of {len(header)}")
            begins = reader.line_num + 1
    except csv.Error as error:
        faults.error(reader.line_num, f"is not CSV: {error}")


def _are_right_columns(
    header: Sequence[str], columns: Sequence[str], optional: Sequence[str], faults: FileFaults
) -> bool:
    missing = [column for column in columns if column not in header]
    unknown = [column for column in header if column not in columns and column not in optional]
    twice = sorted({column for column in header if header.count(column) > 1})
    for what, names in (("missing", missing), ("unknown", unknown), ("repeated", twice)):
        if names:
            faults.error(1, f"{what} columns: {', '.join(names)}")
    return not (missing or unknown or twice)
