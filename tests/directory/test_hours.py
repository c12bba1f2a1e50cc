from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.hours import LOOK_AHEAD_DAYS, ZONE, HoursKind, HoursNow, OpeningHours, parse
from directory.hours_schedule import DAY, Day, Schedule
from locales.public_holidays import is_public_holiday
from tests.directory.hours_strategies import schedules

OFFICE = "Mo-Fr 08:00-12:00,13:00-16:00; Sa 09:00-14:00"


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def iso(moment: datetime | None) -> str | None:
    """With the offset, which tells the two runs of the hour that clocks show twice apart."""
    return moment.isoformat(timespec="minutes") if moment else None


def is_open(until: str | None) -> HoursNow:
    return HoursNow(kind=HoursKind.OPEN, until=local(until) if until else None)


def is_closed(opens: str | None) -> HoursNow:
    return HoursNow(kind=HoursKind.CLOSED, opens=local(opens) if opens else None)


# Monday is 2 November 2026; there is no holiday in that month.
@pytest.mark.parametrize(
    ("text", "moment", "expected"),
    [
        (OFFICE, "2026-11-02 07:59", is_closed("2026-11-02 08:00")),
        (OFFICE, "2026-11-02 08:00", is_open("2026-11-02 12:00")),
        (OFFICE, "2026-11-02 11:59:59", is_open("2026-11-02 12:00")),
        (OFFICE, "2026-11-02 12:00", is_closed("2026-11-02 13:00")),
        (OFFICE, "2026-11-02 15:00", is_open("2026-11-02 16:00")),
        (OFFICE, "2026-11-06 16:00", is_closed("2026-11-07 09:00")),
        (OFFICE, "2026-11-07 14:00", is_closed("2026-11-09 08:00")),
        (OFFICE, "2026-11-08 10:00", is_closed("2026-11-09 08:00")),
        ("Mo 08:00-10:00", "2026-11-02 10:00", is_closed("2026-11-09 08:00")),
        ("Mo 08:00-12:00,12:00-16:00", "2026-11-02 09:00", is_open("2026-11-02 16:00")),
        # over midnight
        ("Mo-Fr 16:00-08:00", "2026-11-02 07:00", is_closed("2026-11-02 16:00")),
        ("Mo-Fr 16:00-08:00", "2026-11-02 23:00", is_open("2026-11-03 08:00")),
        ("Mo-Fr 16:00-08:00", "2026-11-07 07:59", is_open("2026-11-07 08:00")),
        ("Mo-Fr 16:00-08:00", "2026-11-07 08:00", is_closed("2026-11-09 16:00")),
        ("Su 20:00-04:00", "2026-11-02 03:00", is_open("2026-11-02 04:00")),
        ("Mo 20:00-24:00; Tu 00:00-06:00,06:00-09:00", "2026-11-02 21:00", is_open("2026-11-03 09:00")),
        ("Mo 20:00-02:00; Tu 02:00-06:00", "2026-11-02 21:00", is_open("2026-11-03 06:00")),
        ("Fr-Su 00:00-24:00", "2026-11-07 12:00", is_open("2026-11-09 00:00")),
        ("Mo-Su 00:00-24:00", "2026-11-02 12:00", is_open(None)),
        ("Mo-Su 00:00-24:00", "2026-12-20 12:00", is_open("2026-12-25 00:00")),
        ("Mo-Su 00:00-24:00; PH 00:00-24:00", "2026-12-20 12:00", is_open(None)),
        # dates of the municipality's own
        (f"{OFFICE}; 2026-11-03 off", "2026-11-02 16:00", is_closed("2026-11-04 08:00")),
        (f"{OFFICE}; 2026-11-03 10:00-11:00", "2026-11-03 08:00", is_closed("2026-11-03 10:00")),
        (f"{OFFICE}; 2026-11-08 10:00-11:00", "2026-11-08 10:30", is_open("2026-11-08 11:00")),
        (f"{OFFICE}; 2026-11-03-2026-11-10 off", "2026-11-02 16:00", is_closed("2026-11-11 08:00")),
        (f"{OFFICE}; 2026-11-03-2026-11-16 off", "2026-11-02 16:00", is_closed(None)),
        (f"{OFFICE}; 2026-11-03-2026-11-16 off", "2026-11-03 00:00", is_closed("2026-11-17 08:00")),
        # what began on the evening before an exception runs to its end
        ("Mo-Fr 16:00-08:00; 2026-11-03 off", "2026-11-03 07:00", is_open("2026-11-03 08:00")),
        ("Mo-Fr 16:00-08:00; 2026-11-03 off", "2026-11-03 17:00", is_closed("2026-11-04 16:00")),
        ("Mo-Fr 16:00-08:00; 2026-11-03 06:00-10:00", "2026-11-03 05:00", is_open("2026-11-03 10:00")),
        ("Mo-Su off", "2026-11-02 12:00", is_closed(None)),
    ],
)
def test_by_its_timetable_an_office_is(text: str, moment: str, expected: HoursNow) -> None:
    assert parse(text).at(local(moment)) == expected


@pytest.mark.parametrize(
    ("text", "moment", "expected"),
    [
        (OFFICE, "2026-02-17 10:00", is_closed("2026-02-18 08:00")),  # Independence Day, a Tuesday
        (f"{OFFICE}; PH off", "2026-02-17 10:00", is_closed("2026-02-18 08:00")),
        (f"{OFFICE}; PH 09:00-11:00", "2026-02-17 10:00", is_open("2026-02-17 11:00")),
        (f"{OFFICE}; PH 09:00-11:00", "2026-02-16 16:00", is_closed("2026-02-17 09:00")),
        (f"{OFFICE}; 2026-02-17 08:00-16:00", "2026-02-17 10:00", is_open("2026-02-17 16:00")),
        (f"{OFFICE}; 2026-02-17 08:00-16:00; PH off", "2026-02-17 10:00", is_open("2026-02-17 16:00")),
        (OFFICE, "2025-12-31 17:00", is_closed("2026-01-03 09:00")),  # two days of New Year, then a Saturday
        ("Mo-Fr 08:00-16:00", "2025-12-31 17:00", is_closed("2026-01-05 08:00")),
        ("24/7", "2026-02-17 10:00", HoursNow(kind=HoursKind.ALWAYS_OPEN)),
        ("by appointment", "2026-02-17 10:00", HoursNow(kind=HoursKind.BY_APPOINTMENT)),
    ],
)
def test_on_public_holidays_an_office_is(text: str, moment: str, expected: HoursNow) -> None:
    assert parse(text).at(local(moment)) == expected


def closed_for_now(until: str, opens: str | None) -> HoursNow:
    return HoursNow(
        kind=HoursKind.TEMPORARILY_CLOSED, until=local(until), opens=local(opens) if opens is not None else None
    )


@pytest.mark.parametrize(
    ("text", "moment", "expected"),
    [
        ("closed until 2026-11-05", "2026-11-02 10:00", closed_for_now("2026-11-06", None)),
        ("closed until 2026-11-05", "2026-11-05 23:59", closed_for_now("2026-11-06", None)),
        ("closed until 2026-11-05", "2026-11-06 00:00", HoursNow(kind=HoursKind.UNKNOWN)),
        (f"closed until 2026-11-05; {OFFICE}", "2026-01-01", closed_for_now("2026-11-06", "2026-11-06 08:00")),
        (f"closed until 2026-11-06; {OFFICE}", "2026-11-02", closed_for_now("2026-11-07", "2026-11-07 09:00")),
        (f"closed until 2026-11-05; {OFFICE}", "2026-11-06 09:00", is_open("2026-11-06 12:00")),
        ("closed until 2026-11-05; Mo-Fr 16:00-08:00", "2026-11-05", closed_for_now("2026-11-06", "2026-11-06")),
        ("closed until 2026-11-05; 24/7", "2026-11-05", closed_for_now("2026-11-06", "2026-11-06")),
        ("closed until 2026-11-05; 24/7", "2026-11-06", HoursNow(kind=HoursKind.ALWAYS_OPEN)),
        ("closed until 2026-11-05; by appointment", "2026-11-05", closed_for_now("2026-11-06", None)),
        ("closed until 2026-11-05; by appointment", "2026-11-06", HoursNow(kind=HoursKind.BY_APPOINTMENT)),
        ("closed until 2026-11-05; Mo-Su off", "2026-11-05", closed_for_now("2026-11-06", None)),
    ],
)
def test_while_it_is_closed_for_some_time_an_office_is(text: str, moment: str, expected: HoursNow) -> None:
    assert parse(text).at(local(moment)) == expected


@pytest.mark.parametrize("text", ["", "  ", ";"])
def test_hours_that_say_nothing_are_unknown(text: str) -> None:
    assert parse(text).at(local("2026-11-02 10:00")) == HoursNow(kind=HoursKind.UNKNOWN)


@pytest.mark.parametrize(
    ("text", "moment", "until"),
    [
        # Clocks go from 02:00 to 03:00 on 29 March 2026, and from 03:00 back to 02:00 on 25 October 2026.
        ("Sa 22:00-06:00", "2026-03-28T22:00+01:00", "2026-03-29T06:00+02:00"),
        ("Sa 22:00-02:30", "2026-03-28T22:00+01:00", "2026-03-29T03:00+02:00"),
        ("Su 02:30-06:00", "2026-03-29T03:00+02:00", "2026-03-29T06:00+02:00"),
        ("Sa 22:00-02:30; Su 02:30-06:00", "2026-03-28T22:00+01:00", "2026-03-29T06:00+02:00"),
        ("Sa 22:00-06:00", "2026-10-24T22:00+02:00", "2026-10-25T06:00+01:00"),
        ("Sa 22:00-02:30", "2026-10-24T22:00+02:00", "2026-10-25T02:30+02:00"),
        ("Su 02:30-06:00", "2026-10-25T02:10+01:00", "2026-10-25T06:00+01:00"),
        ("Su 08:00-16:00", "2026-10-25T15:59+01:00", "2026-10-25T16:00+01:00"),
    ],
)
def test_when_clocks_change_an_office_closes_by_the_clock(text: str, moment: str, until: str) -> None:
    now = parse(text).at(datetime.fromisoformat(moment))
    assert (now.kind, iso(now.until)) == (HoursKind.OPEN, until)


@pytest.mark.parametrize(
    ("text", "moment", "opens"),
    [
        ("Su 02:30-06:00", "2026-03-29T01:59+01:00", "2026-03-29T03:00+02:00"),
        ("Su 02:10-02:50; Mo 08:00-09:00", "2026-03-29T01:59+01:00", "2026-03-30T08:00+02:00"),
        ("Sa 22:00-02:30; Mo 08:00-09:00", "2026-10-25T02:10+01:00", "2026-10-26T08:00+01:00"),
    ],
)
def test_when_clocks_change_an_office_opens_by_the_clock(text: str, moment: str, opens: str) -> None:
    now = parse(text).at(datetime.fromisoformat(moment))
    assert (now.kind, iso(now.opens)) == (HoursKind.CLOSED, opens)


def test_a_moment_of_any_time_zone_is_understood_and_answered_in_local_time() -> None:
    now = parse(OFFICE).at(datetime(2026, 7, 1, 6, 30, tzinfo=UTC))
    assert now.kind is HoursKind.OPEN
    assert now.until is not None
    assert now.until.isoformat() == "2026-07-01T12:00:00+02:00"


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a time zone"):
        parse(OFFICE).at(datetime(2026, 11, 2, 10))  # noqa: DTZ001


NIGHTS = [date(2026, 3, 24), date(2026, 10, 20), date(2026, 12, 20), date(2027, 4, 28), date(2026, 6, 8)]
XK = holidays.country_holidays("XK", years=[2026, 2027])


def periods_of(schedule: Schedule, day: date) -> Day:
    exceptions = dict(schedule.dates)
    if day in exceptions:
        return exceptions[day]
    if day in XK:
        return schedule.holidays or ()
    assert schedule.week
    return schedule.week[day.weekday()]


def minutes(first: date, days: int) -> list[datetime]:
    """Every minute that passes on these days, as clocks show it."""
    start = datetime.combine(first, time(), ZONE).astimezone(UTC)
    end = datetime.combine(first + timedelta(days=days), time(), ZONE).astimezone(UTC)
    number = (end - start) // timedelta(minutes=1)
    return [(start + timedelta(minutes=each)).astimezone(ZONE) for each in range(number)]


def open_minutes(schedule: Schedule, shown: list[datetime]) -> list[bool]:
    """By brute force, minute by minute: do the hours say open for what clocks show?"""
    first, last = shown[0].date(), shown[-1].date()
    table = {
        (day + timedelta(days=minute // DAY), minute % DAY)
        for day in (first + timedelta(days=number) for number in range(-1, (last - first).days + 1))
        for period in periods_of(schedule, day)
        for minute in range(period.start, period.end)
    }
    # In the second run of the hour that clocks show twice, what ended within the first is over.
    return [(each.date(), 2 * 60 + 59 if each.fold else each.hour * 60 + each.minute) in table for each in shown]


@settings(max_examples=60, deadline=None)
@given(data=st.data(), first=st.sampled_from(NIGHTS))
def test_the_answer_agrees_with_a_table_of_all_minutes(data: st.DataObject, first: date) -> None:
    schedule = replace(data.draw(schedules(first)), closed_until=None)
    shown = minutes(first, LOOK_AHEAD_DAYS + 1)
    table = open_minutes(schedule, shown)
    number = data.draw(st.integers(0, DAY - 1))
    now = OpeningHours(schedule).at(shown[number])
    change = next((after for after in range(number, len(table)) if table[after] != table[number]), None)
    assert now.kind is (HoursKind.OPEN if table[number] else HoursKind.CLOSED)
    assert iso(now.until or now.opens) == (iso(shown[change]) if change is not None else None)


@given(schedule=schedules(), moment=st.datetimes(datetime(2026, 12, 20), datetime(2027, 1, 20)))  # noqa: DTZ001
def test_a_change_foretold_is_a_real_change(schedule: Schedule, moment: datetime) -> None:
    hours = OpeningHours(schedule)
    now = hours.at(moment.replace(tzinfo=ZONE))
    if now.opens:
        assert hours.at(now.opens).kind is HoursKind.OPEN
        assert hours.at(now.opens - timedelta(microseconds=1)).kind is not HoursKind.OPEN
    if now.until:
        assert hours.at(now.until - timedelta(microseconds=1)).kind is now.kind
        assert hours.at(now.until).kind is not now.kind


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 2, 17), True),
        (date(2026, 5, 11), True),  # Monday after Europe Day, a Saturday
        (date(2026, 2, 18), False),
    ],
)
def test_public_holidays_are_those_of_kosovo(day: date, expected: bool) -> None:
    assert is_public_holiday(day) is expected


LAZY = """
import sys
from datetime import datetime, UTC
from directory.hours import parse
parse("Mo-Fr 08:00-16:00; PH off")
parse("24/7").at(datetime.now(UTC))
assert "holidays" not in sys.modules
parse("Mo-Fr 08:00-16:00").at(datetime.now(UTC))
assert "holidays" in sys.modules
"""


def test_the_holidays_library_is_imported_only_when_hours_are_evaluated() -> None:
    assert subprocess.run([sys.executable, "-c", LAZY], check=False).returncode == 0
