"""One of many processes does what only one may do; when it dies, another takes over."""

from __future__ import annotations

import asyncio
import signal
import sys
from pathlib import Path

import pytest

from bot import locks
from bot.background import Background
from bot.locks import LockLost, only_one
from storage.database import Database
from storage.own_connection import own_connection

ROOT = Path(__file__).parents[2]
HOLDER = """
import asyncio, sys
from bot.locks import only_one
from storage.database import Database

async def hold():
    async with only_one(Database(sys.argv[1]), "polling"):
        print("mine", flush=True)
        await asyncio.sleep(600)

asyncio.run(hold())
"""


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "RETRY_S", 0.05)
    monkeypatch.setattr(locks, "BEAT_S", 0.05)


async def hold(database: Database, name: str, held: asyncio.Event, gate: asyncio.Event) -> None:
    async with only_one(database, name):
        held.set()
        await gate.wait()


async def test_a_second_one_waits_until_the_first_is_done(database: Database) -> None:
    first, second, gate = asyncio.Event(), asyncio.Event(), asyncio.Event()
    async with Background() as background, asyncio.timeout(10):
        background.start(hold(database, "polling", first, gate), name="first")
        await first.wait()
        background.start(hold(database, "polling", second, gate), name="second")
        await asyncio.sleep(0.2)
        assert not second.is_set()
        gate.set()
        await second.wait()


async def test_locks_of_other_names_are_free(database: Database) -> None:
    async with asyncio.timeout(10), only_one(database, "reminders"), only_one(database, "sweep"):
        pass


async def test_when_the_holder_is_killed_another_takes_over(database: Database) -> None:
    url = database.url.render_as_string(hide_password=False)
    holder = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", HOLDER, url), cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert holder.stdout is not None
    assert await holder.stdout.readline() == b"mine\n"
    taken, gate = asyncio.Event(), asyncio.Event()
    async with Background() as background, asyncio.timeout(10):
        background.start(hold(database, "polling", taken, gate), name="next")
        await asyncio.sleep(0.2)
        assert not taken.is_set()
        holder.send_signal(signal.SIGKILL)
        await holder.wait()
        await taken.wait()


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
async def test_whoever_loses_the_lock_is_told_in_the_middle_of_the_work(database: Database) -> None:
    cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> $1"

    async def work() -> None:
        async with asyncio.timeout(10), only_one(database, "polling"):
            async with own_connection(database.url) as other:
                await other.execute(cut, other.get_server_pid())
            await asyncio.sleep(5)

    with pytest.raises(LockLost):
        await work()


async def test_a_fault_inside_frees_the_lock(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        async with only_one(database, "polling"):
            raise ZeroDivisionError
    async with asyncio.timeout(10), only_one(database, "polling"):
        pass
