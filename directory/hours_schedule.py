"""What a text of opening hours says, as records, and the canonical way to write it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from operator import itemgetter

WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
PUBLIC_HOLIDAYS = "PH"
OFF = "off"
DAY = 24 * 60  # minutes


class Standing(StrEnum):
    """What holds at all times, as it is written."""

    ALWAYS = "24/7"
    BY_APPOINTMENT = "by appointment"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From `start` to `end`, in minutes of the day it starts on; an end after 24:00 is on the next day."""

    start: int
    end: int

    def __str__(self) -> str:
        return f"{clock(self.start)}-{clock(self.end if self.end <= DAY else self.end - DAY)}"


Day = tuple[Period, ...]
"""The periods that start on one day, in order; none: closed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """What a text says.

    `week` holds seven days from Monday on, or is None when no times are given. `holidays` None: nothing is said about
    public holidays. `dates` are exceptions, in order. `closed_until` is the last day of a closure.
    """

    standing: Standing | None = None
    week: tuple[Day, ...] | None = None
    holidays: Day | None = None
    dates: tuple[tuple[date, Day], ...] = ()
    closed_until: date | None = None

    def __str__(self) -> str:
        return "; ".join(_written(self))


def clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _written(schedule: Schedule) -> Iterator[str]:
    """The rules in canonical order."""
    if schedule.closed_until:
        yield f"closed until {schedule.closed_until}"
    if schedule.standing:
        yield schedule.standing
    if schedule.week:
        yield from _written_week(schedule.week)
    if schedule.holidays is not None:
        yield _rule([PUBLIC_HOLIDAYS], schedule.holidays)
    yield from _written_dates(schedule.dates)


def _written_week(week: Sequence[Day]) -> Iterator[str]:
    """Weekdays with the same hours share a rule; those that are closed need none while another is open."""
    alike: dict[Day, list[int]] = {}
    for number, periods in enumerate(week):
        if periods or not any(week):
            alike.setdefault(periods, []).append(number)
    for periods, numbers in alike.items():
        yield _rule((_span(WEEKDAYS[first], WEEKDAYS[last]) for first, last in _runs(numbers)), periods)


def _written_dates(dates: Iterable[tuple[date, Day]]) -> Iterator[str]:
    for periods, group in groupby(dates, key=itemgetter(1)):
        runs = _runs(day.toordinal() for day, _ in group)
        yield _rule((_span(str(date.fromordinal(first)), str(date.fromordinal(last))) for first, last in runs), periods)


def _rule(days: Iterable[str], periods: Day) -> str:
    return f"{','.join(days)} {','.join(map(str, periods)) or OFF}"


def _span(first: str, last: str) -> str:
    return first if first == last else f"{first}-{last}"


def _runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Rising numbers as runs without a gap, each as its first and last."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] + 1 == number:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs
