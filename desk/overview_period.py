"""Over which days the overview counts: from the page's address to two periods."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from desk.filters import Choice, Field
from locales.catalogs import mark, texts
from locales.local_time import ZONE, instant
from storage.periods import Compared, Period

DAYS = (7, 30, 90)
USUAL = "30"
THIS_MONTH, LAST_MONTH, OWN = "this-month", "last-month", "days"
MOST_DAYS = 366
DAILY_UP_TO, WEEKLY_UP_TO = 31, 190  # days; longer periods are drawn by month
THIS_MOMENT = timedelta(seconds=1)  # what has just happened counts
MISSING = mark("Please give the first and the last day, like 2026-03-31.")
TURNED = mark("The first day must not come after the last one.")
TOO_LONG = mark("Please choose at most {days} days.")
TO_COME = mark("This period has not begun yet.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the address asks for. `first` and `last` are local days, both included; `fault`: why it is not what was
    asked for, in the reader's language.
    """

    choice: str
    first: date
    last: date
    periods: Compared
    fault: str = ""

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def is_month(self) -> bool:
        """A whole calendar month, compared with the one before."""
        return self.choice == LAST_MONTH


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """A part of a period, for a picture over time: a day, a week from its Monday on, or a month."""

    first: date
    since: datetime


class PeriodError(ValueError):
    """The message is marked for translation, with `{days}` filled in later."""


def asked_for(query: Mapping[str, str], now: datetime, language: str) -> Asked:
    """The periods of an address; one that cannot be read gets the usual period, with its fault."""
    today = now.astimezone(ZONE).date()
    choice = query.get("period", "") or (OWN if query.get("since") or query.get("until") else USUAL)
    try:
        first, last = _days_of(choice, query, today)
    except PeriodError as error:
        fault = texts(language).gettext(str(error)).format(days=MOST_DAYS)
        first, last = _days_of(USUAL, query, today)
        return Asked(choice=OWN, first=first, last=last, periods=_compared(USUAL, first, last, now), fault=fault)
    return Asked(choice=_known(choice), first=first, last=last, periods=_compared(choice, first, last, now))


def field_of(asked: Asked, language: str) -> Field:
    """The list to choose a period from."""
    _ = texts(language).gettext
    ngettext = texts(language).ngettext
    days = [
        Choice(value=str(days), label=ngettext("last {count} day", "last {count} days", days).format(count=days))
        for days in DAYS
    ]
    choices = (
        *days,
        Choice(value=THIS_MONTH, label=_("this month")),
        Choice(value=LAST_MONTH, label=_("last month")),
        # Translators: of the lists "last 7 days, this month …": the two days are filled in beside it
        Choice(value=OWN, label=_("from day to day")),
    )
    return Field(name="period", label=_("Period"), choices=choices, chosen=asked.choice)


def slices(asked: Asked) -> list[Slice]:
    """The days, weeks or months of the period, in order; the first one begins with it."""
    step = _day if asked.days <= DAILY_UP_TO else _week if asked.days <= WEEKLY_UP_TO else _month
    found = [asked.first]
    while (following := step(found[-1])) <= asked.last:
        found.append(following)
    return [Slice(first=day, since=instant(day, 0)) for day in found]


def _known(choice: str) -> str:
    return choice if choice in (*map(str, DAYS), THIS_MONTH, LAST_MONTH, OWN) else USUAL


def _days_of(choice: str, query: Mapping[str, str], today: date) -> tuple[date, date]:
    """The first and the last day. Raises `PeriodError`."""
    match _known(choice):
        case "this-month":
            return today.replace(day=1), today
        case "last-month":
            last = today.replace(day=1) - timedelta(days=1)
            return last.replace(day=1), last
        case "days":
            return _own_days(query, today)
        case days:
            return today - timedelta(days=int(days) - 1), today


def _own_days(query: Mapping[str, str], today: date) -> tuple[date, date]:
    try:
        first, last = date.fromisoformat(query.get("since", "")), date.fromisoformat(query.get("until", ""))
    except ValueError as error:
        raise PeriodError(MISSING) from error
    if first > last:
        raise PeriodError(TURNED)
    if first > today:
        raise PeriodError(TO_COME)
    last = min(last, today)
    if (last - first).days >= MOST_DAYS:
        raise PeriodError(TOO_LONG)
    if first < date.min + timedelta(days=2 * MOST_DAYS):  # there must be days before it, to compare with
        raise PeriodError(MISSING)
    return first, last


def _compared(choice: str, first: date, last: date, now: datetime) -> Compared:
    """A day that is not over yet is compared with the same hours of the day that corresponds to it."""
    since, end = instant(first, 0), instant(last + timedelta(days=1), 0)
    until = min(end, now + THIS_MOMENT)
    if _known(choice) == LAST_MONTH:
        before = (first - timedelta(days=1)).replace(day=1)
        return Compared(now=Period(since=since, until=until), before=Period(since=instant(before, 0), until=since))
    back = timedelta(days=(last - first).days + 1)
    before_since, before_end = instant(first - back, 0), since
    return Compared(
        now=Period(since=since, until=until),
        before=Period(since=before_since, until=before_end - (end - until)),
    )


def _day(day: date) -> date:
    return day + timedelta(days=1)


def _week(day: date) -> date:
    return day + timedelta(days=7 - day.weekday())


def _month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def borders(parts: list[Slice]) -> Iterator[datetime]:
    """Where one slice ends and the next begins."""
    return (part.since for part in parts[1:])
