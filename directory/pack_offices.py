"""Contact points while a pack is read: where each one stands, and what holds for all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from directory.pack_cells import belongs
from directory.pack_faults import FileFaults
from directory.pack_values import translation_faults
from directory.reasons import Reason
from directory.records import ContactPoint
from locales.catalogs import mark
from locales.country import country


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """What a contact point may name."""

    municipalities: Collection[str]
    topics: Collection[str]

    def unknown_topics(self, topics: Collection[str]) -> Iterator[Reason]:
        return (Reason(mark('unknown topic "{text}"'), {"text": topic}) for topic in topics if topic not in self.topics)

    def unknown_municipality(self, municipality: str | None) -> Iterator[Reason]:
        if municipality and municipality not in self.municipalities:
            yield Reason(mark('unknown municipality "{text}"'), {"text": municipality})

    def faults_of(self, contact: ContactPoint) -> Iterator[tuple[str, Reason]]:
        """The column, and what is wrong there."""
        for reason in self.unknown_municipality(contact.municipality):
            yield "municipality", reason
        for reason in self.unknown_topics(contact.topics):
            yield "topics", reason
        if not belongs(contact.key, contact.municipality):
            begin = f"{contact.municipality or country().code}/"
            yield "key", Reason(mark("the key {key} does not begin with {begin}"), {"key": contact.key, "begin": begin})


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
