"""The tables of the contact directory. Texts in several languages are JSON objects by language code."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import CASCADE, NEVER_REUSE_IDS, SET_NULL, Base

Values = JSON(none_as_null=True)


class ChangeAction(StrEnum):
    """What was done to a contact point or a procedure."""

    CREATED = "created"
    CHANGED = "changed"
    CONFIRMED = "confirmed"
    DEACTIVATED = "deactivated"
    REMOVED = "removed"  # a procedure: such has no states
    IMPORTED = "imported"
    UNDONE = "undone"  # another change was taken back
    PACK = "pack"  # the starter pack says so
    DUE = "due"  # the confirmation has run out
    OFFICE = "office"  # the office itself has confirmed it, through the link it was sent
    DOUBTED = "doubted"  # a mail, a call or the website did not work: it is to be confirmed again


class MunicipalityRow(Base):
    """`aliases`: names that people use, besides those of the pack's own list. `opening_hours`: of offices that give
    none. `from_pack`: what the pack says, since a person has changed something; empty: the row is as the pack says.
    """

    __tablename__ = "municipalities"

    code: Mapped[str] = mapped_column(String(32), primary_key=True)
    names: Mapped[dict[str, Any]]
    official_languages: Mapped[list[str]]
    latitude: Mapped[float]
    longitude: Mapped[float]
    website: Mapped[str | None] = mapped_column(Text)
    sources: Mapped[str] = mapped_column(Text)
    aliases: Mapped[list[str]] = mapped_column(default=list, server_default="[]")
    opening_hours: Mapped[str | None] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    from_pack: Mapped[dict[str, Any] | None] = mapped_column(Values)


class TopicRow(Base):
    """A retired one is offered no more; `replacement` is the code of the topic that stands in, if one does.

    `from_pack` as with municipalities; an empty object: a person has made it.
    """

    __tablename__ = "topics"

    code: Mapped[str] = mapped_column(String(64), primary_key=True)
    group: Mapped[str] = mapped_column(String(32))
    position: Mapped[int]
    labels: Mapped[dict[str, Any]]
    descriptions: Mapped[dict[str, Any]]
    retired: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    replacement: Mapped[str | None] = mapped_column(String(64))
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    from_pack: Mapped[dict[str, Any] | None] = mapped_column(Values)


class ContactPointRow(Base):
    """An office to turn to. `municipality` empty: national. `key` is the pack's own and stays the same over imports.

    `version` grows by one with every change; each has its row in `contact_changes`. `due_on` empty: the day follows
    from `confirmed_on` and the interval of its topics. `successor` is the key of the office that took over.
    """

    __tablename__ = "contact_points"
    __table_args__ = (Index(None, "municipality"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(128), unique=True)
    municipality: Mapped[str | None] = mapped_column(ForeignKey("municipalities.code", ondelete=CASCADE))
    kind: Mapped[str] = mapped_column(String(16))
    names: Mapped[dict[str, Any]]
    roles: Mapped[dict[str, Any]] = mapped_column(default=dict)
    person: Mapped[str | None] = mapped_column(Text)
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
    due_on: Mapped[date | None]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    successor: Mapped[str | None] = mapped_column(String(128))
    demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)


class ContactImport(Base):
    """A table that was brought in as a whole, and can be taken back as a whole."""

    __tablename__ = "contact_imports"
    __table_args__ = (NEVER_REUSE_IDS,)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete=SET_NULL), index=True)
    file_name: Mapped[str] = mapped_column(String(255))
    note: Mapped[str] = mapped_column(Text)
    counts: Mapped[dict[str, Any]]  # new, changed, removed
    imported_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]


class ContactChange(Base):
    """Who changed what: the fields of a contact point that one change touched, before and after.

    `contact` is a key and no foreign key: the history of a contact point that was taken back outlives it. Without
    account it was the terminal, the starter pack, or the day on which a confirmation ran out: see `action`.
    `before` empty: it was made then; `after` empty: it was taken back.
    """

    __tablename__ = "contact_changes"
    __table_args__ = (Index(None, "contact", "id"), Index(None, "changed_at", "id"), NEVER_REUSE_IDS)

    id: Mapped[int] = mapped_column(primary_key=True)
    contact: Mapped[str] = mapped_column(String(128))
    version: Mapped[int]
    action: Mapped[str] = mapped_column(String(16))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete=SET_NULL), index=True)
    import_id: Mapped[int | None] = mapped_column(ForeignKey("contact_imports.id", ondelete=CASCADE), index=True)
    undoes: Mapped[int | None] = mapped_column(ForeignKey("contact_changes.id", ondelete=SET_NULL), index=True)
    note: Mapped[str] = mapped_column(Text, default="")
    before: Mapped[dict[str, Any] | None] = mapped_column(Values)
    after: Mapped[dict[str, Any] | None] = mapped_column(Values)
    changed_at: Mapped[datetime]


class DueInterval(Base):
    """After how many days a confirmation runs out, for a topic that differs from the usual."""

    __tablename__ = "due_intervals"

    topic: Mapped[str] = mapped_column(ForeignKey("topics.code", ondelete=CASCADE), primary_key=True)
    days: Mapped[int]


class ProcedureRow(Base):
    """What to bring, what it costs, how long it takes. `municipality` empty: the whole country.

    `version` grows by one with every change; each has its row in `procedure_changes`.
    """

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
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class ProcedureChange(Base):
    """Who changed what in a procedure; columns as in `contact_changes`."""

    __tablename__ = "procedure_changes"
    __table_args__ = (Index(None, "procedure", "id"), NEVER_REUSE_IDS)

    id: Mapped[int] = mapped_column(primary_key=True)
    procedure: Mapped[str] = mapped_column(String(128))
    version: Mapped[int]
    action: Mapped[str] = mapped_column(String(16))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete=SET_NULL), index=True)
    undoes: Mapped[int | None] = mapped_column(ForeignKey("procedure_changes.id", ondelete=SET_NULL), index=True)
    note: Mapped[str] = mapped_column(Text, default="")
    before: Mapped[dict[str, Any] | None] = mapped_column(Values)
    after: Mapped[dict[str, Any] | None] = mapped_column(Values)
    changed_at: Mapped[datetime]
