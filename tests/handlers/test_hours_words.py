from __future__ import annotations

from datetime import UTC, datetime

import pytest

from handlers.hours_words import OPENS_ON, now_in_words, week_in_words
from tests.handlers.world import NOW

SUNDAY = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        ("Mo-Fr 08:00-16:00", "open now, until 16:00"),
        ("Mo-We 08:00-10:00; Th 08:00-16:00", "closed now, opens tomorrow at 8:00"),
        ("We 08:00-10:00,12:00-14:00", "closed now, opens today at 12:00"),
        ("Mo 08:30-16:00", "closed now, opens on Monday at 8:30"),
        ("2026-12-07 08:00-16:00; Mo-Su off", "closed now, opens on 7 December 2026 at 8:00"),
        ("Mo-Su off", "closed now"),
        ("24/7", "open day and night"),
        ("by appointment", "by appointment only"),
        ("closed until 2026-12-31", "temporarily closed, up to and including 31 December 2026"),
        ("closed until 2026-12-11; Mo-Fr 08:00-16:00", "temporarily closed, opens again on 14 December 2026"),
        ("", "opening hours not known"),
        (None, "opening hours not known"),
        ("whenever we like", "opening hours not known"),
        ("Mo-Fr 00:00-24:00; Sa 00:00-12:00; PH 00:00-24:00", "open now, until 28 November 2026, 12:00"),
    ],
)
def test_hours_are_told_in_words(hours: str | None, words: str) -> None:
    assert now_in_words(hours, "en", NOW) == words


def test_each_weekday_has_its_own_sentence() -> None:
    days = ("Mo", "Tu", "We", "Th", "Fr", "Sa")
    told = [now_in_words(f"{day} 08:00-16:00", "en", SUNDAY.replace(hour=1)) for day in days[1:]]
    assert told == [sentence.format(time="8:00") for sentence in OPENS_ON[1:6]]


@pytest.mark.parametrize(
    ("hours", "language", "words"),
    [
        ("Mo-Fr 08:00-12:00,13:00-16:00; Sa 09:00-14:00", "en", "Mon-Fri 08:00-12:00,13:00-16:00; Sat 09:00-14:00"),
        ("Mo-Fr 08:00-16:00", "sr-Cyrl", "пон-пет 08:00-16:00"),
        ("Mo-Fr 08:00-16:00", "tr", "Pzt-Cum 08:00-16:00"),
        ("Mo-Fr 08:00-16:00; Sa off; PH off; 2026-12-24 off", "en", "Mon-Fri 08:00-16:00"),
        ("24/7", "en", ""),
        ("by appointment", "en", ""),
        ("nonsense", "en", ""),
        (None, "en", ""),
    ],
)
def test_the_week_stands_beside(hours: str | None, language: str, words: str) -> None:
    assert week_in_words(hours, language) == words
