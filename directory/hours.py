"""Opening hours: is an office open at a moment, until when, and when does it open next?

The notation is described in `docs/opening-hours.md`. Hours are local time; changes of the clock are minded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from directory.hours_parse import HoursError, read
from directory.hours_schedule import Day, Schedule, Standing
from locales.local_time import ZONE, instant
from locales.public_holidays import is_public_holiday

__all__ = ["HoursError", "HoursKind", "HoursNow", "LOOK_AHEAD_DAYS", "OpeningHours", "ZONE", "parse"]

LOOK_AHEAD_DAYS = 14


class HoursKind(StrEnum):
    OPEN = "open"
    ALWAYS_OPEN = "always-open"
    CLOSED = "closed"
    BY_APPOINTMENT = "by-appointment"
    TEMPORARILY_CLOSED = "temporarily-closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursNow:
    """How an office stands at a moment; times are local (`ZONE`).

    `until`: when it closes, or when its closure is over (midnight after the last day of it). `opens`: when it opens
    next. None: not within 14 days, or nobody knows.
    """

    kind: HoursKind
    until: datetime | None = None
    opens: datetime | None = None


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """Opening hours as parsed; `str()` writes them in canonical notation."""

    schedule: Schedule

    def __str__(self) -> str:
        return str(self.schedule)

    def at(self, moment: datetime) -> HoursNow:
        """How the office stands at a moment, which must be aware of its time zone (else `ValueError`)."""
        if moment.tzinfo is None:
            raise ValueError("a moment without a time zone")
        now = moment.astimezone(UTC)
        if self.schedule.closed_until:
            reopening = instant(self.schedule.closed_until + timedelta(days=1), 0)
            if now < reopening:
                opens = self._opens_after(reopening)
                return HoursNow(kind=HoursKind.TEMPORARILY_CLOSED, until=_local(reopening), opens=_local(opens))
        match self.schedule.standing:
            case Standing.ALWAYS:
                return HoursNow(kind=HoursKind.ALWAYS_OPEN)
            case Standing.BY_APPOINTMENT:
                return HoursNow(kind=HoursKind.BY_APPOINTMENT)
        if self.schedule.week is None:
            return HoursNow(kind=HoursKind.UNKNOWN)
        return self._by_timetable(now)

    def _by_timetable(self, now: datetime) -> HoursNow:
        span = self._next_span(now)
        if span is None:
            return HoursNow(kind=HoursKind.CLOSED)
        if span.start > now:
            return HoursNow(kind=HoursKind.CLOSED, opens=_local(span.start))
        beyond = instant(now.astimezone(ZONE).date() + timedelta(days=LOOK_AHEAD_DAYS + 1), 0)
        return HoursNow(kind=HoursKind.OPEN, until=_local(span.end) if span.end < beyond else None)

    def _opens_after(self, reopening: datetime) -> datetime | None:
        if self.schedule.standing is Standing.ALWAYS:
            return reopening
        span = self._next_span(reopening)
        return max(span.start, reopening) if span else None

    def _next_span(self, now: datetime) -> _Span | None:
        """The time open that holds now or comes next, with what adjoins it."""
        today = now.astimezone(ZONE).date()
        joined: _Span | None = None
        for span in self._spans(today - timedelta(days=1), today + timedelta(days=LOOK_AHEAD_DAYS)):
            if span.end <= now:
                continue
            if joined and span.start > joined.end:
                break
            joined = _Span(joined.start, max(joined.end, span.end)) if joined else span
        return joined

    def _spans(self, first: date, last: date) -> Iterator[_Span]:
        """The times open that begin on these days, in order."""
        exceptions = dict(self.schedule.dates)
        for number in range((last - first).days + 1):
            day = first + timedelta(days=number)
            for period in exceptions[day] if day in exceptions else self._usual(day):
                span = _Span(instant(day, period.start), instant(day, period.end))
                # A period inside the hour that is left out in spring does not take place.
                if span.start < span.end:
                    yield span

    def _usual(self, day: date) -> Day:
        """The periods of a day that is no exception: none on public holidays, unless the hours say otherwise."""
        usual = self.schedule.week[day.weekday()] if self.schedule.week else ()
        on_holidays = self.schedule.holidays or ()
        if usual == on_holidays:
            return usual
        return on_holidays if is_public_holiday(day) else usual


@dataclass(frozen=True, slots=True)
class _Span:
    start: datetime
    end: datetime


def parse(text: str) -> OpeningHours:
    """Read opening hours in Kontakt's notation; an empty text is "unknown". Raises `HoursError`."""
    return OpeningHours(read(text))


def _local(moment: datetime | None) -> datetime | None:
    return moment.astimezone(ZONE) if moment else None
