"""The tables of people and messages; tickets, accounts and the directory have modules of their own.

Codes (languages, topics, municipalities, states) are stored as text and checked by the rooms that own them.
"""

from __future__ import annotations

from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.orm import Mapped, mapped_column

import storage.learning_tables  # noqa: F401  columns here point at its tables
from storage.base import CASCADE, NEVER_REUSE_IDS, SET_NULL, Base, only
from storage.sealed import SealedJson, SealedText, keys_of


class MessageStatus(StrEnum):
    HANDLED = "handled"
    FAILED = "failed"  # our fault: apologised for and in the unresolved log


class OutboxStatus(StrEnum):
    QUEUED = "queued"
    SENDING = "sending"  # claimed until `claimed_until`; after that anyone may claim it again
    DELIVERED = "delivered"
    FAILED = "failed"  # given up, `error` says why in plain words


class Urgency(IntEnum):
    """Whose turn it is when not everything can be sent at once; the order of one resident's replies stays."""

    ANSWER = 0  # somebody waits for it
    BULK = 10  # reminders, digests, broadcasts


def _hash_of_address(context: DefaultExecutionContext) -> str:
    values = context.get_current_parameters()  # type: ignore[no-untyped-call]
    return keys_of(context.dialect).hash(values["channel"], values["address"])


class Resident(Base):
    """One person on one channel; the same person on two channels is two rows, each with its own tickets.

    `address_hash` is what a person is found by (`storage.residents.at`): the address itself may be sealed.
    """

    __tablename__ = "residents"

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(String(16))
    address: Mapped[str] = mapped_column(SealedText("residents.address"))
    address_hash: Mapped[str] = mapped_column(String(64), unique=True, default=_hash_of_address)
    language: Mapped[str | None] = mapped_column(String(8))
    language_chosen: Mapped[bool] = mapped_column(default=False)
    municipality: Mapped[str | None] = mapped_column(String(32))
    conversation: Mapped[dict[str, Any]] = mapped_column(SealedJson("residents.conversation"), default=dict)
    stopped: Mapped[bool] = mapped_column(default=False)
    # When the bot goes on by itself, because what it asked was not answered.
    wake_at: Mapped[datetime | None] = mapped_column(index=True)
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]


class Message(Base):
    """What a resident sent. The unique key refuses the second copy of a platform's event."""

    __tablename__ = "messages"
    __table_args__ = (
        UniqueConstraint("channel", "event_id"),
        Index(None, "resident_id", "id"),
        NEVER_REUSE_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(String(16))
    event_id: Mapped[str] = mapped_column(String(128))
    resident_id: Mapped[int | None] = mapped_column(ForeignKey("residents.id", ondelete=CASCADE))
    kind: Mapped[str] = mapped_column(String(16))
    text: Mapped[str] = mapped_column(SealedText("messages.text"), default="")
    content: Mapped[dict[str, Any]] = mapped_column(SealedJson("messages.content"), default=dict)
    routing: Mapped[dict[str, Any] | None]
    status: Mapped[str] = mapped_column(String(16), default=MessageStatus.HANDLED)
    received_at: Mapped[datetime]


class Outbox(Base):
    """A reply on its way: committed with its cause, sent later, in order of `id` per resident."""

    __tablename__ = "outbox"
    __table_args__ = (
        # What is still to send stays quick to find however many rows are finished. No index asks for `status`: so
        # PostgreSQL claims a row in place, and need not write it into every index anew.
        Index("ix_outbox_unfinished", "resident_id", "id", **only("finished_at IS NULL")),
        Index("ix_outbox_next", "priority", "id", **only("finished_at IS NULL")),
        Index("ix_outbox_given_up", "finished_at", **only("finished_at IS NOT NULL AND error IS NOT NULL")),
        Index(None, "resident_id", "id"),
        Index(None, "message_id"),
        # Not the other way round: SQLite would take it to look for what is unsent on a channel, among all ever sent.
        Index(None, "provider_id", "channel", **only("provider_id IS NOT NULL")),
        Index(None, "ticket_entry_id", **only("ticket_entry_id IS NOT NULL")),
        NEVER_REUSE_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    # Empty only for the farewell to a resident who was erased; that row goes once it is sent.
    resident_id: Mapped[int | None] = mapped_column(ForeignKey("residents.id", ondelete=CASCADE))
    message_id: Mapped[int | None] = mapped_column(ForeignKey("messages.id", ondelete=SET_NULL))
    # The officer's answer that this brings to its resident.
    ticket_entry_id: Mapped[int | None] = mapped_column(ForeignKey("ticket_entries.id", ondelete=SET_NULL))
    channel: Mapped[str] = mapped_column(String(16))
    address: Mapped[str] = mapped_column(SealedText("outbox.address"))
    reply: Mapped[dict[str, Any]] = mapped_column(SealedJson("outbox.reply"))
    priority: Mapped[int] = mapped_column(default=Urgency.ANSWER)
    status: Mapped[str] = mapped_column(String(16), default=OutboxStatus.QUEUED)
    attempts: Mapped[int] = mapped_column(default=0)
    unclear: Mapped[int] = mapped_column(default=0)  # tries of which nobody knows whether they arrived
    taken: Mapped[int] = mapped_column(default=0)  # of the messages it is laid out to, so many are with the platform
    due_at: Mapped[datetime]
    claimed_by: Mapped[str | None] = mapped_column(String(36))
    claimed_until: Mapped[datetime | None]
    error: Mapped[str | None] = mapped_column(Text)
    provider_id: Mapped[str | None] = mapped_column(String(128))
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    # Since when the channel holds it back, until `due_at` or until the resident writes.
    held_at: Mapped[datetime | None]
    # What the platform reported later, where it does.
    delivered_at: Mapped[datetime | None]
    seen_at: Mapped[datetime | None]


class Unresolved(Base):
    """What the bot could not place, with the reason; personal data in the text is masked.

    Entries that read alike share a `group_id`, the id of the first of them; None until it has been looked for.
    """

    __tablename__ = "unresolved"
    __table_args__ = (Index(None, "settled_at", "id"), Index(None, "group_id", "id"), NEVER_REUSE_IDS)

    id: Mapped[int] = mapped_column(primary_key=True)
    resident_id: Mapped[int | None] = mapped_column(ForeignKey("residents.id", ondelete=CASCADE), index=True)
    message_id: Mapped[int | None] = mapped_column(ForeignKey("messages.id", ondelete=SET_NULL), index=True)
    channel: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str] = mapped_column(String(32))
    text: Mapped[str] = mapped_column(SealedText("unresolved.text"))
    language: Mapped[str | None] = mapped_column(String(8))
    municipality: Mapped[str | None] = mapped_column(String(32))
    topic: Mapped[str | None] = mapped_column(String(64))
    created_at: Mapped[datetime]
    group_id: Mapped[int | None]
    settled_at: Mapped[datetime | None]
    settlement_id: Mapped[int | None] = mapped_column(ForeignKey("settlements.id", ondelete=SET_NULL), index=True)


class Feedback(Base):
    """A resident's "this helped" or "did not help" on a contact card."""

    __tablename__ = "feedback"

    id: Mapped[int] = mapped_column(primary_key=True)
    resident_id: Mapped[int | None] = mapped_column(ForeignKey("residents.id", ondelete=CASCADE), index=True)
    municipality: Mapped[str | None] = mapped_column(String(32))
    topic: Mapped[str | None] = mapped_column(String(64))
    helped: Mapped[bool]
    created_at: Mapped[datetime]


class Proposal(StrEnum):
    PROPOSED = "proposed"
    ACCEPTED = "accepted"  # routing learns from it at the next training
    REJECTED = "rejected"


class ProposedExample(Base):
    """A message that somebody showed the right topic of; personal data in the text is masked.

    An accepted one names no resident any more, so it stays when they are erased. Its words do not change afterwards:
    trainings name it by its id. `unresolved_id`: the entry of the unresolved log that it came from.
    """

    __tablename__ = "proposed_examples"
    __table_args__ = (Index(None, "status", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    resident_id: Mapped[int | None] = mapped_column(ForeignKey("residents.id", ondelete=CASCADE), index=True)
    text: Mapped[str] = mapped_column(SealedText("proposed_examples.text"))
    language: Mapped[str] = mapped_column(String(8))
    label: Mapped[str] = mapped_column(String(64))
    municipality: Mapped[str | None] = mapped_column(String(32))
    source: Mapped[str] = mapped_column(String(16))  # who showed it: resident or officer
    unresolved_id: Mapped[int | None] = mapped_column(ForeignKey("unresolved.id", ondelete=SET_NULL), index=True)
    status: Mapped[str] = mapped_column(String(16), default=Proposal.PROPOSED)
    created_at: Mapped[datetime]
    judged_at: Mapped[datetime | None]
    judged_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete=SET_NULL), index=True)


class Kept(Base):
    """Small facts a process must remember: the secret made at first start, the version of the directory."""

    __tablename__ = "kept"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[str] = mapped_column(Text)
