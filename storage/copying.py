"""Reading and writing whole stores, row by row, whatever the kind of database: for moving house and for backups.

Values travel as they are stored, so that what is sealed stays sealed. A table's checksum says the same on SQLite and
on PostgreSQL, since it is made of the values and not of how a database keeps them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import JSON, Column, ColumnElement, MetaData, Table, func, insert, inspect, select, text, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlalchemy.types import TypeDecorator, TypeEngine

import storage.every_table  # noqa: F401  a copy holds every table
from storage.base import Base
from storage.types import UtcDateTime

ROWS_AT_ONCE = 1_000

Values = dict[str, Any]
Places = Mapping[str, int]
"""Table → the highest id that it ever gave, so that none is given again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many rows a table has, and the sum of their SHA-256 (mod 2^256): stores sort texts in orders of their own."""

    rows: int
    sha256: str


class Counter:
    """Makes a `Tally` of rows that pass by."""

    def __init__(self) -> None:
        self._rows = 0
        self._sum = 0

    def take(self, line: bytes) -> None:
        self._rows += 1
        self._sum = (self._sum + int.from_bytes(hashlib.sha256(line).digest(), "big")) % 2**256

    def tally(self) -> Tally:
        return Tally(rows=self._rows, sha256=f"{self._sum:064x}")


@cache
def tables() -> tuple[Table, ...]:
    """All tables as they are stored, those that others point to first."""
    copies = MetaData()
    return tuple(
        Table(table.name, copies, *(Column(c.name, _stored(c), primary_key=c.primary_key) for c in table.columns))
        for table in Base.metadata.sorted_tables
    )


async def read_lines(session: AsyncSession, table: Table) -> AsyncIterator[bytes]:
    """Every row as one line of JSON, in the order of the key; read in pieces, so that a large table needs no memory."""
    key = list(table.primary_key.columns)
    last: Sequence[Any] | None = None
    while True:
        query = select(table).order_by(*key).limit(ROWS_AT_ONCE)
        if last is not None:
            query = query.where(_behind(key, last))
        rows = (await session.execute(query)).mappings().all()
        for row in rows:
            yield as_line(row)
        if len(rows) < ROWS_AT_ONCE:
            return
        last = [rows[-1][column.name] for column in key]


async def write_lines(session: AsyncSession, table: Table, lines: Iterable[bytes]) -> None:
    """Add the rows that `read_lines` gave."""
    for batch in _batches(lines, ROWS_AT_ONCE):
        await session.execute(insert(table), [from_line(table, line) for line in batch])


async def count_up(session: AsyncSession, table: Table) -> Tally:
    counter = Counter()
    async for line in read_lines(session, table):
        counter.take(line)
    return counter.tally()


async def is_empty(session: AsyncSession) -> bool:
    """Nothing has been kept in any table yet."""
    for table in tables():
        if await session.scalar(select(func.count()).select_from(select(table).limit(1).subquery())):
            return False
    return True


async def places(session: AsyncSession) -> Places:
    """The highest id that each numbered table ever gave."""
    found = {}
    kept = await _kept_places(session)
    for table in _numbered():
        highest = (await session.scalar(select(func.max(table.c.id)))) or 0
        found[table.name] = max(highest, kept.get(table.name, 0))
    return found


async def set_places(session: AsyncSession, wanted: Places) -> None:
    """Have each table go on counting behind these ids."""
    if _is_sqlite(session):
        counting = {name for (name,) in await session.execute(text("SELECT name FROM sqlite_sequence"))}
        for name, place in wanted.items():
            known = name in counting
            statement = (
                "UPDATE sqlite_sequence SET seq = :place WHERE name = :name"
                if known
                else "INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :place)"
            )
            if known or _never_reuses(name):
                await session.execute(text(statement), {"name": name, "place": place})
        return
    for name, place in wanted.items():
        if place:
            sequence = {"name": name, "place": place}
            await session.execute(text("SELECT setval(pg_get_serial_sequence(:name, 'id'), :place)"), sequence)


async def see_one_moment(session: AsyncSession) -> None:
    """Have everything that this transaction reads be of one moment. Call it first."""
    if not _is_sqlite(session):  # SQLite does so by itself
        await session.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))


async def revision(session: AsyncSession) -> str | None:
    """The version of the store's tables."""
    connection: AsyncConnection = await session.connection()
    if not await connection.run_sync(lambda sync: inspect(sync).has_table("alembic_version")):
        return None
    found: str | None = await session.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def as_line(row: Mapping[Any, Any]) -> bytes:
    values = {str(name): value for name, value in row.items()}
    return json.dumps(values, ensure_ascii=False, sort_keys=True, default=_plain, allow_nan=False).encode() + b"\n"


def from_line(table: Table, line: bytes) -> Values:
    """The values of a row; raises `ValueError` for a line that is none."""
    values = json.loads(line)
    if not isinstance(values, dict) or set(values) != {column.name for column in table.columns}:
        raise ValueError(f"a row of {table.name} does not have the columns of this version")
    return {column.name: _read(column.type, values[column.name]) for column in table.columns}


def _stored(column: Column[Any]) -> TypeEngine[Any]:
    """The type as it is stored: what a decorator would unseal stays as it is."""
    kind = column.type
    if isinstance(kind, JSON):
        return JSON(none_as_null=bool(column.nullable))
    if isinstance(kind, TypeDecorator) and not isinstance(kind, UtcDateTime):
        return kind.impl_instance
    return kind


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    raise TypeError(f"{type(value).__name__} cannot be copied")


def _read(kind: TypeEngine[Any], value: Any) -> Any:
    if value is None or isinstance(kind, JSON):
        return value
    python_type = datetime if isinstance(kind, UtcDateTime) else kind.python_type
    if python_type is datetime:
        return datetime.fromisoformat(value)
    if python_type is date:
        return date.fromisoformat(value)
    return bytes.fromhex(value) if python_type is bytes else value


def _behind(key: Sequence[Column[Any]], last: Sequence[Any]) -> ColumnElement[bool]:
    return key[0] > last[0] if len(key) == 1 else tuple_(*key) > tuple_(*last)


def _batches(lines: Iterable[bytes], size: int) -> Iterator[list[bytes]]:
    batch: list[bytes] = []
    for line in lines:
        batch.append(line)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


async def _kept_places(session: AsyncSession) -> Places:
    if _is_sqlite(session):
        rows = await session.execute(text("SELECT name, seq FROM sqlite_sequence"))
        return {name: int(seq or 0) for name, seq in rows}
    found = {}
    for table in _numbered():
        sequence = await session.scalar(text("SELECT pg_get_serial_sequence(:name, 'id')"), {"name": table.name})
        given = await session.scalar(
            text("SELECT coalesce(pg_sequence_last_value(CAST(:sequence AS regclass)), 0)"), {"sequence": sequence}
        )
        found[table.name] = int(given or 0)
    return found


@cache
def _numbered() -> tuple[Table, ...]:
    """The tables whose rows the store numbers itself."""
    numbered = {table.name for table in Base.metadata.sorted_tables if table.autoincrement_column is not None}
    return tuple(table for table in tables() if table.name in numbered)


def _never_reuses(name: str) -> bool:
    return bool(Base.metadata.tables[name].dialect_options["sqlite"]["autoincrement"])


def _is_sqlite(session: AsyncSession) -> bool:
    return session.get_bind().dialect.name == "sqlite"
