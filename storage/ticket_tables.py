"""The tables of tickets: questions handed to the office.

Codes (languages, topics, municipalities, states) are stored as text and checked by the rooms that own them.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import CASCADE, SET_NULL, Base


class TicketStatus(StrEnum):
    NEW = "new"
    OPEN = "open"
    WAITING = "waiting"  # for the resident
    RESOLVED = "resolved"
    CLOSED = "closed"
    SPAM = "spam"


UNFINISHED_TICKETS = (TicketStatus.NEW, TicketStatus.OPEN, TicketStatus.WAITING)
AT_THE_OFFICE = (TicketStatus.NEW, TicketStatus.OPEN)  # it is the office's turn


class Author(StrEnum):
    RESIDENT = "resident"
    OFFICER = "officer"
    BOT = "bot"
    SYSTEM = "system"


class Ticket(Base):
    """A question handed to the office."""

    __tablename__ = "tickets"
    __table_args__ = (Index(None, "status", "id"), Index(None, "resident_id", "status"))

    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(String(16), unique=True)
    resident_id: Mapped[int] = mapped_column(ForeignKey("residents.id", ondelete=CASCADE))
    status: Mapped[str] = mapped_column(String(16), default=TicketStatus.NEW)
    municipality: Mapped[str | None] = mapped_column(String(32))
    topic: Mapped[str | None] = mapped_column(String(64))
    language: Mapped[str] = mapped_column(String(8))
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    resolved_at: Mapped[datetime | None]


class TicketEntry(Base):
    """One entry of a ticket's thread, in order of `id`."""

    __tablename__ = "ticket_entries"
    __table_args__ = (Index(None, "ticket_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id", ondelete=CASCADE))
    author: Mapped[str] = mapped_column(String(16))
    text: Mapped[str] = mapped_column(Text)
    attachment: Mapped[dict[str, Any] | None]
    edited: Mapped[bool] = mapped_column(default=False)  # a new version of an earlier entry
    message_id: Mapped[int | None] = mapped_column(ForeignKey("messages.id", ondelete=SET_NULL))
    created_at: Mapped[datetime]
