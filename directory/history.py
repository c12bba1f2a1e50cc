"""What a change touched, column by column, as JSON that can be put back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from directory.pack_cells import COLUMNS, Column, Kept, put_in
from directory.records import ContactKind, ContactPoint, Procedure, State
from storage.directory_tables import ChangeAction, ContactChange

# Who it was where it was nobody with an account.
NOBODY: Mapping[str, str] = {
    ChangeAction.PACK: "starter pack",
    ChangeAction.DUE: "the calendar",
    ChangeAction.OFFICE: "the office itself",
    ChangeAction.DOUBTED: "Kontakt",
}

Recorded = Mapping[str, Any]
"""Column → value, as JSON knows it; a column that is empty is null."""

Columns = Mapping[str, Column]
"""Columns by name."""

BY_NAME: Columns = {column.name: column for column in COLUMNS}


def difference(
    before: Kept | None, after: Kept | None, columns: Columns = BY_NAME
) -> tuple[Recorded | None, Recorded | None]:
    """What differs, before and after; for what is made or taken back, all that is filled in."""
    if before is None or after is None:
        return _filled(before, columns), _filled(after, columns)
    changed = changed_columns(before, after, columns)
    return _recorded(before, changed), _recorded(after, changed)


def changed_columns(before: Kept, after: Kept, columns: Columns = BY_NAME) -> list[Column]:
    return [column for column in columns.values() if column.value_of(before) != column.value_of(after)]


def put_back(record: Kept, recorded: Recorded, columns: Columns = BY_NAME) -> Kept:
    """The contact point or procedure with recorded values in place of its own."""
    return put_in(record, {columns[name]: _value(columns[name], value) for name, value in recorded.items()})


def stands(record: Kept, name: str, recorded: Any, columns: Columns = BY_NAME) -> bool:
    """Whether a column still holds what was recorded; that a confirmation has run out meanwhile is no change."""
    value = columns[name].value_of(record)
    if value is State.DUE and recorded == State.CONFIRMED:
        return True
    return bool(value == _value(columns[name], recorded))


def text_of(name: str, recorded: Any, columns: Columns = BY_NAME) -> str:
    """A recorded value as a table would write it."""
    column = columns[name]
    value = None if recorded is None else _value(column, recorded)
    return "" if value is None else column.write(value)


def in_lines(change: ContactChange, name: str | None) -> list[str]:
    """A change for an admin at a terminal: who, when and why, then field by field."""
    who = name or NOBODY.get(change.action, "terminal")
    head = f"{change.id}  {change.changed_at:%Y-%m-%d %H:%M} UTC  {change.contact}  {change.action} by {who}"
    before, after = change.before or {}, change.after or {}
    fields = []
    for field in dict.fromkeys((*before, *after)):
        old, new = text_of(field, before.get(field)), text_of(field, after.get(field))
        fields.append(f"    {field}: {old or '(empty)'} → {new or '(empty)'}")
    return [f"{head}: {change.note}" if change.note else head, *fields]


def _filled(record: ContactPoint | Procedure | None, columns: Columns) -> Recorded | None:
    if record is None:
        return None
    return _recorded(record, [column for column in columns.values() if column.value_of(record) != column.empty])


def _recorded(record: ContactPoint | Procedure, columns: Iterable[Column]) -> Recorded:
    return {column.name: _as_json(column.value_of(record)) for column in columns}


def _as_json(value: Any) -> Any:
    match value:
        case date():
            return value.isoformat()
        case tuple():
            return list(value)
        case StrEnum():
            return value.value
        case _:
            return value


def _value(column: Column, recorded: Any) -> Any:
    match column.empty, column.field:
        case _, "kind":
            return ContactKind(recorded)
        case _, "state":
            return State(recorded)
        case (), _:
            return tuple(recorded)
        case _, "confirmed_on" | "due_on" | "valid_from" | "valid_to":
            return date.fromisoformat(recorded) if recorded else None
        case _:
            return recorded
