"""Contact points in from a table: looked at first, then all or nothing."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from directory.contact_store import directory_version
from directory.editing import Refused, change
from directory.import_plan import ImportPlan
from directory.importing import ImportRefused, apply_import, pack_file, plan_import
from directory.pack import read_pack
from directory.pack_cells import COLUMNS
from directory.records import ContactKind, ContactPoint, State
from directory.store import save_pack
from storage.database import Database
from storage.scope import Scope
from tests.conftest import NOW
from tests.directory.filled import account, applied, contact, exported, imported, planned, put, table
from tests.directory.small_pack import WATER, write_pack


async def version(database: Database) -> str:
    async with database.reading() as session:
        return await directory_version(session)


async def test_an_import_without_changes_leaves_the_version(filled: Database) -> None:
    before = await version(filled)
    assert (await imported(filled, await exported(filled))).import_id is None
    assert await version(filled) == before


async def test_changes_are_planned_field_by_field(filled: Database) -> None:
    row = {"key": "here/water-company", "phones": "038 244 963;038 222 165", "name_en": "Waterworks"}
    [change] = (await planned(filled, table(row))).changed
    assert [(field.column, field.before, field.after) for field in change.fields] == [
        ("name_en", "Water", "Waterworks"),
        ("phones", "+383 38 222 165", "+383 38 244 963; +383 38 222 165"),
    ]


async def test_an_import_changes_what_its_cells_say_and_nothing_else(filled: Database) -> None:
    before = await contact(filled, "here/water-company")
    row = {"key": "here/water-company", "email": "", "state": "confirmed", "confirmed_on": "2026-02-28"}
    await imported(filled, table(row))
    after = await contact(filled, "here/water-company")
    assert after.state is State.CONFIRMED
    assert after == replace(before, state=after.state, confirmed_on=after.confirmed_on, version=2)


async def test_what_is_confirmed_without_a_day_was_confirmed_today(filled: Database) -> None:
    await imported(filled, table({"key": "here/works", "state": "confirmed"}))
    assert (await contact(filled, "here/works")).confirmed_on == NOW.date()


async def test_an_import_tells_everybody(filled: Database) -> None:
    before = await version(filled)
    await imported(filled, table({"key": "here/works", "address": "Street 1"}))
    assert await version(filled) != before


async def test_a_dash_empties_a_field(filled: Database) -> None:
    await imported(filled, table({"key": "here/water-company", "email": "-", "name_tr": "-", "phones": "-"}))
    after = await contact(filled, "here/water-company")
    assert (after.email, after.phones, "tr" in after.names) == (None, (), False)


async def test_a_new_contact_point_is_made(filled: Database) -> None:
    row = {"key": "here/vet", "municipality": "here", "topics": "roads water", "name_en": "Vet"}
    await imported(filled, table(row | {"phones": "'+383 38 748 018"}))
    made = await contact(filled, "here/vet")
    assert (made.topics, made.phones, made.state) == (("roads", "water"), ("+383 38 748 018",), State.UNCONFIRMED)
    assert made.kind is ContactKind.OFFICE


async def test_the_contacts_of_a_pack_can_be_imported(filled: Database) -> None:
    plan = await planned(filled, table(WATER | {"remark": "seen on a wall"}))
    assert (plan.planned, plan.faults, plan.unchanged) == ((), (), 1)


async def test_a_whole_pack_can_be_imported_and_unconfirms_nothing(filled: Database, tmp_path: Path) -> None:
    await imported(filled, table({"key": "here/works", "state": "confirmed"}))
    folder = write_pack(tmp_path / "again", WATER | {"address": "Street 1"})
    async with filled.reading() as session:
        plan = await plan_import(session, pack_file(folder), scope=Scope.ALL, now=NOW)
    assert ([each.after.key for each in plan.changed], plan.faults) == (["here/water-company"], ())


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        ({"key": "", "email": "a@b.ks"}, "name", "which office is it?"),
        ({"key": "Vet", "name_en": "Vet"}, "", "is not a key"),
        ({"key": "here/new"}, "", "a name is missing"),
        ({"key": "here/new", "kind": "office", "name_en": "New"}, "key", "does not begin with kosovo/"),
        ({"key": "here/works", "kind": "shop"}, "kind", '"shop" is not known'),
        ({"key": "here/works", "kind": "-"}, "kind", "cannot be emptied"),
        ({"key": "here/works", "topics": "water fire"}, "topics", 'unknown topic "fire"'),
        ({"key": "here/works", "municipality": "nowhere"}, "municipality", 'unknown municipality "nowhere"'),
        ({"key": "here/works", "phones": "call us"}, "phones", "is not a phone number"),
        ({"key": "here/works", "email": "a@b"}, "email", "is not an e-mail address"),
        ({"key": "here/works", "email": "a..b@kru-prishtina.com"}, "email", "a..b@"),
        ({"key": "here/works", "opening_hours": "mornings"}, "opening_hours", "opening hours"),
        ({"key": "here/works", "latitude": "52"}, "latitude", "is outside the country"),
        ({"key": "here/works", "latitude": "42.5"}, "longitude", "needs both"),
        ({"key": "here/works", "website": "example.org"}, "website", "is not a web address"),
        ({"key": "here/works", "confirmed_on": "1/2/2026"}, "confirmed_on", "is not a date"),
        ({"key": "here/works", "confirmed_on": "2026-02-01"}, "confirmed_on", "write confirmed there"),
        ({"key": "here/works", "state": "confirmed", "confirmed_on": "2027-01-01"}, "confirmed_on", "in the future"),
        ({"key": "here/works", "state": "due"}, "state", "“not confirmed” cannot become “to be confirmed again”"),
        ({"key": "here/works", "successor": "here/nobody"}, "successor", "there is no contact point here/nobody"),
        ({"key": "here/works", "valid_from": "2026-05-01", "valid_to": "2026-04-01"}, "valid_to", "before the first"),
        ({"key": "here/works", "name_en": "a\x7fb"}, "name_en", "is no text"),
        ({"key": "here/works", "name_en": "x" * 3000}, "name_en", "is too long"),
        ({"key": "here/works", "version": "9"}, "version", "is not a version"),
    ],
)
async def test_a_faulty_row_is_named_with_its_column(
    filled: Database, row: dict[str, str], column: str, reason: str
) -> None:
    good = dict.fromkeys(row, "") | {"key": "there/works"}
    fault = (await planned(filled, table(good, row | {"address": "Street 1"}))).faults[0]
    assert (fault.row, fault.column) == (3, column)
    assert reason in str(fault.reason)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "the file is empty"),
        ("colour,taste\nred,sweet\n", "no row with names of columns"),
        ("email,phones\na@b.ks,112\n", "no row with names of columns"),
        ("key,colour\nhere/works,red\n", "unknown columns: colour"),
        ("key,email,E-mail\nhere/works,,\n", "a column stands twice: email"),
        ("key,email\nhere/works,a@b.ks,c@d.ks\n", "3 cells instead of 2"),
        ('key,email\nhere/works,"a\n', "is not CSV"),
        ("key,state\nhere/works,refuses\nhere/works,refuses\n", "stands already in row 2"),
    ],
)
async def test_a_faulty_table_is_refused(filled: Database, text: str, reason: str) -> None:
    [fault] = (await planned(filled, text)).faults
    assert reason in str(fault.reason)


async def test_one_faulty_row_keeps_all_rows_out(filled: Database) -> None:
    rows = ({"key": "here/works", "address": "Street 1"}, {"key": "there/works", "address": "x", "email": "x"})
    with pytest.raises(ImportRefused, match="row 3, email"):
        await imported(filled, table(*rows))
    assert (await contact(filled, "here/works")).address is None


async def test_an_import_says_why(filled: Database) -> None:
    plan = await planned(filled, table({"key": "here/works", "address": "Street 1"}))
    async with filled.transaction() as session:
        with pytest.raises(Refused, match="note"):
            await apply_import(session, plan, account_id=None, note=" ", now=NOW)


async def test_a_plan_made_for_another_state_of_the_directory_is_refused(filled: Database) -> None:
    plan = await planned(filled, table({"key": "here/works", "address": "Street 1"}))
    await imported(filled, table({"key": "here/works", "address": "Street 2"}))
    with pytest.raises(ImportRefused, match="has changed since"):
        await applied(filled, plan)


async def test_an_imported_change_outlives_the_next_pack(filled: Database, tmp_path: Path) -> None:
    await imported(filled, table({"key": "here/works", "address": "Street 1"}))
    pack = read_pack(write_pack(tmp_path / "again", {"key": "here/works", "address": "Else"}))
    async with filled.transaction() as session:
        await save_pack(session, pack, now=NOW)
    assert (await contact(filled, "here/works")).address == "Street 1"


async def test_what_is_missing_stays_unless_asked_for(filled: Database) -> None:
    row = {"key": "here/works", "address": "Street 1"}
    assert (await planned(filled, table(row))).removed == ()
    removed = (await planned(filled, table(row), remove_missing=True)).removed
    assert {each.after.key for each in removed} == {"here/general", "here/mocr", "here/water-company"}
    assert all(each.after.state is State.INACTIVE for each in removed)


async def test_successors_may_not_go_round_in_a_circle(filled: Database) -> None:
    rows = ({"key": "here/works", "successor": "there/works"}, {"key": "there/works", "successor": "here/works"})
    faults = (await planned(filled, table(*rows))).faults
    assert "comes back to where it began" in str(faults[0])


async def test_progress_is_told_to_the_end(filled: Database) -> None:
    told: list[tuple[int, int]] = []
    await planned(filled, await exported(filled), progress=lambda done, total: told.append((done, total)))
    assert told == [(8, 8)]


async def test_an_older_number_is_a_warning(filled: Database) -> None:
    plan = await planned(filled, table({"key": "here/works", "phones": "+381 38 222 165"}))
    assert plan.faults == ()
    assert "+381" in str(plan.warnings[0])


async def test_a_topic_that_is_not_known_is_named_in_its_row(filled: Database) -> None:
    rows = ({"key": "here/works", "topic": topic} for topic in ("roads", "water", "sewers"))
    [fault] = (await planned(filled, table(*rows))).faults
    assert (fault.row, fault.column) == (4, "topic")


async def test_a_state_that_is_not_known_is_told_by_the_names_of_those_that_are(filled: Database) -> None:
    [fault] = (await planned(filled, table({"key": "here/works", "state": "yes"}))).faults
    assert fault.in_words("en").endswith(
        "known are not confirmed, confirmed, no longer there, takes no questions, own form only"
    )


async def test_a_day_that_does_not_exist_is_quoted_as_it_was_typed(filled: Database) -> None:
    [fault] = (await planned(filled, table({"key": "here/works", "confirmed_on": "40.1.2026"}))).faults
    assert '"40.1.2026" is not a date' in str(fault)


@pytest.mark.parametrize("said", ["2", "x", "9" * 5000])
async def test_a_version_that_never_was_is_a_fault(filled: Database, said: str) -> None:
    [fault] = (await planned(filled, table({"key": "here/works", "version": said, "address": "Street 1"}))).faults
    assert (fault.column, "is not a version of here/works" in str(fault)) == ("version", True)


class TestATableWrittenBeforeSomethingChanged:
    """Two admins and a spreadsheet: what the table's writer has not touched is not put back."""

    async def stale(self, database: Database, **edited: str) -> str:
        rows = list(csv.DictReader(io.StringIO(await exported(database), newline="")))
        await imported(database, table({"key": "here/works", "address": "Street 1"}))
        return table(*(row | (edited if row["key"] == "here/works" else {}) for row in rows))

    async def test_changes_nothing_that_was_not_edited_in_it(self, filled: Database) -> None:
        plan = await planned(filled, await self.stale(filled))
        assert (plan.planned, plan.faults) == ((), ())

    async def test_brings_in_what_was_edited_in_it(self, filled: Database) -> None:
        await imported(filled, await self.stale(filled, phones="038 222 165"))
        after = await contact(filled, "here/works")
        assert (after.address, after.phones) == ("Street 1", ("+383 38 222 165",))

    async def test_is_refused_where_both_changed_the_same(self, filled: Database) -> None:
        [fault] = (await planned(filled, await self.stale(filled, address="Street 2"))).faults
        assert (fault.column, "was changed by somebody at the terminal" in str(fault)) == ("address", True)

    async def test_changes_nothing_where_both_wrote_the_same_in_other_words(self, filled: Database) -> None:
        rows = list(csv.DictReader(io.StringIO(await exported(filled), newline="")))
        await imported(filled, table({"key": "here/works", "phones": "+383 38 222 165"}))
        typed = [row | ({"phones": "038 222-165"} if row["key"] == "here/works" else {}) for row in rows]
        plan = await planned(filled, table(*typed))
        assert (plan.planned, plan.faults) == ((), ())


class TestATableThatIsCorrectedAndSentOnceMore:
    """Whoever finds a mistake in what they have brought in puts it right where they wrote it."""

    async def row(self, database: Database) -> dict[str, str]:
        rows = csv.DictReader(io.StringIO(await exported(database), newline=""))
        return next(row for row in rows if row["key"] == "here/works")

    async def again(self, database: Database, writer: int, sender: int) -> ImportPlan:
        row = await self.row(database)
        first = await planned(database, table(row | {"phones": "038 222 165", "address": "Street 1"}))
        await applied(database, first, account_id=writer)
        corrected = table(row | {"phones": "038 222 166", "address": "Street 1"})
        return await planned(database, corrected, account_id=sender)

    async def test_changes_what_was_corrected(self, filled: Database) -> None:
        arta = await account(filled, "arta")
        plan = await self.again(filled, arta, arta)
        assert [(each.column, each.after) for each in plan.changed[0].fields] == [("phones", "+383 38 222 166")]
        assert plan.faults == ()

    async def test_is_refused_to_somebody_else(self, filled: Database) -> None:
        plan = await self.again(filled, await account(filled, "arta"), await account(filled, "besa"))
        assert [(fault.column, "was changed by arta" in str(fault)) for fault in plan.faults] == [("phones", True)]

    async def test_is_refused_where_they_have_changed_it_by_hand_since(self, filled: Database) -> None:
        arta, row = await account(filled, "arta"), await self.row(filled)
        who: dict[str, Any] = {"scope": Scope.ALL, "account_id": arta, "note": "by hand", "now": NOW}
        async with filled.transaction() as session:
            await change(session, "here/works", {"address": "Street 1"}, version=1, **who)
        plan = await planned(filled, table(row | {"address": "Street 2"}), account_id=arta)
        assert [fault.column for fault in plan.faults] == ["address"]


class TestATableWithoutKeys:
    """Lists as offices keep them."""

    async def test_offices_are_known_by_their_names(self, filled: Database) -> None:
        await imported(filled, table({"Komuna": "Here", "Office": "UJI", "Telefoni": "038 244 963"}))
        assert (await contact(filled, "here/water-company")).phones == ("+383 38 244 963",)

    async def test_another_name_is_another_office(self, filled: Database) -> None:
        await imported(filled, table({"Municipality": "here", "Office (English)": "Vet", "Topic": "Roads en"}))
        made = await contact(filled, "here/vet")
        assert (made.names, made.topics, made.municipality) == ({"en": "Vet"}, ("roads",), "here")

    async def test_a_name_without_a_language_is_in_the_municipalitys(self, filled: Database) -> None:
        await imported(
            filled,
            table({"office": "Ветеринар", "phone": "112"}, {"office": "Veteriner", "phone": "112"}),
            municipality="here",
        )
        assert (await contact(filled, "here/veterinar")).names == {"sr-Cyrl": "Ветеринар"}
        assert (await contact(filled, "here/veteriner")).names == {"sq": "Veteriner"}

    async def test_an_office_may_stand_in_a_row_for_each_matter(self, filled: Database) -> None:
        rows = ({"office": "Vet", "topic": "roads", "phone": "112"}, {"office": "Vet", "topic": "water", "phone": ""})
        await imported(filled, table(*rows), municipality="here")
        made = await contact(filled, "here/vet")
        assert (made.topics, made.phones) == (("roads", "water"), ("112",))

    async def test_rows_of_one_office_must_not_contradict_each_other(self, filled: Database) -> None:
        rows = (
            {"office": "Vet", "topic": "roads", "phone": "112"},
            {"office": "Vet", "topic": "water", "phone": "192"},
        )
        [fault] = (await planned(filled, table(*rows), municipality="here")).faults
        assert str(fault) == (
            "row 3, phones: the same office (here/vet) has something else there in row 2: write the same in both"
        )

    async def test_the_row_that_was_edited_counts(self, filled: Database) -> None:
        row = {"office": "Uji", "phone": "038 222 165"}
        rows = (row | {"topic": "water", "phone": "+383 38 222 165"}, row | {"topic": "roads", "phone": "112"})
        await imported(filled, table(*rows), municipality="here")
        assert (await contact(filled, "here/water-company")).phones == ("112",)

    async def test_a_topic_is_added_never_taken_away(self, filled: Database) -> None:
        await imported(filled, table({"office": "Uji", "topic": "roads"}), municipality="here")
        assert (await contact(filled, "here/water-company")).topics == ("water", "roads")

    async def test_an_office_is_national_only_if_it_says_so(self, filled: Database) -> None:
        [fault] = (await planned(filled, table({"office": "Vet"}))).faults
        assert str(fault).startswith("row 2, municipality: is missing")
        await imported(filled, table({"office": "Vet", "municipality": "-"}))
        assert (await contact(filled, "kosovo/vet")).municipality is None

    async def test_two_offices_of_one_name_are_asked_about(self, filled: Database) -> None:
        twins = [
            ContactPoint(key=f"here/vet-{n}", kind=ContactKind.OFFICE, names={"sq": "Vet"}, municipality="here")
            for n in "ab"
        ]
        await put(filled, *twins)
        [fault] = (await planned(filled, table({"office": "Vet", "phone": "112"}), municipality="here")).faults
        assert "here/vet-a, here/vet-b" in str(fault)

    async def test_a_near_topic_is_offered(self, filled: Database) -> None:
        [fault] = (
            await planned(filled, table({"office": "Vet", "topic": "Roads, en route"}), municipality="here")
        ).faults
        assert "is one of these meant:" in str(fault)


async def test_a_summary_tells_what_would_change(filled: Database) -> None:
    plan = await planned(filled, table({"key": "here/works", "address": "Street 1"}))
    assert plan.summary().splitlines() == [
        "table.csv: CSV with commas, UTF-8",
        "0 new, 1 changed, 0 removed, 0 same",
        "here/works, address: (empty) → Street 1",
    ]


async def test_a_summary_of_a_faulty_table_names_the_faults(filled: Database) -> None:
    plan = await planned(filled, table(*({"key": f"here/x{n}", "kind": "shop"} for n in range(25))))
    lines = plan.summary().splitlines()
    assert lines[1].startswith('row 2, kind: "shop" is not known')
    assert lines[-1] == "… and 5 more faults"


def test_every_field_of_a_contact_point_has_a_column() -> None:
    assert {column.field for column in COLUMNS} | {"version"} == set(ContactPoint.__dataclass_fields__)
