"""replies are claimed in place"""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'

UNFINISHED = sa.text("finished_at IS NULL")
GIVEN_UP = sa.text("finished_at IS NOT NULL AND error IS NOT NULL")
UNSENT = sa.text("status IN ('queued', 'sending')")
FAILED = sa.text("status = 'failed'")
HAS_PROVIDER_ID = sa.text("provider_id IS NOT NULL")
HAS_ENTRY = sa.text("ticket_entry_id IS NOT NULL")

# Pages keep room for rows that are changed in place. What is left over from claiming and sending is tidied up by its
# number, not by its share of all that was ever sent: until then every claim has to look past it.
QUEUE = "fillfactor = 80, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000"


def upgrade() -> None:
    _settle("status IN ('queued', 'sending')", "finished_at IS NOT NULL", "NULL")
    _settle("status NOT IN ('queued', 'sending')", "finished_at IS NULL", "created_at")
    op.drop_index('ix_outbox_unfinished', 'outbox')
    op.drop_index('ix_outbox_next', 'outbox')
    op.drop_index('ix_outbox_failed', 'outbox')
    op.drop_index('ix_outbox_provider_id_channel', 'outbox')
    op.drop_index('ix_outbox_ticket_entry_id', 'outbox')
    _create('ix_outbox_unfinished', ['resident_id', 'id'], UNFINISHED)
    _create('ix_outbox_next', ['priority', 'id'], UNFINISHED)
    _create('ix_outbox_given_up', ['finished_at'], GIVEN_UP)
    _create('ix_outbox_provider_id_channel', ['provider_id', 'channel'], HAS_PROVIDER_ID)
    _create('ix_outbox_ticket_entry_id', ['ticket_entry_id'], HAS_ENTRY)
    _on_postgresql(f"ALTER TABLE outbox SET ({QUEUE})")


def downgrade() -> None:
    _on_postgresql("ALTER TABLE outbox RESET (fillfactor, autovacuum_vacuum_scale_factor, autovacuum_vacuum_threshold)")
    op.drop_index('ix_outbox_ticket_entry_id', 'outbox')
    op.drop_index('ix_outbox_provider_id_channel', 'outbox')
    op.drop_index('ix_outbox_given_up', 'outbox')
    op.drop_index('ix_outbox_next', 'outbox')
    op.drop_index('ix_outbox_unfinished', 'outbox')
    _create('ix_outbox_unfinished', ['resident_id', 'id'], UNSENT)
    _create('ix_outbox_next', ['priority', 'id'], UNSENT)
    _create('ix_outbox_failed', ['finished_at'], FAILED)
    op.create_index('ix_outbox_provider_id_channel', 'outbox', ['provider_id', 'channel'])
    op.create_index('ix_outbox_ticket_entry_id', 'outbox', ['ticket_entry_id'])


def _settle(status: str, odd: str, finished_at: str) -> None:
    """`finished_at` says from now on whether a row is finished; a row for which it says otherwise is put right."""
    op.execute(f"UPDATE outbox SET finished_at = {finished_at} WHERE {status} AND {odd}")


def _create(name: str, columns: list[str], where: sa.TextClause) -> None:
    op.create_index(name, 'outbox', columns, sqlite_where=where, postgresql_where=where)


def _on_postgresql(statement: str) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(statement)
