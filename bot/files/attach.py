"""Ties a resident's files to the message they came with and to the ticket they go to, in the message's transaction."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from handlers.records import Attachment, Incoming, Medium
from storage import files
from storage.file_tables import FileFault, FileState, StoredFile
from storage.files import Wanted
from storage.resident_rows import ResidentRow

# Viber's addresses run out within the hour: what may still go to the office later is fetched at once.
LINKS_RUN_OUT = frozenset({"viber"})
# The page has uploaded it already: the platform's name for it is its key.
UPLOADED = frozenset({"webchat"})
LARGEST = 2**62  # what a platform says of a size is only a number


async def arrived(session: AsyncSession, incoming: Incoming, resident: ResidentRow, now: datetime) -> None:
    """A message has come: its file is the resident's, whatever becomes of it."""
    attachment = incoming.attachment
    if attachment is None or attachment.medium is Medium.STICKER:
        return
    if incoming.channel in UPLOADED:
        await files.adopt(session, attachment.file_id, resident.id)
    elif incoming.channel in LINKS_RUN_OUT:
        _want(session, attachment, resident, None, now)


async def attach(
    session: AsyncSession, attachment: Attachment, *, resident: ResidentRow, ticket_id: int, now: datetime
) -> tuple[dict[str, Any], FileFault | None]:
    """The file goes to this ticket: what its entry says of it (with the `key` of its `StoredFile`), and why it is
    known already not to be there.
    """
    row = await files.of_resident(session, resident.id, attachment.file_id)
    if row is None or row.state == FileState.LOST:
        row = _want(session, attachment, resident, ticket_id, now)
        if resident.channel in UPLOADED:  # let go meanwhile, for nobody had sent it to the office: there is no other
            row.state, row.fault, row.due_at = FileState.LOST, FileFault.GONE, None
    # In two tickets of one resident it stays the first one's: it is erased with the resident.
    row.ticket_id = row.ticket_id or ticket_id
    return {**asdict(attachment), "key": row.key}, FileFault(row.fault) if row.fault else None


def _want(
    session: AsyncSession, attachment: Attachment, resident: ResidentRow, ticket_id: int | None, now: datetime
) -> StoredFile:
    size = attachment.size
    wanted = Wanted(
        channel=resident.channel,
        platform_id=attachment.file_id,
        medium=attachment.medium,
        name=attachment.name,
        mime_type=attachment.mime_type,
        size=None if size is None else max(0, min(size, LARGEST)),
    )
    return files.want(session, wanted, resident_id=resident.id, ticket_id=ticket_id, now=now)
