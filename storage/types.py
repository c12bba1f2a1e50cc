"""Column types that mean the same on SQLite and PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import DateTime
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


class UtcDateTime(TypeDecorator[datetime]):
    """An aware datetime, stored in UTC and read back in UTC.

    SQLite keeps no time zone, so the value is stored naive there. A naive value is refused: nobody could say
    afterwards which zone it was in.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else _in_utc(value, dialect.name)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def as_stored(value: datetime, dialect: str) -> datetime | str:
    """A moment as a statement takes it that SQLAlchemy has not made."""
    value = _in_utc(value, dialect)
    return value.isoformat(sep=" ", timespec="microseconds") if dialect == "sqlite" else value


def moment(text: str) -> datetime:
    """A moment as a store writes it when nobody says that it is one: on SQLite without the time zone, which is UTC."""
    value = datetime.fromisoformat(text)
    return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _in_utc(value: datetime, dialect: str) -> datetime:
    if value.tzinfo is None:
        raise ValueError("a time without time zone cannot be stored")
    value = value.astimezone(UTC)
    return value.replace(tzinfo=None) if dialect == "sqlite" else value
