"""The tables of answers that are being written: what stands in the box, and who is at it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

import storage.ticket_tables  # noqa: F401  columns here point at its tables
from storage.base import CASCADE, Base
from storage.sealed import SealedText


class Draft(Base):
    """An answer that one account has begun on one ticket; gone when it is sent.

    `contact` is the key of the contact point whose card goes with it, `files` are keys of `StoredFile`.
    """

    __tablename__ = "drafts"

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete=CASCADE), primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id", ondelete=CASCADE), primary_key=True, index=True)
    text: Mapped[str] = mapped_column(SealedText("drafts.text"))
    contact: Mapped[str | None] = mapped_column(String(128))
    files: Mapped[list[str]] = mapped_column(default=list)
    updated_at: Mapped[datetime]


class Answering(Base):
    """Somebody is writing an answer, as far as their page has said lately."""

    __tablename__ = "answering"

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete=CASCADE), primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id", ondelete=CASCADE), primary_key=True, index=True)
    seen_at: Mapped[datetime]
