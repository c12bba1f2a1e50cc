"""The time of day in Kosovo: its zone, and the moment at which its clocks show something."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Belgrade")  # Kosovo's


def instant(day: date, minute: int) -> datetime:
    """The moment (UTC) when clocks first show this minute of the day, or skip over it.

    `minute` counts from midnight; 1440 and more is on a later day.
    """
    shown = datetime.combine(day, time()) + timedelta(minutes=minute)
    moment = shown.replace(tzinfo=ZONE).astimezone(UTC)
    after = moment.astimezone(ZONE).replace(tzinfo=None)
    # Python reads a time that clocks skip as one that comes after the gap: go back to the full hour that follows it.
    return moment if after == shown else moment.replace(minute=0)
