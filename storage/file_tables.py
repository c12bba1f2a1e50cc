"""The tables of files: what came with a message or goes out with an answer. The content lies in a store of its own."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import CASCADE, SET_NULL, Base, only
from storage.sealed import SealedText


class FileState(StrEnum):
    WANTED = "wanted"  # still on the platform's side: it is fetched at `due_at`
    KEPT = "kept"  # in the store, under `key`
    REFUSED = "refused"  # not taken, `fault` says why
    LOST = "lost"  # could not be fetched, `fault` says why


class FileFault(StrEnum):
    """Why a file is not there."""

    TOO_LARGE = "too-large"
    EMPTY = "empty"
    LIES = "lies"  # its content is not what its name says
    RUNS = "runs"  # a program, or a document that holds one
    UNKNOWN = "unknown"  # of a kind that the office does not take
    GONE = "gone"  # the platform does not have it any more
    UNREACHABLE = "unreachable"  # the platform did not give it, however often it was asked


class StoredFile(Base):
    """A file. `key` is random and says nothing; `platform_id` is what the channel calls the file.

    `ticket_id` empty: nobody has sent it to the office yet; such a file goes after a day. `name`, `mime_type` and
    `size` (bytes) are the sender's words until the file is kept, and then what was found.
    """

    __tablename__ = "files"
    __table_args__ = (
        Index("ix_files_wanted", "due_at", **only("state = 'wanted'")),
        Index("ix_files_unclaimed", "created_at", **only("ticket_id IS NULL")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(64), unique=True)
    state: Mapped[str] = mapped_column(String(16))
    fault: Mapped[str | None] = mapped_column(String(16))
    # Empty only between a page's upload and the message it belongs to.
    resident_id: Mapped[int | None] = mapped_column(ForeignKey("residents.id", ondelete=CASCADE), index=True)
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("tickets.id", ondelete=SET_NULL), index=True)
    channel: Mapped[str | None] = mapped_column(String(16))
    platform_id: Mapped[str | None] = mapped_column(SealedText("files.platform_id"))
    medium: Mapped[str] = mapped_column(String(16))
    name: Mapped[str | None] = mapped_column(SealedText("files.name"))
    mime_type: Mapped[str | None] = mapped_column(Text)
    size: Mapped[int | None] = mapped_column(BigInteger)
    sha256: Mapped[str | None] = mapped_column(String(64))
    attempts: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class FileToDelete(Base):
    """Content that no row names any more; committed together with what took the row away, done afterwards."""

    __tablename__ = "files_to_delete"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
