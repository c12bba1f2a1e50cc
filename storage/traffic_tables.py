"""The tables by which several processes keep to one order and one pace; nothing in them outlives the moment."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import NEVER_REUSE_IDS, Base


class Allowance(Base):
    """How many messages may still be sent under one limit, as of `counted_at`; `paused_until`: none before then."""

    __tablename__ = "allowances"

    name: Mapped[str] = mapped_column(String(32), primary_key=True)  # the channel, or "<channel> bulk"
    left: Mapped[float] = mapped_column(default=0.0)
    counted_at: Mapped[datetime]
    paused_until: Mapped[datetime | None]
    reason: Mapped[str | None] = mapped_column(Text)


class Place(Base):
    """A message that has reached a process and is not committed yet, in order of `id` per resident.

    Kept on PostgreSQL only, where several processes take messages in. `backend` is the number of the process's own
    connection: when it has gone, so has the process.
    """

    __tablename__ = "places"
    __table_args__ = (Index(None, "channel", "address", "id"), NEVER_REUSE_IDS)

    # Each message takes one: in some weeks of a busy bot an ordinary integer would be used up.
    id: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    channel: Mapped[str] = mapped_column(String(16))
    address: Mapped[str] = mapped_column(String(128))
    backend: Mapped[int]
