"""The tables of the staff group in Telegram: a topic for each ticket, what is still to be said there, who is who."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, BigInteger, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

import storage.ticket_tables  # noqa: F401  columns here point at its tables
from storage.base import CASCADE, NEVER_REUSE_IDS, Base
from storage.sealed import SealedText


class StaffTopic(Base):
    """The forum topic of a ticket, as it is in the group now; `thread_id` empty: it has yet to be made.

    `told` is the ticket's last event that the group has been told of: a ticket's events are committed in order of
    their ids, because each change locks it. `lost` is the last reply (of the outbox) that could not be delivered and
    that the group was told of. `due_at`: when somebody has to look whether something is missing there.
    """

    __tablename__ = "staff_topics"

    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id", ondelete=CASCADE), primary_key=True)
    thread_id: Mapped[int | None] = mapped_column(BigInteger, unique=True)
    title: Mapped[str] = mapped_column(String(128), default="")
    is_opened: Mapped[bool] = mapped_column(default=False)  # its first message, with the question, is there
    is_closed: Mapped[bool] = mapped_column(default=False)
    told: Mapped[int] = mapped_column(default=0)
    lost: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime | None] = mapped_column(index=True)
    attempts: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime]


class StaffTopicToDelete(Base):
    """A topic whose resident was erased: what they wrote goes from the group, too. `due_at`: when it is tried again."""

    __tablename__ = "staff_topics_to_delete"

    thread_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    due_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0, server_default="0")


class StaffPost(Base):
    """Something that answers a person of the group; the row goes once it is sent.

    `person`: in their private chat with the bot, by their id; empty: in the group. `reaction`: an emoji on the message
    `reply_to`, and `text` only where the group does not allow it. `buttons` as the Bot API wants them.
    """

    __tablename__ = "staff_posts"
    __table_args__ = (NEVER_REUSE_IDS,)

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("tickets.id", ondelete=CASCADE), index=True)
    person: Mapped[int | None] = mapped_column(BigInteger)
    thread_id: Mapped[int | None] = mapped_column(BigInteger)
    reply_to: Mapped[int | None] = mapped_column(BigInteger)
    reaction: Mapped[str | None] = mapped_column(String(8))
    text: Mapped[str] = mapped_column(SealedText("staff_posts.text"))
    buttons: Mapped[list[list[dict[str, str]]] | None] = mapped_column(JSON(none_as_null=True))
    due_at: Mapped[datetime] = mapped_column(index=True)
    attempts: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]


class StaffUpdate(Base):
    """An update from the group that was kept; the key refuses its second copy."""

    __tablename__ = "staff_updates"

    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    received_at: Mapped[datetime] = mapped_column(index=True)


class StaffLink(Base):
    """Which account somebody in Telegram works with."""

    __tablename__ = "staff_links"

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete=CASCADE), primary_key=True)
    telegram_id: Mapped[int] = mapped_column(BigInteger, unique=True)
    linked_at: Mapped[datetime]


class StaffCode(Base):
    """The code that ties an account to somebody in Telegram, once; only its hash is kept."""

    __tablename__ = "staff_codes"

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete=CASCADE), primary_key=True)
    code_hash: Mapped[str] = mapped_column(String(64))
    expires_at: Mapped[datetime]
