"""Bringing contact points in from a file: looked at first, then all or nothing; it can be taken back as a whole."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession

from directory import store_rows
from directory.contact_store import Cause, directory_version, load_contacts, lock_directory, write_contacts
from directory.editing import Refused, note_errors
from directory.fields import load_codes
from directory.import_lines import Gathered, Gatherer, RowFault
from directory.import_plan import TOLD_EVERY, ImportPlan, Planner, Progress, Stored, version_in
from directory.pack import read_pack
from directory.reasons import Reason
from directory.records import ContactPoint, State
from directory.spreadsheet.cells import guarded
from directory.spreadsheet.delimited import read_delimited
from directory.spreadsheet.export import PUBLISHED, published_texts
from directory.spreadsheet.headers import VERSION, find_header, recognised
from directory.spreadsheet.table import Table, TableFault
from directory.spreadsheet.words import words_of
from directory.spreadsheet.workbook import is_workbook, read_workbook
from directory.store import load_topics
from locales.catalogs import mark
from locales.local_time import ZONE
from storage.directory import changes_since, rows_by_key
from storage.directory_tables import ChangeAction, ContactImport, MunicipalityRow
from storage.scope import Scope

MAX_FILE_NAME = 255


class ImportRefused(ValueError):
    """A plan that must not be carried out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFile:
    """A file as it came. `encoding`: a name of `spreadsheet.text.ENCODINGS` where the person knows better.

    `tables`: where there are tables already, and no `content`.
    """

    name: str
    content: bytes = b""
    encoding: str | None = None
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What an import has done; `import_id` None: there was nothing to do."""

    import_id: int | None
    new: int = 0
    changed: int = 0
    removed: int = 0


async def plan_import(
    session: AsyncSession,
    file: TableFile,
    *,
    scope: Scope,
    now: datetime,
    account_id: int | None = None,
    municipality: str | None = None,
    remove_missing: bool = False,
    progress: Progress | None = None,
) -> ImportPlan:
    """What bringing a file in would do; nothing is written, and whatever is wrong with the file stands in `faults`.

    A row that is not within `scope` is a fault. `account_id`: who brings it in. `municipality` (a code): that of rows
    which do not say. `remove_missing`: what the table does not name becomes inactive, in the municipalities that it
    names anything of.
    """
    version = await directory_version(session)
    contacts = {contact.key: contact for contact in await load_contacts(session)}
    rows = await rows_by_key(session, MunicipalityRow, "code")
    municipalities = {code: store_rows.to_municipality(cells) for code, cells in rows.items()}
    words = words_of(municipalities.values(), await load_topics(session))
    gatherer = Gatherer(words=words, municipalities=municipalities, stored=contacts, municipality=municipality)
    try:
        # Reading and planning take seconds: not on the loop that answers residents.
        read_as = await asyncio.to_thread(_gather, gatherer, file)
    except TableFault as fault:
        return _refused(version, file, fault)
    stored = Stored(
        version=version,
        contacts=contacts,
        codes=await load_codes(session),
        words=words,
        today=now.astimezone(ZONE).date(),
        scope=scope,
        changes=await changes_since(session, _outdated(gatherer.gathered, contacts)),
        account_id=account_id,
    )
    planner = await asyncio.to_thread(_plan, stored, gatherer, remove_missing, progress)
    return planner.plan(file_name=file.name, read_as=read_as)


async def apply_import(
    session: AsyncSession,
    plan: ImportPlan,
    *,
    account_id: int | None,
    note: str,
    now: datetime,
    progress: Progress | None = None,
) -> Applied:
    """Carry a plan out as one: it can be taken back by `undoing.undo_import`.

    Raises `ImportRefused` when the plan has faults, or when the directory has changed since it was made; `Refused` when
    the note is missing.
    """
    if plan.faults:
        raise ImportRefused(f"the table has faults: {plan.faults[0]}")
    if errors := note_errors(note):
        raise Refused(errors)
    if plan.version != await lock_directory(session):
        raise ImportRefused("the directory has changed since; look at what the import would change once more")
    if not plan.planned:
        return Applied(import_id=None)
    counts = {"new": len(plan.new), "changed": len(plan.changed), "removed": len(plan.removed)}
    name = plan.file_name[:MAX_FILE_NAME]
    entry = ContactImport(account_id=account_id, file_name=name, note=note.strip(), counts=counts, imported_at=now)
    session.add(entry)
    await session.flush()
    cause = Cause(action=ChangeAction.IMPORTED, account_id=account_id, import_id=entry.id, note=note.strip(), now=now)
    await _write(session, plan, cause, progress)
    return Applied(import_id=entry.id, **counts)


async def _write(session: AsyncSession, plan: ImportPlan, cause: Cause, progress: Progress | None) -> None:
    pairs = [(each.before, each.after) for each in plan.planned]
    for start in range(0, len(pairs), TOLD_EVERY):
        await write_contacts(session, pairs[start : start + TOLD_EVERY], cause)
        if progress:
            progress(min(start + TOLD_EVERY, len(pairs)), len(pairs))


def pack_file(folder: Path) -> TableFile:
    """The contact points of a pack as a table; what a pack says nothing about is left alone.

    Raises `TableFault` for a pack with errors.
    """
    pack = read_pack(folder)
    if pack.errors:
        raise TableFault("{fault}", fault=pack.errors[0])
    rows = (PUBLISHED, *(list(map(guarded, published_texts(contact))) for contact in pack.contacts))
    return TableFile(name=folder.name, tables=(Table(rows=rows, read_as=Reason(mark("pack of plain files"))),))


def read_tables(file: TableFile) -> list[Table]:
    """The tables in a file: the sheets of a workbook, or the one of a text. Raises `TableFault`."""
    if file.tables:
        return list(file.tables)
    if not file.content.strip():
        raise TableFault(mark("the file is empty"))
    if is_workbook(file.content):
        return read_workbook(file.content)
    return [read_delimited(file.content, recognised, file.encoding)]


def _gather(gatherer: Gatherer, file: TableFile) -> Reason:
    table, header = find_header(read_tables(file))
    gatherer.gather(table, header)
    return table.read_as


def _plan(stored: Stored, gatherer: Gatherer, remove_missing: bool, progress: Progress | None) -> Planner:
    planner = Planner(stored, gatherer.faults)
    for number, gathered in enumerate(gatherer.gathered.values(), start=1):
        planner.take(gathered)
        if progress and (number % TOLD_EVERY == 0 or number == len(gatherer.gathered)):
            progress(number, len(gatherer.gathered))
    if remove_missing:
        planner.remove(_missing(stored, gatherer.gathered))
    planner.judge()
    return planner


def _missing(stored: Stored, gathered: Mapping[str, Gathered]) -> Sequence[str]:
    contacts = stored.contacts
    named = {contacts[key].municipality for key in gathered if key in contacts}
    return [
        key
        for key, contact in contacts.items()
        if contact.municipality in named and key not in gathered and contact.state is not State.INACTIVE
    ]


def _outdated(gathered: Mapping[str, Gathered], contacts: Mapping[str, ContactPoint]) -> dict[str, int]:
    """Contact points that have changed since the table was written, with the version that it names."""
    found: dict[str, int] = {}
    for key, each in gathered.items():
        version = version_in(each.cells.get(VERSION, (0, ""))[1])
        if key in contacts and version is not None and version < contacts[key].version:
            found[key] = version
    return found


def _refused(version: str, file: TableFile, fault: TableFault) -> ImportPlan:
    return ImportPlan(
        version=version,
        file_name=file.name,
        read_as=Reason(mark("could not be read")),
        faults=(RowFault(row=1, column="", reason=fault.reason),),
    )
