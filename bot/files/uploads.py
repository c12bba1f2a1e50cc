"""Taking content in: looked at, named, and put into the store, before any row names it."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterable

from bot.files.kinds import PICTURE, SOUND, Kind
from bot.files.names import clean_name
from bot.files.sniff import examine
from bot.files.store import FileStore
from handlers.files_kept import MAX_FILE_BYTES
from handlers.records import Medium
from storage.file_tables import FileFault
from storage.files import FileRefused, Upload, new_key


class Uploads:
    """The way into the store, for whatever somebody sends."""

    def __init__(self, store: FileStore) -> None:
        self._store = store

    async def take(
        self,
        content: bytes | AsyncIterable[bytes],
        *,
        name: str | None,
        mime_type: str | None,
        medium: Medium | None = None,
        key: str | None = None,
    ) -> Upload:
        """Put content into the store; `name` and `mime_type` are the sender's words, `medium` told by content if None.

        Raises `FileRefused`, `StoreError`. Content that no row comes to name is swept away after a day.
        """
        whole = content if isinstance(content, bytes) else await read_limited(content)
        if len(whole) > MAX_FILE_BYTES:
            raise FileRefused(FileFault.TOO_LARGE)
        kind, digest = await asyncio.to_thread(_look_at, whole, name, mime_type)
        medium = medium or medium_of(kind)
        key = key or new_key()
        await self._store.put(key, whole)
        return Upload(
            key=key,
            medium=medium,
            name=clean_name(name, kind, fallback=medium),
            mime_type=kind.mime_type,
            size=len(whole),
            sha256=digest,
        )


async def read_limited(pieces: AsyncIterable[bytes], limit: int = MAX_FILE_BYTES) -> bytes:
    """All of it; raise `FileRefused` as soon as it is more than `limit` bytes."""
    content = bytearray()
    async for piece in pieces:
        content += piece
        if len(content) > limit:
            raise FileRefused(FileFault.TOO_LARGE)
    return bytes(content)


def medium_of(kind: Kind) -> Medium:
    if kind.family == PICTURE:
        return Medium.PHOTO
    if kind.family == SOUND:
        return Medium.AUDIO if kind.mime_type.startswith("audio/") else Medium.VIDEO
    return Medium.DOCUMENT


def _look_at(content: bytes, name: str | None, mime_type: str | None) -> tuple[Kind, str]:
    return examine(content, name=name, mime_type=mime_type), hashlib.sha256(content).hexdigest()
