from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.hours import HoursError, parse
from directory.hours_schedule import Schedule
from tests.directory.hours_strategies import schedules, standings


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24/7",
        "by appointment",
        "closed until 2026-12-31",
        "closed until 2026-12-31; 24/7",
        "closed until 2026-12-31; by appointment",
        "closed until 2026-12-31; Mo-Fr 08:00-16:00; PH off",
        "Mo-Fr 08:00-12:00,13:00-16:00; Sa 09:00-14:00; PH off",
        "Mo-Su 00:00-24:00; PH 00:00-24:00",
        "Mo-Fr 16:00-08:00",
        "Mo,We,Fr-Sa 08:00-12:00; Tu,Th 10:00-18:00",
        "Mo-Su off",
        "Mo-Fr 08:00-16:00; 2026-12-24,2026-12-28-2026-12-30 off; 2026-12-31 08:00-12:00",
    ],
)
def test_canonical_notation_stays_as_it_is(text: str) -> None:
    assert str(parse(text)) == text


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("  mo - fr  8:00 – 16:00 ; ph OFF;", "Mo-Fr 08:00-16:00; PH off"),
        ("Mo 08:00-12:00; Tu 08:00-12:00; We 08:00-12:00", "Mo-We 08:00-12:00"),
        ("Sa-Mo 10:00-12:00", "Mo,Sa-Su 10:00-12:00"),
        ("Mo 13:00-16:00, 08:00-12:00", "Mo 08:00-12:00,13:00-16:00"),
        ("Mo-Fr 08:00-16:00; Sa,Su off", "Mo-Fr 08:00-16:00"),
        ("Mo-Fr 08:00-16:00; Sa closed", "Mo-Fr 08:00-16:00"),
        ("Mo-Su,PH 08:00-16:00", "Mo-Su 08:00-16:00; PH 08:00-16:00"),
        ("Mo 16:00-00:00", "Mo 16:00-24:00"),
        ("Mo off", "Mo-Su off"),
        ("2026-12-25 off; PH off; Mo 08:00-09:00; 2026-12-24 off", "Mo 08:00-09:00; PH off; 2026-12-24-2026-12-25 off"),
        ("Mo 08:00-09:00; Closed Until 2026-12-31", "closed until 2026-12-31; Mo 08:00-09:00"),
        ("By Appointment", "by appointment"),
    ],
)
def test_other_ways_of_writing_become_canonical(text: str, canonical: str) -> None:
    assert str(parse(text)) == canonical


@given(schedule=schedules() | standings())
def test_what_is_written_reads_the_same(schedule: Schedule) -> None:
    hours = parse(str(schedule))
    assert hours.schedule == schedule
    assert parse(str(hours)) == hours


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        # days
        ("Xx 08:00-16:00", 'unknown weekday "Xx" (known: Mo Tu We Th Fr Sa Su PH), at character 1 of'),
        ("Mo-Fri 08:00-16:00", 'unknown weekday "Fri" (known: Mo Tu We Th Fr Sa Su PH), at character 4 of'),
        ("summer: 08:00-16:00", 'unknown weekday "summer"'),
        ("Mo-Mo 08:00-16:00", "Mo-Mo is no range of weekdays, at character 1 of"),
        ("08:00-16:00", 'unknown weekday "08:00"'),
        ("Mo, 08:00-16:00", 'unknown weekday "08:00" (known: Mo Tu We Th Fr Sa Su PH), at character 5 of'),
        ("Mo-Fr 08:00-16:00; We off", "We is given twice; write all its hours in one rule, at character 20 of"),
        ("Mo,Mo 08:00-16:00", "Mo is given twice"),
        ("Mo 08:00-16:00; PH off; PH off", "PH is given twice"),
        ("PH off", "the hours of the weekdays are missing, in"),
        ("2026-12-24 off", "the hours of the weekdays are missing, in"),
        # dates
        ("Mo off; 2026-02-30 off", "there is no 2026-02-30, at character 9 of"),
        ("Mo off; 2026-12-24,2026-12-24 off", "2026-12-24 is given twice"),
        ("Mo off; 2026-12-24-2026-12-23 off", "2026-12-24-2026-12-23 is no range of at most 1000 days"),
        ("Mo off; 2026-01-01-2096-01-01 off", "2026-01-01-2096-01-01 is no range of at most 1000 days"),
        ("closed until 9999-12-31", "9999-12-31 is not in the years 2000 to 2100, at character 14 of"),
        ("Mo off; 2026-01-01-2028-01-01,2029-01-01-2030-01-01 off", "more than 1000 dates, in"),
        ("Mo off; 24.12.2026 off", 'unknown weekday "24.12.2026"'),
        ("Mo off; 20261224 off", 'unknown weekday "20261224"'),
        ("closed until 20261231", '"20261231" is not a date such as 2026-12-31, at character 14 of'),
        ("closed until", "a date such as 2026-12-31 is missing at the end, in"),
        ("closed until 2026-12-31; closed until 2027-01-31", '"closed until" is given twice, at character 26 of'),
        # times
        ("Mo-Fr 08:00-25:00", "25:00 is not a time of day (00:00 to 24:00), at character 13 of"),
        ("Mo-Fr 08:60-16:00", "08:60 is not a time of day (00:00 to 24:00), at character 7 of"),
        ("Mo-Fr 08:00-24:01", "24:01 is not a time of day"),
        ("Mo-Fr 08-16", '"08" is not a time such as 08:00, at character 7 of'),
        ("Mo-Fr 08.00-16.00", '"08.00" is not a time such as 08:00'),
        ("Mo-Fr 008:00-16:00", '"008:00" is not a time such as 08:00'),
        ("Mo-Fr 08:00", '"-" is missing at the end, in'),
        ("Mo-Fr 08:00-", "a time such as 16:00 is missing at the end, in"),
        ("Mo-Fr", 'a time such as 08:00 (or "off") is missing at the end, in'),
        ("Mo-Fr 08:00-08:00", "08:00-08:00 is no period (a whole day is 00:00-24:00), at character 7 of"),
        ("Mo-Fr 24:00-08:00", "24:00-08:00 is no period"),
        ("Mo 08:00-12:00 13:00-16:00", '"13:00" stands where ";" should, at character 16 of'),
        # overlaps
        ("Mo 08:00-12:00,11:00-16:00", "11:00-16:00 overlaps 08:00-12:00, at character 16 of"),
        ("Mo 08:00-16:00,09:00-10:00", "09:00-10:00 overlaps 08:00-16:00"),
        ("Mo 20:00-02:00,21:00-22:00", "21:00-22:00 overlaps 20:00-02:00"),
        ("Mo-Tu 16:00-08:00,07:00-09:00", "Mo 16:00-08:00 overlaps Tu 07:00-09:00, in"),
        ("Su 20:00-04:00; Mo 03:00-10:00", "Su 20:00-04:00 overlaps Mo 03:00-10:00, in"),
        # what holds at all times
        ("24/7; Mo off", '"24/7" holds at all times and cannot be joined with other hours, in'),
        ("Mo-Fr 08:00-16:00; by appointment", '"by appointment" holds at all times'),
        ("24/7; by appointment", '"by appointment" cannot follow "24/7", at character 7 of'),
        ("by phone", '"phone" stands where "appointment" should, at character 4 of'),
        ("closed", '"until" is missing at the end, in'),
    ],
)
def test_what_cannot_be_read_is_named_with_its_place(text: str, complaint: str) -> None:
    with pytest.raises(HoursError) as raised:
        parse(text)
    assert str(raised.value).startswith(complaint)
    assert str(raised.value).endswith(f'"{text}"')


PIECES = [
    "Mo",
    "Fr",
    "PH",
    "-",
    ",",
    ";",
    " ",
    "08:00",
    "16:00",
    "24/7",
    "2026-12-24",
    "closed",
    "until",
    "off",
    "é",
    "8",
]


@given(text=st.text(max_size=40) | st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        hours = parse(text)
    except HoursError:
        return
    assert parse(str(hours)) == hours


def test_a_long_closure_is_one_range() -> None:
    hours = parse("Mo off; 2026-01-01-2026-12-31,2027-01-01-2027-12-31 off")
    assert str(hours) == "Mo-Su off; 2026-01-01-2027-12-31 off"
    assert hours.schedule.dates[-1] == (date(2027, 12, 31), ())
