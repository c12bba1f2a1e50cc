"""The public holidays where the house works."""

from __future__ import annotations

from datetime import date
from functools import cache

from locales.country import country


def is_public_holiday(day: date) -> bool:
    """Whether this is a day off by law, the day instead of a holiday on a weekend included."""
    return day in _holidays(country().region, day.year)


@cache
def _holidays(region: str, year: int) -> frozenset[date]:
    # Importing the library costs a tenth of a second, which a cold start that shows no hours need not pay.
    import holidays

    if region not in holidays.list_supported_countries():
        return frozenset()  # nobody has written them down: every weekday is a working day
    return frozenset(holidays.country_holidays(region, years=year))
