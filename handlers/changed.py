"""Frozen records with changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Record = TypeVar("Record", bound=DataclassInstance)
else:
    Record = TypeVar("Record")


PLAIN = (str, float, int)  # bool is an int


def changed(record: Record, **changes: Any) -> Record:
    """As `dataclasses.replace`, in a fifth of the time; and the record itself when nothing changes: most turns change
    little. For records without slots (all fields are one dictionary, copied at once) and with nothing to do after they
    are made. Raises `KeyError` or `TypeError` for a field that is not there.
    """
    held = vars(record)
    if _is_so(held, changes):
        return record
    values = held | changes
    if len(values) > len(held):
        raise TypeError(f"{type(record).__name__} has no {', '.join(changes.keys() - held.keys())}")
    copy: Record = object.__new__(type(record))
    object.__setattr__(copy, "__dict__", values)
    return copy


def _is_so(held: Mapping[str, Any], changes: Mapping[str, Any]) -> bool:
    for name, value in changes.items():
        current = held[name]
        if current is not value and not (isinstance(value, PLAIN) and current == value):
            return False
    return True
