"""Alembic's way in: runs on the connection that `storage.migrate` hands over."""

from alembic import context
from sqlalchemy import Connection

import storage.directory_tables  # noqa: F401  registers its tables
from storage.tables import Base

connection: Connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
