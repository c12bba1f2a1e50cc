"""Whose matters an account may see. Every query that the desk makes about residents' matters takes a scope."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, false
from sqlalchemy.orm import InstrumentedAttribute

from storage.ticket_tables import Ticket

Column = InstrumentedAttribute[Any] | ColumnElement[Any]


@dataclass(frozen=True, slots=True)
class Scope:
    """Codes of municipalities and topics. None: all of them; an empty set: nothing at all.

    What names no municipality (or no topic) is seen only by those who are not limited in that respect.
    """

    municipalities: frozenset[str] | None
    topics: frozenset[str] | None

    ALL: ClassVar[Scope]
    NOTHING: ClassVar[Scope]

    @classmethod
    def of(cls, municipalities: Iterable[str] | None, topics: Iterable[str] | None) -> Scope:
        return cls(_frozen(municipalities), _frozen(topics))

    def of_tickets(self) -> list[ColumnElement[bool]]:
        """Conditions on `Ticket`."""
        return self.of_rows(Ticket.municipality, Ticket.topic)

    def of_rows(self, municipality: Column, topic: Column | None = None) -> list[ColumnElement[bool]]:
        """Conditions on another table by its columns; without a topic column only municipalities limit."""
        conditions = [_within(municipality, self.municipalities)]
        if topic is not None:
            conditions.append(_within(topic, self.topics))
        elif self.topics is not None and not self.topics:
            conditions.append(false())
        return [condition for condition in conditions if condition is not None]

    def allows(self, municipality: str | None, topic: str | None) -> bool:
        return _is_within(municipality, self.municipalities) and _is_within(topic, self.topics)

    def allows_municipality(self, municipality: str | None) -> bool:
        return _is_within(municipality, self.municipalities)


Scope.ALL = Scope(None, None)
Scope.NOTHING = Scope(frozenset(), frozenset())


def _frozen(codes: Iterable[str] | None) -> frozenset[str] | None:
    return None if codes is None else frozenset(codes)


def _within(column: Column, codes: frozenset[str] | None) -> ColumnElement[bool] | None:
    if codes is None:
        return None
    return column.in_(sorted(codes)) if codes else false()


def _is_within(code: str | None, codes: frozenset[str] | None) -> bool:
    return codes is None or code in codes
