"""The history of what has a code of its own: topics and municipalities."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

import storage.account_tables  # noqa: F401  columns here point at its tables
from storage.base import NEVER_REUSE_IDS, SET_NULL, Base
from storage.directory_tables import Values


class CodeKind(StrEnum):
    TOPIC = "topic"
    MUNICIPALITY = "municipality"


class CodeAction(StrEnum):
    """What was done to a topic or a municipality."""

    CREATED = "created"
    CHANGED = "changed"
    RETIRED = "retired"
    RESTORED = "restored"
    UNDONE = "undone"  # another change was taken back
    PACK = "pack"  # the pack says so


class CodeChange(Base):
    """Who changed what: the fields that one change touched, before (empty: it was made then) and after.

    Without account it was the pack.
    """

    __tablename__ = "code_changes"
    __table_args__ = (Index(None, "kind", "code", "id"), NEVER_REUSE_IDS)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    code: Mapped[str] = mapped_column(String(64))
    version: Mapped[int]
    action: Mapped[str] = mapped_column(String(16))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete=SET_NULL), index=True)
    undoes: Mapped[int | None] = mapped_column(ForeignKey("code_changes.id", ondelete=SET_NULL), index=True)
    note: Mapped[str] = mapped_column(Text, default="")
    before: Mapped[dict[str, Any] | None] = mapped_column(Values)
    after: Mapped[dict[str, Any]]
    changed_at: Mapped[datetime]
