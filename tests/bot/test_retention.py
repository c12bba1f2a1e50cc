"""Every night what was kept for long enough goes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.retention import next_night, sweep
from storage import retention
from storage.audit_tables import AuditEntry
from storage.database import Database
from storage.retention import Kind
from storage.tables import Feedback
from tests.storage.people import fill

YEARS = timedelta(days=4_000)


@pytest.mark.parametrize(
    ("now", "night"),
    [
        ("2026-03-02T01:00", "2026-03-02T02:10"),
        ("2026-03-02T02:10", "2026-03-03T02:10"),
        ("2026-03-02T22:30", "2026-03-03T02:10"),  # just before midnight in Kosovo
        ("2026-07-01T12:00", "2026-07-02T01:10"),  # summer time
    ],
)
def test_the_night_begins_at_ten_past_three_by_kosovos_clocks(now: str, night: str) -> None:
    assert next_night(datetime.fromisoformat(now).replace(tzinfo=UTC)) == datetime.fromisoformat(night).replace(
        tzinfo=UTC
    )


async def test_a_sweep_takes_all_batches_and_says_how_much_went(
    database: Database, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "AT_ONCE", 1)
    monkeypatch.setattr(retention, "PAUSE_S", 0)
    for name in ("ana", "besa"):
        await fill(database, now, name)
    assert (await sweep(database, now + YEARS))[Kind.FEEDBACK] == 2
    async with database.reading() as session:
        assert list(await session.scalars(select(Feedback.id))) == []
        assert (await session.scalars(select(AuditEntry.details))).one()["feedback"] == 2


async def test_a_sweep_that_finds_nothing_leaves_no_trace(database: Database, now: datetime) -> None:
    await fill(database, now)
    assert await sweep(database, now) == {}
    async with database.reading() as session:
        assert list(await session.scalars(select(AuditEntry.id))) == []
