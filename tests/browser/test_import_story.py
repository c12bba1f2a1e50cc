"""A new admin fills a municipality from a spreadsheet, by what the pages say and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from playwright.async_api import Browser, Page, expect

from storage.account_tables import Role
from tests.browser.test_every_page import sign_in_as_admin
from tests.browser.town import opened
from tests.desk.world import SALT

pytestmark = pytest.mark.asyncio(loop_scope="module")


def columns_of(sheet: Worksheet) -> dict[str, int]:
    return {str(cell.value): cell.column for cell in sheet[1] if cell.value}


def fill_in(sheet: Worksheet) -> None:
    """As an admin would who has called each office: one phone an office, all of them confirmed."""
    columns = columns_of(sheet)
    phones: dict[str, str] = {}
    for row in range(2, sheet.max_row + 1):
        named = [sheet.cell(row, column).value for name, column in columns.items() if name.startswith("Office (")]
        office = next((str(name) for name in named if name), "")
        if sheet.cell(row, columns["Matter"]).value or office:
            phone = phones.setdefault(office, f"0280 320 {100 + len(phones)}")
            sheet.cell(row, columns["Phones"]).value = phone
            sheet.cell(row, columns["State"]).value = "confirmed"


async def send(page: Page, file: Path) -> None:
    await page.set_input_files("#file", str(file))
    await page.get_by_role("button", name="Look at what would change").click()
    await page.wait_for_url("**/desk/directory/import/*")


async def test_from_a_spreadsheet_to_thirty_one_confirmed_matters(
    chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(chromium, tmp_path, monkeypatch) as town:
        await town.account("mira", role=Role.ADMIN, language="en", second_step_salt=SALT)
        async with town.browser(expected="422") as page:
            await sign_in_as_admin(page, town)
            await page.get_by_role("link", name="Coverage").click()
            await page.locator(".places").get_by_role("link", name="Viti").click()
            await page.get_by_role("link", name="Fill it from a table").click()
            async with page.expect_download() as download:
                await page.get_by_role("button", name="Save the table (Excel)").click()
            table = tmp_path / "Viti.xlsx"
            await (await download.value).save_as(table)

            workbook = load_workbook(table)
            sheet = workbook.active
            assert isinstance(sheet, Worksheet)
            fill_in(sheet)
            right = sheet.cell(2, columns_of(sheet)["Phones"]).value
            sheet.cell(2, columns_of(sheet)["Phones"]).value = "ask Agim"
            workbook.save(table)
            await send(page, table)
            await expect(page.locator(".faults tbody tr").first).to_contain_text("2 Phones", use_inner_text=True)

            sheet.cell(2, columns_of(sheet)["Phones"]).value = right
            workbook.save(table)
            await send(page, table)
            await page.locator("button[value=apply]").click()
            await page.wait_for_url("**/past/*")
            await expect(page.get_by_role("status")).to_contain_text("Done")
            await town.app.guide.load()
            await page.get_by_role("link", name="See what is covered now").click()
            await expect(page.locator(".places").get_by_role("link", name="Viti")).to_contain_text("31 of 31 confirmed")


async def test_a_long_table_shows_how_far_it_is_and_goes_on_by_itself(
    chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desk.directory.import_work.PATIENCE_S", 0)
    rows = [f"viti,Office {number},0280 {number:06}\n" for number in range(320_000, 320_600)]
    table = tmp_path / "long.csv"
    table.write_text("municipality,name_en,phones\n" + "".join(rows), encoding="utf-8")
    async with opened(chromium, tmp_path, monkeypatch) as town:
        await town.account("mira", role=Role.ADMIN, language="en", second_step_salt=SALT)
        async with town.browser() as page:
            await sign_in_as_admin(page, town)
            await page.goto("/desk/directory/import")
            await send(page, table)
            await expect(page.get_by_role("heading", level=1)).to_contain_text("Your table is being looked at")
            await expect(page.get_by_role("heading", level=1)).to_contain_text("What the table would change")
