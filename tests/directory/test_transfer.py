"""Contact points out to a spreadsheet and back in."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.pack import read_pack
from directory.pack_cells import COLUMNS
from directory.records import ContactKind, ContactPoint, State
from directory.store import directory_version, load_contacts, put_contacts, save_pack
from directory.transfer import (
    ImportPlan,
    ImportRefused,
    _guarded,
    _unguarded,
    apply_import,
    export_contacts,
    plan_import,
)
from storage.database import Database
from tests.directory.small_pack import WATER, write_pack

ODD = ContactPoint(
    key="there/odd",
    municipality="there",
    kind=ContactKind.OFFICE,
    names={"en": "=HYPERLINK(1)", "sq": "'quoted", "tr": "-"},
    topics=("water",),
    phones=("+383 38 222 165", "038 200 14 612"),
    address=' @home, "1st floor"\nback door ',
    website="not checked.example",  # put in before addresses were checked
    notes={"en": "\t=1+1", "sr-Cyrl": "десно; лево"},
)


@pytest.fixture
async def filled(database: Database, tmp_path: Path) -> Database:
    async with database.transaction() as session:
        await save_pack(session, read_pack(write_pack(tmp_path / "small")))
        await put_contacts(session, [ODD])
    return database


async def exported(database: Database) -> str:
    async with database.reading() as session:
        return await export_contacts(session)


async def planned(database: Database, text: str) -> ImportPlan:
    async with database.reading() as session:
        return await plan_import(session, text)


async def imported(database: Database, text: str) -> int:
    async with database.transaction() as session:
        return await apply_import(session, await plan_import(session, text))


async def contact(database: Database, key: str) -> ContactPoint:
    async with database.reading() as session:
        return next(each for each in await load_contacts(session) if each.key == key)


def table(*rows: dict[str, str], delimiter: str = ",") -> str:
    columns = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


async def test_an_export_has_a_row_for_every_contact_point(filled: Database) -> None:
    rows = list(csv.DictReader(io.StringIO(await exported(filled), newline="")))
    assert [row["key"] for row in rows] == sorted(row["key"] for row in rows)
    assert len(rows) == 8


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n"])
async def test_no_exported_cell_is_a_formula(filled: Database, first: str) -> None:
    rows = csv.reader(io.StringIO(await exported(filled), newline=""))
    assert not any(cell.lstrip(" ").startswith(first) for row in rows for cell in row)


@pytest.mark.parametrize(
    "as_a_spreadsheet_saves_it",
    [
        lambda text: text,
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\r\n", "\n"),
        lambda text: text.replace("\r\n", "\n").replace("\n", "\r\n"),
        lambda text: table(*csv.DictReader(io.StringIO(text, newline="")), delimiter=";"),
        lambda text: table(*csv.DictReader(io.StringIO(text, newline="")), delimiter="\t"),
    ],
)
async def test_a_round_trip_changes_nothing(filled: Database, as_a_spreadsheet_saves_it: object) -> None:
    assert callable(as_a_spreadsheet_saves_it)
    plan = await planned(filled, as_a_spreadsheet_saves_it(await exported(filled)))
    assert (plan.new, plan.changed, plan.faults) == ((), (), ())


async def test_an_import_without_changes_leaves_the_version(filled: Database) -> None:
    async with filled.reading() as session:
        before = await directory_version(session)
    assert await imported(filled, await exported(filled)) == 0
    async with filled.reading() as session:
        assert await directory_version(session) == before


async def test_changes_are_planned_field_by_field(filled: Database) -> None:
    row = {"key": "here/water-company", "phones": "038 200 14 612;038 222 165", "name_en": "Waterworks"}
    [change] = (await planned(filled, table(row))).changed
    assert [(field.column, field.before, field.after) for field in change.fields] == [
        ("name_en", "Water", "Waterworks"),
        ("phones", "038 222 165", "038 200 14 612; 038 222 165"),
    ]


async def test_an_import_changes_what_its_cells_say_and_nothing_else(filled: Database) -> None:
    before = await contact(filled, "here/water-company")
    row = {"key": "here/water-company", "email": "", "state": "confirmed", "confirmed_on": "2026-02-28"}
    assert await imported(filled, table(row)) == 1
    after = await contact(filled, "here/water-company")
    assert after.state is State.CONFIRMED
    assert after == replace(before, state=after.state, confirmed_on=after.confirmed_on)


async def test_an_import_tells_everybody(filled: Database) -> None:
    async with filled.reading() as session:
        before = await directory_version(session)
    await imported(filled, table({"key": "here/works", "address": "Street 1"}))
    async with filled.reading() as session:
        assert await directory_version(session) != before


async def test_a_dash_empties_a_field(filled: Database) -> None:
    await imported(filled, table({"key": "here/water-company", "email": "-", "name_tr": "-", "phones": "-"}))
    after = await contact(filled, "here/water-company")
    assert (after.email, after.phones, "tr" in after.names) == (None, (), False)


async def test_a_new_contact_point_is_made(filled: Database) -> None:
    row = {"key": "here/vet", "municipality": "here", "kind": "office", "topics": "roads water", "name_en": "Vet"}
    await imported(filled, table(row | {"phones": "'+383 38 748 018"}))
    made = await contact(filled, "here/vet")
    assert (made.topics, made.phones, made.state) == (("roads", "water"), ("+383 38 748 018",), State.UNCONFIRMED)


async def test_the_contacts_of_a_pack_can_be_imported(filled: Database) -> None:
    plan = await planned(filled, table(WATER | {"remark": "seen on a wall"}))
    assert (plan.new, plan.changed, plan.faults) == ((), (), ())


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        ({"key": ""}, "key", "is missing"),
        ({"key": "Vet"}, "key", "is not a key"),
        ({"key": "here/new"}, "", "kind is missing"),
        ({"key": "here/new", "kind": "office"}, "", "a name is missing"),
        ({"key": "here/new", "kind": "office", "name_en": "New"}, "", "does not begin with kosovo/"),
        ({"key": "here/works", "kind": "shop"}, "kind", '"shop" is not known'),
        ({"key": "here/works", "kind": "-"}, "kind", "cannot be emptied"),
        ({"key": "here/works", "topics": "water fire"}, "", 'unknown topic "fire"'),
        ({"key": "here/works", "municipality": "nowhere"}, "", 'unknown municipality "nowhere"'),
        ({"key": "here/works", "phones": "call us"}, "phones", "is not a phone number"),
        ({"key": "here/works", "email": "a@b"}, "email", "is not an e-mail address"),
        ({"key": "here/works", "email": "a..b@kru-prishtina.com"}, "email", "a..b@"),
        ({"key": "here/works", "opening_hours": "mornings"}, "opening_hours", "opening hours"),
        ({"key": "here/works", "latitude": "52"}, "latitude", "is outside Kosovo"),
        ({"key": "here/works", "website": "example.org"}, "website", "is not a web address"),
        ({"key": "here/works", "confirmed_on": "1.2.2026"}, "confirmed_on", "is not a date"),
    ],
)
async def test_a_faulty_row_is_named_with_its_column(
    filled: Database, row: dict[str, str], column: str, reason: str
) -> None:
    good = dict.fromkeys(row, "") | {"key": "there/works"}
    fault = (await planned(filled, table(good, row | {"address": "Street 1"}))).faults[0]
    assert (fault.row, fault.column) == (3, column)
    assert reason in fault.reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "the column key is missing"),
        ("name_en,phones\nWater,112\n", "the column key is missing"),
        ("key,colour\nhere/works,red\n", "unknown columns: colour"),
        ("key,email,email\nhere/works,,\n", "a column stands twice"),
        ("key,email\nhere/works,,,,\n", "5 cells instead of 2"),
        ('key,email\nhere/works,"a\n', "is not CSV"),
        ("key,state\nhere/works,due\nhere/works,due\n", "stands already in row 2"),
    ],
)
async def test_a_faulty_table_is_refused(filled: Database, text: str, reason: str) -> None:
    [fault] = (await planned(filled, text)).faults
    assert reason in fault.reason


async def test_one_faulty_row_keeps_all_rows_out(filled: Database) -> None:
    rows = ({"key": "here/works", "address": "Street 1"}, {"key": "there/works", "address": "x", "email": "x"})
    with pytest.raises(ImportRefused, match="row 3, email"):
        await imported(filled, table(*rows))
    assert (await contact(filled, "here/works")).address is None


async def test_a_plan_made_for_another_state_of_the_directory_is_refused(filled: Database) -> None:
    plan = await planned(filled, table({"key": "here/works", "address": "Street 1"}))
    await imported(filled, table({"key": "here/works", "address": "Street 2"}))
    with pytest.raises(ImportRefused, match="has changed since"):
        async with filled.transaction() as session:
            await apply_import(session, plan)


async def test_an_imported_change_outlives_the_next_pack(filled: Database, tmp_path: Path) -> None:
    await imported(filled, table({"key": "here/works", "address": "Street 1"}))
    async with filled.transaction() as session:
        await save_pack(session, read_pack(write_pack(tmp_path / "again", {"key": "here/works", "address": "Else"})))
    assert (await contact(filled, "here/works")).address == "Street 1"


async def test_a_summary_tells_what_would_change(filled: Database) -> None:
    plan = await planned(filled, table({"key": "here/works", "address": "Street 1"}))
    assert plan.summary() == "0 new, 1 changed\nhere/works, address: (empty) → Street 1"


async def test_a_summary_of_a_faulty_table_names_the_faults(filled: Database) -> None:
    plan = await planned(filled, table(*({"key": f"here/x{n}", "kind": "shop"} for n in range(25))))
    lines = plan.summary().splitlines()
    assert lines[0].startswith('row 2, kind: "shop" is not known')
    assert lines[-1] == "… and 5 more faults"


@given(st.text())
def test_guarding_a_cell_can_be_undone(text: str) -> None:
    assert _unguarded(_guarded(text)) == text


@given(st.text())
def test_a_guarded_cell_is_no_formula(text: str) -> None:
    assert not _guarded(text).lstrip(" ").startswith(("=", "+", "-", "@"))


def test_every_field_of_a_contact_point_has_a_column() -> None:
    assert {column.field for column in COLUMNS} == set(ContactPoint.__dataclass_fields__)
