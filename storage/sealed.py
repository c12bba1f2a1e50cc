"""Columns whose values are encrypted at rest (AES-256-GCM): what people write, and what platforms call them.

The keys come with the engine (`Database(url, keys=…)`): its dialect is the one thing that SQLAlchemy hands to a column
type while it works, so two stores of one process can have keys of their own, and nothing is set for all of them.
Without keys values are kept as they are. Every value says what it is, so plain and sealed rows, and rows of several
keys, may lie side by side while they are being changed over.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

KEY_BYTES = 32
NONCE_BYTES = 12
SEALED = "kd1."  # then the key's id, a dot, and nonce and ciphertext in base64
PLAIN_MARK = "kd0."  # in front of a plain value that looks like one of these two
_KEYRING = "kontakt_keyring"  # the dialect's attribute


class DataKeyError(Exception):
    """`DATA_KEY` is not what it should be; the message says why, and holds no key."""


class NotOpened(Exception):
    """A sealed value cannot be read: its key is missing, or it was put where it does not belong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataKey:
    """One key: `id` names it in the store and says nothing about it."""

    id: str
    _cipher: AESGCM
    _hashing: bytes

    @classmethod
    def of(cls, root: bytes) -> Self:
        return cls(
            id=hmac.digest(root, b"kontakt id", hashlib.sha256).hex()[:8],
            _cipher=AESGCM(hmac.digest(root, b"kontakt cipher", hashlib.sha256)),
            _hashing=hmac.digest(root, b"kontakt addresses", hashlib.sha256),
        )

    def seal(self, place: str, text: str) -> str:
        nonce = os.urandom(NONCE_BYTES)
        sealed = nonce + self._cipher.encrypt(nonce, text.encode(), place.encode())
        return f"{SEALED}{self.id}.{base64.b64encode(sealed).decode()}"

    def open(self, place: str, sealed: str) -> str:
        try:
            content = base64.b64decode(sealed, validate=True)
            return self._cipher.decrypt(content[:NONCE_BYTES], content[NONCE_BYTES:], place.encode()).decode()
        except (InvalidTag, ValueError) as error:
            raise NotOpened(f"a value in {place} was changed, or does not belong there") from error

    def hash(self, text: str) -> str:
        return hmac.digest(self._hashing, text.encode(), hashlib.sha256).hex()


@dataclass(frozen=True, slots=True)
class Keyring:
    """The first key seals, all open. Empty: values are kept in plain. `place` is `table.column`: a value that is moved
    to another column does not open there.
    """

    keys: tuple[DataKey, ...] = ()

    @classmethod
    def parse(cls, text: str | None) -> Self:
        """Read `DATA_KEY`: keys as `new_key` makes them, with commas between; raises `DataKeyError`."""
        roots = [_root(part.strip()) for part in (text or "").split(",") if part.strip()]
        if len(set(roots)) < len(roots):
            raise DataKeyError("names the same key twice")
        return cls(tuple(map(DataKey.of, roots)))

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(key.id for key in self.keys)

    def seal(self, place: str, text: str) -> str:
        """The text as it is stored."""
        if self.keys:
            return self.keys[0].seal(place, text)
        return PLAIN_MARK + text if text.startswith((SEALED, PLAIN_MARK)) else text

    def open(self, place: str, stored: str) -> str:
        """The text that was stored; raises `NotOpened`."""
        if stored.startswith(SEALED):
            number, _, sealed = stored.removeprefix(SEALED).partition(".")
            for key in self.keys:
                if key.id == number:
                    return key.open(place, sealed)
            raise NotOpened(f"a value in {place} is sealed with the key {number}, which DATA_KEY does not name")
        return stored.removeprefix(PLAIN_MARK)

    def is_current(self, stored: str) -> bool:
        """Whether a value is stored as it would be stored now."""
        if self.keys:
            return stored.startswith(f"{SEALED}{self.keys[0].id}.")
        return not stored.startswith(SEALED)

    def hashes(self, channel: str, address: str) -> Sequence[str]:
        """What an address may be found by: under the first key, as it is written now, under older ones, without any."""
        text = f"{channel}\0{address}"
        return [*(key.hash(text) for key in self.keys), hashlib.sha256(text.encode()).hexdigest()]

    def hash(self, channel: str, address: str) -> str:
        """What an address is found by, as it is written now."""
        return self.hashes(channel, address)[0]


PLAIN = Keyring()


def new_key() -> str:
    return base64.b64encode(os.urandom(KEY_BYTES)).decode()


def lend_keys(dialect: Dialect, keys: Keyring) -> None:
    """Have the columns of an engine with this dialect use these keys."""
    setattr(dialect, _KEYRING, keys)


def keys_of(dialect: Dialect) -> Keyring:
    found = getattr(dialect, _KEYRING, PLAIN)
    assert isinstance(found, Keyring)
    return found


class SealedText(TypeDecorator[str]):
    """A text, sealed. `place` is `table.column`. It cannot be compared in a query: each time it is sealed anew."""

    impl = Text
    cache_ok = True

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else keys_of(dialect).seal(self.place, value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else keys_of(dialect).open(self.place, value)


class SealedJson(TypeDecorator[Any]):
    """What JSON can say, sealed as a text; None is NULL. Otherwise as `SealedText`."""

    impl = Text
    cache_ok = True

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else keys_of(dialect).seal(self.place, _as_json(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else orjson.loads(keys_of(dialect).open(self.place, value))


Sealed = SealedText | SealedJson


def _as_json(value: Any) -> str:
    return orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS).decode()


def _root(part: str) -> bytes:
    try:
        root = base64.b64decode(part.replace("-", "+").replace("_", "/") + "=" * (-len(part) % 4), validate=True)
    except (binascii.Error, ValueError) as error:
        raise DataKeyError("must be base64; `python -m bot privacy new-key` makes one") from error
    if len(root) != KEY_BYTES:
        raise DataKeyError(f"must be {KEY_BYTES} bytes in base64; `python -m bot privacy new-key` makes one")
    return root
