"""The tables of keeping the directory true: what is said to be wrong, and what offices are asked by e-mail."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

import storage.account_tables
import storage.tables  # noqa: F401  columns here point at its tables
from storage.base import CASCADE, NEVER_REUSE_IDS, SET_NULL, Base
from storage.mail_tables import MailStatus
from storage.sealed import SealedText


class CorrectionStatus(StrEnum):
    OPEN = "open"
    DONE = "done"  # somebody has put it right
    REJECTED = "rejected"  # what is there is right


class CorrectionSource(StrEnum):
    """Who says that something is wrong."""

    RESIDENT = "resident"
    OFFICE = "office"  # the contact point itself, through the link it was sent


class Correction(Base):
    """Something about a contact point is said to be wrong; somebody looks at it and puts it right.

    `contact` is the key of a contact point and no foreign key: the task outlives one that was taken back. `text` may be
    empty: a resident need not say what is wrong. `remark` is what the one who settled it notes for colleagues.
    """

    __tablename__ = "corrections"
    __table_args__ = (Index(None, "status", "municipality", "id"), Index(None, "contact", "status"), NEVER_REUSE_IDS)

    id: Mapped[int] = mapped_column(primary_key=True)
    resident_id: Mapped[int | None] = mapped_column(ForeignKey("residents.id", ondelete=CASCADE), index=True)
    source: Mapped[str] = mapped_column(String(16))
    contact: Mapped[str] = mapped_column(String(128))
    municipality: Mapped[str | None] = mapped_column(String(32))
    topic: Mapped[str | None] = mapped_column(String(64))
    text: Mapped[str] = mapped_column(SealedText("corrections.text"), default="")
    language: Mapped[str | None] = mapped_column(String(8))
    status: Mapped[str] = mapped_column(String(16), default=CorrectionStatus.OPEN)
    remark: Mapped[str] = mapped_column(SealedText("corrections.remark"), default="")
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete=SET_NULL), index=True)
    created_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]


class DoubtKind(StrEnum):
    """Why somebody should look at a contact point again before its time."""

    MAIL_REFUSED = "mail-refused"  # the mail server of the office does not know the address
    CALL_FAILED = "call-failed"  # an officer could not reach anybody
    WEBSITE_DEAD = "website-dead"


class ContactDoubt(Base):
    """A reason to doubt a contact point; `about` is the address or number that did not work, `detail` a code or a
    status. It stands until the contact point is confirmed again (`storage.doubts`).
    """

    __tablename__ = "contact_doubts"
    __table_args__ = (Index(None, "contact", "created_at"), NEVER_REUSE_IDS)

    id: Mapped[int] = mapped_column(primary_key=True)
    contact: Mapped[str] = mapped_column(String(128))
    kind: Mapped[str] = mapped_column(String(16))
    about: Mapped[str] = mapped_column(Text)
    detail: Mapped[str] = mapped_column(String(200), default="")
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete=SET_NULL), index=True)
    day: Mapped[date]  # where the office is
    created_at: Mapped[datetime]


class OfficeLetter(Base):
    """A mail that asks an office whether what is known about it is still right; all its contact points in one.

    Sent once, and once more as a reminder (`is_reminder`) while something is unanswered. `language` is the office's.
    `asked_by` empty: the time had come.
    """

    __tablename__ = "office_letters"
    __table_args__ = (Index(None, "status", "due_at"), NEVER_REUSE_IDS)

    id: Mapped[int] = mapped_column(primary_key=True)
    address: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(String(8))
    is_reminder: Mapped[bool] = mapped_column(default=False)
    status: Mapped[str] = mapped_column(String(16), default=MailStatus.QUEUED)
    attempts: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None] = mapped_column(Text)
    asked_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete=SET_NULL), index=True)
    due_at: Mapped[datetime]
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    expires_at: Mapped[datetime] = mapped_column(index=True)


class OfficeAnswer(StrEnum):
    RIGHT = "right"
    CHANGED = "changed"


class AskedContact(Base):
    """A contact point that a letter asks about, in the round that began on the day `round`: no other letter does."""

    __tablename__ = "asked_contacts"
    __table_args__ = (UniqueConstraint("contact", "round"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    letter_id: Mapped[int] = mapped_column(ForeignKey("office_letters.id", ondelete=CASCADE), index=True)
    contact: Mapped[str] = mapped_column(String(128))
    round: Mapped[date]
    answer: Mapped[str | None] = mapped_column(String(16))
    answered_at: Mapped[datetime | None]


class Digest(Base):
    """What is to be done in the directory, for one editor, once a week (`2026-W48`); written when it is sent."""

    __tablename__ = "digests"
    __table_args__ = (UniqueConstraint("account_id", "week"), Index(None, "status", "due_at"), NEVER_REUSE_IDS)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete=CASCADE))
    week: Mapped[str] = mapped_column(String(8))
    status: Mapped[str] = mapped_column(String(16), default=MailStatus.QUEUED)
    attempts: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None] = mapped_column(Text)
    due_at: Mapped[datetime]
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]


class WebsiteCheck(Base):
    """How a contact point's website did when it was last looked at; `failures` in a row."""

    __tablename__ = "website_checks"

    contact: Mapped[str] = mapped_column(String(128), primary_key=True)
    url: Mapped[str] = mapped_column(Text)
    failures: Mapped[int] = mapped_column(default=0)
    fault: Mapped[str | None] = mapped_column(String(200))
    checked_at: Mapped[datetime] = mapped_column(index=True)
