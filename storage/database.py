"""The one way to the store: an engine, and transactions that commit as a whole or not at all."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any, cast

import orjson
from sqlalchemy import Connection, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DisconnectionError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from storage import one_hop
from storage.one_hop import OneHopConnection
from storage.sealed import PLAIN, Keyring, lend_keys

BUSY_TIMEOUT_MS = 10_000
RESTED_S = 1.0
USED_AT = "used_at"


class DatabaseUrlError(ValueError):
    """The database URL is not one Kontakt can use."""


def database_url(text: str) -> URL:
    """Read `sqlite+aiosqlite:///…`, `postgresql+asyncpg://…` or plain `sqlite:///…`, `postgres(ql)://…`."""
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        raise DatabaseUrlError("DATABASE_URL: must be like sqlite+aiosqlite:///… or postgresql+asyncpg://…") from error
    match url.get_backend_name():
        case "sqlite":
            return url.set(drivername="sqlite+aiosqlite")
        case "postgresql" | "postgres":
            return url.set(drivername="postgresql+asyncpg")
        case other:
            raise DatabaseUrlError(f"DATABASE_URL: {other} is not supported; use sqlite or postgresql")


def make_engine(url: URL) -> AsyncEngine:
    """Open nothing yet: connections are made on first use."""
    # Errors end up in logs: what people wrote stands in a statement's parameters.
    options: dict[str, Any] = {"hide_parameters": True, "json_deserializer": orjson.loads}
    if url.get_backend_name() != "sqlite":
        engine = create_async_engine(url, pool_size=10, max_overflow=10, **options)
        event.listen(engine.sync_engine, "checkin", _note_use)
        event.listen(engine.sync_engine, "checkout", _ping_if_rested)
        return engine
    if url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_async_engine(url, connect_args={"async_creator_fn": one_hop.connect}, **options)
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _note_use(_connection: Any, record: ConnectionPoolEntry) -> None:
    record.info[USED_AT] = time.monotonic()


def _ping_if_rested(connection: Any, record: ConnectionPoolEntry, _proxy: Any) -> None:
    """A server that was restarted meanwhile costs no request; asking before each transaction would cost them all."""
    rested_s = time.monotonic() - record.info.get(USED_AT, 0.0)
    if rested_s < RESTED_S:
        return
    try:
        connection.ping()
    except (OSError, connection.dbapi.Error) as error:
        raise DisconnectionError from error


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # Transactions are begun by `_begin_sqlite`, not by the driver's own guess.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={BUSY_TIMEOUT_MS}",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("alone", False):
        return
    # A writer takes its lock at once: a reader that turns writer late could only fail.
    writes = options.get("writes", True)
    driver = cast("OneHopConnection", connection.connection.driver_connection)
    driver.begin("BEGIN IMMEDIATE" if writes else "BEGIN")


class Database:
    """The unit of work. `async with database.transaction() as session:` commits at the end or rolls back.

    Nothing else in Kontakt commits. On SQLite, which has one writer, this process's writers wait in line here
    instead of polling for the file's lock. `keys` seal and open what must not be read by whoever has a copy of the
    store (`storage.sealed`).
    """

    def __init__(self, url: str | URL, *, keys: Keyring = PLAIN) -> None:
        self.url = url if isinstance(url, URL) else database_url(url)
        self.engine = make_engine(self.url)
        self.keys = keys
        lend_keys(self.engine.dialect, keys)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.session_info: dict[str, Any] = {}
        """What every session carries along as its `info`, for the work that is done in it."""
        self._readers = self.engine.execution_options(writes=False)
        alone = {"alone": True} if self.is_sqlite else {"isolation_level": "AUTOCOMMIT"}
        self._alone = self.engine.execution_options(**alone)
        self._writer = asyncio.Lock()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """All that happens inside is kept together or not at all."""
        async with AsyncExitStack() as stack:
            if self.is_sqlite:
                await stack.enter_async_context(self._writer)
            session = await stack.enter_async_context(self._session(self.engine))
            async with session.begin():
                yield session

    @asynccontextmanager
    async def one_statement(self) -> AsyncIterator[AsyncSession]:
        """For a single statement, which is kept as soon as it is done: nothing is asked to begin and to commit."""
        async with AsyncExitStack() as stack:
            if self.is_sqlite:
                await stack.enter_async_context(self._writer)
            yield await stack.enter_async_context(self._session(self._alone))

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """A consistent view to read from; whatever is changed inside is thrown away."""
        async with self._session(self._readers) as session:
            yield session

    async def close(self) -> None:
        await self.engine.dispose()

    def _session(self, engine: AsyncEngine) -> AsyncSession:
        return AsyncSession(engine, expire_on_commit=False, info=self.session_info)
