"""The unresolved log as a table for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from directory.spreadsheet.cells import guarded
from storage.tables import Unresolved

COLUMNS = ("id", "group", "created_at", "settled_at", "reason", "language", "municipality", "topic", "channel", "text")
BYTE_ORDER_MARK = "\ufeff"  # without it spreadsheets take the file for one of their own old encoding


def as_csv(rows: Iterable[Unresolved]) -> str:
    """With a header; times are UTC, and no cell is ever a formula."""
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow(COLUMNS)
    writer.writerows([guarded(cell) for cell in cells(row)] for row in rows)
    return target.getvalue()


def cells(row: Unresolved) -> list[str]:
    """One entry as the columns name it; what is not known is empty."""
    moments = (f"{moment:%Y-%m-%d %H:%M}" if moment else "" for moment in (row.created_at, row.settled_at))
    codes = (row.reason, row.language, row.municipality, row.topic, row.channel)
    return [str(row.id), str(row.group_id or row.id), *moments, *(code or "" for code in codes), row.text]
