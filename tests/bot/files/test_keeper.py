from __future__ import annotations

import asyncio
import hashlib
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import update

from bot.background import Background
from bot.channels.contract import FetchError
from bot.files import keeper as module
from bot.files.keeper import GIVE_UP_AFTER, LEASE, UNCLAIMED_LIVES, delay
from handlers.files_kept import MAX_FILE_BYTES
from storage import residents
from storage.database import Database
from storage.file_tables import FileFault, FileState, StoredFile
from storage.files import new_key
from tests.bot.files.contents import RUNNING, jpeg
from tests.bot.files.world import CHANNEL, World
from tests.fakes import StillClock

BUSY = FetchError("the platform is busy", retry=True)


@pytest.fixture
def world(database: Database, now: datetime) -> World:
    return World(database, StillClock(now))


async def test_a_wanted_file_is_fetched_looked_at_and_kept(world: World) -> None:
    wanted = await world.wants(jpeg(), name="../rruga.png", mime_type="image/png", size=3)
    assert await world.keeper.fetch_due() == 1
    file = await world.file()
    assert (file.state, file.fault, file.due_at) == (FileState.KEPT, None, None)
    assert (file.name, file.mime_type, file.size) == ("rruga.jpg", "image/jpeg", len(jpeg()))
    assert (file.sha256, world.store.content) == (hashlib.sha256(jpeg()).hexdigest(), {wanted.key: jpeg()})


async def test_a_kept_file_is_not_fetched_again(world: World) -> None:
    await world.wants()
    await world.keeper.fetch_due()
    world.clock.forward(86_400)
    assert await world.keeper.fetch_due() == 0


async def test_two_workers_do_not_fetch_the_same(world: World) -> None:
    await world.wants()
    assert [await world.keeper.fetch_due(), await world.keeper.fetch_due()] == [1, 0]


async def test_a_worker_that_dies_is_followed_by_another(world: World) -> None:
    await world.wants()
    world.platform.faults = [asyncio.CancelledError()]
    with pytest.raises(asyncio.CancelledError):
        await world.keeper.fetch_due()
    assert await world.keeper.fetch_due() == 0
    world.clock.forward(LEASE.total_seconds())
    await world.keeper.fetch_due()
    assert (await world.file()).state == FileState.KEPT


async def test_a_platform_that_is_busy_is_asked_again_later_and_later(world: World) -> None:
    await world.wants()
    world.platform.faults = [BUSY, BUSY]
    tries = []
    for _ in range(90):
        tries.append(await world.keeper.fetch_due())
        world.clock.forward(1)
    assert [second for second, count in enumerate(tries) if count] == [0, 10, 30]
    assert (await world.file()).state == FileState.KEPT


def test_the_pause_between_tries_grows_to_half_an_hour() -> None:
    assert [delay(attempts).total_seconds() for attempts in (1, 2, 5, 9, 30)] == [10, 20, 160, 1800, 1800]


async def test_after_hours_it_is_given_up_and_the_resident_told(world: World) -> None:
    await world.wants(name="rruga.jpg")
    world.clock.forward(GIVE_UP_AFTER.total_seconds())
    world.platform.faults = [BUSY]
    await world.keeper.fetch_due()
    file = await world.file()
    assert (file.state, file.fault) == (FileState.LOST, FileFault.UNREACHABLE)
    assert await world.sent() == [
        "Your file “rruga.jpg” has not reached the office. It could not be fetched. Please send it once more."
    ]
    assert world.told


async def test_a_link_that_has_run_out_is_not_asked_twice(world: World) -> None:
    await world.wants(None)
    await world.keeper.fetch_due()
    file = await world.file()
    assert (file.state, file.fault) == (FileState.LOST, FileFault.GONE)


@pytest.mark.parametrize(
    ("content", "fields", "fault"),
    [
        (RUNNING["exe"], {"name": "letter.pdf"}, FileFault.RUNS),
        (RUNNING["html"], {"name": "photo.jpg"}, FileFault.RUNS),
        (RUNNING["svg"], {}, FileFault.RUNS),
        (b"a text", {"name": "photo.jpg"}, FileFault.LIES),
        (b"", {}, FileFault.EMPTY),
        (bytes(range(256)), {}, FileFault.UNKNOWN),
        (b"\xff\xd8\xff" + b"\0" * MAX_FILE_BYTES, {}, FileFault.TOO_LARGE),
        (None, {"size": MAX_FILE_BYTES + 1}, FileFault.TOO_LARGE),
    ],
    ids=["exe", "html", "svg", "lies", "empty", "unknown", "21 MB", "said to be 21 MB"],
)
async def test_what_is_not_taken_is_refused_with_a_reason(
    world: World, content: bytes | None, fields: dict[str, Any], fault: FileFault
) -> None:
    await world.wants(content, **fields)
    await world.keeper.fetch_due()
    file = await world.file()
    assert (file.state, file.fault, world.store.content) == (FileState.REFUSED, fault, {})
    assert len(await world.sent()) == 1


async def test_a_file_that_nobody_sent_to_the_office_is_refused_silently(world: World) -> None:
    await world.wants(b"", with_ticket=False)
    await world.keeper.fetch_due()
    assert await world.sent() == []


async def test_a_store_that_is_away_is_waited_for_however_long(world: World) -> None:
    await world.wants()
    world.store.away = True
    world.clock.forward(GIVE_UP_AFTER.total_seconds())
    await world.keeper.fetch_due()
    world.store.away = False
    world.clock.forward(3600)
    await world.keeper.fetch_due()
    assert (await world.file()).state == FileState.KEPT


async def test_a_channel_that_is_off_is_waited_for(world: World) -> None:
    await world.wants(channel="viber")
    await world.keeper.fetch_due()
    assert (await world.file()).state == FileState.WANTED


async def test_erasing_a_resident_deletes_the_content_afterwards(world: World) -> None:
    await world.wants()
    await world.keeper.fetch_due()
    await world.erase()
    assert (await world.files(), len(world.store.content)) == ([], 1)
    await world.keeper.delete_listed()
    assert (world.store.content, await world.to_delete()) == ({}, set())


async def test_what_arrives_after_its_resident_was_erased_is_deleted(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await world.wants()
    put = world.store.put

    async def slow_put(key: str, content: bytes) -> None:
        await world.erase()
        await world.keeper.delete_listed()
        await put(key, content)

    monkeypatch.setattr(world.store, "put", slow_put)
    await world.keeper.fetch_due()
    await world.keeper.delete_listed()
    assert (world.store.content, await world.files(), await world.sent()) == ({}, [], [])


async def test_a_deletion_that_fails_is_done_later(world: World) -> None:
    await world.wants()
    await world.keeper.fetch_due()
    await world.erase()
    world.store.away = True
    await world.keeper.delete_listed()
    assert len(await world.to_delete()) == 1
    world.store.away = False
    await world.keeper.delete_listed()
    assert (world.store.content, await world.to_delete()) == ({}, set())


@pytest.mark.parametrize(("with_ticket", "left"), [(False, 0), (True, 1)])
async def test_a_file_that_nobody_sent_to_the_office_goes_after_a_day(
    world: World, monkeypatch: pytest.MonkeyPatch, with_ticket: bool, left: int
) -> None:
    monkeypatch.setattr(module, "BATCH", 1)
    await world.wants(with_ticket=with_ticket)
    await world.keeper.fetch_due()
    world.clock.forward(UNCLAIMED_LIVES.total_seconds() + 1)
    await world.keeper.sweep()
    await world.keeper.delete_listed()
    assert (len(await world.files()), len(world.store.content)) == (left, left)


async def test_content_that_no_row_names_is_swept_away_after_a_day(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BATCH", 2)
    kept = await world.wants()
    await world.keeper.fetch_due()
    orphans = [new_key() for _ in range(5)]
    for key in (*orphans, "not-a-key-of-ours"):
        await world.store.put(key, b"x")
    fresh = new_key()
    await world.store.put(fresh, b"x")
    world.store.written[fresh] = world.clock() - timedelta(hours=23)
    await world.keeper.sweep()
    for _ in range(3):
        await world.keeper.delete_listed()
    assert set(world.store.content) == {kept.key, fresh, "not-a-key-of-ours"}


async def test_giving_up_a_file_and_tying_it_to_a_ticket_do_not_wait_for_each_other(world: World) -> None:
    row = await world.wants(None)
    async with Background() as background:
        async with world.database.transaction() as session:
            await residents.lock_residents(session, [(CHANNEL, "ana")], world.clock())
            ending = background.start(_fetch(world), name="keeper")
            await asyncio.sleep(0.2)
            await session.execute(update(StoredFile).where(StoredFile.key == row.key).values(name="rruga.jpg"))
        await asyncio.wait_for(ending, 5)
    assert (await world.file()).state == FileState.LOST
    assert len(await world.sent()) == 1


async def _fetch(world: World) -> None:
    await world.keeper.fetch_due()
