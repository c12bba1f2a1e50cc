"""Bringing a store to the tables of this version, and back."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncEngine

# Any number: PostgreSQL's advisory lock that lets one process at a time migrate.
MIGRATION_LOCK = 5_268_258


def config(connection: Connection | None = None) -> Config:
    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    made.attributes["connection"] = connection
    return made


async def migrate(engine: AsyncEngine, revision: str = "head") -> None:
    """Go up to `revision` (down with `base` or an older one), in one transaction."""

    def run(connection: Connection) -> None:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")
        step = command.downgrade if _is_behind(connection, revision) else command.upgrade
        step(config(connection), revision)

    async with engine.begin() as connection:
        await connection.run_sync(run)


async def is_current(engine: AsyncEngine) -> bool:
    """Whether the store has the tables of this version."""

    def current(connection: Connection) -> str | None:
        return MigrationContext.configure(connection).get_current_revision()

    async with engine.execution_options(writes=False).connect() as connection:
        return await connection.run_sync(current) == ScriptDirectory.from_config(config()).get_current_head()


def _is_behind(connection: Connection, revision: str) -> bool:
    """Whether going to `revision` from where the store is means going down."""
    current = MigrationContext.configure(connection).get_current_revision()
    if revision == "base":
        return True
    if revision == "head" or current is None:
        return False
    older = ScriptDirectory.from_config(config()).iterate_revisions(current, "base")
    return revision != current and revision in {script.revision for script in older}
