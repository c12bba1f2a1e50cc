"""A table as it stands in a file, whatever kind of file it was; how much a file may hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from directory.reasons import Reason, ValueFault
from locales.catalogs import mark

MAX_BYTES = 20 * 1024 * 1024
MAX_ROWS = 20_000
MAX_COLUMNS = 300
_CHUNK = 64 * 1024


class TableFault(ValueFault):
    """A file that cannot be read as a table; the reason says what to do about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """Cells that are merged to one: `first_row` to `last_row`, counted from 1, and how a spreadsheet writes them."""

    first_row: int
    last_row: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """`rows[0]` is row 1 of the file. `read_as` says how the file was understood, for a person to check."""

    rows: Sequence[Sequence[str]]
    read_as: Reason
    merged: Sequence[Merged] = ()


class Collector:
    """Takes a file in piece by piece and stops one that is too big before it is all there."""

    def __init__(self) -> None:
        self._content = bytearray()

    def add(self, piece: bytes) -> None:
        """Raises `TableFault` when the file has grown too big."""
        self._content += piece
        if len(self._content) > MAX_BYTES:
            self._content.clear()
            raise TableFault(mark("the file is too big: at most {most} MB"), most=MAX_BYTES // 1024**2)

    @property
    def content(self) -> bytes:
        return bytes(self._content)


def read_limited(file: BinaryIO) -> bytes:
    """The content of an open file. Raises `TableFault` when it is too big; never holds more than the limit."""
    collector = Collector()
    while piece := file.read(_CHUNK):
        collector.add(piece)
    return collector.content


def check_size(rows: int, columns: int) -> None:
    """Raises `TableFault` for a table that is bigger than any directory."""
    if rows > MAX_ROWS:
        raise TableFault(mark("the table has {count} rows; at most {most} can be read"), count=rows, most=MAX_ROWS)
    if columns > MAX_COLUMNS:
        message = mark("the table has {count} columns; at most {most} can be read")
        raise TableFault(message, count=columns, most=MAX_COLUMNS)
