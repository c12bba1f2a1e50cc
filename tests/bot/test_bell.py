"""A reply committed by one process is sent at once by another."""

from __future__ import annotations

import asyncio

import pytest

from bot import background as background_module
from bot.background import Background
from bot.bell import Bell
from bot.delivery import delivery as delivery_module
from storage.database import Database
from storage.own_connection import own_connection
from tests.bot.post import Post

pytestmark = pytest.mark.parametrize("database", ["postgresql"], indirect=True)


class Ears:
    def __init__(self, database: Database) -> None:
        self.heard = 0
        self.news = asyncio.Event()
        self.bell = Bell(database.url, heard=self._hear)

    def _hear(self) -> None:
        self.heard += 1
        self.news.set()

    async def until_heard(self) -> None:
        async with asyncio.timeout(5):
            await self.news.wait()
        self.news.clear()


async def cut_all(database: Database) -> None:
    async with own_connection(database.url) as other:
        await other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> $1",
            other.get_server_pid(),
        )


async def test_others_hear_what_one_rings(database: Database) -> None:
    here, there = Ears(database), Ears(database)
    async with Background() as background:
        for ears in (here, there):
            background.keep_running(ears.bell.run, name="bell")
            await ears.until_heard()
        here.bell.ring()
        await there.until_heard()
        assert here.heard == 1  # only what everybody hears at the start


async def test_a_bell_whose_connection_was_cut_rings_again(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background_module, "FIRST_PAUSE_S", 0.01)
    here, there = Ears(database), Ears(database)
    async with Background() as background:
        for ears in (here, there):
            background.keep_running(ears.bell.run, name="bell")
            await ears.until_heard()
        await cut_all(database)
        here.bell.ring()
        there.bell.ring()
        await here.until_heard()
        await there.until_heard()


async def test_a_worker_sends_at_once_what_another_process_has_committed(
    post: Post, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery_module, "IDLE_S", 60)
    worker_bell = Bell(database.url, heard=post.delivery.look)
    web = Ears(database)
    async with Background() as background:
        background.start(post.delivery.run(), name="delivery")
        background.keep_running(worker_bell.run, name="bell")
        background.keep_running(web.bell.run, name="bell")
        await web.until_heard()
        await asyncio.sleep(0.2)
        await post.put("ana", "one")
        web.bell.ring()
        await post.channel.until_sent("ana")
