"""Migrations go up and down on both stores and end at the tables the code knows."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Column, Connection, MetaData, insert, inspect, select, text, update

import storage.directory_tables  # noqa: F401  registers its tables
from storage.base import Base
from storage.database import Database, DatabaseUrlError, database_url
from storage.migrate import is_current, migrate
from storage.tables import Outbox

VALUES: dict[type, Any] = {
    int: 1,
    bool: False,
    str: "1",
    bytes: b"1",
    float: 1.0,
    object: {},  # a document
    date: date(2026, 3, 2),
    datetime: datetime(2026, 3, 2, 9, tzinfo=UTC),
}


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


@pytest.mark.parametrize("revision", ["head", "0001"])
async def test_a_filled_store_of_the_first_version_keeps_every_row(revision: str, empty_url: str) -> None:
    """Also on the way back."""
    database = Database(empty_url)
    await migrate(database.engine, "0001")
    async with database.engine.begin() as connection:
        names = await connection.run_sync(_fill)
    await migrate(database.engine)
    await migrate(database.engine, revision)
    async with database.engine.connect() as connection:
        counts = {name: await connection.scalar(text(f"SELECT count(*) FROM {name}")) for name in names}
    await database.close()
    assert counts == dict.fromkeys(names, 1)


async def test_after_migrating_what_hangs_on_a_row_goes_with_it_again(tmp_path: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'test.sqlite3'}")
    await migrate(database.engine)
    async with database.engine.connect() as connection:
        assert await connection.scalar(text("PRAGMA foreign_keys")) == 1
    await database.close()


@pytest.mark.parametrize(
    ("status", "finished_at", "is_finished"),
    [
        ("queued", None, False),
        ("sending", datetime(2026, 3, 2, 10, tzinfo=UTC), False),
        ("delivered", None, True),
        ("failed", datetime(2026, 3, 2, 10, tzinfo=UTC), True),
    ],
)
async def test_a_reply_is_finished_after_migrating_when_its_status_said_so(
    status: str, finished_at: datetime | None, is_finished: bool, empty_url: str
) -> None:
    database = Database(empty_url)
    await migrate(database.engine, "0002")
    async with database.engine.begin() as connection:
        await connection.run_sync(_fill)
        await connection.execute(update(Outbox).values(status=status, finished_at=finished_at))
    await migrate(database.engine)
    async with database.reading() as session:
        (row,) = await session.execute(select(Outbox.status, Outbox.finished_at.is_not(None)))
    await database.close()
    assert tuple(row) == (status, is_finished)


def _fill(connection: Connection) -> list[str]:
    """A row in every table, whatever its columns are; which tables there are."""
    there = MetaData()
    there.reflect(connection)
    tables = [each for each in there.sorted_tables if each.name != "alembic_version"]
    for table in tables:
        connection.execute(insert(table).values({each.name: _value(each) for each in table.columns}))
    return [table.name for table in tables]


def _value(column: Column[Any]) -> Any:
    kind: type = column.type.python_type
    return VALUES[kind]
