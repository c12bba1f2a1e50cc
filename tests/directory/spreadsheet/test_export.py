"""What goes out comes back unchanged."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.contact_store import load_contacts
from directory.import_lines import Gatherer
from directory.import_plan import ImportPlan, Planner, Stored
from directory.importing import TableFile, plan_import, read_tables
from directory.pack_offices import Codes
from directory.pack_values import WRITTEN_LANGUAGES
from directory.reasons import Reason
from directory.records import ContactKind, ContactPoint, Municipality, State
from directory.spreadsheet.cells import guarded, guarded_text_cell, plain, said, unguarded
from directory.spreadsheet.export import as_csv, as_workbook
from directory.spreadsheet.headers import find_header
from directory.spreadsheet.words import words_of
from locales import LANGUAGES
from storage.database import Database
from storage.scope import Scope
from tests.conftest import NOW
from tests.directory.filled import ODD, exported, file_of, planned, table

DAYS = st.none() | st.dates(date(2000, 1, 1), date(2099, 12, 31))
LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffd")
TEXTS = st.text(LETTERS | st.sampled_from("\n\t'=-+@"), max_size=30)
FILLED = TEXTS.filter(lambda text: text.strip())
VERSIONS = st.dictionaries(st.sampled_from(WRITTEN_LANGUAGES), FILLED, max_size=3)
HERE = Municipality(code="here", names={"en": "Here"}, official_languages=("sq",), latitude=42.0, longitude=21.0)


def contacts() -> st.SearchStrategy[ContactPoint]:
    """Any contact point that could stand in a store, checked or not."""
    return st.builds(
        ContactPoint,
        key=st.from_regex(r"here/[a-z]{1,8}", fullmatch=True),
        municipality=st.sampled_from([None, "here"]),
        kind=st.sampled_from(ContactKind),
        names=st.dictionaries(st.sampled_from(WRITTEN_LANGUAGES), FILLED, min_size=1, max_size=3),
        roles=VERSIONS,
        notes=VERSIONS,
        topics=st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), unique=True, max_size=3).map(tuple),
        phones=st.lists(FILLED.filter(lambda text: ";" not in text).map(str.strip), max_size=2).map(tuple),
        languages=st.lists(st.sampled_from(list(LANGUAGES)), unique=True, max_size=3).map(tuple),
        latitude=st.none() | st.floats(41.8, 43.3),
        longitude=st.none() | st.floats(19.9, 21.9),
        state=st.sampled_from(State),
        demo=st.booleans(),
        trust=st.sampled_from([None, "A", "B"]),
        version=st.integers(1, 10**6),
        **dict.fromkeys(("confirmed_on", "due_on", "valid_from", "valid_to"), DAYS),
        **{
            name: st.none() | FILLED
            for name in ("person", "email", "address", "opening_hours", "website", "source_url", "source_date")
        },
        successor=st.none() | st.from_regex(r"here/[a-z]{1,8}", fullmatch=True),
    )


def plan_of(known: list[ContactPoint], content: bytes) -> ImportPlan:
    stored = Stored(
        version="1",
        contacts={each.key: each for each in known},
        codes=Codes(municipalities={"here"}, topics=set()),
        words=words_of([HERE], []),
        today=NOW.date(),
        scope=Scope.ALL,
        changes={},
    )
    read, header = find_header(read_tables(TableFile(name="x", content=content)))
    gatherer = Gatherer(
        words=stored.words,
        municipalities={"here": HERE},
        stored=stored.contacts,
        municipality=None,
    )
    gatherer.gather(read, header)
    planner = Planner(stored, gatherer.faults)
    for gathered in gatherer.gathered.values():
        planner.take(gathered)
    planner.judge()
    return planner.plan(file_name="x", read_as=Reason("x"))


@pytest.mark.parametrize("write", [lambda known: as_csv(known).encode("utf-8-sig"), as_workbook])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(known=st.lists(contacts(), min_size=1, max_size=3, unique_by=lambda each: each.key))
def test_a_round_trip_changes_nothing(write: Any, known: list[ContactPoint]) -> None:
    plan = plan_of(known, write(known))
    assert (plan.planned, plan.faults, plan.unchanged) == ((), (), len(known))


@pytest.mark.parametrize(
    "as_a_spreadsheet_saves_it",
    [
        lambda text: text.encode(),
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("utf-16"),
        lambda text: text.replace("\r\n", "\n").encode(),
        lambda text: text.replace("\r\n", "\n").replace("\n", "\r\n").encode(),
        lambda text: table(*csv.DictReader(io.StringIO(text, newline="")), delimiter=";").encode(),
        lambda text: table(*csv.DictReader(io.StringIO(text, newline="")), delimiter="\t").encode(),
    ],
)
async def test_a_round_trip_by_way_of_a_spreadsheet_changes_nothing(
    filled: Database, as_a_spreadsheet_saves_it: Any
) -> None:
    plan = await planned(filled, as_a_spreadsheet_saves_it(await exported(filled)))
    assert (plan.planned, plan.faults, plan.unchanged) == ((), (), 8)


async def test_a_workbook_makes_the_round_trip(filled: Database) -> None:
    async with filled.reading() as session:
        content = as_workbook(await load_contacts(session))
        plan = await plan_import(session, file_of(content, "contacts.xlsx"), scope=Scope.ALL, now=NOW)
    assert (plan.planned, plan.faults, plan.unchanged) == ((), (), 8)


async def test_an_export_has_a_row_for_every_contact_point(filled: Database) -> None:
    rows = list(csv.DictReader(io.StringIO(await exported(filled), newline="")))
    assert [row["key"] for row in rows] == sorted(row["key"] for row in rows)
    assert len(rows) == 8


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_exported_cell_is_a_formula(first: str) -> None:
    rows = csv.reader(io.StringIO(as_csv([ODD]), newline=""))
    assert not any(cell.lstrip(" ").startswith(first) for row in rows for cell in row)


def test_a_phone_in_a_workbook_is_a_text_as_it_stands() -> None:
    from openpyxl import load_workbook

    sheet = load_workbook(io.BytesIO(as_workbook([ODD]))).active
    cells = {heading.value: cell for heading, cell in zip(sheet[1], sheet[2], strict=True)}
    assert (cells["phones"].value, cells["phones"].data_type) == ("+383 38 222 165; 038 200 14 612", "s")
    assert (cells["name_en"].value, cells["name_en"].data_type) == ("=HYPERLINK(1)", "s")


@given(st.text())
def test_guarding_a_cell_can_be_undone(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(TEXTS)
def test_a_cell_says_what_was_written_to_it(text: str) -> None:
    assert said(guarded(text)) == said(guarded_text_cell(text)) == plain(text)


@given(st.text())
def test_a_guarded_cell_is_no_formula(text: str) -> None:
    assert not guarded(text).lstrip(" ").startswith(("=", "+", "-", "@"))
