from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from structlog.testing import capture_logs

from storage import kept
from storage.database import Database
from storage.ticket_tables import Priority
from tickets import terms_store
from tickets.terms import DEFAULT, WEEKDAYS, TermsError, from_json


def test_what_is_left_out_has_its_default() -> None:
    assert from_json({}) == DEFAULT


def test_a_level_is_changed_in_part() -> None:
    terms = from_json({"levels": {"high": {"first_answer_hours": 1.5}}})
    assert terms.level(Priority.HIGH).first_answer == timedelta(minutes=90)
    assert terms.level(Priority.HIGH).resolution_days == DEFAULT.level(Priority.HIGH).resolution_days


def test_an_office_has_its_own_hours_on_top_of_those_of_all() -> None:
    terms = from_json(
        {
            "hours": {"week": {"Mo": ["08:00-12:00", "12:30-16:00"]}, "dates": {"2026-12-31": []}},
            "offices": {"prizren": {"dates": {"2026-07-09": ["09:00-13:00"]}}},
        }
    )
    assert terms.hours_of("prizren").dates == {date(2026, 12, 31): (), date(2026, 7, 9): ((540, 780),)}
    assert terms.hours_of("prizren").week == terms.hours_of(None).week == (((480, 720), (750, 960)), *((),) * 6)


@pytest.mark.parametrize(
    ("rotation", "prizren", "unknown"),
    [(True, True, True), (False, False, False), (["prizren"], True, False), ([], False, False)],
)
def test_tickets_are_handed_out_where_wished(rotation: Any, prizren: bool, unknown: bool) -> None:
    terms = from_json({"rotation": rotation})
    assert (terms.rotates("prizren"), terms.rotates(None)) == (prizren, unknown)


def test_nothing_goes_back_by_itself_when_not_wished() -> None:
    assert from_json({"return_after_hours": None}).return_after is None


def test_a_priority_of_a_later_version_is_a_normal_one() -> None:
    assert DEFAULT.level("galactic") == DEFAULT.level(Priority.NORMAL)


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ([], "terms: must be a JSON object"),
        ({"level": {}}, "terms: knows no level"),
        ({"levels": {"odd": {}}}, "levels: knows no odd"),
        ({"levels": {"low": {"first_answer_hours": "8"}}}, "levels.low.first_answer_hours: must be a number"),
        ({"levels": {"low": {"first_answer_hours": 0}}}, "from above 0"),
        ({"levels": {"low": {"first_answer_hours": True}}}, "must be a number"),
        ({"levels": {"low": {"resolution_days": 1.5}}}, "levels.low.resolution_days: must be a whole number"),
        ({"levels": {"low": {"resolution_days": 9999}}}, "from 0 to 250"),
        ({"hours": {"week": {"Xx": []}}}, "hours.week: knows no Xx"),
        ({"hours": {"week": {"Mo": "08:00-12:00"}}}, "hours.week.Mo: must be a list"),
        ({"hours": {"week": {"Mo": ["8-12"]}}}, "hours.week.Mo: '8-12' is no period"),
        ({"hours": {"week": {"Mo": ["12:00-08:00"]}}}, "hours: periods of a day must be in order"),
        ({"hours": {"week": {}}}, "hours: no day of the week has working hours"),
        ({"offices": {"prizren": {"dates": {"1 May": []}}}}, "offices.prizren.dates: '1 May' is no date"),
        ({"hours": {"dates": {"9999-12-31": []}}}, "hours.dates: 9999-12-31 is not in the years 2000 to 2099"),
        ({"rotation": "prizren"}, "rotation: must be true, false or a list"),
        ({"return_after_hours": -1}, "return_after_hours: must be a number"),
    ],
)
def test_what_cannot_be_used_is_named(value: Any, fault: str) -> None:
    with pytest.raises(TermsError, match=fault):
        from_json(value)


def closed(first: date, days: int) -> dict[str, list[str]]:
    return {str(first + timedelta(days=number)): [] for number in range(days)}


EVERY_DAY = {day: ["08:00-16:00"] for day in WEEKDAYS}
FIRST = date(2027, 3, 1)  # no public holiday lies beside the closures below


def test_an_office_that_is_shut_for_too_long_is_refused() -> None:
    with pytest.raises(
        TermsError, match=r"offices\.prizren: no working hours from 2027-03-01 on for more than 120 days"
    ):
        from_json({"hours": {"week": EVERY_DAY}, "offices": {"prizren": {"dates": closed(FIRST, 121)}}})


def test_a_long_closure_is_worked_around() -> None:
    terms = from_json({"hours": {"week": EVERY_DAY, "dates": closed(FIRST, 120)}})
    assert terms.usual.opening(datetime(2027, 3, 1, tzinfo=UTC)).date() == date(2027, 6, 29)
    assert terms.usual.subtract(datetime(2027, 6, 29, tzinfo=UTC), timedelta(hours=1)).date() == date(2027, 2, 28)


def test_days_off_around_a_closure_count() -> None:
    monday_to_friday = closed(date(2027, 2, 22), 117)  # with the weekends before and after: 121 days
    with pytest.raises(TermsError, match="hours: no working hours from 2027-02-20 on"):
        from_json({"hours": {"dates": monday_to_friday}})


def test_dates_of_all_and_of_an_office_add_up() -> None:
    half, rest = closed(FIRST, 70), closed(FIRST + timedelta(days=70), 70)
    with pytest.raises(TermsError, match=r"offices\.prizren: no working hours from"):
        from_json({"hours": {"dates": half}, "offices": {"prizren": {"dates": rest}}})


async def test_terms_are_kept_as_they_were_written(database: Database) -> None:
    text = json.dumps({"return_after_hours": 3})
    async with database.transaction() as session:
        assert await terms_store.text_of(session) == "{}"
        await terms_store.save(session, text)
    async with database.reading() as session:
        assert await terms_store.text_of(session) == text
        assert (await terms_store.load(session)).return_after == timedelta(hours=3)


async def test_wrong_terms_are_not_kept(database: Database) -> None:
    async with database.transaction() as session:
        with pytest.raises(TermsError, match="terms: no JSON in line 1, column 2"):
            await terms_store.save(session, "{x}")
        assert await terms_store.load(session) == DEFAULT


async def test_terms_of_another_version_cost_nobody_a_ticket(database: Database) -> None:
    terms_store._read.cache_clear()
    async with database.transaction() as session:
        await kept.put(session, terms_store.NAME, '{"levels": 3}')
        with capture_logs() as logs:
            assert await terms_store.load(session) == DEFAULT
    assert logs[0]["event"] == "tickets.terms_unreadable"
