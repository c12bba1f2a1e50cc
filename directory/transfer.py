"""Contact points out to a spreadsheet and back in: all or nothing, and nothing a cell does not say is changed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from directory.pack_cells import COLUMNS, EMPTIED, Column, Values, created, updated
from directory.pack_contacts import REMARK
from directory.pack_details import look_closely
from directory.pack_faults import Severity
from directory.pack_offices import Codes
from directory.reasons import ValueFault
from directory.records import ContactPoint
from directory.store import directory_version, load_contacts, put_contacts
from storage.directory_tables import MunicipalityRow, TopicRow

# A cell that begins with one of these is a formula to a spreadsheet; an apostrophe in front makes it text.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "'")
APOSTROPHE = "'"
DELIMITERS = (",", ";", "\t")  # spreadsheets choose by their language
BY_NAME = {column.name: column for column in COLUMNS}
KEY = BY_NAME["key"]
LISTED_IN_SUMMARY = 20


class ImportRefused(ValueError):
    """A plan that must not be carried out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFault:
    """`row` counts as a spreadsheet does, the header is row 1; `column` is empty where the whole row is meant."""

    row: int
    column: str
    reason: str

    def __str__(self) -> str:
        return f"row {self.row}{f', {self.column}' if self.column else ''}: {self.reason}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactChange:
    row: int
    contact: ContactPoint
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What an import would do. `version`: the state of the directory that it was made for."""

    version: str
    new: tuple[ContactPoint, ...] = ()
    changed: tuple[ContactChange, ...] = ()
    faults: tuple[RowFault, ...] = ()

    def summary(self) -> str:
        """For an admin, in plain words: every fault, or what is new and what changes field by field."""
        if self.faults:
            return "\n".join(_shortened([str(fault) for fault in self.faults], "faults"))
        lines = [f"new: {contact.key}" for contact in self.new]
        for change in self.changed:
            lines += [
                f"{change.contact.key}, {field.column}: {field.before or '(empty)'} → {field.after or '(empty)'}"
                for field in change.fields
            ]
        count = f"{len(self.new)} new, {len(self.changed)} changed"
        return "\n".join([count, *_shortened(lines, "changes")])


@dataclass(frozen=True, slots=True)
class _Line:
    row: int
    key: str
    values: Values


async def export_contacts(session: AsyncSession) -> str:
    """All contact points as CSV, inactive ones too, in order of key; safe to open in a spreadsheet."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(BY_NAME)
    for contact in await load_contacts(session):
        writer.writerow([_guarded(column.text_of(contact)) for column in COLUMNS])
    return out.getvalue()


async def plan_import(session: AsyncSession, text: str) -> ImportPlan:
    """What a CSV table would change. Columns may be missing or in another order; only `key` must be there."""
    version = await directory_version(session)
    stored = {contact.key: contact for contact in await load_contacts(session)}
    codes = Codes(
        municipalities=set(await session.scalars(select(MunicipalityRow.code))),
        topics=set(await session.scalars(select(TopicRow.code))),
    )
    faults: list[RowFault] = []
    new: list[ContactPoint] = []
    changed: list[ContactChange] = []
    for line in _read_lines(text, stored, faults):
        before = stored.get(line.key)
        after = _planned(line, before, codes, faults)
        if before is None and after is not None:
            new.append(after)
        elif before is not None and after is not None and after != before:
            changed.append(ContactChange(row=line.row, contact=after, fields=_differences(before, after)))
    ordered = sorted(faults, key=lambda fault: fault.row)
    return ImportPlan(version=version, new=tuple(new), changed=tuple(changed), faults=tuple(ordered))


async def apply_import(session: AsyncSession, plan: ImportPlan) -> int:
    """Carry a plan out; gives the number of contact points written.

    Raises `ImportRefused` when the plan has faults, or when the directory has changed since it was made.
    """
    if plan.faults:
        raise ImportRefused(f"the table has faults: {plan.faults[0]}")
    if plan.version != await directory_version(session):
        raise ImportRefused("the directory has changed since; look at what the import would change once more")
    contacts = [*plan.new, *(change.contact for change in plan.changed)]
    if contacts:
        await put_contacts(session, contacts)
    return len(contacts)


def _read_lines(text: str, stored: Mapping[str, ContactPoint], faults: list[RowFault]) -> Iterator[_Line]:
    """The rows that can be read as a whole; the others become faults."""
    seen: dict[str, int] = {}
    for row, cells in _read_cells(text, faults):
        key = cells[KEY.name]
        if not key:
            faults.append(RowFault(row=row, column=KEY.name, reason="is missing"))
            continue
        if key in seen:
            faults.append(RowFault(row=row, column=KEY.name, reason=f"{key} stands already in row {seen[key]}"))
            continue
        seen[key] = row
        values, row_faults = _values(row, cells, stored.get(key))
        faults += row_faults
        if not row_faults:
            yield _Line(row, key, values)


def _read_cells(text: str, faults: list[RowFault]) -> Iterator[tuple[int, Mapping[str, str]]]:
    text = text.removeprefix("\ufeff")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        header = [name.strip() for name in next(reader, [])]
        problem = _header_problem(header)
        if problem:
            faults.append(RowFault(row=1, column="", reason=problem))
            return
        for row, cells in enumerate(reader, start=2):
            if len(cells) > len(header):
                reason = f"{len(cells)} cells instead of {len(header)}"
                faults.append(RowFault(row=row, column="", reason=reason))
            elif any(cell.strip() for cell in cells):
                yield row, dict.fromkeys(header, "") | dict(zip(header, map(str.strip, cells), strict=False))
    except csv.Error as error:
        faults.append(RowFault(row=reader.line_num, column="", reason=f"is not CSV: {error}"))


def _delimiter(text: str) -> str:
    header = text.partition("\n")[0]
    return max(DELIMITERS, key=lambda delimiter: len(BY_NAME.keys() & set(header.strip().split(delimiter))))


def _header_problem(header: list[str]) -> str:
    unknown = [name for name in header if name not in BY_NAME and name != REMARK]
    if KEY.name not in header:
        return "the column key is missing; the first row must hold the names of the columns"
    if unknown:
        return f"unknown columns: {', '.join(unknown)}"
    if len(set(header)) < len(header):
        return "a column stands twice"
    return ""


def _values(
    row: int, cells: Mapping[str, str], before: ContactPoint | None
) -> tuple[dict[Column, Any], list[RowFault]]:
    values: dict[Column, Any] = {}
    faults = []
    for column in COLUMNS:
        cell = cells.get(column.name, "")
        if not cell or (before and _plain(_guarded(column.text_of(before))) == _plain(cell)):
            continue  # says nothing, or what is known already, be it right or not
        try:
            values[column] = column.value(cell if cell == EMPTIED else _unguarded(cell).strip())
        except ValueFault as fault:
            faults.append(RowFault(row=row, column=column.name, reason=str(fault)))
    return values, faults


def _planned(line: _Line, before: ContactPoint | None, codes: Codes, faults: list[RowFault]) -> ContactPoint | None:
    """The contact point as it would be; None when it may not be so. What was wrong before is not the row's fault."""
    if before and not line.values:
        return before
    try:
        after = updated(before, line.values) if before else created(line.values)
    except ValueFault as fault:
        faults.append(RowFault(row=line.row, column="", reason=str(fault)))
        return None
    found: list[RowFault] = []
    if before is None or (before.municipality, before.topics) != (after.municipality, after.topics):
        found += [RowFault(row=line.row, column="", reason=reason) for reason in codes.faults_of(after)]
    if before is None or (before.phones, before.email, before.demo) != (after.phones, after.email, after.demo):
        found += [
            RowFault(row=line.row, column=field, reason=reason)
            for field, reason, severity in look_closely(after)
            if severity is Severity.ERROR
        ]
    faults += found
    return None if found else after


def _differences(before: ContactPoint, after: ContactPoint) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(column=column.name, before=column.text_of(before), after=column.text_of(after))
        for column in COLUMNS
        if column.value_of(before) != column.value_of(after)
    )


def _guarded(text: str) -> str:
    return APOSTROPHE + text if text.lstrip(" ").startswith(FORMULA_STARTS) else text


def _unguarded(text: str) -> str:
    guarded = text.startswith(APOSTROPHE) and text[1:].lstrip(" ").startswith(FORMULA_STARTS)
    return text[1:] if guarded else text


def _plain(text: str) -> str:
    """Without what a spreadsheet or a text editor changes on the way."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _shortened(lines: list[str], what: str) -> Iterable[str]:
    more = len(lines) - LISTED_IN_SUMMARY
    return [*lines[:LISTED_IN_SUMMARY], f"… and {more} more {what}"] if more > 0 else lines
