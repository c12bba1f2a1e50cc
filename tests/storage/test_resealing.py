"""Changing the key: everything is sealed anew while work goes on, and a run that was killed is simply begun again."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

import pytest
from sqlalchemy import select, update

from storage import resealing, residents
from storage.copying import tables
from storage.database import Database
from storage.resealing import KeepsChanging, count_stale, keys_in_use, note_keys, reseal
from storage.sealed import PLAIN, Keyring, NotOpened, new_key
from storage.tables import Message, Resident
from tests.storage.people import WORDS, fill

FIRST, SECOND = new_key(), new_key()
OLD, BOTH, NEW = Keyring.parse(FIRST), Keyring.parse(f"{SECOND},{FIRST}"), Keyring.parse(SECOND)
# Runs in a process of its own until somebody kills it, after a line for each batch.
SLOW = """
import asyncio, sys, time
from storage import resealing
from storage.database import Database
from storage.sealed import Keyring
resealing.ROWS_AT_ONCE = 1

def told(name, rows):
    print(name, flush=True)
    time.sleep(0.2)

asyncio.run(resealing.reseal(Database(sys.argv[1], keys=Keyring.parse(sys.argv[2])), told))
"""


@asynccontextmanager
async def opened(database: Database, ring: Keyring) -> AsyncIterator[Database]:
    """The same store with these keys."""
    store = Database(database.url, keys=ring)
    yield store
    await store.close()


@pytest.fixture(params=[PLAIN, OLD], ids=["plain", "sealed"])
async def filled(database: Database, now: datetime, request: pytest.FixtureRequest) -> Database:
    """Three people, kept in plain or under the old key."""
    async with opened(database, request.param) as before:
        for name in ("ana", "besa", "ceca"):
            await fill(before, now, name)
    return database


async def test_afterwards_the_new_key_alone_reads_everything(filled: Database) -> None:
    async with opened(filled, BOTH) as store:
        await reseal(store, _quiet)
    async with opened(filled, NEW) as store, store.reading() as session:
        assert await count_stale(session, NEW) == {}
        assert set(await session.scalars(select(Message.text))) == {WORDS}
        assert await keys_in_use(session) == [NEW.ids[0]]


async def test_afterwards_people_are_found_under_the_new_key(filled: Database, now: datetime) -> None:
    async with opened(filled, BOTH) as store:
        await reseal(store, _quiet)
    async with opened(filled, NEW) as store, store.transaction() as session:
        found = await residents.lock_residents(session, [("console", "ana"), ("console", "besa")], now)
        assert len(list(await session.scalars(select(Resident.id)))) == 3
    assert [row.address for row in found.values()] == ["ana", "besa"]


async def test_nothing_but_sealed_columns_is_touched(filled: Database) -> None:
    before = await _without_sealed(filled)
    async with opened(filled, BOTH) as store:
        await reseal(store, _quiet)
    assert await _without_sealed(filled) == before


async def test_progress_tells_of_every_row_once(filled: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resealing, "ROWS_AT_ONCE", 2)
    told: list[int] = []
    async with opened(filled, BOTH) as store:
        async with store.reading() as session:
            waiting = await count_stale(session, BOTH)
        await reseal(store, lambda _name, rows: told.append(rows))
    assert sum(told) == sum(waiting.values())


async def test_killed_in_the_middle_it_is_begun_again_and_completes(filled: Database) -> None:
    _killed_after(4, filled)
    async with opened(filled, BOTH) as store:
        async with store.reading() as session:
            left = sum((await count_stale(session, BOTH)).values())
            assert set(await session.scalars(select(Message.text))) == {WORDS}
        told: list[int] = []
        await reseal(store, lambda _name, rows: told.append(rows))
    assert 0 < sum(told) == left


async def test_while_somebody_writes_with_another_key_it_does_not_say_that_it_is_done(
    filled: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resealing, "PASS_PAUSE_S", 0)
    monkeypatch.setattr(resealing, "count_stale", _always_some)
    async with opened(filled, BOTH) as store:
        with pytest.raises(KeepsChanging):
            await reseal(store, _quiet)


async def test_a_value_that_does_not_open_stops_it_and_keeps_the_old_keys(database: Database, now: datetime) -> None:
    await fill(database, now)
    async with database.transaction() as session:
        await note_keys(session, [*OLD.ids])
    async with opened(database, OLD) as before, before.transaction() as session:
        await session.execute(update(Message).values(text=WORDS))
    async with opened(database, NEW) as store:
        with pytest.raises(NotOpened):
            await reseal(store, _quiet)
        async with store.reading() as session:
            assert await keys_in_use(session) == [*OLD.ids]


def _quiet(_name: str, _rows: int) -> None:
    pass


async def _always_some(_session: object, _ring: Keyring) -> dict[str, int]:
    return {"messages": 1}


def _killed_after(batches: int, database: Database) -> None:
    url = database.url.render_as_string(hide_password=False)
    command = [sys.executable, "-c", SLOW, url, f"{SECOND},{FIRST}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        for _ in range(batches):
            assert process.stdout.readline()
        process.kill()


async def _without_sealed(database: Database) -> list[str]:
    """All rows, each without the columns that are sealed now or will be."""
    sealed = {each.table.name: {*each.places, "address_hash"} for each in resealing.sealed_tables()}
    lines = []
    async with database.reading() as session:
        for table in tables():
            plain = [column for column in table.columns if column.name not in sealed.get(table.name, ())]
            if table.name != "kept":
                lines += [repr(row) for row in await session.execute(select(*plain))]
    return sorted(lines)
