"""Many rows in one statement whose text never changes.

A statement with a parameter for each value has another text for each number of rows: SQLAlchemy would compile it anew
and PostgreSQL plan it anew, which costs more than the work itself. Here the rows travel as one JSON document that the
store takes apart.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache, lru_cache
from itertools import chain
from types import MappingProxyType
from typing import Any, cast

import orjson
from sqlalchemy import (
    ARRAY,
    BindParameter,
    ColumnElement,
    Integer,
    String,
    Subquery,
    Table,
    TextClause,
    TextualSelect,
    any_,
    bindparam,
    column,
    func,
    select,
    text,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.types import TypeEngine

from storage.base import Base
from storage.dialect import dialect_of
from storage.sealed import Sealed, SealedJson, SealedText
from storage.together import Result, Rows, Statement, as_they_are, ask_one, nothing

Values = Mapping[str, Any]
"""Column → value, as Python knows it; what a JSON column holds is a dict or list. What is sealed is sealed here."""

NO_VALUES: Mapping[str, Any] = MappingProxyType({})


async def insert(
    session: AsyncSession,
    table: type[Base],
    rows: Sequence[Values],
    *,
    unless_there: bool = False,
    returning: Sequence[str] = (),
) -> Rows:
    """Insert rows in their order; columns that are left out get their default (if it is a plain value), or NULL.

    `unless_there`: a row whose unique key is taken is skipped. Gives these columns of the rows that were inserted.
    """
    if not rows:
        return ()
    statement = inserting(session, table, rows, unless_there=unless_there, returning=returning, read=as_they_are)
    return await ask_one(session, statement)


async def update(session: AsyncSession, table: type[Base], rows: Sequence[Values]) -> None:
    """Set the other columns of the rows with these `id`s; every row names the same columns."""
    if rows:
        await ask_one(session, updating(session, table, rows))


def inserting(
    session: AsyncSession,
    table: type[Base],
    rows: Sequence[Values],
    *,
    read: Callable[[Rows], Result],
    unless_there: bool = False,
    returning: Sequence[str] = (),
    looked_up: Mapping[str, str] = NO_VALUES,
    values: Values = NO_VALUES,
) -> Statement[Result]:
    """As `insert`, to be asked together with others. It is called `added_` and the table's name.

    `looked_up`: columns that no row names → SQL that finds their value, the same for all rows, with `values` for its
    parameters. On PostgreSQL it may read what others of the same question have added, by their names.
    """
    target = _table(table)
    assert "rows" not in values, "the rows' own parameter"
    assert not looked_up or looked_up.keys().isdisjoint(chain(*rows)), "a value would be given twice"
    return Statement(
        name=f"added_{target.name}",
        text=_insert(dialect_of(session), target, unless_there, tuple(returning), tuple(looked_up.items())),
        values={"rows": document(session, _filled(session, target, rows, _defaults(target))), **values},
        read=read,
        gives=bool(returning),
    )


def updating(session: AsyncSession, table: type[Base], rows: Sequence[Values]) -> Statement[None]:
    """As `update`, to be asked together with others; there must be rows."""
    target = _table(table)
    return Statement(
        name=f"changed_{target.name}",
        text=_update(dialect_of(session), target, tuple(rows[0])),
        values={"rows": document(session, _filled(session, target, rows, {}))},
        read=nothing,
        gives=False,
    )


def among(session: AsyncSession, where: InstrumentedAttribute[Any], values: Collection[int]) -> ColumnElement[bool]:
    """Is the column one of these whole numbers? With one parameter."""
    dialect = dialect_of(session)
    return _among(dialect, where, bindparam(None, listed(dialect, values), type_=_number_type(dialect), unique=True))


def among_named(dialect: str, where: InstrumentedAttribute[Any], name: str) -> ColumnElement[bool]:
    """Is the column one of the `listed` handed to the statement under this name? For statements that are kept."""
    return _among(dialect, where, bindparam(name, type_=_number_type(dialect)))


def is_among(column: str, name: str, dialect: str, *, kind: str = "integer") -> str:
    """In SQL: is the column one of those `listed` in this parameter? `kind`: of each, in PostgreSQL."""
    if dialect == "postgresql":
        return f"{column} = ANY (CAST(:{name} AS {kind}[]))"
    return " ".join((column, "IN (SELECT value FROM", f"json_each(:{name}))"))


def listed(dialect: str, values: Collection[int] | Collection[str]) -> Sequence[Any] | str:
    """Numbers or texts as `among_named` and `is_among` take them."""
    return list(values) if dialect == "postgresql" else orjson.dumps(list(values)).decode()


def rows(dialect: str, table: type[Base], columns: Sequence[str]) -> TextualSelect:
    """The rows of a `document` handed to the statement as `rows`, as a subquery of these columns of the table."""
    source = _unpacked(dialect, _types(_table(table), tuple(columns)))
    return text(" ".join(("SELECT", ", ".join(columns), "FROM", source))).columns(*(column(name) for name in columns))


def found_in_rows(dialect: str, table: type[Base], name: str) -> TextClause:
    """Has one of the rows of a `document` handed to the statement as `rows` this value in the column?"""
    return text(_found(dialect, _table(table), name))


def is_row(dialect: str, table: type[Base], row: Subquery) -> Sequence[ColumnElement[bool] | TextClause]:
    """Conditions on the table: it is the row with this one's `id`, of the `rows` that are handed to the statement."""
    same = _table(table).c.id == row.c.id
    return [same, found_in_rows(dialect, table, "id")] if dialect == "postgresql" else [same]


def document(session: AsyncSession, rows: Sequence[Values]) -> str:
    """Rows as a statement takes them."""
    moment = _moment if dialect_of(session) == "postgresql" else _naive_moment
    return orjson.dumps(rows, default=moment, option=orjson.OPT_PASSTHROUGH_DATETIME).decode()


def _filled(session: AsyncSession, table: Table, rows: Sequence[Values], defaults: Values) -> Sequence[Values]:
    """The rows with what is left out, and with what their sealed columns hold as it is stored."""
    dialect = session.get_bind().dialect
    columns = _sealed_columns(table)
    filled = [{**defaults, **row} for row in rows]
    for row in filled:
        for name, kind in columns:
            if name in row:
                row[name] = kind.process_bind_param(row[name], dialect)
    return filled


@cache
def _sealed_columns(table: Table) -> Sequence[tuple[str, Sealed]]:
    return [(each.name, each.type) for each in table.columns if isinstance(each.type, SealedText | SealedJson)]


def _among(dialect: str, where: InstrumentedAttribute[Any], values: BindParameter[Any]) -> ColumnElement[bool]:
    if dialect == "postgresql":
        return where == any_(values)
    return where.in_(select(func.json_each(values).table_valued("value").c.value))


def _number_type(dialect: str) -> TypeEngine[Any]:
    return ARRAY(Integer) if dialect == "postgresql" else String()


def _unpacked(dialect: str, columns: Mapping[str, str]) -> str:
    """The document `:rows` as a table `rows` in a FROM clause; `columns`: name → type in PostgreSQL; `place` counts."""
    if dialect == "postgresql":
        typed = ", ".join(f"{name} {kind}" for name, kind in columns.items())
        document = f"json_to_recordset(CAST(:rows AS json)) AS ({typed})"
        return f"ROWS FROM ({document}) WITH ORDINALITY AS rows ({', '.join(columns)}, place)"
    taken = ", ".join(f"json_extract(value, '$.{name}') AS {name}" for name in columns)
    # With a limit it is a subquery of its own. Else SQLite writes a row's JSON anew for every column taken from it.
    each = "(SELECT value, key FROM json_each(:rows) LIMIT -1)"
    return " ".join(("(SELECT", taken, ", key AS place FROM", f"{each}) AS rows"))


@cache
def _insert(
    dialect: str, table: Table, unless_there: bool, returning: tuple[str, ...], looked_up: tuple[tuple[str, str], ...]
) -> str:
    types = _types(table)
    names = ", ".join(types)
    given = ", ".join(dict(looked_up).get(name, name) for name in types)
    skipping = "ON CONFLICT DO NOTHING" if unless_there else ""
    giving = f"RETURNING {', '.join(returning)}" if returning else ""
    # "WHERE true": without it SQLite takes ON for the beginning of a join.
    source = f"{_unpacked(dialect, types)} WHERE true ORDER BY place"
    return " ".join(("INSERT INTO", table.name, f"({names})", "SELECT", given, "FROM", source, skipping, giving))


@cache
def _update(dialect: str, table: Table, columns: tuple[str, ...]) -> str:
    types = _types(table, columns)
    changes = ", ".join(f"{name} = rows.{name}" for name in columns if name != "id")
    source = f"{_unpacked(dialect, types)} WHERE {table.name}.id = rows.id"
    found = f"AND {_found(dialect, table, 'id')}" if dialect == "postgresql" else ""
    return " ".join(("UPDATE", table.name, "SET", changes, "FROM", source, found))


def _found(dialect: str, table: Table, name: str) -> str:
    """PostgreSQL takes the column's index for this, however little it knows of the table yet. To join with `:rows` it
    would read a table that has just begun to grow from end to end, and do so for as long as it is connected.
    """
    if dialect == "postgresql":
        kind = _types(table, (name,))[name]
        value, source = f"CAST(value ->> '{name}' AS {kind})", "json_array_elements(CAST(:rows AS json))"
        return " ".join((f"{table.name}.{name} = ANY (ARRAY (SELECT", value, "FROM", f"{source}))"))
    value = f"json_extract(value, '$.{name}')"
    return " ".join((f"{table.name}.{name} IN (SELECT", value, "FROM json_each(:rows))"))


def _table(table: type[Base]) -> Table:
    return cast("Table", table.__table__)


@cache
def _types(table: Table, columns: tuple[str, ...] | None = None) -> dict[str, str]:
    """Column → its type in PostgreSQL; all but the id that the store gives when none are named."""
    names = columns or tuple(column.name for column in table.columns if column is not table.autoincrement_column)
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    return {name: str(table.columns[name].type.compile(dialect)) for name in names}


@cache
def _defaults(table: Table) -> dict[str, Any]:
    plain = [column for column in table.columns if column.default is not None and column.default.is_scalar]
    return {column.name: column.default.arg for column in plain}  # type: ignore[union-attr]


@lru_cache(maxsize=64)  # the rows of a group carry the same few times
def _moment(value: Any) -> str:
    if not isinstance(value, datetime):
        raise TypeError(f"a store cannot keep a {type(value).__name__}")
    if value.tzinfo is None:
        raise ValueError("a time without time zone cannot be stored")
    return value.isoformat()


@lru_cache(maxsize=64)
def _naive_moment(value: Any) -> str:
    """As SQLAlchemy writes times for SQLite, which keeps no time zone."""
    _moment(value)
    return str(value.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ", timespec="microseconds"))
