"""Migrations go up and down on both stores and end at the tables the code knows."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, inspect

import storage.directory_tables  # noqa: F401  registers its tables
from storage.base import Base
from storage.database import Database, DatabaseUrlError, database_url
from storage.migrate import is_current, migrate


async def test_migrating_up_gives_the_tables_of_the_models(database: Database) -> None:
    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, Base.metadata))

    async with database.engine.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_migrating_down_leaves_nothing_and_up_again_works(database: Database) -> None:
    await migrate(database.engine, "base")
    async with database.engine.connect() as connection:
        left = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
    assert left == ["alembic_version"]
    await migrate(database.engine)
    assert await is_current(database.engine)


async def test_an_empty_store_is_not_current(empty_url: str) -> None:
    database = Database(empty_url)
    assert not await is_current(database.engine)
    await database.close()


@pytest.mark.parametrize(
    ("given", "driver"),
    [
        ("postgres://u:p@h/d", "postgresql+asyncpg"),
        ("postgresql://u:p@h/d", "postgresql+asyncpg"),
        ("postgresql+asyncpg://u:p@h/d", "postgresql+asyncpg"),
        ("sqlite:///x.db", "sqlite+aiosqlite"),
    ],
)
def test_plain_addresses_get_the_driver_kontakt_uses(given: str, driver: str) -> None:
    assert database_url(given).drivername == driver


@pytest.mark.parametrize("given", ["", "nonsense", "mysql://u:p@h/d", "http://example.org"])
def test_other_addresses_are_refused(given: str) -> None:
    with pytest.raises(DatabaseUrlError, match="DATABASE_URL"):
        database_url(given)
