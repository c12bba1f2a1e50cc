"""What one process at a time may do, of all that work on the same store: polling, sweeps, reminders.

`async with locks.only_one(database, "reminders"):` waits for its turn, and takes over when the process that had it
dies. On PostgreSQL this is an advisory lock, which goes with its connection; on SQLite, where all processes share a
machine, a locked file beside the database.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL

from bot.background import Background
from bot.file_lock import locked
from storage.database import Database
from storage.own_connection import STATEMENT_S, own_connection

if TYPE_CHECKING:
    import asyncpg

RETRY_S = 1.0
BEAT_S = 2.0
TRY = "SELECT pg_try_advisory_lock(hashtextextended('kontakt ' || $1, 0))"


class LockLost(Exception):
    """The connection that held the lock is gone; another process may have it by now."""


@asynccontextmanager
async def only_one(database: Database, name: str) -> AsyncIterator[None]:
    """Wait for the lock of this name and hold it to the end of the block.

    The block is ended by `LockLost` when the lock is lost. Raises what the driver raises when PostgreSQL cannot be
    reached. Do not take one lock inside another.
    """
    holding = _holding_file(database.url, name) if database.is_sqlite else _holding_advisory(database.url, name)
    async with holding:
        yield


@asynccontextmanager
async def _holding_file(url: URL, name: str) -> AsyncIterator[None]:
    if not url.database or url.database == ":memory:":  # nobody else can reach such a store
        yield
        return
    file = Path(f"{url.database}.{re.sub('[^a-z0-9]+', '-', name.lower())}.lock")
    while True:
        with locked(file) as is_mine:
            if is_mine:
                yield
                return
        await asyncio.sleep(RETRY_S)


@asynccontextmanager
async def _holding_advisory(url: URL, name: str) -> AsyncIterator[None]:
    async with own_connection(url) as connection, Background() as background:
        while not await connection.fetchval(TRY, name, timeout=STATEMENT_S):  # noqa: ASYNC110  another process has it
            await asyncio.sleep(RETRY_S)
        async with _ended_with(connection):
            background.start(_beat(connection), name="lock.beat")
            yield


@asynccontextmanager
async def _ended_with(connection: asyncpg.Connection[Any]) -> AsyncIterator[None]:
    """End the block with `LockLost` when the connection ends."""
    task, is_lost = asyncio.current_task(), False
    assert task is not None

    def end(_connection: object) -> None:
        nonlocal is_lost
        is_lost = True
        task.cancel()

    connection.add_termination_listener(end)
    try:
        yield
    except asyncio.CancelledError:
        # Told to stop for another reason as well: that one counts.
        if is_lost and task.uncancel() == 0:
            raise LockLost from None
        raise
    finally:
        connection.remove_termination_listener(end)


async def _beat(connection: asyncpg.Connection[Any]) -> None:
    """Look whether the server is still there: a network that is cut says nothing by itself."""
    try:
        while True:
            await asyncio.sleep(BEAT_S)
            await connection.execute("SELECT 1", timeout=STATEMENT_S)
    except Exception:
        connection.terminate()
        raise
