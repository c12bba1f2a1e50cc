"""A workbook is a zip archive of XML: opened by us first, so that no hostile one reaches the library that reads it.

What has passed is packed anew from the few parts that hold cells: the library sees nothing else, and as we saw it.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping

from directory.spreadsheet.table import MAX_COLUMNS, MAX_ROWS, TableFault
from locales.catalogs import mark

MAX_PARTS = 1000
MAX_UNPACKED = 120 * 1024 * 1024
MAX_RATIO = 200
SMALL = 1024 * 1024  # small parts may be as well packed as they like
WORKBOOK = "xl/workbook.xml"
_NEEDED = re.compile(r"\[Content_Types\]\.xml|_rels/\.rels|xl/_rels/workbook\.xml\.rels|xl/(workbook|styles)\.xml")
_STRINGS = re.compile(r"xl/sharedstrings\.xml", re.IGNORECASE)
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_PLACE = re.compile(rb"""[\s"']r\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_CELL_NAME = re.compile(rb"([A-Z]{1,3})([0-9]{1,7})")
_ROW_NUMBER = re.compile(rb"[0-9]{1,7}")
_CELL = re.compile(rb"<(?:[\w.-]+:)?c[\s/>]")
_PLACED_CELL = re.compile(rb"""<(?:[\w.-]+:)?c\s(?:[^>]*?\s)?r\s*=\s*["']""")

_DAMAGED = mark("the workbook is damaged: open it in a spreadsheet program and save it anew")
_BOMB = mark("the workbook unpacks to far more than a table of contact points can be")


def repacked(content: bytes) -> bytes:
    """A workbook with only what is needed to read its cells. Raises `TableFault` for anything that is not one."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = _parts(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        if isinstance(error, TableFault):
            raise
        raise TableFault(_DAMAGED) from error
    for name, part in parts.items():
        _check_markup(name, part)
    return _packed(parts)


def _parts(archive: zipfile.ZipFile) -> Mapping[str, bytes]:
    entries = archive.infolist()
    names = [entry.filename.replace("\\", "/") for entry in entries]
    _check_kind(names)
    if len(entries) > MAX_PARTS or len({name.lower() for name in names}) < len(names):
        raise TableFault(_DAMAGED)
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED or any(map(_is_bomb, entries)):
        raise TableFault(_BOMB)
    return {
        entry.filename: archive.read(entry)  # never gives more than the size that was just checked
        for entry in entries
        if _NEEDED.fullmatch(entry.filename) or _STRINGS.fullmatch(entry.filename) or _SHEET.fullmatch(entry.filename)
    }


def _check_kind(names: Iterable[str]) -> None:
    known = {name.lower() for name in names}
    if any(name.endswith("vbaproject.bin") for name in known):
        raise TableFault(mark("the workbook holds macros: save it as .xlsx, without them"))
    if WORKBOOK not in known:
        raise TableFault(mark("this is no Excel workbook: save the table as .xlsx or as CSV UTF-8"))


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > SMALL and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)


def _check_markup(name: str, part: bytes) -> None:
    if b"\0" in part or b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise TableFault(mark("the workbook holds declarations that no spreadsheet program writes"))
    if _SHEET.fullmatch(name):
        _check_places(part)
    elif b"sheetData" in part:  # cells hidden where they would not be checked
        raise TableFault(_DAMAGED)


def _check_places(part: bytes) -> None:
    """The library makes room for all cells up to the last one: one far away would take all the memory there is."""
    places = {first or second for first, second in _PLACE.findall(part)}
    cells = [_CELL_NAME.fullmatch(place) for place in places if not _ROW_NUMBER.fullmatch(place)]
    for cell in cells:
        if cell is None:
            raise TableFault(_DAMAGED)
        if int(cell[2]) > MAX_ROWS or _column(cell[1]) > MAX_COLUMNS:
            message = mark("the workbook has a cell as far away as {cell}: copy your rows into a new one")
            raise TableFault(message, cell=cell[0].decode())
    if len(_CELL.findall(part)) > len(_PLACED_CELL.findall(part)):  # the library would count where such a cell is
        raise TableFault(_DAMAGED)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _packed(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()
