"""The tables of those who work at the desk."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import CASCADE, SET_NULL, Base

Codes = JSON(none_as_null=True)


class Role(StrEnum):
    VIEWER = "viewer"  # reads
    OFFICER = "officer"  # answers
    HEAD = "head"  # of the office: answers, and takes data out
    EDITOR = "editor"  # keeps the directory
    ADMIN = "admin"  # keeps accounts; never limited to municipalities


class Account(Base):
    """Somebody who works at the desk. It is switched off, never deleted: what was done stays somebody's.

    `municipalities` and `topics` are what the account is limited to; empty column: not limited.
    `second_step_salt` with our key makes the secret of the authenticator app; without it there is no second step.
    """

    __tablename__ = "accounts"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(64), unique=True)
    display_name: Mapped[str] = mapped_column(String(64), default="")
    password_hash: Mapped[str] = mapped_column(String(256))
    role: Mapped[str] = mapped_column(String(16))
    municipalities: Mapped[list[str] | None] = mapped_column(Codes)
    topics: Mapped[list[str] | None] = mapped_column(Codes)
    language: Mapped[str | None] = mapped_column(String(8))
    second_step_salt: Mapped[str | None] = mapped_column(String(32))
    second_step_used: Mapped[int | None]  # the last 30 seconds whose code was taken: it is not taken again
    created_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None]

    @property
    def called(self) -> str:
        """The name that colleagues read."""
        return self.display_name or self.name

    @property
    def must_set_up_second_step(self) -> bool:
        """An admin's password alone opens nothing."""
        return self.role == Role.ADMIN and self.second_step_salt is None


class SetupLink(Base):
    """A one-time link; only the hash of its secret is kept.

    With `account_id` it gives that account a new password (`new_second_step`: and takes its lost telephone off);
    without, it makes an account of the role and scope that stand here.
    """

    __tablename__ = "setup_links"

    id: Mapped[int] = mapped_column(primary_key=True)
    secret_hash: Mapped[str] = mapped_column(String(64), unique=True)
    role: Mapped[str] = mapped_column(String(16))
    municipalities: Mapped[list[str] | None] = mapped_column(Codes)
    topics: Mapped[list[str] | None] = mapped_column(Codes)
    name: Mapped[str] = mapped_column(String(64), default="")  # a suggestion
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete=CASCADE), index=True)
    new_second_step: Mapped[bool] = mapped_column(default=False)
    made_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete=SET_NULL), index=True)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class DeskSession(Base):
    """A browser that an account is signed in with; only the hash of its cookie is kept."""

    __tablename__ = "desk_sessions"
    __table_args__ = (Index(None, "account_id", "seen_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete=CASCADE))
    secret_hash: Mapped[str] = mapped_column(String(64), unique=True)
    browser: Mapped[str] = mapped_column(String(64))
    machine: Mapped[str] = mapped_column(String(64))
    waits_for_code: Mapped[bool] = mapped_column(default=False)  # the password was right, the second step is missing
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime] = mapped_column(index=True)
    proven_at: Mapped[datetime]  # when its person last showed a password or a code


class RecoveryCode(Base):
    """Opens the second step once, without the telephone."""

    __tablename__ = "recovery_codes"
    __table_args__ = (Index(None, "account_id", "code_hash", unique=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete=CASCADE))
    code_hash: Mapped[str] = mapped_column(String(64))
    used_at: Mapped[datetime | None]


class FailedTry(Base):
    """Failed tries to sign in, counted by name, by machine and by both; `subject` is a hash."""

    __tablename__ = "failed_tries"

    subject: Mapped[str] = mapped_column(String(64), primary_key=True)
    count: Mapped[int]
    last_at: Mapped[datetime] = mapped_column(index=True)
