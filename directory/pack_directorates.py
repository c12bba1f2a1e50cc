"""`directorates.yaml` of a pack: the offices every municipality has, by their official names."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from directory.pack_faults import FileFaults
from directory.pack_nodes import Entry, read_entry
from directory.pack_offices import Codes, Offices, Placed
from directory.pack_values import read_code, read_source_date, read_url
from directory.reasons import ValueFault
from directory.records import ContactKind, ContactPoint, Municipality

SOURCE_KEYS = ("names", "seen_in", "source_url", "source_date", "remark")
OFFICE_KEYS = ("key", "kind", "municipalities", "topics", "variants", *SOURCE_KEYS)
VARIANT_KEYS = ("municipality", *SOURCE_KEYS)
KINDS = (ContactKind.OFFICE, ContactKind.GENERAL, ContactKind.MOCR)


def read_directorates(
    path: Path, municipalities: Mapping[str, Municipality], topics: Collection[str], faults: FileFaults
) -> Offices:
    """One contact point for each office and municipality: the municipality's website, nothing confirmed, no phone."""
    file = read_entry(path, ("directorates",), faults)
    codes = Codes(municipalities=municipalities, topics=topics)
    offices: Offices = {}
    seen: dict[str, int] = {}
    for entry in file.entries("directorates", OFFICE_KEYS) if file else ():
        office = _office(entry, codes)
        if office is None:
            continue
        if office.key in seen:
            faults.error(entry.line, f"{office.key} stands already in line {seen[office.key]}")
        seen.setdefault(office.key, entry.line)
        variants = _variants(entry, office, codes)
        for code in _places(entry, codes):
            contact = replace(
                variants.get(code, office),
                key=f"{code}/{office.key}",
                municipality=code,
                website=municipalities[code].website,
            )
            offices.setdefault(contact.key, Placed(contact=contact, faults=faults, line=entry.line))
    return offices


def _office(entry: Entry, codes: Codes) -> ContactPoint | None:
    key, kind = entry.require("key", read_code), entry.require("kind", _kind)
    names, topics = entry.texts("names", complete=False), entry.strings("topics")
    if not names:
        entry.faults.error(entry.line, "names is missing")
    for fault in codes.unknown_topics(topics):
        entry.faults.error(entry.line_of("topics"), str(fault))
    if not (key and kind and names):
        return None
    return ContactPoint(
        key=key,
        kind=kind,
        names=names,
        topics=tuple(topic for topic in topics if topic in codes.topics),
        source_url=entry.require("source_url", read_url),
        source_date=entry.require("source_date", read_source_date),
    )


def _variants(entry: Entry, office: ContactPoint, codes: Codes) -> Mapping[str, ContactPoint]:
    """The office as single municipalities call it; what they do not name in a language keeps its usual name."""
    variants = {}
    for variant in entry.entries("variants", VARIANT_KEYS):
        municipality = variant.require("municipality", read_code)
        for fault in codes.unknown_municipality(municipality):
            entry.faults.error(variant.line_of("municipality"), str(fault))
        variants[municipality or ""] = replace(
            office,
            names={**office.names, **variant.texts("names", complete=False)},
            source_url=variant.require("source_url", read_url),
            source_date=variant.require("source_date", read_source_date),
        )
    return variants


def _places(entry: Entry, codes: Codes) -> Collection[str]:
    limited = entry.strings("municipalities")
    for fault in (fault for code in limited for fault in codes.unknown_municipality(code)):
        entry.faults.error(entry.line_of("municipalities"), str(fault))
    return [code for code in codes.municipalities if not limited or code in limited]


def _kind(text: str) -> ContactKind:
    if text not in KINDS:
        raise ValueFault(f'"{text}" is not known; known are {", ".join(KINDS)}')
    return ContactKind(text)
