from __future__ import annotations

import pytest

from directory.reasons import Reason
from directory.spreadsheet.headers import LABELS, column_called, find_header, label
from directory.spreadsheet.table import Table, TableFault
from locales import LANGUAGES


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("phones", "phones"),
        ("name_sr-Cyrl", "name_sr-Cyrl"),
        ("Telefoni", "phones"),
        ("TELEFON NUMARASI", "phones"),
        ("Адреса", "address"),
        ("E-Mail", "email"),
        ("Office (Shqip)", "name_sq"),
        ("office en", "name_en"),
        ("Radno vreme", "opening_hours"),
        ("Orari i punes", "opening_hours"),
        ("colour", None),
    ],
)
def test_a_column_is_known_by_many_names(name: str, column: str | None) -> None:
    assert column_called(name) == column


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("column", LABELS)
def test_every_label_leads_back_to_its_column(column: str, language: str) -> None:
    assert column_called(label(column, language)) == column


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("column", ["name_sq", "note_sr-Cyrl", "role_tr"])
def test_labels_with_a_language_lead_back(column: str, language: str) -> None:
    assert column_called(label(column, language)) == column


def tables(*rows: list[str]) -> list[Table]:
    return [Table(rows=[["something else"]], read_as=Reason("x")), Table(rows=rows, read_as=Reason("y"))]


def test_the_header_may_stand_below_a_title_on_another_sheet() -> None:
    table, header = find_header(tables(["Contacts 2026"], [], ["key", "", "Phone"], ["a"]))
    assert (str(table.read_as), header.row, [*header.columns]) == ("y", 3, ["key", None, "phones"])


@pytest.mark.parametrize("rows", [[], [["a", "b"]], [["email", "phones"]]])
def test_without_names_of_columns_there_is_no_header(rows: list[list[str]]) -> None:
    with pytest.raises(TableFault, match="at least “Office” or “key”"):
        find_header(tables(*rows))
