"""The time of day where the house works: its zone, and the moment at which its clocks show something."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from locales.country import country


class HomeZone(tzinfo):
    """The time zone of the country that the process works in, whichever it is when the clock is looked at."""

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        return country().zone.utcoffset(moment)

    def dst(self, moment: datetime | None) -> timedelta | None:
        return country().zone.dst(moment)

    def tzname(self, moment: datetime | None) -> str | None:
        return country().zone.tzname(moment)

    def fromutc(self, moment: datetime) -> datetime:
        zone = country().zone
        return zone.fromutc(moment.replace(tzinfo=zone)).replace(tzinfo=self)


ZONE = HomeZone()


def instant(day: date, minute: int) -> datetime:
    """The moment (UTC) when clocks first show this minute of the day, or skip over it.

    `minute` counts from midnight; 1440 and more is on a later day.
    """
    shown = datetime.combine(day, time()) + timedelta(minutes=minute)
    moment = shown.replace(tzinfo=ZONE).astimezone(UTC)
    after = moment.astimezone(ZONE).replace(tzinfo=None)
    # Python reads a time that clocks skip as one that comes after the gap: go back to the full hour that follows it.
    return moment if after == shown else moment.replace(minute=0)
