"""What all tables share: names of constraints, column types, and what happens to rows whose owner goes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, MetaData, text
from sqlalchemy.orm import DeclarativeBase

from storage.types import UtcDateTime

CASCADE = "CASCADE"
SET_NULL = "SET NULL"
RESTRICT = "RESTRICT"
# Ids are also cursors ("all after 17"): SQLite must not hand out a deleted one again.
NEVER_REUSE_IDS = {"sqlite_autoincrement": True}


def only(condition: str) -> dict[str, Any]:
    """Options of an index that holds only such rows."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {
        datetime: UtcDateTime,
        dict[str, Any]: JSON,
        list[str]: JSON,
        list[int]: JSON,
        list[dict[str, Any]]: JSON,
    }
