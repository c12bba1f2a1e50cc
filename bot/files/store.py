"""Where the content of files lies: what every store of files can do, and how one is opened."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from bot.files.folder import Folder
from bot.settings import Settings

KEY = re.compile(r"[0-9a-f]{48}")
S3 = "s3"


class FileStore(Protocol):
    """Content under keys made by `storage.files.new_key`. Every method raises `StoreError` when it cannot be done."""

    async def put(self, key: str, content: bytes) -> None:
        """Keep this under `key`, in the place of what was there; once this returns, it is there for good."""
        ...

    def read(self, key: str) -> AsyncIterator[bytes]:
        """The content in pieces; `NoContent` if there is none."""
        ...

    async def delete(self, key: str) -> None:
        """Whether or not it is there."""
        ...

    def listing(self) -> AsyncIterator[tuple[str, datetime]]:
        """Every key and when it was written."""
        ...

    async def check(self) -> None:
        """Raise `StoreError`, in plain words, if nothing could be kept here just now."""
        ...


async def read_whole(store: FileStore, key: str) -> bytes:
    return b"".join([piece async for piece in store.read(key)])


def open_store(settings: Settings) -> FileStore:
    """The store that the settings name; nothing is opened or made before it is used."""
    address = urlsplit(settings.files_url)
    if address.scheme != S3:
        return Folder(Path(settings.files_url.removeprefix("file://")))
    from bot.files.s3 import Bucket  # its library is only needed here

    return Bucket(
        address.netloc,
        address.path.strip("/"),
        endpoint=settings.files_s3_endpoint,
        region=settings.files_s3_region,
        key=settings.files_s3_key.get_secret_value() if settings.files_s3_key else "",
        secret=settings.files_s3_secret.get_secret_value() if settings.files_s3_secret else "",
    )
