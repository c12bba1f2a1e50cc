"""Reads the notation of opening hours, a readable subset of OpenStreetMap's `opening_hours`.

Mo-Fr 08:00-12:00,13:00-16:00; Sa 09:00-14:00; PH off; 2026-12-24 08:00-12:00
24/7
by appointment
closed until 2026-12-31; Mo-Fr 08:00-16:00
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from directory.hours_schedule import DAY, OFF, PUBLIC_HOLIDAYS, WEEKDAYS, Day, Period, Schedule, Standing, clock

MAX_DATES = 1000
YEARS = range(2000, 2101)

_TOKEN = re.compile(r"24/7|[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])|[^\W\d_]+|[-,;]|[^\s,;-]+")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})")
_DASHES = str.maketrans("‒–—−", "----")  # as copied from websites


class HoursError(ValueError):
    """Opening hours that cannot be read; the message says what is wrong and where."""


def read(text: str) -> Schedule:
    """What a text says; an empty one says nothing. Raises `HoursError`."""
    return _Reader(text).schedule()


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    position: int


class _Reader:
    """Reads one text from left to right, gathering what its rules say."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = [_Token(found.group(), found.start()) for found in _TOKEN.finditer(text.translate(_DASHES))]
        self._next = 0
        self._standing: Standing | None = None
        self._closed_until: date | None = None
        self._days: dict[str, Day] = {}
        self._dates: dict[date, Day] = {}

    def schedule(self) -> Schedule:
        while self._next < len(self._tokens):
            if not self._accept(";"):
                self._rule()
                self._end_of_rule()
        week = tuple(self._days.get(weekday, ()) for weekday in WEEKDAYS)
        has_week = bool(self._days.keys() - {PUBLIC_HOLIDAYS})
        self._check_whole(week, has_week)
        return Schedule(
            standing=self._standing,
            week=week if has_week else None,
            holidays=self._days.get(PUBLIC_HOLIDAYS),
            dates=tuple(sorted(self._dates.items())),
            closed_until=self._closed_until,
        )

    def _check_whole(self, week: tuple[Day, ...], has_week: bool) -> None:
        """What no single rule shows."""
        has_hours = bool(self._days or self._dates)
        if has_hours and self._standing:
            raise self._error(f'"{self._standing}" holds at all times and cannot be joined with other hours')
        if has_hours and not has_week:
            raise self._error("the hours of the weekdays are missing")
        if len(self._dates) > MAX_DATES:
            raise self._error(f"more than {MAX_DATES} dates")
        for number, today in enumerate(week):
            following = (number + 1) % len(week)
            if today and week[following] and today[-1].end - DAY > week[following][0].start:
                names = WEEKDAYS[number], WEEKDAYS[following]
                raise self._error(f"{names[0]} {today[-1]} overlaps {names[1]} {week[following][0]}")

    def _rule(self) -> None:
        token = self._take("a weekday")
        match token.text.lower():
            case Standing.ALWAYS.value:
                self._set_standing(Standing.ALWAYS, token)
            case "by":
                self._expect("appointment")
                self._set_standing(Standing.BY_APPOINTMENT, token)
            case "closed":
                self._expect("until")
                self._set_closed_until(token)
            case _:
                self._hours_of_days(token)

    def _set_standing(self, standing: Standing, token: _Token) -> None:
        if self._standing:
            raise self._error(f'"{standing}" cannot follow "{self._standing}"', token)
        self._standing = standing

    def _set_closed_until(self, token: _Token) -> None:
        if self._closed_until:
            raise self._error('"closed until" is given twice', token)
        self._closed_until = self._date(self._take("a date such as 2026-12-31"))

    def _hours_of_days(self, first: _Token) -> None:
        named = [(first, list(self._named_days(first)))]
        while self._accept(","):
            token = self._take("a weekday or date")
            named.append((token, list(self._named_days(token))))
        periods = self._periods()
        for token, days in named:
            for day in days:
                self._set_hours(day, periods, token)

    def _set_hours(self, day: str | date, periods: Day, token: _Token) -> None:
        if day in self._days or day in self._dates:
            raise self._error(f"{day} is given twice; write all its hours in one rule", token)
        if isinstance(day, date):
            self._dates[day] = periods
        else:
            self._days[day] = periods

    def _named_days(self, token: _Token) -> Iterator[str | date]:
        if token.text.upper() == PUBLIC_HOLIDAYS:
            yield PUBLIC_HOLIDAYS
        elif _DATE.fullmatch(token.text):
            yield from self._date_range(token)
        else:
            yield from self._weekday_range(token)

    def _weekday_range(self, token: _Token) -> Iterator[str]:
        first = last = self._weekday(token)
        if self._accept("-"):
            last = self._weekday(self._take("a weekday"))
            # In OpenStreetMap Mo-Mo is the whole week; whoever writes it here hardly means that.
            if first == last:
                raise self._error(f"{WEEKDAYS[first]}-{WEEKDAYS[last]} is no range of weekdays", token)
        # Sa-Mo runs over the end of the week.
        for number in range(first, last + 1 if last >= first else last + 1 + len(WEEKDAYS)):
            yield WEEKDAYS[number % len(WEEKDAYS)]

    def _weekday(self, token: _Token) -> int:
        name = token.text.capitalize()
        if name not in WEEKDAYS:
            raise self._error(f'unknown weekday "{token.text}" (known: {" ".join(WEEKDAYS)} PH)', token)
        return WEEKDAYS.index(name)

    def _date_range(self, token: _Token) -> Iterator[date]:
        first = last = self._date(token)
        if self._accept("-"):
            last = self._date(self._take("a date such as 2026-12-31"))
        days = (last - first).days
        if not 0 <= days < MAX_DATES:
            raise self._error(f"{first}-{last} is no range of at most {MAX_DATES} days", token)
        for number in range(days + 1):
            yield first + timedelta(days=number)

    def _date(self, token: _Token) -> date:
        if not _DATE.fullmatch(token.text):
            raise self._error(f'"{token.text}" is not a date such as 2026-12-31', token)
        try:
            day = date.fromisoformat(token.text)
        except ValueError as error:
            raise self._error(f"there is no {token.text}", token) from error
        if day.year not in YEARS:
            raise self._error(f"{day} is not in the years {YEARS[0]} to {YEARS[-1]}", token)
        return day

    def _periods(self) -> Day:
        if self._accept(OFF) or self._accept("closed"):
            return ()
        periods = [self._period([])]
        while self._accept(","):
            periods.append(self._period(periods))
        return tuple(sorted(periods))

    def _period(self, others: list[Period]) -> Period:
        token = self._take('a time such as 08:00 (or "off")')
        start = self._minute(token)
        self._expect("-")
        end = self._minute(self._take("a time such as 16:00"))
        if start in (end, DAY):
            raise self._error(f"{clock(start)}-{clock(end)} is no period (a whole day is 00:00-24:00)", token)
        period = Period(start, end if end > start else end + DAY)
        for other in others:
            if period.start < other.end and other.start < period.end:
                raise self._error(f"{period} overlaps {other}", token)
        return period

    def _minute(self, token: _Token) -> int:
        found = _TIME.fullmatch(token.text)
        if not found:
            raise self._error(f'"{token.text}" is not a time such as 08:00', token)
        hour, minute = int(found[1]), int(found[2])
        if minute > 59 or hour * 60 + minute > DAY:
            raise self._error(f"{token.text} is not a time of day (00:00 to 24:00)", token)
        return hour * 60 + minute

    def _take(self, wanted: str) -> _Token:
        if self._next == len(self._tokens):
            raise self._error(f"{wanted} is missing at the end")
        self._next += 1
        return self._tokens[self._next - 1]

    def _accept(self, text: str) -> bool:
        found = self._next < len(self._tokens) and self._tokens[self._next].text.lower() == text
        self._next += found
        return found

    def _expect(self, text: str) -> None:
        token = self._take(f'"{text}"')
        if token.text.lower() != text:
            raise self._error(f'"{token.text}" stands where "{text}" should', token)

    def _end_of_rule(self) -> None:
        if self._next < len(self._tokens):
            self._expect(";")

    def _error(self, what: str, token: _Token | None = None) -> HoursError:
        place = f"at character {token.position + 1} of" if token else "in"
        return HoursError(f'{what}, {place} "{self._text}"')
