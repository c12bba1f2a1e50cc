from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from directory.due import Intervals, load_intervals, set_interval, sweep
from directory.records import ContactKind, ContactPoint, State
from storage.database import Database
from tests.conftest import NOW
from tests.directory.filled import contact, put

DAY = date(2026, 1, 1)
CONFIRMED = ContactPoint(
    key="here/a",
    municipality="here",
    kind=ContactKind.OFFICE,
    names={"en": "A"},
    topics=("water", "roads"),
    state=State.CONFIRMED,
    confirmed_on=DAY,
)


@pytest.mark.parametrize(
    ("contact", "due_on"),
    [
        (CONFIRMED, DAY + timedelta(days=30)),
        (replace(CONFIRMED, topics=("roads",)), DAY + timedelta(days=180)),
        (replace(CONFIRMED, topics=()), DAY + timedelta(days=180)),
        (replace(CONFIRMED, due_on=date(2027, 1, 1)), date(2027, 1, 1)),
        (replace(CONFIRMED, state=State.UNCONFIRMED, confirmed_on=None), None),
    ],
)
def test_a_confirmation_runs_out(contact: ContactPoint, due_on: date | None) -> None:
    assert Intervals(by_topic={"water": 30}).due_on(contact) == due_on


@pytest.mark.parametrize(("days", "state"), [(179, State.CONFIRMED), (180, State.DUE), (400, State.DUE)])
def test_it_is_due_from_that_day_on(days: int, state: State) -> None:
    assert Intervals().state_on(CONFIRMED, DAY + timedelta(days=days)) is state


def test_only_what_is_confirmed_becomes_due() -> None:
    refuses = replace(CONFIRMED, state=State.REFUSES)
    assert Intervals().state_on(refuses, date(2030, 1, 1)) is State.REFUSES


async def test_intervals_are_kept(filled: Database) -> None:
    async with filled.transaction() as session:
        await set_interval(session, None, 90)
        await set_interval(session, "water", 30)
        await set_interval(session, "roads", 20)
        await set_interval(session, "roads", None)
    async with filled.reading() as session:
        assert await load_intervals(session) == Intervals(usual=90, by_topic={"water": 30})


@pytest.mark.parametrize("days", [0, 6, 1099])
async def test_odd_intervals_are_refused(filled: Database, days: int) -> None:
    async with filled.transaction() as session:
        with pytest.raises(ValueError, match="days"):
            await set_interval(session, "water", days)


async def test_the_sweep_writes_what_has_run_out(filled: Database) -> None:
    await put(filled, CONFIRMED, replace(CONFIRMED, key="here/b", confirmed_on=NOW.date()))
    day = DAY + timedelta(days=180)
    async with filled.transaction() as session:
        assert await sweep(session, today=day, now=NOW) == 1
        assert await sweep(session, today=day, now=NOW) == 0
    assert [(await contact(filled, key)).state for key in ("here/a", "here/b")] == [State.DUE, State.CONFIRMED]
