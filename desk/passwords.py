"""Passwords: the rules for new ones, and argon2id for keeping and checking them."""

from __future__ import annotations

import asyncio
import unicodedata
from collections.abc import Iterator

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from locales.catalogs import mark

MIN_LENGTH = 12
MAX_LENGTH = 200
MIN_DIFFERENT = 5
AT_ONCE = 2  # one takes 64 MiB for its moment

RULES = (
    mark("At least 12 characters. Several words that you can remember are best."),
    mark("Not your name, and not a password that you use elsewhere."),
)
TOO_SHORT = mark("The password is too short: it needs at least 12 characters.")
TOO_LONG = mark("The password is too long: at most 200 characters, please.")
TOO_EASY = mark("This password is too easy to guess. Please choose another one.")
NOT_THE_SAME = mark("The two passwords are not the same.")


def faults(password: str, again: str, name: str) -> Iterator[str]:
    """What is wrong with a new password; sentences marked for translation."""
    bare = password.casefold()
    if len(password) < MIN_LENGTH:
        yield TOO_SHORT
    elif len(password) > MAX_LENGTH:
        yield TOO_LONG
    elif len(set(bare)) < MIN_DIFFERENT or (name and not bare.replace(name.casefold(), "").strip("0123456789 .!")):
        yield TOO_EASY
    if password != again:
        yield NOT_THE_SAME


class Passwords:
    """Hashes and checks off the event loop. `hasher` says how much work one is (argon2-cffi's advice by default)."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._nobodys: str | None = None
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def hash(self, password: str) -> str:
        async with self._turns:
            return await asyncio.to_thread(self._hasher.hash, _same(password))

    async def matches(self, kept_hash: str | None, password: str) -> bool:
        """Whether the password is the one that was kept; None (no such account) takes as long and is never right."""
        if self._nobodys is None:
            self._nobodys = await self.hash("nobody's")
        async with self._turns:
            right = await asyncio.to_thread(self._verify, kept_hash or self._nobodys, _same(password[:MAX_LENGTH]))
        return right and kept_hash is not None and len(password) <= MAX_LENGTH

    def _verify(self, kept_hash: str, password: str) -> bool:
        try:
            return self._hasher.verify(kept_hash, password)
        except (VerificationError, InvalidHashError):
            return False


def _same(password: str) -> str:
    """The same letters give the same password, whichever keyboard has put them together."""
    return unicodedata.normalize("NFKC", password)
