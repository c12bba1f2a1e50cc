"""`python -m bot directory check | import | export | template | undo | history`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.clock import utc_now
from bot.commands.common import fail, run_async, say, store
from storage.scope import Scope

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from directory.import_plan import ImportPlan, Progress
    from directory.importing import TableFile
    from storage.database import Database

app = typer.Typer(no_args_is_help=True)

NO_CHANGE = "Nothing was changed."
SLOW = 1000  # contact points; below that nobody waits
Municipality = Annotated[str | None, typer.Option("--municipality", help="a municipality's code, e.g. prizren")]
Note = Annotated[str, typer.Option("--note", help="why; colleagues read it in the history")]


@app.command()
def check(
    folder: Annotated[Path | None, typer.Argument(help="a pack (default: all that come with Kontakt)")] = None,
) -> None:
    """Name every fault of a pack with file and line."""
    from directory.pack import PACKS, extended_pack
    from directory.pack import check as check_pack
    from directory.pack_faults import Severity
    from locales.country import CountryError, work_in

    folders = [folder] if folder else sorted(path for path in PACKS.iterdir() if path.is_dir())
    faults = []
    for each in folders:
        if not each.is_dir():
            fail(f"there is no folder {each}")
        with suppress(CountryError):  # named with the other faults
            work_in(extended_pack(each))
        faults += check_pack(each)
    for fault in faults:
        say(str(fault))
    if any(fault.severity is Severity.ERROR for fault in faults):
        raise typer.Exit(1)
    say(f"no errors in {', '.join(each.name for each in folders)}")


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="a .csv or .xlsx table of contact points, or the folder of a pack")],
    yes: Annotated[bool, typer.Option("--yes", help="do not ask")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="show what would change, change nothing")] = False,
    remove_missing: Annotated[
        bool, typer.Option("--remove-missing", help="make inactive what the file does not name in its municipalities")
    ] = False,
    municipality: Municipality = None,
    encoding: Annotated[str | None, typer.Option("--encoding", help="e.g. Windows-1250, if letters look wrong")] = None,
    note: Note = "",
) -> None:
    """Bring contact points in from a table: shown first, all or nothing; an empty cell changes nothing."""
    from directory.importing import ImportRefused

    table = _table_file(file, encoding)

    async def work() -> int | None:
        async with store() as database:
            plan = await _planned(database, table, municipality=municipality, remove_missing=remove_missing)
            say(plan.summary())
            if plan.faults:
                fail(NO_CHANGE)
            if dry_run or not _agreed(plan, yes=yes):
                return None
            return await _carried_out(database, plan, note or f"import of {table.name}")

    try:
        number = run_async(work)
    except ImportRefused as error:
        fail(f"{error}. {NO_CHANGE}")
    say(NO_CHANGE if number is None else f"Done. To take it all back: python -m bot directory undo {number}")


@app.command()
def export(
    file: Annotated[Path | None, typer.Argument(help="a .csv or .xlsx file (default: CSV to standard output)")] = None,
    municipality: Municipality = None,
) -> None:
    """Write contact points as a table that can be brought in again."""
    from directory.contact_store import load_contacts
    from directory.records import ContactPoint
    from directory.spreadsheet.export import as_csv, as_workbook

    async def work() -> list[ContactPoint]:
        async with store() as database, database.reading() as session:
            await _require_municipality(database, municipality)
            return [each for each in await load_contacts(session) if municipality in (None, each.municipality)]

    contacts = run_async(work)
    if file is None:
        sys.stdout.write(as_csv(contacts))
        return
    if file.suffix.lower() == ".xlsx":
        file.write_bytes(as_workbook(contacts))
    else:
        # With a byte order mark, spreadsheets know that it is UTF-8.
        file.write_text(as_csv(contacts), encoding="utf-8-sig", newline="")
    say(f"written: {file} ({len(contacts)} contact points)")


@app.command()
def template(
    municipality: Annotated[str, typer.Argument(help="a municipality's code, e.g. prizren")],
    file: Annotated[Path, typer.Argument(help="the .xlsx file to write")],
    language: Annotated[str, typer.Option("--language", help="of the headings, e.g. sq, sr-Latn, en")] = "en",
) -> None:
    """Write a workbook for one municipality to fill in and import."""
    from directory.spreadsheet.template import load_template
    from locales import LANGUAGES

    if language not in LANGUAGES:
        fail(f"there is no language {language}; there are {', '.join(LANGUAGES)}")

    async def work() -> bytes:
        async with store() as database, database.reading() as session:
            await _require_municipality(database, municipality)
            return await load_template(session, municipality, language, now=utc_now())

    file.write_bytes(run_async(work))
    say(f"written: {file}; fill it in, then: python -m bot directory import {file}")


@app.command()
def undo(
    import_id: Annotated[int, typer.Argument(help="the number that `import` gave")], note: Note = "taken back"
) -> None:
    """Take back all that an import did, unless it has been changed since."""
    from directory.editing import Refused
    from directory.undoing import NoSuchChange, undo_import

    async def work() -> int:
        async with store() as database, database.transaction() as session:
            now = utc_now()
            count = await undo_import(session, import_id, scope=Scope.ALL, account_id=None, note=note, now=now)
            await _note(session, "directory-import-undo", import_id, {"contacts": count}, now)
            return count

    try:
        count = run_async(work)
    except NoSuchChange:
        fail(f"there is no import {import_id}")
    except Refused as refused:
        fail(f"{refused}. {NO_CHANGE}")
    say(f"Taken back: {count} contact points are as they were")


@app.command()
def history(
    key: Annotated[str | None, typer.Argument(help="a contact point's key (default: of all)")] = None,
    limit: Annotated[int, typer.Option("--limit", help="how many changes")] = 20,
) -> None:
    """Show who changed what, the latest first."""
    from directory.history import in_lines
    from storage.directory import history as changes

    async def work() -> list[str]:
        async with store() as database, database.reading() as session:
            return [
                line
                for found in await changes(session, scope=Scope.ALL, contact=key, limit=limit)
                for line in in_lines(*found)
            ]

    for line in run_async(work):
        say(line)


def _table_file(path: Path, encoding: str | None) -> TableFile:
    from directory.importing import TableFile, pack_file
    from directory.spreadsheet.table import TableFault, read_limited
    from directory.spreadsheet.text import ENCODINGS

    if encoding is not None and encoding not in ENCODINGS:
        fail(f"there is no encoding {encoding}; there are {', '.join(ENCODINGS)}")
    try:
        if path.is_dir():
            return pack_file(path)
        with path.open("rb") as opened:
            return TableFile(name=path.name, content=read_limited(opened), encoding=encoding)
    except OSError as error:
        fail(f"{path}: {error.strerror}")
    except TableFault as fault:
        fail(f"{path}: {fault}")


async def _planned(
    database: Database, table: TableFile, *, municipality: str | None, remove_missing: bool
) -> ImportPlan:
    from directory.importing import plan_import

    with _progress() as progress:
        async with database.reading() as session:
            return await plan_import(
                session,
                table,
                scope=Scope.ALL,
                now=utc_now(),
                municipality=municipality,
                remove_missing=remove_missing,
                progress=progress,
            )


async def _carried_out(database: Database, plan: ImportPlan, note: str) -> int | None:
    """The number of the import; None when there was nothing to do."""
    from directory.importing import apply_import

    with _progress() as progress:
        async with database.transaction() as session:
            now = utc_now()
            applied = await apply_import(session, plan, account_id=None, note=note, now=now, progress=progress)
            if applied.import_id is not None:
                counts = {"new": applied.new, "changed": applied.changed, "removed": applied.removed}
                await _note(session, "directory-import", applied.import_id, counts, now)
    return applied.import_id


async def _note(session: AsyncSession, action: str, import_id: int, counts: dict[str, int], now: datetime) -> None:
    """Into the audit log, in the transaction of what was done."""
    from storage import audit

    subject = audit.subject_of("import", import_id)
    await audit.record(session, account_id=None, action=action, subject=subject, details=dict(counts), now=now)


def _agreed(plan: ImportPlan, *, yes: bool) -> bool:
    # A script that pipes us has decided already.
    if yes or not plan.planned or not sys.stdin.isatty():
        return True
    return typer.confirm("Carry this out?")


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """A bar for those who would wait; scripts and small tables get none."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("contact points", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total, visible=total > SLOW)


async def _require_municipality(database: Database, code: str | None) -> None:
    from storage.directory import rows_by_key
    from storage.directory_tables import MunicipalityRow

    async with database.reading() as session:
        known = await rows_by_key(session, MunicipalityRow, "code")
    if code is not None and code not in known:
        fail(f"there is no municipality {code}; there are {', '.join(known)}")
