"""What an office has promised: working hours, service levels, and how tickets are handed out.

Kept as JSON (`docs/tickets.md` shows it); every part that is left out has its default.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from storage.ticket_tables import Priority
from tickets.calendar import CalendarError, Hours, WorkingTime

WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_PERIOD = re.compile(r"([01]\d|2[0-4]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)")
MAX_HOURS, MAX_DAYS = 1000, 250
YEARS = range(2000, 2100)


class TermsError(ValueError):
    """The terms cannot be used; the message names the part and what it should be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """Deadlines of one priority. The first answer and the reminders are in working time (a reminder: so long before
    its deadline); the resolution is due at closing time, so many working days later.
    """

    first_answer: timedelta
    answer_reminder: timedelta
    resolution_days: int
    resolution_reminder: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """`offices` are the municipalities whose hours differ from the `usual` ones.

    `rotating`: the municipalities whose new tickets are handed out in turn; None: all. `return_after`: so much working
    time without an answer, and an assigned ticket goes back to the queue; None: never.
    """

    levels: Mapping[str, Level]
    usual: WorkingTime
    offices: Mapping[str, WorkingTime] = field(default_factory=dict)
    rotating: frozenset[str] | None = frozenset()
    return_after: timedelta | None = timedelta(hours=8)

    def level(self, priority: str) -> Level:
        return self.levels.get(priority) or self.levels[Priority.NORMAL]

    def hours_of(self, municipality: str | None) -> WorkingTime:
        return self.offices.get(municipality or "", self.usual)

    def rotates(self, municipality: str | None) -> bool:
        return self.rotating is None or municipality in self.rotating


def _level(answer: float, answer_reminder: float, days: int, resolution_reminder: float) -> Level:
    return Level(
        first_answer=timedelta(hours=answer),
        answer_reminder=timedelta(hours=answer_reminder),
        resolution_days=days,
        resolution_reminder=timedelta(hours=resolution_reminder),
    )


_DAY: Hours = ((8 * 60, 12 * 60), (13 * 60, 16 * 60))
DEFAULT = Terms(
    levels={
        Priority.LOW: _level(16, 4, 10, 14),
        Priority.NORMAL: _level(8, 2, 5, 7),
        Priority.HIGH: _level(4, 1, 3, 7),
        Priority.URGENT: _level(2, 0.5, 1, 2),
    },
    usual=WorkingTime(week=(_DAY,) * 5 + ((), ())),
)


def from_json(value: Any) -> Terms:
    """Terms as kept or as an admin wrote them. Raises `TermsError`."""
    parts = _object(value, "terms", {"levels", "hours", "offices", "rotation", "return_after_hours"})
    usual = _working_time(parts.get("hours", {}), "hours", DEFAULT.usual)
    offices = _object(parts.get("offices", {}), "offices")
    return Terms(
        levels=_levels(parts.get("levels", {})),
        usual=usual,
        offices={code: _working_time(hours, f"offices.{code}", usual) for code, hours in offices.items()},
        rotating=_rotating(parts.get("rotation", [])),
        return_after=_return_after(parts),
    )


def _levels(value: Any) -> Mapping[str, Level]:
    written = _object(value, "levels", set(Priority))
    return {
        priority: _one_level(written.get(priority, {}), f"levels.{priority}", DEFAULT.levels[priority])
        for priority in Priority
    }


def _one_level(value: Any, where: str, usual: Level) -> Level:
    names = {
        "first_answer_hours": "first_answer",
        "answer_reminder_hours": "answer_reminder",
        "resolution_reminder_hours": "resolution_reminder",
    }
    written = _object(value, where, {*names, "resolution_days"})
    changes: dict[str, Any] = {
        field_name: _hours(written[name], f"{where}.{name}") for name, field_name in names.items() if name in written
    }
    if "resolution_days" in written:
        changes["resolution_days"] = _days(written["resolution_days"], f"{where}.resolution_days")
    return replace(usual, **changes)


def _working_time(value: Any, where: str, usual: WorkingTime) -> WorkingTime:
    """The hours of an office; what it leaves out is as in `usual`, and its dates come on top of those."""
    written = _object(value, where, {"week", "dates"})
    week = usual.week
    if "week" in written:
        days = _object(written["week"], f"{where}.week", set(WEEKDAYS))
        week = tuple(_periods(days.get(day, []), f"{where}.week.{day}") for day in WEEKDAYS)
    dates = {
        _date(day, f"{where}.dates"): _periods(periods, f"{where}.dates.{day}")
        for day, periods in _object(written.get("dates", {}), f"{where}.dates").items()
    }
    try:
        return WorkingTime(week=week, dates={**usual.dates, **dates})
    except CalendarError as error:
        raise TermsError(f"{where}: {error}") from error


def _periods(value: Any, where: str) -> Hours:
    if not isinstance(value, list):
        raise TermsError(f'{where}: must be a list of periods like ["08:00-12:00", "13:00-16:00"]')
    return tuple(_period(each, where) for each in value)


def _period(value: Any, where: str) -> tuple[int, int]:
    found = _PERIOD.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise TermsError(f"{where}: {value!r} is no period like 08:00-12:00")
    start_hour, start_minute, end_hour, end_minute = map(int, found.groups())
    return start_hour * 60 + start_minute, end_hour * 60 + end_minute


def _date(value: str, where: str) -> date:
    try:
        day = date.fromisoformat(value)
    except ValueError as error:
        raise TermsError(f"{where}: {value!r} is no date like 2026-12-24") from error
    if day.year not in YEARS:
        raise TermsError(f"{where}: {value} is not in the years {YEARS[0]} to {YEARS[-1]}")
    return day


def _hours(value: Any, where: str) -> timedelta:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= MAX_HOURS:
        raise TermsError(f"{where}: must be a number of working hours from above 0 to {MAX_HOURS}")
    return timedelta(minutes=round(value * 60))


def _days(value: Any, where: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MAX_DAYS:
        raise TermsError(f"{where}: must be a whole number of working days from 0 to {MAX_DAYS}")
    return value


def _rotating(value: Any) -> frozenset[str] | None:
    if isinstance(value, bool):
        return None if value else frozenset()
    if not isinstance(value, list) or not all(isinstance(code, str) for code in value):
        raise TermsError("rotation: must be true, false or a list of municipalities' codes")
    return frozenset(value)


def _return_after(parts: Mapping[str, Any]) -> timedelta | None:
    if "return_after_hours" not in parts:
        return DEFAULT.return_after
    value = parts["return_after_hours"]
    return None if value is None else _hours(value, "return_after_hours")


def _object(value: Any, where: str, known: set[str] | None = None) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TermsError(f"{where}: must be a JSON object")
    if known is not None and (unknown := set(value) - known):
        raise TermsError(f"{where}: knows no {', '.join(sorted(unknown))}; it has {', '.join(sorted(known))}")
    return value
