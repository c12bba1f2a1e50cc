"""A process says that it is well, or names the part that is broken."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import text

from bot import health
from bot.app import App, build
from bot.health import STUCK_AFTER, broken_parts
from bot.settings import Settings
from bot.store_setup import prepare
from bot.web import make_web
from storage import allowances, outbox
from storage.tables import Outbox, OutboxStatus, Resident
from tests.directory.small_pack import write_pack
from tests.fakes import RecordingChannel, StillClock
from tests.handlers.world import NOW


@pytest.fixture
async def app(tmp_path: Path, bare_environment: pytest.MonkeyPatch) -> AsyncIterator[App]:
    settings = Settings.load(database_url=f"sqlite+aiosqlite:///{tmp_path / 'x.sqlite3'}")
    made = build(settings, channels=[RecordingChannel()], clock=StillClock(NOW))
    await prepare(made.database, write_pack(tmp_path / "small"))
    async with made.open():
        yield made


@pytest.fixture
async def client(app: App) -> AsyncIterator[TestClient]:  # type: ignore[type-arg]  # aiohttp's own generics
    async with TestClient(TestServer(make_web(app))) as made:
        yield made


async def owe(app: App, age: timedelta, channel: str | None = None) -> None:
    """A reply has waited this long, on a channel of this process or on another."""
    since, name = NOW - age, channel or next(iter(app.channels))
    async with app.database.transaction() as session:
        session.add(Outbox(channel=name, address="1", reply={"text": "hi"}, due_at=since, created_at=since))


async def break_store(app: App) -> None:
    async with app.database.transaction() as session:
        await session.execute(text("DROP TABLE outbox"))


async def test_a_process_that_answers_is_alive(client: TestClient) -> None:  # type: ignore[type-arg]
    response = await client.get("/healthz")
    assert (response.status, await response.json()) == (200, {"status": "ok"})


async def test_a_process_is_ready_when_all_parts_work(client: TestClient) -> None:  # type: ignore[type-arg]
    response = await client.get("/readyz")
    assert (response.status, await response.json()) == (200, {"status": "ok", "broken": {}})


async def test_the_broken_part_is_named(app: App, client: TestClient) -> None:  # type: ignore[type-arg]
    await break_store(app)
    response = await client.get("/readyz")
    assert response.status == 503
    assert (await response.json())["broken"] == {"outbox": "cannot be reached (OperationalError)"}


async def test_a_process_with_a_broken_part_is_alive(app: App, client: TestClient) -> None:  # type: ignore[type-arg]
    await break_store(app)
    assert (await client.get("/healthz")).status == 200


async def test_an_empty_directory_is_named(app: App) -> None:
    async with app.database.transaction() as session:
        for table in ("procedures", "contact_points", "municipalities"):
            await session.execute(text(f"DELETE FROM {table}"))
    await app.guide.load()
    assert await broken_parts(app) == {"directory": "holds no municipality"}


async def test_replies_that_wait_too_long_are_named(app: App) -> None:
    await owe(app, STUCK_AFTER + timedelta(minutes=1))
    assert await broken_parts(app) == {"outbox": "1 replies wait, the oldest since 2026-11-25 09:49 UTC"}


async def test_replies_may_wait_a_while(app: App) -> None:
    await owe(app, STUCK_AFTER - timedelta(minutes=1))
    assert await broken_parts(app) == {}


async def test_a_part_that_does_not_answer_is_named(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    async def hangs(_app: App) -> None:
        await asyncio.sleep(60)

    monkeypatch.setattr(health, "CHECK_TIMEOUT_S", 0.01)
    monkeypatch.setattr(health, "CHECKS", {"store": hangs})
    assert await broken_parts(app) == {"store": "does not answer in time"}


async def test_what_a_channel_that_is_off_still_owes_breaks_nothing(app: App, client: TestClient) -> None:  # type: ignore[type-arg]
    await owe(app, timedelta(days=2), channel="gone")
    assert (await client.get("/readyz")).status == 200


async def test_metrics_tell_what_waits(app: App, client: TestClient) -> None:  # type: ignore[type-arg]
    await owe(app, timedelta(minutes=2))
    page = await (await client.get("/metrics")).text()
    assert "kontakt_outbox_waiting 1.0" in page
    assert "kontakt_outbox_oldest_seconds 120.0" in page


async def test_the_other_metrics_are_told_without_a_store(app: App, client: TestClient) -> None:  # type: ignore[type-arg]
    await break_store(app)
    response = await client.get("/metrics")
    assert response.status == 200
    assert "kontakt_messages_in_total" in await response.text()


async def test_what_could_not_be_delivered_is_told_and_breaks_nothing(app: App, client: TestClient) -> None:  # type: ignore[type-arg]
    async with app.database.transaction() as session:
        resident = Resident(channel="console", address="ana", created_at=NOW, seen_at=NOW)
        session.add(resident)
        await session.flush()
        given_up = {"status": OutboxStatus.FAILED, "error": "The message is too long", "finished_at": NOW}
        row = outbox.row_for(resident, {"text": "hi"}, message_id=None, now=NOW)
        await outbox.add(session, [{**row, **given_up}])
    response = await client.get("/readyz")
    told = "1 could not be delivered in the last hour: The message is too long (1)"
    assert (response.status, (await response.json())["warnings"]) == (200, {"replies": told})


async def test_a_channel_whose_platform_asks_for_a_pause_is_named(app: App, client: TestClient) -> None:  # type: ignore[type-arg]
    async with app.database.transaction() as session:
        until = NOW + timedelta(minutes=1)
        await allowances.pause(session, "telegram", until=until, reason="check TELEGRAM_TOKEN", now=NOW)
    warned = (await (await client.get("/readyz")).json())["warnings"]
    assert warned == {"channel telegram": f"nothing is sent until {until:%H:%M:%S} UTC: check TELEGRAM_TOKEN"}
