"""Working time: what an office's clock counts when a deadline runs.

Pure: no store, no clock of its own. Moments are aware datetimes; results are in UTC. Times of day are local
(`locales.local_time`), and changes of the clock are minded: a night shift loses an hour in spring and gains one in
autumn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from locales.local_time import ZONE, instant
from locales.public_holidays import is_public_holiday

DAY = 24 * 60  # minutes
A_DAY = timedelta(days=1)
# Nobody's office is shut for so long; whoever writes that down has made a mistake.
LONGEST_CLOSURE_DAYS = 120

Hours = tuple[tuple[int, int], ...]
"""The periods of one day in order, each from and to, in minutes since midnight; a lunch break lies between two."""


class CalendarError(ValueError):
    """These hours cannot be worked by."""


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` up to, not including, `end`; both UTC."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingTime:
    """The working hours of one office: seven days from Monday on, `dates` that differ, and public holidays off.

    A date in `dates` overrules the public holiday, so that an office can say that it works on one.
    """

    week: tuple[Hours, ...]
    dates: Mapping[date, Hours] = field(default_factory=dict)
    is_holiday: Callable[[date], bool] = is_public_holiday

    def __post_init__(self) -> None:
        if len(self.week) != 7:
            raise CalendarError("a week has seven days")
        for hours in (*self.week, *self.dates.values()):
            _check(hours)
        if not any(self.week):
            raise CalendarError("no day of the week has working hours")
        self._check_closures()

    def is_working(self, moment: datetime) -> bool:
        return self._ahead(moment).start <= moment

    def opening(self, moment: datetime) -> datetime:
        """This moment if it is working time, else the next one that is."""
        return max(self._ahead(moment).start, moment.astimezone(UTC))

    def add(self, moment: datetime, amount: timedelta) -> datetime:
        """The moment by which so much working time has passed; a deadline at closing time stays at closing time.

        Nothing added gives the moment itself, or the next working one.
        """
        left = amount
        for span in self._forward(moment):
            start = max(span.start, moment.astimezone(UTC))
            if span.end - start >= left:
                return start + left
            left -= span.end - start
        raise AssertionError("working time goes on for ever")

    def subtract(self, moment: datetime, amount: timedelta) -> datetime:
        """The moment from which so much working time passes until this one; `add` leads back to it."""
        left = amount
        for span in self._backward(moment):
            end = min(span.end, moment.astimezone(UTC))
            if end - span.start >= left:
                return end - left
            left -= end - span.start
        raise AssertionError("working time has always been")

    def between(self, start: datetime, end: datetime) -> timedelta:
        """The working time from `start` to `end`; none when `end` is earlier."""
        total = timedelta()
        if end <= start:
            return total
        for span in self._forward(start):
            if span.start >= end:
                break
            total += min(span.end, end) - max(span.start, start)
        return total

    def spans(self, since: datetime, until: datetime) -> Iterator[Span]:
        """The periods of work between two moments, in order; what reaches over them is cut off."""
        for span in self._forward(since):
            if span.start >= until:
                return
            yield Span(max(span.start, since.astimezone(UTC)), min(span.end, until.astimezone(UTC)))

    def closing_after(self, moment: datetime, days: int) -> datetime:
        """The end of the working day that comes `days` working days after this moment's own; 0: of that day itself.

        A moment after closing time, or on a day off, belongs to the next working day.
        """
        first = self.opening(moment).astimezone(ZONE).date()
        for number, day in enumerate(self._working_days(first)):
            if number == days:
                return instant(day, self._hours(day)[-1][1])
        raise AssertionError("working days go on for ever")

    def _hours(self, day: date) -> Hours:
        if day in self.dates:
            return self.dates[day]
        usual = self.week[day.weekday()]
        return () if usual and self.is_holiday(day) else usual

    def _spans(self, day: date) -> list[Span]:
        spans = [Span(instant(day, start), instant(day, end)) for start, end in self._hours(day)]
        # A period inside the hour that is left out in spring does not take place.
        return [span for span in spans if span.start < span.end]

    def _working_days(self, first: date) -> Iterator[date]:
        closed = 0
        day = first
        while closed <= LONGEST_CLOSURE_DAYS:
            closed += 1
            if self._spans(day):
                yield day
                closed = 0
            day += A_DAY
        raise CalendarError(f"no working hours for {LONGEST_CLOSURE_DAYS} days before {day}")

    def _check_closures(self) -> None:
        """No closed dates may add up to a closure in which deadlines would be looked for in vain."""
        looked_at = date.min
        for closed in sorted(day for day, hours in self.dates.items() if not hours):
            if closed > looked_at:
                first, looked_at = self._closure_around(closed)
                if (looked_at - first).days >= LONGEST_CLOSURE_DAYS:
                    raise CalendarError(f"no working hours from {first} on for more than {LONGEST_CLOSURE_DAYS} days")

    def _closure_around(self, closed: date) -> tuple[date, date]:
        """First and last day of the closure that this date is part of; not further than it takes to be too long."""
        first = last = closed
        while not self._spans(first - A_DAY) and (closed - first).days < LONGEST_CLOSURE_DAYS:
            first -= A_DAY
        while not self._spans(last + A_DAY) and (last - first).days < LONGEST_CLOSURE_DAYS:
            last += A_DAY
        return first, last

    def _ahead(self, moment: datetime) -> Span:
        return next(self._forward(moment))

    def _forward(self, moment: datetime) -> Iterator[Span]:
        """The spans that end after this moment, in order."""
        for day in self._working_days(_local_day(moment)):
            for span in self._spans(day):
                if span.end > moment:
                    yield span

    def _backward(self, moment: datetime) -> Iterator[Span]:
        """The spans that begin before this moment, the last first."""
        day, closed = _local_day(moment), 0
        while closed <= LONGEST_CLOSURE_DAYS:
            spans = self._spans(day)
            closed = 0 if spans else closed + 1
            yield from (span for span in reversed(spans) if span.start < moment)
            day -= A_DAY
        raise CalendarError(f"no working hours for {LONGEST_CLOSURE_DAYS} days after {day}")


def _local_day(moment: datetime) -> date:
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return moment.astimezone(ZONE).date()


def _check(hours: Hours) -> None:
    before = 0
    for start, end in hours:
        if not before <= start < end <= DAY:
            raise CalendarError("periods of a day must be in order, and each must end after it begins, by 24:00")
        before = end
