"""`municipalities.csv` and `aliases.csv` of a pack."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from directory.pack_faults import FileFaults
from directory.pack_tables import Row, read_rows
from directory.pack_values import (
    WRITTEN_LANGUAGES,
    complete_languages,
    read_code,
    read_languages,
    read_latitude,
    read_longitude,
    read_url,
    translation_faults,
)
from directory.reasons import ValueFault
from directory.records import Municipality

MUNICIPALITY_COLUMNS = (
    "code",
    "name_sq",
    "name_sq_indefinite",  # for routing, which must know the forms people type
    *(f"name_{code}" for code in WRITTEN_LANGUAGES if code != "sq"),
    "official_languages",
    "languages_stated",
    "district",
    "population_2011",
    "population_2024",
    "latitude",
    "longitude",
    "website",
    "note",
    "name_tr_source",
    "sources",
)
NEEDED = ("code", "official_languages", "latitude", "longitude", "sources")
ALIAS_COLUMNS = ("municipality", "alias", "kind", "lang", "ambiguous_with", "risk", "source", "note")
ALIAS_LANGUAGES = ("", "sr", *WRITTEN_LANGUAGES)  # sr: Serbian in Latin, as typed
# A name that is the same as the Albanian or English one need not be repeated.
MAY_LACK_NAME = {"tr", "rom"}


def read_municipalities(path: Path, faults: FileFaults) -> Iterator[Municipality]:
    seen: dict[str, int] = {}
    needed = (*NEEDED, *(f"name_{code}" for code in complete_languages() if code not in MAY_LACK_NAME))
    optional = [column for column in MUNICIPALITY_COLUMNS if column not in needed]
    for row in read_rows(path, needed, faults, optional=optional):
        code = row.require("code", read_code)
        if code in seen:
            faults.error(row.line, f"{code} stands already in line {seen[code]}")
        elif code:
            seen[code] = row.line
            municipality = _municipality(code, row)
            if municipality:
                yield municipality


def _municipality(code: str, row: Row) -> Municipality | None:
    names = {language: row[f"name_{language}"] for language in WRITTEN_LANGUAGES if row[f"name_{language}"]}
    lent = dict.fromkeys(MAY_LACK_NAME, "-")
    for message in translation_faults(lent | names, "name"):
        row.faults.error(row.line, message)
    if not row["sources"]:
        row.faults.error(row.line, "sources is missing")
    latitude, longitude = row.require("latitude", read_latitude), row.require("longitude", read_longitude)
    languages = row.require("official_languages", read_languages)
    for column in ("population_2011", "population_2024"):
        row.read(column, _whole_number)
    if latitude is None or longitude is None or not languages:
        return None
    return Municipality(
        code=code,
        names=names,
        official_languages=languages,
        latitude=latitude,
        longitude=longitude,
        website=row.read("website", read_url),
        sources=row["sources"],
    )


def _whole_number(text: str) -> int:
    if not text.isdecimal():
        raise ValueFault(f'"{text}" is not a whole number')
    return int(text)


def check_aliases(path: Path, municipalities: Collection[str], faults: FileFaults) -> None:
    """The names people use are read by routing; here they are only looked through."""
    seen: dict[tuple[str, str, str], int] = {}
    for row in read_rows(path, ALIAS_COLUMNS, faults):
        named = (row["municipality"], *row["ambiguous_with"].replace(";", " ").split())
        for code in named:
            if code not in municipalities:
                faults.error(row.line, f'unknown municipality "{code}"')
        for column in ("alias", "kind", "source"):
            if not row[column]:
                faults.error(row.line, f"{column} is missing")
        if row["lang"] not in ALIAS_LANGUAGES:
            faults.error(row.line, f'unknown language "{row["lang"]}"')
        key = (row["municipality"], row["alias"], row["lang"])
        if key in seen:
            faults.error(row.line, f'"{row["alias"]}" stands already in line {seen[key]}')
        seen.setdefault(key, row.line)
