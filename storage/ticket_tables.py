"""The tables of tickets: questions handed to the office.

Codes (languages, topics, municipalities, states) are stored as text and checked by the rooms that own them.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

import storage.account_tables  # noqa: F401  columns here point at its tables
from storage.base import CASCADE, SET_NULL, Base
from storage.sealed import SealedJson, SealedText


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


class Priority(StrEnum):
    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"
    URGENT = "urgent"


class Alarm(StrEnum):
    """How far a deadline has been warned of; each step is taken once."""

    NONE = "none"
    REMINDED = "reminded"  # whoever has the ticket was reminded
    ESCALATED = "escalated"  # it passed, and the head of the office was told


class EntryKind(StrEnum):
    MESSAGE = "message"
    NOTE = "note"  # for colleagues; never sent


class EventKind(StrEnum):
    """What happened to a ticket."""

    OPENED = "opened"
    WRITTEN = "written"  # the resident added something
    ANSWERED = "answered"
    NOTED = "noted"
    ASSIGNED = "assigned"
    GIVEN_BACK = "given-back"  # by whoever had it
    RETURNED = "returned"  # to the queue, because no answer came
    TRANSFERRED = "transferred"
    CORRECTED = "corrected"  # topic or municipality put right
    PRIORITISED = "prioritised"
    RESOLVED = "resolved"
    REFERRED = "referred"  # not the office's matter: the resident was given the right contact
    REOPENED = "reopened"
    CLOSED = "closed"
    MARKED_SPAM = "marked-spam"
    RATED = "rated"
    REMINDED = "reminded"
    ESCALATED = "escalated"


NARROWED_BY = ("status", "language", "priority", "assignee_id", "resident_id")


class Ticket(Base):
    """A question handed to the office: the current row, which `TicketEvent`s lead to.

    Of its two deadlines, for the first answer (`answer_…`) and for the resolution (`resolve_…`), the second stands
    still while the ticket waits for the resident (`waiting_since`). `due_at` is the one that runs out next, None when
    none runs; `look_at` is when the sweep has to look at the ticket next. `return_at`: without an answer by then it
    goes from its assignee back to the queue. `assigned_at` stays when the assignee goes.
    """

    __tablename__ = "tickets"
    __table_args__ = (
        Index(None, "status", "id"),
        Index(None, "resident_id", "status"),
        Index(None, "assignee_id", "status"),
        # All that the desk's list is narrowed by: it is found and counted without reading the tickets themselves, also
        # by those who see one municipality or one topic.
        Index("ix_tickets_queue", "due_at", "id", "municipality", "topic", *NARROWED_BY),
        Index("ix_tickets_queue_of_municipality", "municipality", "due_at", "id", "topic", *NARROWED_BY),
        Index("ix_tickets_queue_of_topic", "topic", "due_at", "id", "municipality", *NARROWED_BY),
        Index(None, "updated_at"),
        Index(None, "look_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(String(16), unique=True)
    resident_id: Mapped[int] = mapped_column(ForeignKey("residents.id", ondelete=CASCADE))
    status: Mapped[str] = mapped_column(String(16), default=TicketStatus.NEW)
    municipality: Mapped[str | None] = mapped_column(String(32))
    topic: Mapped[str | None] = mapped_column(String(64))
    language: Mapped[str] = mapped_column(String(8))
    priority: Mapped[str] = mapped_column(String(8), default=Priority.NORMAL)
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete=SET_NULL))
    assigned_at: Mapped[datetime | None]
    return_at: Mapped[datetime | None]
    answer_due_at: Mapped[datetime | None]
    answer_remind_at: Mapped[datetime | None]
    answer_alarm: Mapped[str] = mapped_column(String(16), default=Alarm.NONE)
    answered_at: Mapped[datetime | None]  # first
    officer_wrote_at: Mapped[datetime | None]  # last
    resolve_due_at: Mapped[datetime | None]
    resolve_remind_at: Mapped[datetime | None]
    resolve_alarm: Mapped[str] = mapped_column(String(16), default=Alarm.NONE)
    waiting_since: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    look_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    resolved_at: Mapped[datetime | None]


class TicketEntry(Base):
    """One entry of a ticket's thread, in order of `id`. An edit is a further entry that `replaces_id` ties to the one
    it takes the place of; nothing is overwritten.

    `source_id` is what the platform calls the resident's message.
    """

    __tablename__ = "ticket_entries"
    __table_args__ = (Index(None, "ticket_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id", ondelete=CASCADE))
    kind: Mapped[str] = mapped_column(String(16), default=EntryKind.MESSAGE)
    author: Mapped[str] = mapped_column(String(16))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete=SET_NULL), index=True)
    text: Mapped[str] = mapped_column(SealedText("ticket_entries.text"))
    attachment: Mapped[dict[str, Any] | None] = mapped_column(SealedJson("ticket_entries.attachment"))
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("ticket_entries.id", ondelete=SET_NULL), index=True)
    message_id: Mapped[int | None] = mapped_column(ForeignKey("messages.id", ondelete=SET_NULL), index=True)
    source_id: Mapped[str | None] = mapped_column(String(128))
    created_at: Mapped[datetime]


class TicketEvent(Base):
    """One change of a ticket: who, when, why, and what it changed: column → [before, after].

    `details` are codes and numbers that no column holds; texts of residents stand in entries only.
    """

    __tablename__ = "ticket_events"
    __table_args__ = (Index(None, "ticket_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id", ondelete=CASCADE))
    kind: Mapped[str] = mapped_column(String(16))
    author: Mapped[str] = mapped_column(String(16))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete=SET_NULL), index=True)
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("ticket_entries.id", ondelete=SET_NULL), index=True)
    reason: Mapped[str] = mapped_column(SealedText("ticket_events.reason"), default="")
    changes: Mapped[dict[str, Any]] = mapped_column(default=dict)
    details: Mapped[dict[str, Any]] = mapped_column(default=dict)
    created_at: Mapped[datetime]


class TicketRating(Base):
    """What the resident thinks of a resolution; a ticket resolved again can be rated again."""

    __tablename__ = "ticket_ratings"
    __table_args__ = (UniqueConstraint("ticket_id", "resolved_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id", ondelete=CASCADE))
    resolved_at: Mapped[datetime]
    helped: Mapped[bool]
    comment: Mapped[str | None] = mapped_column(SealedText("ticket_ratings.comment"))
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class NoticeKind(StrEnum):
    """What somebody at the desk is told."""

    ASSIGNED = "assigned"  # a colleague, or rotation, gave it to you
    RESIDENT_WROTE = "resident-wrote"
    RETURNED = "returned"  # it was yours, and went back to the queue
    ANSWER_DUE = "answer-due"  # soon
    ANSWER_OVERDUE = "answer-overdue"
    RESOLUTION_DUE = "resolution-due"  # soon
    RESOLUTION_OVERDUE = "resolution-overdue"
    DID_NOT_HELP = "did-not-help"  # the resident rated the resolution so
    COMMENTED = "commented"  # it helped, and the resident has written a sentence on it


class Notice(Base):
    """Something that people at the desk are told: one account, or whoever has the role and may see the ticket.

    The first who has seen it has seen it for all that it is addressed to.
    """

    __tablename__ = "notices"
    __table_args__ = (Index(None, "account_id", "seen_at"), Index(None, "role", "seen_at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete=CASCADE))
    role: Mapped[str | None] = mapped_column(String(16))
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id", ondelete=CASCADE), index=True)
    kind: Mapped[str] = mapped_column(String(32))
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime | None]
    seen_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete=SET_NULL))
