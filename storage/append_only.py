"""Makes the store itself refuse to change what may only be added to, whoever asks it, and to let go of what is young.

Triggers are no part of the tables' description, so they are put in place after every migration.
"""

from __future__ import annotations

from sqlalchemy import Connection, inspect

from storage.audit_tables import AuditEntry

TABLE = AuditEntry.__tablename__
REFUSAL = "the audit log is only added to"
KEPT_DAYS = 365  # by the store's own clock; only what is older can be deleted
_FUNCTION = "refuse_change_of_audit"


def install(connection: Connection) -> None:
    """Put the triggers there if the table is; take away what is left of them if it is not."""
    there = inspect(connection).has_table(TABLE)
    statements = _POSTGRESQL if connection.dialect.name == "postgresql" else _SQLITE
    gone = _POSTGRESQL_GONE if connection.dialect.name == "postgresql" else ()
    for statement in statements if there else gone:
        connection.exec_driver_sql(statement)


_SQLITE = tuple(
    f"CREATE TRIGGER IF NOT EXISTS {TABLE}_{act.lower()} BEFORE {act} ON {TABLE} {young} "
    f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    for act, young in (("UPDATE", ""), ("DELETE", f"WHEN OLD.created_at > datetime('now', '-{KEPT_DAYS} days')"))
)
_POSTGRESQL = (
    f"CREATE OR REPLACE FUNCTION {_FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$",
    f"DROP TRIGGER IF EXISTS {TABLE}_refusal ON {TABLE}",
    f"CREATE TRIGGER {TABLE}_refusal BEFORE UPDATE OR TRUNCATE ON {TABLE} "
    f"FOR EACH STATEMENT EXECUTE FUNCTION {_FUNCTION}()",
    f"DROP TRIGGER IF EXISTS {TABLE}_young ON {TABLE}",
    f"CREATE TRIGGER {TABLE}_young BEFORE DELETE ON {TABLE} FOR EACH ROW "
    f"WHEN (OLD.created_at > now() - interval '{KEPT_DAYS} days') EXECUTE FUNCTION {_FUNCTION}()",
)
_POSTGRESQL_GONE = (f"DROP FUNCTION IF EXISTS {_FUNCTION}()",)
