"""Alembic's way in: runs on the connection that `storage.migrate` hands over."""

from typing import Literal

from alembic import context
from sqlalchemy import Connection

import storage.every_table  # noqa: F401  registers the tables
from storage import append_only
from storage.base import Base
from storage.sealed import SealedJson, SealedText


def render_item(kind: str, item: object, _context: object) -> str | Literal[False]:
    """Which columns are sealed is no matter of the tables: they are texts."""
    return "sa.Text()" if kind == "type" and isinstance(item, SealedText | SealedJson) else False


connection: Connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
    render_item=render_item,
)
with context.begin_transaction():
    context.run_migrations()
    append_only.install(connection)
