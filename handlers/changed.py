"""Records with changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Record = TypeVar("Record", bound=DataclassInstance)
else:
    Record = TypeVar("Record")


PLAIN = (str, float, int)  # bool is an int


def changed(record: Record, **changes: Any) -> Record:
    """As `dataclasses.replace`, but the record itself when nothing changes: most turns change little, and a copy of a
    conversation with all its fields costs more than looking.
    """
    if all(_is(getattr(record, name), value) for name, value in changes.items()):
        return record
    return replace(record, **changes)


def _is(current: Any, value: Any) -> bool:
    return current is value or (isinstance(value, PLAIN) and bool(current == value))
