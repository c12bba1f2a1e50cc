"""A bucket of an S3-compatible service as the store of files."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import obstore
from obstore.exceptions import BaseError
from obstore.store import S3Store

from bot.files.errors import NoContent, StoreError

TIMEOUT, CONNECT_TIMEOUT = timedelta(seconds=60), timedelta(seconds=5)
RETRIES, RETRY_FOR = 3, timedelta(seconds=20)
PIECE_BYTES = 256 * 1024
PAGE = 500


class Bucket:
    """A `bot.files.store.FileStore`. `prefix`: a folder inside the bucket, may be empty; `endpoint` None: Amazon's."""

    def __init__(self, bucket: str, prefix: str, *, endpoint: str | None, region: str, key: str, secret: str) -> None:
        self._name = bucket
        self._store = S3Store(
            bucket,
            prefix=prefix or None,
            config={
                "access_key_id": key,
                "secret_access_key": secret,
                "region": region,
                # One request more for each file, and known to every service of this kind.
                "disable_bulk_delete": True,
                **({"endpoint": endpoint} if endpoint else {}),
            },
            client_options={
                "allow_http": bool(endpoint and endpoint.startswith("http://")),
                "timeout": TIMEOUT,
                "connect_timeout": CONNECT_TIMEOUT,
            },
            retry_config={"max_retries": RETRIES, "retry_timeout": RETRY_FOR},
        )

    async def put(self, key: str, content: bytes) -> None:
        with self._told():
            await obstore.put_async(self._store, key, content, use_multipart=False)

    async def read(self, key: str) -> AsyncIterator[bytes]:
        with self._told():
            found = await obstore.get_async(self._store, key)
            async for piece in found.stream(min_chunk_size=PIECE_BYTES):
                yield bytes(piece)

    async def delete(self, key: str) -> None:
        with self._told():
            await obstore.delete_async(self._store, key)

    async def listing(self) -> AsyncIterator[tuple[str, datetime]]:
        with self._told():
            async for page in obstore.list(self._store, chunk_size=PAGE):
                for found in page:
                    yield found["path"], found["last_modified"]

    async def check(self) -> None:
        with self._told():
            async for _page in obstore.list(self._store, chunk_size=1):
                return

    @contextmanager
    def _told(self) -> Iterator[None]:
        # Its errors hold addresses and the service's whole answer: only their kind is told.
        try:
            yield
        except FileNotFoundError:
            raise NoContent(f"the bucket {self._name} does not hold it") from None
        except (BaseError, OSError, ValueError) as error:
            raise StoreError(f"the bucket {self._name} cannot be used ({type(error).__name__})") from None
