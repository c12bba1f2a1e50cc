"""What a change touched, column by column, as JSON that can be put back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from directory.pack_cells import COLUMNS, Column, put_in
from directory.records import ContactKind, ContactPoint, State
from storage.directory_tables import ChangeAction, ContactChange

Recorded = Mapping[str, Any]
"""Column → value, as JSON knows it; a column that is empty is null."""

BY_NAME: Mapping[str, Column] = {column.name: column for column in COLUMNS}


def difference(before: ContactPoint | None, after: ContactPoint | None) -> tuple[Recorded | None, Recorded | None]:
    """What differs, before and after; for a contact point that is made or taken back, all that is filled in."""
    if before is None or after is None:
        return _filled(before), _filled(after)
    changed = changed_columns(before, after)
    return _recorded(before, changed), _recorded(after, changed)


def changed_columns(before: ContactPoint, after: ContactPoint) -> list[Column]:
    return [column for column in COLUMNS if column.value_of(before) != column.value_of(after)]


def put_back(contact: ContactPoint, recorded: Recorded) -> ContactPoint:
    """The contact point with recorded values in place of its own."""
    return put_in(contact, {BY_NAME[name]: _value(BY_NAME[name], value) for name, value in recorded.items()})


def stands(contact: ContactPoint, name: str, recorded: Any) -> bool:
    """Whether a column still holds what was recorded; that a confirmation has run out meanwhile is no change."""
    value = BY_NAME[name].value_of(contact)
    if value is State.DUE and recorded == State.CONFIRMED:
        return True
    return bool(value == _value(BY_NAME[name], recorded))


def text_of(name: str, recorded: Any) -> str:
    """A recorded value as a table would write it."""
    column = BY_NAME[name]
    value = None if recorded is None else _value(column, recorded)
    return "" if value is None else column.write(value)


def in_lines(change: ContactChange, name: str | None) -> list[str]:
    """A change for an admin at a terminal: who, when and why, then field by field."""
    who = name or ("starter pack" if change.action == ChangeAction.PACK else "terminal")
    head = f"{change.id}  {change.changed_at:%Y-%m-%d %H:%M} UTC  {change.contact}  {change.action} by {who}"
    before, after = change.before or {}, change.after or {}
    fields = []
    for field in dict.fromkeys((*before, *after)):
        old, new = text_of(field, before.get(field)), text_of(field, after.get(field))
        fields.append(f"    {field}: {old or '(empty)'} → {new or '(empty)'}")
    return [f"{head}: {change.note}" if change.note else head, *fields]


def _filled(contact: ContactPoint | None) -> Recorded | None:
    if contact is None:
        return None
    return _recorded(contact, [column for column in COLUMNS if column.value_of(contact) != column.empty])


def _recorded(contact: ContactPoint, columns: Iterable[Column]) -> Recorded:
    return {column.name: _as_json(column.value_of(contact)) for column in columns}


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
