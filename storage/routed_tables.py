"""The tables of what is left of messages for the overview when the messages themselves are gone: how many they were."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base


class RoutedStretch(Base):
    """A stretch of time, a day, that is summed up: it holds the messages behind those of the one before, up to and with
    `last_id`. One stretch begins where the other ends.
    """

    __tablename__ = "routed_stretches"

    since: Mapped[datetime] = mapped_column(primary_key=True)
    until: Mapped[datetime] = mapped_column(unique=True)
    last_id: Mapped[int]


class RoutedCount(Base):
    """How many messages of the stretch that begins then the bot looked at for their meaning, of one kind."""

    __tablename__ = "routed_counts"

    id: Mapped[int] = mapped_column(primary_key=True)
    since: Mapped[datetime] = mapped_column(index=True)
    municipality: Mapped[str | None] = mapped_column(String(32))
    topic: Mapped[str | None] = mapped_column(String(64))
    language: Mapped[str | None] = mapped_column(String(8))
    channel: Mapped[str] = mapped_column(String(16))
    count: Mapped[int]
