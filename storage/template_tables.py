"""The tables of reply templates: answers written in advance, the same one in several languages."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

import storage.account_tables  # noqa: F401  columns here point at its tables
from storage.base import CASCADE, SET_NULL, Base


class ReplyTemplate(Base):
    """What its language versions have in common. `key` is how officers call it. `topics` empty: for any topic;
    `municipality` empty: for all. One that is retired is offered no more, and kept.

    `version` counts the changes: who saves over a change that they have not seen is told so.
    """

    __tablename__ = "reply_templates"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(40), unique=True)
    topics: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    municipality: Mapped[str | None] = mapped_column(String(32), index=True)
    starter: Mapped[bool] = mapped_column(default=False)  # it came with Kontakt, and nobody has changed it
    version: Mapped[int] = mapped_column(default=1)
    made_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete=SET_NULL), index=True)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]


class ReplyVersion(Base):
    """A template in one language; Serbian in Cyrillic, from which Latin is made."""

    __tablename__ = "reply_versions"
    __table_args__ = (UniqueConstraint("template_id", "language"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    template_id: Mapped[int] = mapped_column(ForeignKey("reply_templates.id", ondelete=CASCADE))
    language: Mapped[str] = mapped_column(String(8))
    title: Mapped[str] = mapped_column(String(120))
    text: Mapped[str] = mapped_column(Text)
