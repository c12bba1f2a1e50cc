"""Keys for signing, all derived from one secret: `SECRET_KEY`, or one made at first start and kept in the store.

What the store itself is sealed with (`DATA_KEY`) is no part of them: it must not lie in the store.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets as randomness
from dataclasses import dataclass
from typing import Self

from pydantic import SecretStr

from storage import kept, resealing
from storage.database import Database
from storage.sealed import DataKeyError


@dataclass(frozen=True, slots=True)
class Secrets:
    """`key_for("purpose")` → 32 bytes that say nothing about the key of another purpose."""

    _root: bytes = b""

    @classmethod
    async def load(cls, database: Database, configured: SecretStr | None) -> Self:
        if configured is not None:
            return cls(configured.get_secret_value().encode())
        async with database.transaction() as session:
            return cls((await kept.get_or_put(session, "secret_key", randomness.token_urlsafe(32))).encode())

    def key_for(self, purpose: str) -> bytes:
        if not self._root:
            raise RuntimeError("secrets have not been loaded yet")
        return hmac.digest(self._root, purpose.encode(), hashlib.sha256)


async def require_data_keys(database: Database) -> None:
    """See that this process can read all that the store may hold, before it takes old acquaintances for strangers.

    Raises `DataKeyError`. Notes the key that is written with from now on.
    """
    async with database.reading() as session:
        in_use = await resealing.keys_in_use(session)
    missing = [number for number in in_use if number not in database.keys.ids]
    if missing:
        raise DataKeyError(f"this store is sealed with the key {' and '.join(missing)}, which DATA_KEY does not name")
    if database.keys.ids and database.keys.ids[0] not in in_use:
        async with database.transaction() as session:
            in_use = await resealing.keys_in_use(session)
            await resealing.note_keys(session, sorted({*in_use, database.keys.ids[0]}))
