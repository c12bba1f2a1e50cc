"""What platforms report later about replies they took is kept on the reply."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from bot.background import Background
from bot.channels.contract import Report, Stage
from bot.intake import StoreUnavailable
from bot.reports import Reports
from storage.database import Database
from storage.tables import Outbox, OutboxStatus
from tests.conftest import NOW

LATER = NOW + timedelta(minutes=5)


@pytest.fixture
async def reports(database: Database) -> AsyncIterator[Reports]:
    reports = Reports(database, later_s=0.05)
    async with Background() as background:
        background.start(reports.run(), name="reports")
        yield reports


async def sent(database: Database, provider_id: str | None = "77", *, channel: str = "viber") -> int:
    row = Outbox(
        channel=channel,
        address="drita",
        reply={"text": "hi", "language": "en"},
        status=OutboxStatus.DELIVERED,
        provider_id=provider_id,
        due_at=NOW,
        created_at=NOW,
        finished_at=NOW,
    )
    async with database.transaction() as session:
        session.add(row)
        await session.flush()
        return row.id


async def row_of(database: Database, row_id: int) -> Outbox:
    async with database.reading() as session:
        row = await session.get(Outbox, row_id)
    assert row is not None
    return row


def report(stage: Stage, *, at: datetime = NOW, provider_id: str = "77", reason: str = "") -> Report:
    return Report(channel="viber", provider_id=provider_id, stage=stage, at=at, reason=reason)


async def test_a_delivered_message_knows_when(database: Database, reports: Reports) -> None:
    row_id = await sent(database)
    await reports.record(report(Stage.DELIVERED, at=LATER))
    row = await row_of(database, row_id)
    assert (row.delivered_at, row.seen_at, row.status) == (LATER, None, OutboxStatus.DELIVERED)


async def test_a_seen_one_was_delivered_too(database: Database, reports: Reports) -> None:
    row_id = await sent(database)
    await reports.record(report(Stage.SEEN, at=LATER))
    row = await row_of(database, row_id)
    assert (row.delivered_at, row.seen_at) == (LATER, LATER)


async def test_the_first_time_stays(database: Database, reports: Reports) -> None:
    row_id = await sent(database)
    for stage, at in ((Stage.DELIVERED, NOW), (Stage.SEEN, LATER), (Stage.DELIVERED, LATER), (Stage.SEEN, NOW)):
        await reports.record(report(stage, at=at))
    row = await row_of(database, row_id)
    assert (row.delivered_at, row.seen_at) == (NOW, LATER)


async def test_a_failed_one_says_why(database: Database, reports: Reports) -> None:
    row_id = await sent(database)
    await reports.record(report(Stage.FAILED, reason="no suitable device"))
    row = await row_of(database, row_id)
    assert (row.status, row.error) == (OutboxStatus.FAILED, "The platform could not deliver it: no suitable device")


async def test_one_that_arrived_somewhere_has_not_failed(database: Database, reports: Reports) -> None:
    row_id = await sent(database)
    await reports.record(report(Stage.DELIVERED))
    await reports.record(report(Stage.FAILED, reason="second phone"))
    assert (await row_of(database, row_id)).status == OutboxStatus.DELIVERED


async def test_one_that_arrives_after_all_has_not_failed_either(database: Database, reports: Reports) -> None:
    row_id = await sent(database)
    await reports.record(report(Stage.FAILED))
    await reports.record(report(Stage.DELIVERED))
    row = await row_of(database, row_id)
    assert (row.status, row.error) == (OutboxStatus.DELIVERED, None)


async def test_many_at_once_each_find_their_own(database: Database, reports: Reports) -> None:
    ids = [await sent(database, str(number)) for number in range(20)]
    stages = [Stage.SEEN if number % 2 else Stage.DELIVERED for number in range(20)]
    await asyncio.gather(
        *(reports.record(report(stage, provider_id=str(number))) for number, stage in enumerate(stages))
    )
    rows = [await row_of(database, row_id) for row_id in ids]
    assert [row.seen_at is not None for row in rows] == [stage is Stage.SEEN for stage in stages]
    assert all(row.delivered_at == NOW for row in rows)


async def test_the_same_id_on_another_channel_is_another_message(database: Database, reports: Reports) -> None:
    row_id = await sent(database, channel="telegram")
    await reports.record(report(Stage.DELIVERED))
    assert (await row_of(database, row_id)).delivered_at is None


async def test_a_report_that_overtakes_the_mark_is_kept_a_little_later(database: Database, reports: Reports) -> None:
    row_id = await sent(database, None)
    await reports.record(report(Stage.SEEN))
    async with database.transaction() as session:
        (await session.get_one(Outbox, row_id)).provider_id = "77"
    async with asyncio.timeout(5):
        while (await row_of(database, row_id)).seen_at is None:  # noqa: ASYNC110  the store tells nobody
            await asyncio.sleep(0.01)


async def test_one_on_nothing_we_know_is_let_go(reports: Reports) -> None:
    await reports.record(report(Stage.SEEN, provider_id="12345"))
    await asyncio.sleep(0.1)
    assert reports._early == []


async def test_without_a_store_nothing_is_acknowledged(database: Database, reports: Reports) -> None:
    async with database.transaction() as session:
        await session.execute(text("ALTER TABLE outbox RENAME TO outbox_away"))
    with pytest.raises(StoreUnavailable):
        await reports.record(report(Stage.SEEN))


async def test_one_that_came_early_outlives_a_store_that_is_away(database: Database, reports: Reports) -> None:
    row_id = await sent(database)
    await reports.record(report(Stage.FAILED, provider_id="78"))
    async with database.transaction() as session:
        await session.execute(text("ALTER TABLE outbox RENAME TO outbox_away"))
    await asyncio.sleep(0.15)
    async with database.transaction() as session:
        await session.execute(text("ALTER TABLE outbox_away RENAME TO outbox"))
        (await session.get_one(Outbox, row_id)).provider_id = "78"
    async with asyncio.timeout(5):
        while (await row_of(database, row_id)).status != OutboxStatus.FAILED:  # noqa: ASYNC110  the store tells nobody
            await asyncio.sleep(0.01)
