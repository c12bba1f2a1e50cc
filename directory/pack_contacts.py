"""`contacts.csv` of a pack: published contact points.

A row whose key is there already (of a directorate, or of the pack that this one extends) adds to that contact point or
corrects it; any other row is a contact point of its own.
"""

from __future__ import annotations

from pathlib import Path

from directory.pack_cells import COLUMNS, Values, created, updated
from directory.pack_faults import FileFaults
from directory.pack_offices import Codes, Offices, Placed
from directory.pack_tables import Row, read_rows
from directory.pack_values import read_key
from directory.reasons import ValueFault
from directory.records import ContactPoint
from locales.country import country

REMARK = "remark"  # for admins, in English: what else the source says
# What a municipality knows of itself; published lists seldom do.
OPTIONAL_FIELDS = ("roles", "person", "due_on", "valid_from", "valid_to", "successor")
OPTIONAL_NAMES = tuple(column.name for column in COLUMNS if column.field in OPTIONAL_FIELDS)
COLUMN_NAMES = (*(column.name for column in COLUMNS if column.field not in OPTIONAL_FIELDS), REMARK)


def read_contacts(path: Path, base: Offices, codes: Codes, faults: FileFaults, *, demo: bool) -> Offices:
    """The contact points of `base` with the rows of the file put in; all of a `demo` pack's rows must be demo facts."""
    offices = dict(base)
    seen: dict[str, int] = {}
    needed = [name for name in COLUMN_NAMES if not is_of_another_country(name)]
    optional = (*OPTIONAL_NAMES, *(name for name in COLUMN_NAMES if name not in needed))
    for row in read_rows(path, needed, faults, optional=optional):
        key = row.require("key", read_key)
        if key in seen:
            faults.error(row.line, f"{key} stands already in line {seen[key]}")
        elif key:
            seen[key] = row.line
            contact = _contact(row, base[key].contact if key in base else None)
            if contact and _is_right(contact, row, codes, demo=demo):
                offices[key] = Placed(contact=contact, faults=faults, line=row.line)
    return offices


def is_of_another_country(name: str) -> bool:
    """Whether a column holds a language that residents of this country are not offered."""
    language = next((column.language for column in COLUMNS if column.name == name), None)
    return language is not None and language not in country().languages


def _contact(row: Row, base: ContactPoint | None) -> ContactPoint | None:
    values = _values(row)
    try:
        return updated(base, values) if base else created(values)
    except ValueFault as fault:
        row.faults.error(row.line, str(fault))
        return None


def _values(row: Row) -> Values:
    values = {}
    for column in COLUMNS:
        if row[column.name]:
            try:
                values[column] = column.value(row[column.name])
            except ValueFault as fault:
                row.faults.error(row.line, f"{column.name}: {fault}")
    return values


def _is_right(contact: ContactPoint, row: Row, codes: Codes, *, demo: bool) -> bool:
    faults = [str(reason) for _, reason in codes.faults_of(contact)]
    if contact.demo != demo:
        faults.append("demo facts belong in a demo pack" if contact.demo else "demo is not true in a demo pack")
    for fault in faults:
        row.faults.error(row.line, fault)
    return not faults
