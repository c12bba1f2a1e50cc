"""Which days an address asks for."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from desk.overview_period import THIS_MOMENT, Asked, asked_for, field_of, slices

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)  # 11:00 in Kosovo


def asked(**query: str) -> Asked:
    return asked_for(query, NOW, "en")


@pytest.mark.parametrize(
    ("query", "first", "last"),
    [
        ({}, "2026-10-27", "2026-11-25"),
        ({"period": "7"}, "2026-11-19", "2026-11-25"),
        ({"period": "90"}, "2026-08-28", "2026-11-25"),
        ({"period": "this-month"}, "2026-11-01", "2026-11-25"),
        ({"period": "last-month"}, "2026-10-01", "2026-10-31"),
        ({"period": "days", "since": "2026-01-05", "until": "2026-01-05"}, "2026-01-05", "2026-01-05"),
        # What is still to come is left out, and dates alone are enough.
        ({"since": "2026-11-20", "until": "2026-12-31"}, "2026-11-20", "2026-11-25"),
        ({"period": "everything"}, "2026-10-27", "2026-11-25"),
    ],
)
def test_an_address_asks_for_these_days(query: dict[str, str], first: str, last: str) -> None:
    found = asked(**query)
    assert (str(found.first), str(found.last), found.fault) == (first, last, "")


@pytest.mark.parametrize(
    ("since", "until", "fault"),
    [
        ("2026-02-30", "2026-03-01", "Please give the first and the last day, like 2026-03-31."),
        ("", "2026-03-01", "Please give the first and the last day, like 2026-03-31."),
        ("0001-01-01", "0001-01-02", "Please give the first and the last day, like 2026-03-31."),
        ("2026-03-02", "2026-03-01", "The first day must not come after the last one."),
        ("2027-01-01", "2027-01-02", "This period has not begun yet."),
        ("2024-01-01", "2026-03-01", "Please choose at most 366 days."),
    ],
)
def test_days_that_cannot_be_shown_are_told(since: str, until: str, fault: str) -> None:
    found = asked(period="days", since=since, until=until)
    assert (found.fault, found.days) == (fault, 30)


def test_a_day_that_is_not_over_is_compared_with_the_same_hours() -> None:
    periods = asked(period="7").periods
    assert (periods.now.since, periods.now.until) == (datetime(2026, 11, 18, 23, tzinfo=UTC), NOW + THIS_MOMENT)
    assert (periods.before.since, periods.before.until) == (
        datetime(2026, 11, 11, 23, tzinfo=UTC),
        datetime(2026, 11, 18, 10, tzinfo=UTC) + THIS_MOMENT,
    )


def test_a_month_is_compared_with_the_month_before() -> None:
    periods = asked(period="last-month").periods
    # In summer Kosovo is two hours ahead.
    assert periods.before.since == datetime(2026, 8, 31, 22, tzinfo=UTC)
    assert periods.before.until == periods.now.since == datetime(2026, 9, 30, 22, tzinfo=UTC)
    assert periods.now.until == datetime(2026, 10, 31, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    ("query", "firsts"),
    [
        ({"period": "days", "since": "2026-11-24", "until": "2026-11-25"}, ["2026-11-24", "2026-11-25"]),
        # Weeks begin on Monday, months on the first; the period's own beginning comes first.
        (
            {"since": "2026-09-03", "until": "2026-10-10"},
            ["2026-09-03", "2026-09-07", "2026-09-14", "2026-09-21", "2026-09-28", "2026-10-05"],
        ),
        ({"since": "2026-03-15", "until": "2026-10-10"}, ["2026-03-15", *(f"2026-{m:02}-01" for m in range(4, 11))]),
    ],
)
def test_a_long_period_is_drawn_in_longer_slices(query: dict[str, str], firsts: list[str]) -> None:
    assert [str(part.first) for part in slices(asked(**query))] == firsts


def test_the_form_shows_what_was_asked_for() -> None:
    assert field_of(asked(period="90"), "en").chosen == "90"
    assert field_of(asked(since="2026-11-01", until="2026-11-02"), "en").chosen == "days"
    assert asked(since="2026-11-01", until="2026-11-02").first == date(2026, 11, 1)
