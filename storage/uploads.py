"""Tables that wait at the desk to be brought in."""

from __future__ import annotations

import base64
import zlib
from datetime import datetime, timedelta

from sqlalchemy import Select, delete, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import defer

from storage.upload_tables import ImportUpload

KEPT_FOR = timedelta(days=1)
QUICKLY = 1  # zlib's level: workbooks are packed already, texts become small enough


def packed(content: bytes) -> str:
    """A file as `ImportUpload.content` holds it. Slow for big ones: not on the event loop."""
    return base64.b64encode(zlib.compress(content, QUICKLY)).decode()


def unpacked(text: str) -> bytes:
    return zlib.decompress(base64.b64decode(text))


async def keep(session: AsyncSession, upload: ImportUpload) -> ImportUpload:
    """Keep a table in place of the one that the account had before; those of yesterday go too, whosever they are."""
    old = or_(
        ImportUpload.account_id == upload.account_id,
        ImportUpload.created_at < upload.created_at - KEPT_FOR,
    )
    await session.execute(delete(ImportUpload).where(old))
    session.add(upload)
    await session.flush()
    return upload


async def of_account(
    session: AsyncSession, account_id: int, upload_id: int, *, now: datetime, lock: bool = False
) -> ImportUpload | None:
    """A table of this account, unless it is too old; `lock`: nobody else takes it."""
    query = _of(account_id, now).where(ImportUpload.id == upload_id)
    return (await session.scalars(query.with_for_update() if lock else query)).one_or_none()


async def waiting(session: AsyncSession, account_id: int, *, now: datetime) -> ImportUpload | None:
    """The account's latest table that has not been brought in yet."""
    query = _of(account_id, now).where(ImportUpload.import_id.is_(None)).order_by(ImportUpload.id.desc()).limit(1)
    return (await session.scalars(query.options(defer(ImportUpload.content, raiseload=True)))).one_or_none()


async def drop(session: AsyncSession, account_id: int, upload_id: int) -> None:
    mine = (ImportUpload.account_id == account_id, ImportUpload.id == upload_id)
    await session.execute(delete(ImportUpload).where(*mine))


def brought_in(upload: ImportUpload, import_id: int) -> None:
    """Note what became of a table; the file itself is needed no more."""
    upload.import_id, upload.content = import_id, ""


def _of(account_id: int, now: datetime) -> Select[ImportUpload]:
    return select(ImportUpload).where(ImportUpload.account_id == account_id, ImportUpload.created_at >= now - KEPT_FOR)
