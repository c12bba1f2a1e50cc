"""Deadlines fall into working time, whatever the calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales.local_time import ZONE
from tickets.calendar import DAY, CalendarError, Hours, WorkingTime

MORNING, AFTERNOON = (8 * 60, 12 * 60), (13 * 60, 16 * 60)
OFFICE = WorkingTime(week=((MORNING, AFTERNOON),) * 5 + ((), ()))
NIGHTS = WorkingTime(week=(((0, 5 * 60), (22 * 60, DAY)),) * 7, is_holiday=lambda day: False)


def at(text: str) -> datetime:
    """Local time, as a person in Kosovo writes it."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@st.composite
def hours(draw: st.DrawFn) -> Hours:
    marks = draw(st.lists(st.integers(0, DAY // 15), min_size=0, max_size=6, unique=True).map(sorted))
    return tuple((start * 15, end * 15) for start, end in zip(marks[::2], marks[1::2], strict=False))


@st.composite
def calendars(draw: st.DrawFn) -> WorkingTime:
    week = draw(st.lists(hours(), min_size=7, max_size=7).filter(any))
    days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
    return WorkingTime(week=tuple(week), dates=draw(st.dictionaries(days, hours(), max_size=8)))


# Both nights in which clocks change are inside; half of the moments are in their weeks.
around_changes = st.sampled_from([datetime(2026, 3, 29), datetime(2026, 10, 25), datetime(2027, 3, 28)])  # noqa: DTZ001
moments = st.one_of(
    st.datetimes(datetime(2026, 2, 1), datetime(2027, 10, 1)),  # noqa: DTZ001
    st.builds(lambda night, minutes: night + timedelta(minutes=minutes), around_changes, st.integers(-3000, 3000)),
).map(lambda moment: moment.replace(tzinfo=UTC))
amounts = st.integers(1, 5000).map(lambda minutes: timedelta(minutes=minutes))


@given(calendars(), moments, amounts)
def test_what_is_added_has_passed(calendar: WorkingTime, moment: datetime, amount: timedelta) -> None:
    assert calendar.between(moment, calendar.add(moment, amount)) == amount


@given(calendars(), moments, amounts)
def test_subtracting_undoes_adding(calendar: WorkingTime, moment: datetime, amount: timedelta) -> None:
    start = calendar.opening(moment)
    assert calendar.between(calendar.subtract(calendar.add(start, amount), amount), start) == timedelta()


@given(calendars(), moments, amounts)
def test_a_deadline_is_never_outside_working_time(calendar: WorkingTime, moment: datetime, amount: timedelta) -> None:
    due = calendar.add(moment, amount)
    assert calendar.is_working(due - timedelta(minutes=1))
    assert calendar.is_working(calendar.opening(due))


@given(calendars(), moments, amounts, amounts)
def test_adding_in_two_steps_is_adding_at_once(
    calendar: WorkingTime, moment: datetime, first: timedelta, second: timedelta
) -> None:
    assert calendar.add(calendar.add(moment, first), second) == calendar.add(moment, first + second)


@given(calendars(), moments, st.integers(0, 12))
def test_days_end_in_working_time_and_grow(calendar: WorkingTime, moment: datetime, days: int) -> None:
    closing = calendar.closing_after(moment, days)
    assert calendar.is_working(closing - timedelta(minutes=1))
    assert moment < closing < calendar.closing_after(moment, days + 1)


@pytest.mark.parametrize(
    ("moment", "hours_added", "due"),
    [
        ("2026-03-02 08:00", 2, "2026-03-02 10:00"),
        ("2026-03-02 11:00", 2, "2026-03-02 14:00"),  # over lunch
        ("2026-03-02 12:30", 1, "2026-03-02 14:00"),  # in the break
        ("2026-03-02 08:00", 7, "2026-03-02 16:00"),  # by closing time, not by the next morning
        ("2026-03-02 10:30", 8, "2026-03-03 11:30"),
        ("2026-03-06 15:00", 2, "2026-03-09 09:00"),  # over the weekend
        ("2026-02-16 15:00", 2, "2026-02-18 09:00"),  # 17 February is Independence Day
        ("2026-04-03 15:00", 2, "2026-04-07 09:00"),  # Easter Monday moves
        ("2026-03-19 15:00", 2, "2026-03-23 09:00"),  # so does the end of Ramadan
    ],
)
def test_working_hours_of_an_office(moment: str, hours_added: int, due: str) -> None:
    assert OFFICE.add(at(moment), timedelta(hours=hours_added)) == at(due)


@pytest.mark.parametrize(
    ("moment", "days", "closing"),
    [
        ("2026-03-02 10:00", 0, "2026-03-02 16:00"),
        ("2026-03-02 10:00", 5, "2026-03-09 16:00"),
        ("2026-03-02 16:00", 1, "2026-03-04 16:00"),
        ("2026-03-07 10:00", 0, "2026-03-09 16:00"),
    ],
)
def test_working_days_of_an_office(moment: str, days: int, closing: str) -> None:
    assert OFFICE.closing_after(at(moment), days) == at(closing)


def test_an_exception_closes_a_day_and_opens_another() -> None:
    dates: dict[date, Hours] = {date(2026, 3, 3): (), date(2026, 2, 17): ((9 * 60, 11 * 60),)}
    office = WorkingTime(week=OFFICE.week, dates=dates)
    assert office.add(at("2026-03-02 15:00"), timedelta(hours=2)) == at("2026-03-04 09:00")
    assert office.is_working(at("2026-02-17 10:00"))


@pytest.mark.parametrize(
    ("moment", "due"),
    [("2026-03-28 23:00", "2026-03-29 05:00"), ("2026-10-24 23:00", "2026-10-25 03:00")],
)
def test_a_night_of_another_length_counts_as_it_passes(moment: str, due: str) -> None:
    assert NIGHTS.add(at(moment), timedelta(hours=5)) == at(due)


def test_the_same_hour_shown_twice_is_two_hours() -> None:
    assert NIGHTS.between(at("2026-10-25 00:00"), at("2026-10-25 05:00")) == timedelta(hours=6)


@pytest.mark.parametrize(
    "week", [((),) * 7, ((MORNING,),) * 6, (((600, 500),),) * 7, ((AFTERNOON, MORNING),) * 7, (((0, DAY + 1),),) * 7]
)
def test_hours_that_nobody_can_work_are_refused(week: tuple[Hours, ...]) -> None:
    with pytest.raises(CalendarError):
        WorkingTime(week=week)


def test_an_office_shut_for_ever_is_told_apart_from_a_long_search() -> None:
    shut = WorkingTime(week=OFFICE.week, is_holiday=lambda day: True)
    with pytest.raises(CalendarError, match="no working hours"):
        shut.add(at("2026-03-02 10:00"), timedelta(hours=1))


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        OFFICE.add(datetime(2026, 3, 2), timedelta(hours=1))  # noqa: DTZ001
