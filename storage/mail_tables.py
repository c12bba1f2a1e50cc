"""The tables of notices by e-mail: who wants which, and what is on its way."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

import storage.ticket_tables  # noqa: F401  columns here point at its tables
from storage.base import CASCADE, NEVER_REUSE_IDS, Base
from storage.sealed import SealedText


class MailStatus(StrEnum):
    QUEUED = "queued"
    SENT = "sent"  # the mail server has taken it
    FAILED = "failed"  # given up, `error` says why


class MailKind(StrEnum):
    """What an account can ask to be told of by e-mail."""

    NEW = "new"  # a question has come in
    MINE = "mine"  # one was given to them, or taken from them
    WROTE = "wrote"  # the resident of one of theirs has written
    DUE = "due"  # a deadline comes near
    OVERDUE = "overdue"  # it has passed
    UNHELPFUL = "unhelpful"  # the resident says that the answer did not help
    DIRECTORY = "directory"  # every week, what is to be done in the directory


class MailChoice(Base):
    """Where an account wants its notices sent, and which; without a row none is. `fault`: why the last one failed."""

    __tablename__ = "mail_choices"

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete=CASCADE), primary_key=True)
    address: Mapped[str] = mapped_column(SealedText("mail_choices.address"))
    kinds: Mapped[list[str]]
    fault: Mapped[str | None] = mapped_column(Text)
    changed_at: Mapped[datetime]


class Mail(Base):
    """A notice for one account. `source` is what it tells of (`notice 7`, `event 12`): nobody is told of it twice."""

    __tablename__ = "mails"
    __table_args__ = (
        UniqueConstraint("account_id", "source"),
        Index(None, "status", "due_at"),
        NEVER_REUSE_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete=CASCADE))
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id", ondelete=CASCADE), index=True)
    source: Mapped[str] = mapped_column(String(32))
    kind: Mapped[str] = mapped_column(String(32))  # of the notice, or `opened`
    status: Mapped[str] = mapped_column(String(16), default=MailStatus.QUEUED)
    attempts: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None] = mapped_column(Text)
    due_at: Mapped[datetime]
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
