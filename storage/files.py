"""Queries on files. Content is never touched here: the rows say what is to be fetched, shown and deleted."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.dialect import insert
from storage.file_tables import FileFault, FileState, FileToDelete, StoredFile

KEY_BYTES = 24


class FileRefused(Exception):
    """A file that is not taken; `fault` says why."""

    def __init__(self, fault: FileFault) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """Content that lies in the store already, and what was found about it; `size` in bytes."""

    key: str
    medium: str
    name: str
    mime_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A file on the platform's side, as the sender describes it."""

    channel: str
    platform_id: str
    medium: str
    name: str | None = None
    mime_type: str | None = None
    size: int | None = None


def new_key() -> str:
    """48 hexadecimal digits. No capital letters: some file systems take them for small ones."""
    return secrets.token_hex(KEY_BYTES)


def want(
    session: AsyncSession, wanted: Wanted, *, resident_id: int, ticket_id: int | None, now: datetime
) -> StoredFile:
    """Have this file fetched, as soon as this transaction is committed."""
    row = StoredFile(
        key=new_key(),
        state=FileState.WANTED,
        resident_id=resident_id,
        ticket_id=ticket_id,
        channel=wanted.channel,
        platform_id=wanted.platform_id,
        medium=wanted.medium,
        name=wanted.name,
        mime_type=wanted.mime_type,
        size=wanted.size,
        due_at=now,
        created_at=now,
    )
    session.add(row)
    return row


def keep_upload(
    session: AsyncSession,
    upload: Upload,
    *,
    now: datetime,
    resident_id: int | None = None,
    ticket_id: int | None = None,
    channel: str | None = None,
) -> StoredFile:
    """A row for content that is in the store already. `resident_id`: whom it is erased with."""
    row = StoredFile(
        key=upload.key,
        state=FileState.KEPT,
        resident_id=resident_id,
        ticket_id=ticket_id,
        channel=channel,
        platform_id=upload.key,
        medium=upload.medium,
        name=upload.name,
        mime_type=upload.mime_type,
        size=upload.size,
        sha256=upload.sha256,
        created_at=now,
    )
    session.add(row)
    return row


async def of_resident(session: AsyncSession, resident_id: int, platform_id: str) -> StoredFile | None:
    """The newest file of this resident that the platform calls so."""
    query = select(StoredFile).where(StoredFile.resident_id == resident_id).order_by(StoredFile.id.desc())
    return next((row for row in await session.scalars(query) if row.platform_id == platform_id), None)


async def adopt(session: AsyncSession, key: str, resident_id: int) -> None:
    """An uploaded file is this resident's, whose message has arrived."""
    ownerless = StoredFile.key == key, StoredFile.resident_id.is_(None)
    await session.execute(update(StoredFile).where(*ownerless).values(resident_id=resident_id))


async def by_keys(session: AsyncSession, keys: Collection[str]) -> dict[str, StoredFile]:
    query = select(StoredFile).where(StoredFile.key.in_(keys))
    return {row.key: row for row in await session.scalars(query)} if keys else {}


async def claim_wanted(session: AsyncSession, *, now: datetime, lease: timedelta, limit: int) -> Sequence[StoredFile]:
    """Files to fetch now. They are due again after `lease`, should this process die over them."""
    due = (
        select(StoredFile)
        .where(StoredFile.state == FileState.WANTED, StoredFile.due_at <= now)
        .order_by(StoredFile.due_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    rows = (await session.scalars(due)).all()
    for row in rows:
        row.due_at = now + lease
        row.attempts += 1
    return rows


async def conclude(
    session: AsyncSession, key: str, state: FileState, *, fault: FileFault | None = None, upload: Upload | None = None
) -> StoredFile | None:
    """Say what became of a wanted file; None when it is wanted no longer (its resident was erased)."""
    found = (
        {"name": upload.name, "mime_type": upload.mime_type, "size": upload.size, "sha256": upload.sha256}
        if upload
        else {}
    )
    still_wanted = StoredFile.key == key, StoredFile.state == FileState.WANTED
    change = update(StoredFile).where(*still_wanted).values(state=state, fault=fault, due_at=None, **found)
    return await session.scalar(change.returning(StoredFile))


async def try_later(session: AsyncSession, key: str, due_at: datetime) -> None:
    still_wanted = StoredFile.key == key, StoredFile.state == FileState.WANTED
    await session.execute(update(StoredFile).where(*still_wanted).values(due_at=due_at))


async def erase_of_resident(session: AsyncSession, resident_id: int) -> None:
    """Take away the rows of a resident's files and list their content for deletion."""
    owned = StoredFile.resident_id == resident_id
    keys = (await session.scalars(select(StoredFile.key).where(owned))).all()
    await list_for_deletion(session, keys)
    await session.execute(delete(StoredFile).where(owned))


async def drop_unclaimed(session: AsyncSession, *, before: datetime, limit: int) -> int:
    """Let go of files that nobody has sent to the office since; how many there were, at most `limit`."""
    stale = (
        select(StoredFile.key)
        .where(StoredFile.ticket_id.is_(None), StoredFile.created_at < before)
        .order_by(StoredFile.created_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    keys = (await session.scalars(stale)).all()
    await list_for_deletion(session, keys)
    await session.execute(delete(StoredFile).where(StoredFile.key.in_(keys)))
    return len(keys)


async def list_for_deletion(session: AsyncSession, keys: Collection[str]) -> None:
    if keys:
        rows = [{"key": key} for key in sorted(keys)]
        await session.execute(insert(session, FileToDelete).on_conflict_do_nothing().values(rows))


async def to_delete(session: AsyncSession, *, limit: int) -> Sequence[str]:
    return (await session.scalars(select(FileToDelete.key).limit(limit))).all()


async def mark_deleted(session: AsyncSession, keys: Collection[str]) -> None:
    await session.execute(delete(FileToDelete).where(FileToDelete.key.in_(keys)))


async def unknown(session: AsyncSession, keys: Collection[str]) -> set[str]:
    """Those of these keys that no row names."""
    known = await session.scalars(select(StoredFile.key).where(StoredFile.key.in_(keys)))
    return set(keys) - set(known)
