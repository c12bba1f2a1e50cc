"""The workbook for one municipality: filled in as a newcomer would, it comes in without a word of explanation."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from directory.importing import plan_import
from directory.pack import PACKS, read_pack
from directory.records import State
from directory.spreadsheet.headers import column_called
from directory.spreadsheet.template import load_template
from directory.store import save_pack
from storage.database import Database
from storage.scope import Scope
from tests.conftest import NOW
from tests.directory.filled import applied, contact, file_of, imported, table
from tests.directory.spreadsheet.workbooks import saved

LANGUAGES_OF_THE_DESK = ("sq", "sr-Latn", "sr-Cyrl", "bs", "tr", "en")


@pytest.fixture
async def kosovo(database: Database) -> Database:
    async with database.transaction() as session:
        await save_pack(session, read_pack(PACKS / "kosovo"), now=NOW)
    return database


async def opened(database: Database, municipality: str, language: str = "en") -> Any:
    async with database.reading() as session:
        return load_workbook(io.BytesIO(await load_template(session, municipality, language, now=NOW)))


async def planned(database: Database, book: Any) -> Any:
    async with database.reading() as session:
        return await plan_import(session, file_of(saved(book), "template.xlsx"), scope=Scope.ALL, now=NOW)


def columns(sheet: Any) -> dict[str, int]:
    return {column_called(cell.value) or "": number for number, cell in enumerate(sheet[1], start=1)}


@pytest.mark.parametrize("language", LANGUAGES_OF_THE_DESK)
async def test_a_template_left_as_it_is_changes_nothing(kosovo: Database, language: str) -> None:
    plan = await planned(kosovo, await opened(kosovo, "prizren", language))
    assert (plan.planned, plan.faults, plan.warnings) == ((), (), ())
    assert plan.unchanged > 20


async def test_every_matter_has_a_row(kosovo: Database) -> None:
    sheet = (await opened(kosovo, "prizren")).active
    matters = {sheet.cell(row, columns(sheet)["topic"]).value for row in range(2, sheet.max_row + 1)} - {None}
    assert len(matters) == len(read_pack(PACKS / "kosovo").topics)


async def test_what_is_known_is_filled_in_as_text(kosovo: Database) -> None:
    await imported(kosovo, table({"key": "prizren/agriculture", "phones": "029 244 963", "languages": "sq tr"}))
    sheet = (await opened(kosovo, "prizren")).active
    place = columns(sheet)
    row, _ = (row for row in sheet.iter_rows(min_row=2) if row[place["phones"] - 1].value == "+383 29 244 963")
    assert row[place["phones"] - 1].number_format == "@"
    assert row[place["languages"] - 1].value == "Shqip, Türkçe"


async def test_a_newcomer_confirms_a_whole_municipality(kosovo: Database) -> None:
    book = await opened(kosovo, "prizren", "sq")
    sheet = book.active
    place = columns(sheet)
    for row in range(2, sheet.max_row + 1):
        if sheet.cell(row, place["topic"]).value:
            sheet.cell(row, place["name_sq"], f"Zyra {row}")
            sheet.cell(row, place["phones"], 29244900 + row)
            sheet.cell(row, place["opening_hours"], "E hënë - E premte 8-16")
            sheet.cell(row, place["state"], "Confirmed")
    plan = await planned(kosovo, book)
    assert (plan.faults, len(plan.new) >= 31) == ((), True)
    await applied(kosovo, plan)
    made = await contact(kosovo, plan.new[0].after.key)
    assert (made.state, made.confirmed_on, made.opening_hours) == (State.CONFIRMED, NOW.date(), "Mo-Fr 08:00-16:00")
    assert made.phones[0].startswith("+383 29 244 9")


async def test_a_copied_row_is_a_second_office(kosovo: Database) -> None:
    book = await opened(kosovo, "prizren")
    sheet = book.active
    place = columns(sheet)
    row = sheet.max_row + 1
    for column, text in (("topic", "Pensions"), ("municipality", "Prizren"), ("name_sq", "Zyra e dytë")):
        sheet.cell(row, place[column], text)
    plan = await planned(kosovo, book)
    assert [(each.after.key, each.after.topics) for each in plan.new] == [("prizren/zyra-e-dyte", ("pensions",))]


async def test_what_others_changed_meanwhile_is_not_put_back(kosovo: Database, tmp_path: Path) -> None:
    book = await opened(kosovo, "prizren")
    await imported(kosovo, table({"key": "prizren/agriculture", "address": "Street 1"}))
    plan = await planned(kosovo, book)
    assert (plan.planned, plan.faults) == ((), ())


async def test_the_second_sheet_says_what_to_write(kosovo: Database) -> None:
    sheet = (await opened(kosovo, "prizren")).worksheets[1]
    said = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    assert "Mo-Fr 08:00-12:00,13:00-16:00" in said
    assert "not confirmed, confirmed, takes no questions" in said
