"""Contact points while a pack is read: where each one stands, and what holds for all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from directory.pack_cells import belongs
from directory.pack_faults import FileFaults
from directory.pack_values import translation_faults
from directory.records import ContactPoint


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """What a contact point may name."""

    municipalities: Collection[str]
    topics: Collection[str]

    def unknown_topics(self, topics: Collection[str]) -> Iterator[str]:
        return (f'unknown topic "{topic}"' for topic in topics if topic not in self.topics)

    def unknown_municipality(self, municipality: str | None) -> Iterator[str]:
        if municipality and municipality not in self.municipalities:
            yield f'unknown municipality "{municipality}"'

    def faults_of(self, contact: ContactPoint) -> Iterator[str]:
        yield from self.unknown_municipality(contact.municipality)
        yield from self.unknown_topics(contact.topics)
        if not belongs(contact.key, contact.municipality):
            yield f"the key {contact.key} does not begin with {contact.municipality or 'kosovo'}/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A contact point, and where in the pack it stands."""

    contact: ContactPoint
    faults: FileFaults
    line: int


Offices = dict[str, Placed]
"""Contact points by key, in order."""


def check_facts(placed: Placed) -> None:
    """Every fact has a source, every text its translations."""
    contact = placed.contact
    for what, versions in (("name", contact.names), ("note", contact.notes)):
        for message in translation_faults(versions, what):
            placed.faults.warning(placed.line, message)
    if not contact.demo and not (contact.source_url and contact.source_date):
        placed.faults.error(placed.line, "source_url or source_date is missing")
