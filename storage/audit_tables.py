"""The table of what was done at the desk: rows are added, never changed, and go only when they are old
(`storage.append_only` sees to it).
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import NEVER_REUSE_IDS, RESTRICT, Base


class AuditEntry(Base):
    """Who did or read what, and when. It holds no text and no name of a resident: erasing them leaves it as it is.

    `subject` is a kind and a number or reference, e.g. `ticket 7KX-4PB`. Without account it was done from the terminal.
    """

    __tablename__ = "audit_entries"
    __table_args__ = (
        Index(None, "created_at", "id"),
        Index(None, "account_id", "created_at", "id"),
        Index(None, "action", "created_at", "id"),
        Index(None, "subject", "created_at", "id"),
        NEVER_REUSE_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete=RESTRICT))
    action: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(80))
    details: Mapped[dict[str, Any]] = mapped_column(default=dict)
    created_at: Mapped[datetime]
