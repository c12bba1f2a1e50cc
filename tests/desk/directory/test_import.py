"""Bringing contact points in at the desk."""

from __future__ import annotations

import asyncio
import io
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desk.directory import import_work
from directory.spreadsheet.table import MAX_BYTES
from tests.desk.directory.tables import GOOD, IMPORT, WRONG, apply, contact, editor, fill, send
from tests.desk.world import Browser, World
from tests.directory.filled import imported, table
from tests.fakes import StillClock


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine is no fault of the page."""
    monkeypatch.setattr(import_work, "PATIENCE_S", 60)


@pytest.fixture
async def edi(desk: World, tmp_path: Path) -> AsyncIterator[Browser]:
    await fill(desk.database, tmp_path)
    async with editor(desk) as browser:
        yield browser


async def test_the_page_tells_the_whole_way(edi: Browser) -> None:
    page = await edi.get(IMPORT)
    assert page.status == 200
    assert [step in page.text for step in ("Take a table to fill in", "Fill it in", "Send it here")] == [True] * 3


async def test_a_table_is_looked_at_and_nothing_is_written(desk: World, edi: Browser) -> None:
    page = await edi.get((await send(edi, GOOD)).to)
    assert ("Bring 2 changes in" in page.text, "+383 38 222 165" in page.text) == (True, True)
    assert (await contact(desk.database, "here/works")).phones == ()


async def test_what_was_agreed_to_is_brought_in_and_told(desk: World, edi: Browser) -> None:
    upload = (await send(edi, GOOD)).to
    assert (await apply(edi, upload)).to == upload
    done = (await edi.get(upload)).to
    page = await edi.get(done)
    assert "Done: 2 contacts were brought in." in page.text
    assert (await contact(desk.database, "here/works")).phones == ("+383 38 222 165",)


async def test_an_import_is_in_the_audit_log(desk: World, edi: Browser) -> None:
    await apply(edi, (await send(edi, GOOD)).to)
    assert (await desk.audited())[-1][1:] == ("directory-import", "import 1")


async def test_one_press_takes_it_back(desk: World, edi: Browser) -> None:
    upload = (await send(edi, GOOD)).to
    await apply(edi, upload)
    past = (await edi.get(upload)).to.partition("?")[0]
    assert (await edi.submit(past, do="undo")).to == f"{past}?done=undo"
    assert "Taken back: everything is as it was." in (await edi.get(f"{past}?done=undo")).text
    assert (await contact(desk.database, "here/works")).phones == ()
    assert (await desk.audited())[-1][1:] == ("directory-import-undo", "import 1")


async def test_what_was_changed_since_is_not_taken_back(desk: World, edi: Browser) -> None:
    upload = (await send(edi, GOOD)).to
    await apply(edi, upload)
    past = (await edi.get(upload)).to.partition("?")[0]
    await imported(desk.database, table({"key": "here/works", "phones": "038 244 963"}))
    page = await edi.submit(past, do="undo")
    assert (page.status, "here/works: has been changed since" in page.text) == (409, True)


async def test_pressing_twice_brings_it_in_once(desk: World, edi: Browser) -> None:
    upload = (await send(edi, GOOD)).to
    page = await edi.get(upload)
    fields = {"token": page.hidden("token"), "version": page.hidden("version"), "do": "apply"}
    await asyncio.gather(edi.post(upload, fields), edi.post(upload, fields))
    await edi.post(upload, fields)
    assert [action for _, action, _ in await desk.audited()].count("directory-import") == 1


async def test_a_plan_is_not_carried_out_on_another_directory(desk: World, edi: Browser) -> None:
    upload = (await send(edi, GOOD)).to
    page = await edi.get(upload)
    await imported(desk.database, table({"key": "here/works", "address": "Street 1"}))
    await edi.post(upload, {"token": page.hidden("token"), "version": page.hidden("version"), "do": "apply"})
    shown = await edi.get(upload)
    assert "Somebody has changed the directory meanwhile." in shown.text
    assert (await contact(desk.database, "there/works")).email is None
    await apply(edi, upload)
    assert (await contact(desk.database, "there/works")).email == "a@rks-gov.net"


async def test_mistakes_are_named_with_row_and_column(edi: Browser) -> None:
    page = await edi.get((await send(edi, WRONG)).to)
    assert page.status == 422
    assert "There are 2 mistakes in it. Nothing was written." in page.text
    assert "<td>2</td><td>Phones</td>" in page.text
    assert 'value="apply"' not in page.text


async def test_where_rows_name_no_municipality_the_field_for_it_is_open(edi: Browser) -> None:
    page = await edi.get((await send(edi, table({"Office": "Vet", "Telefoni": "038 222 165"}))).to)
    assert (page.status, "<details open>" in page.text) == (422, True)


async def test_who_sends_a_corrected_table_is_not_stopped_by_themselves(desk: World, edi: Browser) -> None:
    row = {"key": "here/works", "version": "1", "phones": "038 222 165"}
    await apply(edi, (await send(edi, table(row))).to)
    await apply(edi, (await send(edi, table(row | {"phones": "038 222 166"}))).to)
    assert (await contact(desk.database, "here/works")).phones == ("+383 38 222 166",)


async def test_a_table_with_mistakes_cannot_be_brought_in(desk: World, edi: Browser) -> None:
    upload = (await send(edi, WRONG)).to
    token = (await edi.get(upload)).hidden("token")
    await edi.post(upload, {"token": token, "version": "", "do": "apply"})
    assert "directory-import" not in [action for _, action, _ in await desk.audited()]


async def test_a_table_that_says_nothing_new_says_so(edi: Browser) -> None:
    page = await edi.get((await send(edi, table({"key": "here/works", "name_en": "works en"}))).to)
    assert "There is nothing to change" in page.text


TWICE = table({"key": "here/works", "email": "a@rks-gov.net"}, {"key": "here/works", "email": "b@rks-gov.net"})


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 40_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "the file is empty"),
        (bomb(), "unpacks to far more"),
        (b"PK\x03\x04rest", "the workbook is damaged"),
        ("a,b\n1,2\n", "no row with names of columns"),
        ("key,shoes\nhere/works,3\n", "unknown columns: shoes"),
        ("key,phones,phones\nhere/works,1,2\n", "a column stands twice"),
        (
            table({"key": "here/works", "email": "a@rks-gov.net"}, {"key": "here/works", "email": "b@rks-gov.net"}),
            "stands already in row 2",
        ),
        (b"\x00\x01\x02\x03" * 50, ""),
    ],
    ids=["empty", "bomb", "damaged", "no header", "unknown column", "column twice", "key twice", "no text"],
)
async def test_hostile_files_get_a_sentence(edi: Browser, content: bytes | str, words: str) -> None:
    page = await edi.get((await send(edi, content)).to)
    assert page.status == 422
    assert words in page.text


@pytest.mark.parametrize("encoding", ["utf-16", "cp1250", "utf-8-sig"])
async def test_tables_of_other_programs_are_read(edi: Browser, desk: World, encoding: str) -> None:
    content = table({"key": "here/works", "address": "Ulica Đorđa Živkovića 5, ćošak"}).encode(encoding)
    await apply(edi, (await send(edi, content)).to)
    assert (await contact(desk.database, "here/works")).address == "Ulica Đorđa Živkovića 5, ćošak"


async def test_a_formula_is_a_text(edi: Browser, desk: World) -> None:
    await apply(edi, (await send(edi, table({"key": "here/works", "address": "'=1+1"}))).to)
    assert (await contact(desk.database, "here/works")).address == "=1+1"
    assert "'=1+1" in (await edi.get("/desk/directory/export?format=csv")).text


@pytest.mark.parametrize("size", [MAX_BYTES + 1, MAX_BYTES + 200_000], ids=["a little", "at once"])
async def test_what_is_too_big_is_refused(edi: Browser, size: int) -> None:
    page = await send(edi, b"x" * size)
    assert (page.status, "The file is too big: at most 20 MB" in page.text) == (422, True)


async def test_no_file_is_no_table(edi: Browser) -> None:
    page = await send(edi, "", name="")
    assert (page.status, "Please choose a file." in page.text) == (422, True)


async def test_letters_that_look_wrong_can_be_read_in_another_way(edi: Browser) -> None:
    content = table({"key": "here/works", "address": "Шумадијска"}).encode("cp1251")
    upload = (await send(edi, content, encoding="Windows-1250")).to
    before = await edi.get(upload)
    await edi.post(upload, {"token": before.hidden("token"), "do": "read-again", "encoding": "Windows-1251"})
    assert ("Шумадијска" in before.text, "Шумадијска" in (await edi.get(upload)).text) == (False, True)


async def test_what_the_table_does_not_name_may_go(edi: Browser) -> None:
    page = await edi.get((await send(edi, GOOD, **{"remove-missing": "on"})).to + "?show=removed")
    assert "No longer there" in page.text
    assert "no longer there" in page.text


async def test_a_table_is_left_with_nothing_done(edi: Browser) -> None:
    upload = (await send(edi, GOOD)).to
    assert "offices.csv" in (await edi.get(IMPORT)).text
    assert (await edi.submit(upload, do="leave")).to == IMPORT
    assert (await edi.get(upload)).status == 404


async def test_a_table_is_there_for_its_sender_only(desk: World, edi: Browser) -> None:
    upload = (await send(edi, GOOD)).to
    async with editor(desk, "other") as other:
        assert (await other.get(upload)).status == 404


async def test_a_table_is_kept_for_a_day(edi: Browser, desk: World, clock: StillClock) -> None:
    upload = (await send(edi, GOOD)).to
    clock.forward(25 * 3600)
    async with editor(desk, "again") as browser:
        assert (await browser.get(upload)).status == 404


async def test_an_editor_of_one_place_changes_only_that(desk: World, tmp_path: Path) -> None:
    await fill(desk.database, tmp_path)
    async with editor(desk, municipalities=["here"]) as browser:
        page = await browser.get((await send(browser, GOOD)).to)
        assert (page.status, "there/works is not in your care" in page.text) == (422, True)


async def test_an_editor_of_one_place_sees_only_its_imports(desk: World, tmp_path: Path) -> None:
    await fill(desk.database, tmp_path)
    await imported(desk.database, table({"key": "there/works", "address": "Street 1"}))
    async with editor(desk, municipalities=["here"]) as browser:
        assert "table.csv" not in (await browser.get(IMPORT)).text
        assert (await browser.get(f"{IMPORT}/past/1")).status == 404
        assert (await browser.submit(f"{IMPORT}/past/1", do="undo")).status == 404
        assert "there/" not in (await browser.get("/desk/directory/export")).text


async def test_what_came_from_the_command_line_says_so(desk: World, edi: Browser) -> None:
    await imported(desk.database, GOOD)
    assert "from the command line" in (await edi.get(IMPORT)).text


async def test_long_work_shows_how_far_it_is(edi: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    upload = (await send(edi, GOOD)).to
    with monkeypatch.context() as patch:
        patch.setattr(import_work, "PATIENCE_S", 0)
        page = await edi.get(upload)
    assert ("Your table is being looked at" in page.text, 'http-equiv="refresh"' in page.text) == (True, True)
    assert "Bring 2 changes in" in (await edi.get(upload)).text


async def test_a_failure_is_told_and_nothing_is_written(
    desk: World, edi: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(*_: object, **__: object) -> None:
        raise OSError

    upload = (await send(edi, GOOD)).to
    await edi.get(upload)
    with monkeypatch.context() as patch:
        patch.setattr(import_work, "apply_import", fails)
        await apply(edi, upload)
    assert "That did not work, and nothing was written." in (await edi.get(upload)).text
    assert (await contact(desk.database, "here/works")).phones == ()


async def test_a_table_that_cannot_be_looked_at_is_no_dead_end(edi: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fails(*_: object, **__: object) -> None:
        raise OSError

    upload = (await send(edi, GOOD)).to
    with monkeypatch.context() as patch:
        patch.setattr(import_work, "plan_import", fails)
        page = await edi.get(upload)
    assert (page.status, f'href="{upload}"' in page.text) == (500, True)
    assert "Bring 2 changes in" in (await edi.get(upload)).text


async def test_bringing_in_asks_for_the_password_once_more(desk: World, edi: Browser, clock: StillClock) -> None:
    upload = (await send(edi, GOOD)).to
    clock.forward(11 * 60)
    assert (await edi.get(upload)).to.startswith("/desk/confirm")


async def test_a_template_is_headed_in_the_language_that_was_chosen(edi: Browser) -> None:
    async with edi.session.get(f"{IMPORT}/template?municipality=here&language=sq") as response:
        sheet = load_workbook(io.BytesIO(await response.read())).active
    assert sheet is not None
    assert sheet["A1"].value == "Komuna"


@pytest.mark.parametrize("place", ["there", "nowhere", ""])
async def test_there_is_no_template_for_a_place_that_is_not_in_ones_care(
    desk: World, tmp_path: Path, place: str
) -> None:
    await fill(desk.database, tmp_path)
    async with editor(desk, municipalities=["here"]) as browser:
        assert (await browser.get(f"{IMPORT}/template?municipality={place}")).status == 404


async def test_what_is_taken_out_comes_back_unchanged(edi: Browser) -> None:
    async with edi.session.get("/desk/directory/export?format=xlsx&state=all") as response:
        content = await response.read()
    assert load_workbook(io.BytesIO(content)).active is not None
    assert "There is nothing to change" in (await edi.get((await send(edi, content, "all.xlsx")).to)).text


async def test_two_admins_at_once_do_not_undo_each_other(desk: World, edi: Browser) -> None:
    mine = (await send(edi, GOOD)).to
    seen = await edi.get(mine)
    async with editor(desk, "other") as other:
        theirs = (await send(other, table({"key": "here/works", "phones": "038 244 963"}))).to
        await apply(other, theirs)
    await edi.post(mine, {"token": seen.hidden("token"), "version": seen.hidden("version"), "do": "apply"})
    assert (await contact(desk.database, "here/works")).phones == ("+383 38 244 963",)
