"""The questions of a period and the tables of the overview, for a spreadsheet.

Codes, moments and counts only: nothing that a resident wrote, and nobody's name. No cell is ever a formula. Pure and
slow for many rows, so it belongs into a thread.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from desk.overview_figures import Overview, Pair
from desk.overview_hours import working_hours
from desk.overview_lines import called
from desk.overview_measures import MEASURES
from directory.guide import Guide
from directory.spreadsheet.cells import guarded, guarded_text_cell
from locales.local_time import ZONE
from storage.figures import Answered
from storage.periods import DIMENSIONS
from storage.ticket_rows import TicketRow
from tickets.terms import Terms

BYTE_ORDER_MARK = "\ufeff"  # without it spreadsheets take the file for one of their own old encoding
COLUMNS = (*TicketRow._fields, "answered_in_working_hours")
TAKEN_FOR_MORE = ("=", "#")  # openpyxl takes such texts for formulas and errors
Value = str | int | float | None


def as_csv(rows: Sequence[TicketRow], terms: Terms) -> str:
    """One line for each question, with a header."""
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow(COLUMNS)
    for values in ticket_values(rows, terms):
        writer.writerow([guarded(value) if isinstance(value, str) else value for value in values])
    return BYTE_ORDER_MARK + target.getvalue()


def as_workbook(rows: Sequence[TicketRow], terms: Terms, overview: Overview, guide: Guide, language: str) -> bytes:
    """An .xlsx workbook: the figures on the first sheet, the questions on the second."""
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    _fill(workbook.create_sheet("Overview"), _overview_rows(overview, guide, language))
    _fill(workbook.create_sheet("Questions"), [COLUMNS, *ticket_values(rows, terms)])
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def ticket_values(rows: Sequence[TicketRow], terms: Terms) -> Iterator[list[Value]]:
    """As `COLUMNS` names them; what is not known is empty."""
    for row, hours in zip(rows, _hours(rows, terms), strict=True):
        yield [*map(_plain, row), hours]


def _hours(rows: Sequence[TicketRow], terms: Terms) -> list[float | None]:
    """How long each first answer took."""
    answers = {
        place: Answered(*row[3:7], row.asked_at.timestamp(), row.answered_at.timestamp())
        for place, row in enumerate(rows)
        if row.answered_at is not None
    }
    took = dict(zip(answers, working_hours(list(answers.values()), terms).tolist(), strict=True))
    return [round(took[place], 2) if place in took else None for place in range(len(rows))]


def _overview_rows(overview: Overview, guide: Guide, language: str) -> Iterator[Sequence[Value]]:
    columns = [column for measure in MEASURES for column in (measure.code, f"{measure.code} before")]
    yield ["by", "code", "name", *columns]
    yield ["all", None, None, *_measured(overview.total)]
    for dimension in DIMENSIONS:
        for code, pair in sorted(overview.by[dimension].items(), key=lambda item: item[0] or ""):
            yield [dimension, code, called(dimension, code, guide, language), *_measured(pair)]


def _measured(pair: Pair) -> Iterator[Value]:
    return (measure.value(figures) for measure in MEASURES for figures in (pair.now, pair.before))


def _plain(value: Any) -> Value:
    if isinstance(value, datetime):
        return value.astimezone(ZONE).isoformat(timespec="minutes")
    if isinstance(value, bool):
        return "yes" if value else "no"
    return None if value is None else str(value)


def _fill(sheet: Any, rows: Iterable[Sequence[Value]]) -> None:
    sheet.freeze_panes = "A2"
    for row in rows:
        sheet.append([_cell(sheet, value) if isinstance(value, str) else value for value in row])


def _cell(sheet: Any, text: str) -> Any:
    """A text that nobody takes for something else; only where there is a danger, for such cells take their time."""
    from openpyxl.cell import WriteOnlyCell

    text = guarded_text_cell(text)
    if not text.startswith(TAKEN_FOR_MORE):
        return text
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    return cell
