"""Workbooks (.xlsx): each visible sheet is a table of texts."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from directory.reasons import Reason
from directory.spreadsheet.archive import repacked
from directory.spreadsheet.table import Merged, Table, TableFault, check_size
from locales.catalogs import mark

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Microsoft's older container: .xls, and whatever has a password
_PASSWORD = "EncryptedPackage".encode("utf-16-le")


def is_workbook(content: bytes) -> bool:
    return content.startswith((ZIP, OLE))


def read_workbook(content: bytes) -> list[Table]:
    """The visible sheets with anything in them, in order. Raises `TableFault`."""
    from python_calamine import CalamineError, CalamineWorkbook

    if content.startswith(OLE):
        raise TableFault(_WITH_PASSWORD if _PASSWORD in content else _OLD)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(repacked(content)))
        return [table for name in _visible(workbook) if (table := _table(workbook, name)).rows]
    except (CalamineError, OSError) as error:
        raise TableFault(mark("the workbook is damaged: open it in a spreadsheet program and save it anew")) from error


_WITH_PASSWORD = mark("the workbook has a password: save it without one")
_OLD = mark("this is an old .xls file, or something else of that time: save the table as .xlsx")


def _visible(workbook: Any) -> list[str]:
    from python_calamine import SheetVisibleEnum

    return [sheet.name for sheet in workbook.sheets_metadata if sheet.visible is SheetVisibleEnum.Visible]


def _table(workbook: Any, name: str) -> Table:
    sheet = workbook.get_sheet_by_name(name)
    rows: Sequence[Sequence[Any]] = sheet.to_python(skip_empty_area=False)
    check_size(len(rows), max(map(len, rows), default=0))
    return Table(
        rows=[[_text(cell) for cell in row] for row in rows],
        read_as=Reason(mark("workbook, sheet “{sheet}”"), {"sheet": name}),
        merged=[_merged(first, last) for first, last in sheet.merged_cell_ranges or ()],
    )


def _text(cell: Any) -> str:
    """A cell as a person would type it into a table of texts."""
    match cell:
        case str():
            return cell
        case bool():
            return "true" if cell else "false"
        case float():
            return str(int(cell)) if cell.is_integer() else repr(cell)
        case datetime():
            return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
        case date():
            return cell.isoformat()
        case time():
            return f"{cell:%H:%M}"
        case timedelta():
            minutes = int(cell.total_seconds()) // 60
            return f"{minutes // 60:02}:{minutes % 60:02}"
        case _:
            return str(cell)


def _merged(first: tuple[int, int], last: tuple[int, int]) -> Merged:
    name = f"{_letters(first[1])}{first[0] + 1}:{_letters(last[1])}{last[0] + 1}"
    return Merged(first_row=first[0] + 1, last_row=last[0] + 1, name=name)


def _letters(column: int) -> str:
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
