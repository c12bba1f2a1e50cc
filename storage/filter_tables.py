"""The table of the lists of questions that people at the desk have saved for themselves."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

import storage.account_tables  # noqa: F401  columns here point at its tables
from storage.base import CASCADE, Base


class SavedFilter(Base):
    """`query` is what stands in the address behind the question mark: codes of the filters, never words sought."""

    __tablename__ = "saved_filters"
    __table_args__ = (UniqueConstraint("account_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete=CASCADE))
    name: Mapped[str] = mapped_column(String(40))
    query: Mapped[str] = mapped_column(String(500))
    created_at: Mapped[datetime]
