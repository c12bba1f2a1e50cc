"""The tables of the contact directory. Texts in several languages are JSON objects by language code."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import CASCADE, Base


class MunicipalityRow(Base):
    __tablename__ = "municipalities"

    code: Mapped[str] = mapped_column(String(32), primary_key=True)
    names: Mapped[dict[str, Any]]
    official_languages: Mapped[list[str]]
    latitude: Mapped[float]
    longitude: Mapped[float]
    website: Mapped[str | None] = mapped_column(Text)
    sources: Mapped[str] = mapped_column(Text)


class TopicRow(Base):
    __tablename__ = "topics"

    code: Mapped[str] = mapped_column(String(64), primary_key=True)
    group: Mapped[str] = mapped_column(String(32))
    position: Mapped[int]
    labels: Mapped[dict[str, Any]]
    descriptions: Mapped[dict[str, Any]]


class ContactPointRow(Base):
    """An office to turn to. `municipality` empty: national. `key` is the pack's own and stays the same over imports."""

    __tablename__ = "contact_points"
    __table_args__ = (Index(None, "municipality"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(128), unique=True)
    municipality: Mapped[str | None] = mapped_column(ForeignKey("municipalities.code", ondelete=CASCADE))
    kind: Mapped[str] = mapped_column(String(16))
    names: Mapped[dict[str, Any]]
    topics: Mapped[list[str]]
    phones: Mapped[list[str]]
    email: Mapped[str | None] = mapped_column(Text)
    address: Mapped[str | None] = mapped_column(Text)
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    opening_hours: Mapped[str | None] = mapped_column(Text)
    languages: Mapped[list[str]]
    website: Mapped[str | None] = mapped_column(Text)
    notes: Mapped[dict[str, Any]]
    source_url: Mapped[str | None] = mapped_column(Text)
    source_date: Mapped[str | None] = mapped_column(Text)
    trust: Mapped[str | None] = mapped_column(String(1))
    state: Mapped[str] = mapped_column(String(16))
    confirmed_on: Mapped[date | None]
    demo: Mapped[bool] = mapped_column(default=False)


class ProcedureRow(Base):
    """What to bring, what it costs, how long it takes. `municipality` empty: all of Kosovo."""

    __tablename__ = "procedures"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(128), unique=True)
    topic: Mapped[str] = mapped_column(ForeignKey("topics.code", ondelete=CASCADE))
    municipality: Mapped[str | None] = mapped_column(ForeignKey("municipalities.code", ondelete=CASCADE))
    titles: Mapped[dict[str, Any]]
    documents: Mapped[dict[str, Any]]  # language → list of documents
    fees: Mapped[dict[str, Any]]
    deadline_days: Mapped[int | None]
    notes: Mapped[dict[str, Any]]
    source_url: Mapped[str | None] = mapped_column(Text)
    source_date: Mapped[str | None] = mapped_column(Text)
    changed_at: Mapped[datetime | None]
