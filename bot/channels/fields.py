"""Reading a platform's JSON field by field: what is odd gets a name, never a `KeyError`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

LARGEST = 2**63 - 1  # no store keeps more


class DecodeError(ValueError):
    """An event is not what its platform describes. It names the field and repeats nothing anybody wrote."""


@dataclass(slots=True)  # not frozen: seven are made for each update, in half of the time
class Fields:
    """One JSON object and the path that led to it (`message.chat`). A field that is null counts as absent."""

    path: str
    values: Mapping[str, Any]

    def has(self, name: str) -> bool:
        return self.values.get(name) is not None

    def inner(self, name: str) -> Fields:
        value = self._wanted(name)
        if not isinstance(value, dict):
            raise self._odd(name, "not an object")
        return Fields(self._at(name), value)

    def inner_or_none(self, name: str) -> Fields | None:
        return self.inner(name) if self.has(name) else None

    def list_of(self, name: str) -> list[Fields]:
        """The objects of a list, in their order."""
        values = self._wanted(name)
        if not isinstance(values, list) or not all(isinstance(value, Mapping) for value in values):
            raise self._odd(name, "not a list of objects")
        return [Fields(f"{self._at(name)}[{place}]", value) for place, value in enumerate(values)]

    def whole(self, name: str) -> int:
        value = self._wanted(name)
        # JSON's true is an int to Python.
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._odd(name, "not a whole number")
        if abs(value) > LARGEST:
            raise self._odd(name, "out of range")
        return value

    def whole_or_none(self, name: str) -> int | None:
        return self.whole(name) if self.has(name) else None

    def number(self, name: str, *, within: float) -> float:
        """A number between -`within` and `within`; Python's JSON reader lets NaN and Infinity pass, this does not."""
        value = self._wanted(name)
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise self._odd(name, "not a number")
        if not -within <= value <= within:
            raise self._odd(name, f"not between -{within:g} and {within:g}")
        return float(value)

    def text(self, name: str) -> str:
        value = self._wanted(name)
        if not isinstance(value, str):
            raise self._odd(name, "not a text")
        return storable(value)

    def text_or_none(self, name: str) -> str | None:
        """None when absent or empty."""
        return (self.text(name) or None) if self.has(name) else None

    def _wanted(self, name: str) -> Any:
        value = self.values.get(name)
        if value is None:
            raise self._odd(name, "missing")
        return value

    def _odd(self, name: str, fault: str) -> DecodeError:
        return DecodeError(f"{self._at(name)}: {fault}")

    def _at(self, name: str) -> str:
        return f"{self.path}.{name}" if self.path else name


def storable(text: str) -> str:
    """The text without what no store can keep: NUL (PostgreSQL) and halves of surrogate pairs (UTF-8)."""
    text = text.replace("\0", "")
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
