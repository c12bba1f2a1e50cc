"""The public holidays of Kosovo."""

from __future__ import annotations

from datetime import date
from functools import cache


def is_public_holiday(day: date) -> bool:
    """Whether this is a day off by law, the day instead of a holiday on a weekend included."""
    return day in _holidays(day.year)


@cache
def _holidays(year: int) -> frozenset[date]:
    # Importing the library costs a tenth of a second, which a cold start that shows no hours need not pay.
    import holidays

    return frozenset(holidays.country_holidays("XK", years=year))
