"""Signed links to the page on which an office answers a letter. Nothing about a link is kept: it names its letter."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable

from bot.files.links import LinkError, LinkOld
from storage.keeping_tables import OfficeLetter

PATH = "/confirm"
TOKEN = re.compile(r"(?P<letter>[0-9a-f]{1,8})-(?P<until>[0-9a-f]{8,10})-(?P<seal>[0-9a-f]{64})")


class LetterLinks:
    """`key` gives the 32 bytes that seal them."""

    def __init__(self, key: Callable[[], bytes]) -> None:
        self._key = key

    def path(self, letter: OfficeLetter) -> str:
        """The page of this letter, below the site's address."""
        named = f"{letter.id:x}-{int(letter.expires_at.timestamp()):08x}"
        return f"{PATH}/{named}-{self._seal(named)}"

    def letter_of(self, token: str, now: float) -> int:
        """The number of the letter that a token opens. Raises `LinkError`, or `LinkOld` for one that was good."""
        parts = TOKEN.fullmatch(token)
        if parts is None or not hmac.compare_digest(parts["seal"], self._seal(token.rpartition("-")[0])):
            raise LinkError
        if now >= int(parts["until"], 16):
            raise LinkOld
        return int(parts["letter"], 16)

    def _seal(self, named: str) -> str:
        return hmac.digest(self._key(), named.encode(), hashlib.sha256).hex()
