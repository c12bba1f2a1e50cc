"""Keys for signing, all derived from one secret: `SECRET_KEY`, or one made at first start and kept in the store."""

from __future__ import annotations

import hashlib
import hmac
import secrets as randomness
from dataclasses import dataclass
from typing import Self

from pydantic import SecretStr

from storage import kept
from storage.database import Database


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
