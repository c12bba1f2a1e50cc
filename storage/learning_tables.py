"""The tables of settling what the bot could not place, and of learning from it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

import storage.account_tables  # noqa: F401  columns here point at its tables
from storage.base import SET_NULL, Base
from storage.sealed import SealedJson


class SettledAs(StrEnum):
    """What was done about entries of the unresolved log."""

    TOPIC = "topic"  # an officer said what they are about
    OUT_OF_SCOPE = "out-of-scope"
    NOTHING = "nothing"  # nothing is to be done
    ANSWER = "answer"  # the residents were answered
    TICKET = "ticket"  # it became a ticket


UNDOABLE = (SettledAs.TOPIC, SettledAs.OUT_OF_SCOPE, SettledAs.NOTHING)  # the others have been sent


class Settlement(Base):
    """One act of an officer on entries of the unresolved log; the entries name it.

    `answers`: language → what the residents who read it were told; `told`: how many residents were. `ticket` is a
    reference.
    """

    __tablename__ = "settlements"

    id: Mapped[int] = mapped_column(primary_key=True)
    settled_as: Mapped[str] = mapped_column(String(16))
    topic: Mapped[str | None] = mapped_column(String(64))
    ticket: Mapped[str | None] = mapped_column(String(16))
    answers: Mapped[dict[str, Any]] = mapped_column(SealedJson("settlements.answers"), default=dict)
    told: Mapped[int] = mapped_column(default=0)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete=SET_NULL), index=True)
    created_at: Mapped[datetime]


class TrainingStatus(StrEnum):
    WANTED = "wanted"
    RUNNING = "running"  # claimed until `claimed_until`; after that anyone may begin it anew
    MEASURED = "measured"  # its figures wait for somebody to look at them
    ACTIVE = "active"  # the model of all machines, or one that was
    DROPPED = "dropped"
    FAILED = "failed"  # `fault` says why in plain words


UNDER_WAY = (TrainingStatus.WANTED, TrainingStatus.RUNNING)


class Training(Base):
    """One round of learning: from which accepted examples, and what it reached.

    `examples` are the ids of the accepted proposals, in the order in which they were judged; with the pack they are all
    that a machine needs to make this very model. `figures_before` are those of the model in use at that time.
    The newest active one is in use.
    """

    __tablename__ = "trainings"
    __table_args__ = (Index(None, "status", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    status: Mapped[str] = mapped_column(String(16), default=TrainingStatus.WANTED)
    examples: Mapped[list[int]] = mapped_column(default=list)
    version: Mapped[str | None] = mapped_column(String(64))
    figures: Mapped[dict[str, Any]] = mapped_column(default=dict)
    figures_before: Mapped[dict[str, Any]] = mapped_column(default=dict)
    fault: Mapped[str | None] = mapped_column(Text)
    wanted_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete=SET_NULL), index=True)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete=SET_NULL), index=True)
    claimed_until: Mapped[datetime | None]
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    activated_at: Mapped[datetime | None]
