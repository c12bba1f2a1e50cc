"""Alembic's way in: runs on the connection that `storage.migrate` hands over."""

from alembic import context
from sqlalchemy import Connection

import storage.account_tables
import storage.audit_tables
import storage.directory_tables
import storage.draft_tables
import storage.file_tables
import storage.learning_tables
import storage.tables
import storage.template_tables
import storage.ticket_tables
import storage.traffic_tables
import storage.viber_tables  # noqa: F401  each registers its tables
from storage import append_only
from storage.base import Base

connection: Connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
    append_only.install(connection)
