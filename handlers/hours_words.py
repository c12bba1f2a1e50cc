"""Opening hours in words: "open now, until 16:00", "opens on Monday at 8:00"."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from babel.dates import format_date, format_time, get_day_names

from directory.hours import ZONE, HoursError, HoursKind, HoursNow, OpeningHours, parse
from directory.hours_schedule import WEEKDAYS
from locales import LANGUAGES
from locales.catalogs import mark, texts

# One sentence a weekday: most languages put the day into another case here.
OPENS_ON = (
    mark("closed now, opens on Monday at {time}"),
    mark("closed now, opens on Tuesday at {time}"),
    mark("closed now, opens on Wednesday at {time}"),
    mark("closed now, opens on Thursday at {time}"),
    mark("closed now, opens on Friday at {time}"),
    mark("closed now, opens on Saturday at {time}"),
    mark("closed now, opens on Sunday at {time}"),
)
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b")


def now_in_words(hours: str | None, language: str, now: datetime) -> str:
    """How an office stands at this moment, from its opening hours in the notation of `directory.hours`."""
    at_now = _state(hours, now)
    _ = texts(language).gettext
    match at_now.kind:
        case HoursKind.OPEN:
            return _open_until(at_now.until, language, now)
        case HoursKind.ALWAYS_OPEN:
            return _("open day and night")
        case HoursKind.CLOSED:
            return _closed(at_now.opens, language, now)
        case HoursKind.BY_APPOINTMENT:
            return _("by appointment only")
        case HoursKind.TEMPORARILY_CLOSED:
            return _temporarily_closed(at_now, language)
        case _:
            return _("opening hours not known")


def week_in_words(hours: str | None, language: str) -> str:
    """The weekly timetable with the weekdays' short names, e.g. `Mon-Fri 08:00-16:00`; empty when there is none."""
    try:
        rules = str(_parsed(hours or "")).split("; ")
    except HoursError:
        return ""
    weekly = [rule for rule in rules if _WEEKDAY.match(rule) and not rule.endswith(" off")]
    names = get_day_names("abbreviated", context="stand-alone", locale=LANGUAGES[language].babel)
    return _WEEKDAY.sub(lambda found: names[WEEKDAYS.index(found[0])], "; ".join(weekly))


def date_in_words(day: date, language: str) -> str:
    return format_date(day, "long", locale=LANGUAGES[language].babel)


def _state(hours: str | None, now: datetime) -> HoursNow:
    try:
        return _parsed(hours or "").at(now)
    except HoursError:  # an admin's import is checked, but a wrong row must not cost the resident the card
        return HoursNow(kind=HoursKind.UNKNOWN)


@lru_cache(maxsize=2048)
def _parsed(hours: str) -> OpeningHours:
    return parse(hours)


def _open_until(until: datetime | None, language: str, now: datetime) -> str:
    _ = texts(language).gettext
    if until is None:
        return _("open now")
    if until - now < timedelta(hours=24):
        return _("open now, until {time}").format(time=_time(until, language))
    return _("open now, until {date}, {time}").format(date=_date(until, language), time=_time(until, language))


def _closed(opens: datetime | None, language: str, now: datetime) -> str:
    _ = texts(language).gettext
    if opens is None:
        return _("closed now")
    time = _time(opens, language)
    days = (opens.astimezone(ZONE).date() - now.astimezone(ZONE).date()).days
    match days:
        case 0:
            return _("closed now, opens today at {time}").format(time=time)
        case 1:
            return _("closed now, opens tomorrow at {time}").format(time=time)
        case _ if days < 7:
            return _(OPENS_ON[opens.astimezone(ZONE).weekday()]).format(time=time)
        case _:
            return _("closed now, opens on {date} at {time}").format(date=_date(opens, language), time=time)


def _temporarily_closed(at_now: HoursNow, language: str) -> str:
    _ = texts(language).gettext
    if at_now.opens is not None:
        return _("temporarily closed, opens again on {date}").format(date=_date(at_now.opens, language))
    if at_now.until is not None:
        last_day = at_now.until - timedelta(days=1)
        return _("temporarily closed, up to and including {date}").format(date=_date(last_day, language))
    return _("temporarily closed")


def _time(moment: datetime, language: str) -> str:
    # The 24-hour clock is everyday use here, whatever a locale's own short form is (Albanian's is 12 hours).
    return format_time(moment.astimezone(ZONE), "H:mm", locale=LANGUAGES[language].babel)


def _date(moment: datetime, language: str) -> str:
    return date_in_words(moment.astimezone(ZONE).date(), language)
