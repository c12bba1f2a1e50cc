"""Contact points out as a table that can be brought in again: a round trip changes nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from directory.history import BY_NAME
from directory.pack_cells import COLUMNS
from directory.records import ContactPoint, State
from directory.spreadsheet.cells import guarded, guarded_text_cell
from directory.spreadsheet.headers import VERSION

NAMES = (*BY_NAME, VERSION)
PUBLISHED = tuple(BY_NAME)


def as_csv(contacts: Iterable[ContactPoint]) -> str:
    """Safe to open in a spreadsheet. Write it as UTF-8 with a byte order mark, which spreadsheets ask for."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(NAMES)
    for contact in contacts:
        writer.writerow(map(guarded, _texts(contact)))
    return out.getvalue()


def as_workbook(contacts: Iterable[ContactPoint]) -> bytes:
    """An .xlsx workbook whose cells are all texts."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Kontakt")
    sheet.freeze_panes = "B2"
    sheet.append(NAMES)
    for contact in contacts:
        row: list[WriteOnlyCell | None] = []
        for text in _texts(contact):
            cell = WriteOnlyCell(sheet, value=guarded_text_cell(text)) if text else None
            if cell is not None:
                cell.data_type = "s"  # also what begins like a formula
            row.append(cell)
        sheet.append(row)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def published_texts(contact: ContactPoint) -> list[str]:
    """The cells of `PUBLISHED`; that something is unconfirmed is no news that a list could bring."""
    unconfirmed = contact.state is State.UNCONFIRMED
    return ["" if name == "state" and unconfirmed else column.text_of(contact) for name, column in BY_NAME.items()]


def _texts(contact: ContactPoint) -> Iterator[str]:
    yield from (column.text_of(contact) for column in COLUMNS)
    yield str(contact.version)
