"""Putting a backup back: into an empty store only, all of it or nothing, compared row by row afterwards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import Table
from sqlalchemy.ext.asyncio import AsyncSession

from bot.backup.archive import Manifest, Part, Progress, parts
from bot.backup.check import check
from bot.backup.errors import BackupError
from bot.files.store import FileStore
from storage import copying
from storage.database import Database
from storage.migrate import migrate


async def restore_backup(
    database: Database, files: FileStore, path: Path, *, key: str | None, progress: Progress
) -> Manifest:
    """Fill the store and the files from `path`; on `BackupError` the store is left empty."""
    manifest = check(path, key)
    await migrate(database.engine)
    async with database.transaction() as session:
        await _require_fit(session, manifest)
        await _put_back(session, files, parts(path, key), progress)
        await copying.set_places(session, manifest.places)
        await _compare(session, manifest)
    return manifest


async def _require_fit(session: AsyncSession, manifest: Manifest) -> None:
    revision = await copying.revision(session)
    if manifest.revision != revision:
        raise BackupError(
            f"the backup is of version {manifest.revision} of the tables, this is version {revision}: "
            "restore it with the version of Kontakt that made it, then migrate"
        )
    if manifest.tables.keys() != {table.name for table in copying.tables()}:
        raise BackupError("the backup does not hold the tables of this version")
    if not await copying.is_empty(session):
        raise BackupError("the store is not empty: a backup is put back into an empty one only")


async def _put_back(session: AsyncSession, files: FileStore, found: Iterable[Part], progress: Progress) -> None:
    """Rows come in the order in which tables point to each other; the content of files lies there before a commit."""
    tables = {table.name: table for table in copying.tables()}
    done: Counter[str] = Counter()
    for part in found:
        if part.table is not None:
            lines = part.content.splitlines(keepends=True)
            await _write(session, tables[part.table], lines)
            done[part.table] += len(lines)
            progress(part.table, done[part.table])
        elif part.file is not None:
            await files.put(part.file, part.content)
            done["files"] += 1
            progress("files", done["files"])


async def _write(session: AsyncSession, table: Table, lines: Iterable[bytes]) -> None:
    try:
        await copying.write_lines(session, table, lines)
    except ValueError as error:
        raise BackupError(f"the rows of {table.name} cannot be read") from error


async def _compare(session: AsyncSession, manifest: Manifest) -> None:
    for table in copying.tables():
        tally = await copying.count_up(session, table)
        wanted = manifest.tables[table.name]
        if (tally.rows, tally.sha256) != (wanted.rows, wanted.sha256):
            raise BackupError(f"the store does not give back the rows of {table.name} as they were: nothing was kept")
