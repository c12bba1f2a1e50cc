"""Files that pages send: whoever has a slow line is in nobody's way, and nobody takes all the room."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime

import pytest

from bot.files import page_uploads
from bot.files.page_uploads import LOOKED_AT_AT_ONCE, OF_ONE_CLIENT, PageUploads, TooManyUploads
from bot.files.uploads import Uploads
from handlers.records import Attachment
from storage.database import Database
from tests.bot.files.contents import jpeg
from tests.fakes import MemoryStore, StillClock


@pytest.fixture
def uploads(database: Database, now: datetime) -> PageUploads:
    return PageUploads(database, Uploads(MemoryStore()), StillClock(now), "webchat")


class Slow:
    """A file that does not go on until it is let."""

    def __init__(self) -> None:
        self.begun = asyncio.Event()
        self.goes_on = asyncio.Event()

    async def pieces(self) -> AsyncIterator[bytes]:
        yield jpeg()[:10]
        self.begun.set()
        await self.goes_on.wait()
        yield jpeg()[10:]


async def quick() -> AsyncIterator[bytes]:
    yield jpeg()


async def take(uploads: PageUploads, pieces: AsyncIterator[bytes], client: str = "here") -> Attachment:
    return await uploads.take(pieces, client=client, announced=None, name="a.jpg", mime_type=None)


async def test_others_do_not_wait_for_slow_ones(uploads: PageUploads) -> None:
    slow = [Slow() for _ in range(LOOKED_AT_AT_ONCE + 1)]
    async with asyncio.TaskGroup() as tasks:
        waiting = [tasks.create_task(take(uploads, each.pieces())) for each in slow]
        await asyncio.gather(*(each.begun.wait() for each in slow))
        assert (await take(uploads, quick())).size == len(jpeg())
        for each in slow:
            each.goes_on.set()
    assert [task.result().size for task in waiting] == [len(jpeg())] * len(slow)


async def test_one_client_does_not_take_the_room_of_others(uploads: PageUploads) -> None:
    slow = [Slow() for _ in range(OF_ONE_CLIENT)]
    async with asyncio.TaskGroup() as tasks:
        for each in slow:
            tasks.create_task(take(uploads, each.pieces(), "greedy"))
        await asyncio.gather(*(each.begun.wait() for each in slow))
        with pytest.raises(TooManyUploads):
            await take(uploads, quick(), "greedy")
        assert await take(uploads, quick(), "other")
        for each in slow:
            each.goes_on.set()
    assert await take(uploads, quick(), "greedy")


async def test_all_together_take_no_more_than_there_is_room_for(
    uploads: PageUploads, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_uploads, "COMING_AT_ONCE", 1)
    slow = Slow()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(take(uploads, slow.pieces(), "first"))
        await slow.begun.wait()
        with pytest.raises(TooManyUploads):
            await take(uploads, quick(), "second")
        slow.goes_on.set()


async def test_one_that_comes_too_slowly_is_given_up(uploads: PageUploads, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_uploads, "PATIENCE_S", 0.0)
    slow = Slow()
    with pytest.raises(TimeoutError):
        await take(uploads, slow.pieces())
    assert await take(uploads, _slowly_enough(), "here")


async def _slowly_enough() -> AsyncIterator[bytes]:
    """What has come gives time for more."""
    yield jpeg() + bytes(64 * 1024)
    await asyncio.sleep(0)
