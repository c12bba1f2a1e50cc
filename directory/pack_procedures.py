"""`procedures.yaml` of a pack: what to bring, what it costs, how long it takes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from directory.pack_faults import FileFaults
from directory.pack_nodes import Entry, read_entry
from directory.pack_values import read_code, read_key, read_source_date, read_url
from directory.reasons import ValueFault
from directory.records import Procedure
from locales.catalogs import mark

KEYS = (
    "key",
    "municipality",
    "topic",
    "titles",
    "documents",
    "fees",
    "deadline_days",
    "notes",
    "source_url",
    "source_date",
    # For admins: where the facts come from. Residents see what matters of it in `notes`.
    "authority",
    "authority_stated",
    "seen_in",
    "titles_seen",
    "title_note",
    "deadline_as_shown",
    "validity",
    "appeal_days",
    "complaint_days",
    "legal_basis",
    "other_sources",
)
LONGEST_DEADLINE = 3650


def read_procedures(
    path: Path, municipalities: Collection[str], topics: Collection[str], faults: FileFaults
) -> Iterator[Procedure]:
    file = read_entry(path, ("procedures",), faults)
    seen: dict[str, int] = {}
    for entry in file.entries("procedures", KEYS) if file else ():
        procedure = _procedure(entry)
        if procedure is None:
            continue
        if procedure.key in seen:
            faults.error(entry.line, f"{procedure.key} stands already in line {seen[procedure.key]}")
            continue
        seen[procedure.key] = entry.line
        if _has_known_codes(procedure, municipalities, topics, entry):
            yield procedure


def _procedure(entry: Entry) -> Procedure | None:
    key, topic = entry.require("key", read_key), entry.require("topic", read_code)
    titles = entry.texts("titles")
    if not titles:
        entry.faults.error(entry.line, "titles is missing")
    entry.texts("authority", complete=False)
    procedure = Procedure(
        key=key or "",
        topic=topic or "",
        titles=titles,
        municipality=entry.read("municipality", read_code),
        documents=entry.text_lists("documents"),
        fees=entry.texts("fees"),
        deadline_days=entry.read("deadline_days", read_days),
        notes=entry.texts("notes"),
        source_url=entry.require("source_url", read_url),
        source_date=entry.require("source_date", read_source_date),
    )
    return procedure if key and topic and titles else None


def _has_known_codes(
    procedure: Procedure, municipalities: Collection[str], topics: Collection[str], entry: Entry
) -> bool:
    unknown = []
    if procedure.topic not in topics:
        unknown.append(("topic", procedure.topic))
    if procedure.municipality and procedure.municipality not in municipalities:
        unknown.append(("municipality", procedure.municipality))
    for field, code in unknown:
        entry.faults.error(entry.line_of(field), f'unknown {field} "{code}"')
    return not unknown


def read_days(text: str) -> int:
    if not text.isdecimal() or len(text) > len(str(LONGEST_DEADLINE)) or int(text) > LONGEST_DEADLINE:
        raise ValueFault(mark('"{text}" is not a number of days'), text=text)
    return int(text)
