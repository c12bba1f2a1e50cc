"""Making a backup: all of one moment, while everything goes on, checked before it gets its name."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

from sqlalchemy import Table, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.backup.archive import FORMAT, MANIFEST, Archive, Manifest, Progress, TableFigures, finish, writing
from bot.backup.check import check
from bot.files.errors import NoContent
from bot.files.store import FileStore, read_whole
from storage import copying
from storage.database import Database
from storage.file_tables import FileState, StoredFile

PART_BYTES = 4 * 1024**2
NAME = "kontakt-{moment:%Y%m%d-%H%M%S}.backup"
NAMES = "kontakt-????????-??????.backup"


async def make_backup(
    database: Database, files: FileStore, path: Path, *, key: str | None, now: datetime, progress: Progress
) -> Manifest:
    """Write everything into `path`; raises `BackupError` if what was written does not read as it should."""
    with writing(path, key) as (archive, unfinished):
        async with database.reading() as session:
            await copying.see_one_moment(session)
            figures = {table.name: await _add_table(archive, session, table, progress) for table in copying.tables()}
            keys = await _kept_files(session)
            places, revision = dict(await copying.places(session)), await copying.revision(session)
        hashes, missing = await _add_files(archive, files, keys, progress)
        manifest = Manifest(
            format=FORMAT,
            made_at=now.isoformat(),
            revision=revision or "",
            tables=figures,
            places=places,
            files=hashes,
            missing=missing,
        )
        archive.add(MANIFEST, manifest.model_dump_json().encode())
    check(unfinished, key)
    finish(unfinished, path)
    return manifest


def keep_newest(folder: Path, count: int) -> list[Path]:
    """Delete all backups of this folder but the newest ones; gives those that were deleted."""
    old = sorted(folder.glob(NAMES), reverse=True)[count:]
    for path in old:
        path.unlink()
    return old


async def _add_table(archive: Archive, session: AsyncSession, table: Table, progress: Progress) -> TableFigures:
    counter = copying.Counter()
    number = 0
    async for part in _parts_of(copying.read_lines(session, table), counter):
        archive.add(f"tables/{table.name}/{number:06}.jsonl", part)
        number += 1
        progress(table.name, counter.tally().rows)
    tally = counter.tally()
    return TableFigures(rows=tally.rows, sha256=tally.sha256)


async def _parts_of(lines: AsyncIterator[bytes], counter: copying.Counter) -> AsyncIterator[bytes]:
    part = bytearray()
    async for line in lines:
        counter.take(line)
        part += line
        if len(part) >= PART_BYTES:
            yield bytes(part)
            part.clear()
    if part:
        yield bytes(part)


async def _kept_files(session: AsyncSession) -> list[str]:
    query = select(StoredFile.key).where(StoredFile.state == FileState.KEPT).order_by(StoredFile.id)
    return [key for key in await session.scalars(query) if key]


async def _add_files(
    archive: Archive, files: FileStore, keys: list[str], progress: Progress
) -> tuple[dict[str, str], list[str]]:
    """File key → SHA-256 of its content, and the keys of those that were erased meanwhile."""
    hashes: dict[str, str] = {}
    missing = []
    for done, key in enumerate(keys, 1):
        try:
            content = await read_whole(files, key)
        except NoContent:
            missing.append(key)
            continue
        archive.add(f"files/{key}", content)
        hashes[key] = hashlib.sha256(content).hexdigest()
        progress("files", done)
    return hashes, missing
