"""Bringing a store to the tables of this version, and back."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

# Any number: PostgreSQL's advisory lock that lets one process at a time migrate.
MIGRATION_LOCK = 5_268_258


def config(connection: Connection | None = None) -> Config:
    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    made.attributes["connection"] = connection
    return made


async def migrate(engine: AsyncEngine, revision: str = "head") -> None:
    """Go up to `revision` (down with `base` or an older one), in one transaction."""
    async with engine.connect() as connection:
        await _mind_foreign_keys(connection, False)
        try:
            async with connection.begin():
                await connection.run_sync(_go, revision)
        finally:
            await _mind_foreign_keys(connection, True)


async def is_current(engine: AsyncEngine) -> bool:
    """Whether the store has the tables of this version."""

    def current(connection: Connection) -> str | None:
        return MigrationContext.configure(connection).get_current_revision()

    async with engine.execution_options(writes=False).connect() as connection:
        return await connection.run_sync(current) == ScriptDirectory.from_config(config()).get_current_head()


def _go(connection: Connection, revision: str) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")
    before = MigrationContext.configure(connection).get_current_revision()
    step = command.downgrade if _is_behind(connection, revision) else command.upgrade
    step(config(connection), revision)
    moved = MigrationContext.configure(connection).get_current_revision() != before
    if moved and connection.dialect.name == "sqlite":
        loose = {row[0] for row in connection.exec_driver_sql("PRAGMA foreign_key_check")}
        if loose:
            raise RuntimeError(f"rows point at nothing after migrating: {', '.join(sorted(loose))}")


async def _mind_foreign_keys(connection: AsyncConnection, on: bool) -> None:
    """SQLite changes some tables by making them anew: dropping the old one would delete all that hangs on its rows.

    It can be told so between transactions only.
    """
    if connection.dialect.name == "sqlite":
        raw = await connection.get_raw_connection()
        assert raw.driver_connection is not None
        cursor = await raw.driver_connection.execute(f"PRAGMA foreign_keys={'ON' if on else 'OFF'}")
        await cursor.close()


def _is_behind(connection: Connection, revision: str) -> bool:
    """Whether going to `revision` from where the store is means going down."""
    current = MigrationContext.configure(connection).get_current_revision()
    if revision == "base":
        return True
    if revision == "head" or current is None:
        return False
    older = ScriptDirectory.from_config(config()).iterate_revisions(current, "base")
    return revision != current and revision in {script.revision for script in older}
