"""Signed links to files: whoever has one may fetch one file for a short while.

A link names the file, until when it is good, and for whom it was made (an account, a resident or an outbox row, by
number, for the log). Nothing about a link is kept.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.clock import Clock

PATH = "/files"
LASTS = timedelta(minutes=15)
TOKEN = re.compile(
    r"(?P<what>[kr][0-9a-f]{1,48})-(?P<who>[apo][0-9]{1,19})-(?P<until>[0-9a-f]{8,10})-(?P<seal>[0-9a-f]{64})"
)


class LinkError(Exception):
    """Not a link of ours."""


class LinkOld(LinkError):
    """It was one, until its time ran out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """What a good link opens: the file under `key`, or the one that travels with the outbox row `row`."""

    who: str
    key: str | None = None
    row: int | None = None

    @property
    def account_id(self) -> int | None:
        """The account it was made for, if it was made for one."""
        return int(self.who[1:]) if self.who.startswith("a") else None


def account(account_id: int) -> str:
    """For whom: somebody at the desk."""
    return f"a{account_id}"


def resident(resident_id: int) -> str:
    return f"p{resident_id}"


class Links:
    """Links below this very site's address. `key` gives the 32 bytes that seal them."""

    def __init__(self, key: Callable[[], bytes], clock: Clock) -> None:
        self._key = key
        self._clock = clock

    def to_file(self, key: str, *, who: str, lasts: timedelta = LASTS) -> str:
        """A link to the file under this key; `who` is made by `account` or `resident`."""
        return self._link(f"k{key}", who, lasts)

    def to_reply(self, row: int, *, lasts: timedelta = LASTS) -> str:
        """A link to the file that goes with a reply, for whoever the reply is for, by its outbox row."""
        return self._link(f"r{row:x}", f"o{row}", lasts)

    def read(self, token: str) -> Pass:
        """What a token opens; raise `LinkError`, or `LinkOld` for one that was good."""
        parts = TOKEN.fullmatch(token)
        if parts is None or not hmac.compare_digest(parts["seal"], self._seal(token.rpartition("-")[0])):
            raise LinkError
        if self._clock() >= datetime.fromtimestamp(int(parts["until"], 16), UTC):
            raise LinkOld
        what, number = parts["what"][0], parts["what"][1:]
        return Pass(who=parts["who"], key=number) if what == "k" else Pass(who=parts["who"], row=int(number, 16))

    def _link(self, what: str, who: str, lasts: timedelta) -> str:
        until = int((self._clock() + lasts).timestamp())
        named = f"{what}-{who}-{until:08x}"
        return f"{PATH}/{named}-{self._seal(named)}"

    def _seal(self, named: str) -> str:
        return hmac.digest(self._key(), named.encode(), hashlib.sha256).hex()
