"""Workbooks are read with suspicion."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook

from directory.spreadsheet import archive
from directory.spreadsheet.table import MAX_ROWS, TableFault
from directory.spreadsheet.workbook import OLE, read_workbook
from tests.directory.spreadsheet.workbooks import SHEET, saved, with_parts, with_sheet, workbook

CELL = b'<row r="1"><c r="A1" t="inlineStr"><is><t>key</t></is></c></row>'


def test_cells_become_texts() -> None:
    moment = datetime(2026, 1, 31, 8, 30)  # noqa: DTZ001  a workbook knows no zones
    row = ["=1+1", "Rr. ë", 38222165, 42.5, True, date(2026, 1, 31), moment, time(8, 0), None, "z"]
    book = Workbook()
    book.active.append(row)
    book.active["A1"].data_type = "s"
    [table] = read_workbook(saved(book))
    assert [*table.rows[0]] == [
        *("=1+1", "Rr. ë", "38222165", "42.5", "true", "2026-01-31", "2026-01-31 08:30", "08:00", "", "z")
    ]


def test_rows_are_counted_from_the_first() -> None:
    [table] = read_workbook(workbook([], [], ["", "key"]))
    assert [*map(list, table.rows)] == [["", ""], ["", ""], ["", "key"]]


def test_hidden_sheets_are_left_out() -> None:
    book = Workbook()
    book.active.append(["shown"])
    hidden = book.create_sheet("hidden")
    hidden.append(["not shown"])
    hidden.sheet_state = "hidden"
    assert [table.rows[0][0] for table in read_workbook(saved(book))] == ["shown"]


def test_merged_cells_are_named() -> None:
    [table] = read_workbook(workbook(["key", "email"], ["here/works"], merged="B2:C12"))
    assert [(each.first_row, each.last_row, each.name) for each in table.merged] == [(2, 12, "B2:C12")]


def bomb(size: int) -> bytes:
    return with_parts(workbook(["key"]), {"xl/media/big.bin": b"\0" * size})


def lying_bomb() -> bytes:
    """A part that is far bigger than the archive says."""
    content = with_parts(workbook(["key"]), {SHEET: b" " * 3_000_000})
    size, small = (3_000_000).to_bytes(4, "little"), (300).to_bytes(4, "little")
    return content.replace(size, small)


def encrypted_parts() -> bytes:
    content = bytearray(workbook(["key"]))
    for mark, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        for found in re.finditer(re.escape(mark), bytes(content)):
            content[found.start() + flags] |= 1
    return bytes(content)


def other_archive() -> bytes:
    return workbook(["key"]).replace(b"xl/workbook.xml", b"xx/workbook.xml")


def twice() -> bytes:
    """Two parts of one name: who reads it decides which of them is meant."""
    out = io.BytesIO(workbook(["key"]))
    with zipfile.ZipFile(out, "a") as after:
        after.writestr(SHEET.upper(), CELL)
    return out.getvalue()


XXE = b'<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
HOSTILE = {
    "a bomb": (bomb(130_000_000), "unpacks to far more"),
    "a small bomb": (bomb(3_000_000), "unpacks to far more"),
    "a bomb that lies": (lying_bomb(), "damaged"),
    "an external entity": (with_sheet(CELL, XXE), "declarations"),
    "hidden by its encoding": (with_sheet(CELL, XXE.decode().encode("utf-16")), "declarations"),
    "an entity among the strings": (
        with_parts(workbook(["key"]), {"xl/sharedStrings.xml": XXE + b"<sst>&secret;</sst>"}),
        "declarations",
    ),
    "macros": (with_parts(workbook(["key"]), {"xl/vbaProject.bin": b"x"}), "macros"),
    "a cell far away": (with_sheet(CELL + b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "XFD1048576"),
    "a cell far down": (with_sheet(CELL + b'<row r="20001"><c r="A20001"><v>1</v></c></row>'), "A20001"),
    "cells without a place": (with_sheet(b"<row><c><v>1</v></c></row>"), "damaged"),
    "cells whose place is covered": (with_sheet(b'<row><c x="B1"><v>1</v></c><d r="B1"/></row>'), "damaged"),
    "a place that is none": (with_sheet(b'<row r="1"><c r="&#88;FD9"><v>1</v></c></row>'), "damaged"),
    "cells in another part": (with_parts(workbook(["key"]), {"xl/styles.xml": b"<sheetData/>"}), "damaged"),
    "two parts of one name": (twice(), "damaged"),
    "encrypted parts": (encrypted_parts(), "damaged"),
    "cut off": (workbook(["key"])[:-60], "damaged"),
    "no archive": (b"PK\x03\x04" + b"x" * 100, "damaged"),
    "something else in an archive": (other_archive(), "no Excel"),
    "a password": (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "password"),
    "an old workbook": (OLE + b"\0" * 600, "old .xls"),
    "too many columns": (workbook(["x"] * 301), "as far away as"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_workbook_is_refused(name: str) -> None:
    content, reason = HOSTILE[name]
    with pytest.raises(TableFault, match=reason):
        read_workbook(content)


def test_a_workbook_without_sheets_has_no_tables() -> None:
    assert read_workbook(with_parts(workbook(["key"]), {"xl/workbook.xml": b"<workbook/>"})) == []


def test_too_many_parts_are_refused() -> None:
    parts = {f"xl/media/{number}": b"" for number in range(archive.MAX_PARTS)}
    with pytest.raises(TableFault, match="damaged"):
        read_workbook(with_parts(workbook(["key"]), parts))


def test_the_biggest_table_is_read() -> None:
    [table] = read_workbook(workbook(*([f"here/{number}"] for number in range(MAX_ROWS))))
    assert len(table.rows) == MAX_ROWS
