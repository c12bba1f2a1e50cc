"""Tries to sign in, slowed down when they fail; counted in the store, for all processes and over restarts.

One name from one machine waits after 5 failures, twice as long after each further one. To stop somebody who tries many
names, or from many machines, a machine and a name are counted by themselves too; that takes more failures, because an
office shares one machine's address and because nobody should be able to lock a colleague out by five wrong guesses.
"""

from __future__ import annotations

import hashlib
import hmac
import math
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from ipaddress import ip_address

from locales.catalogs import texts
from storage import failed_tries
from storage.account_tables import FailedTry
from storage.database import Database

FREE_OF_BOTH = 5
FREE_OF_ONE = 25
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(hours=1)


class Attempts:
    """`key` gives the bytes that hide in the store what was typed as a name: now and then it is a password."""

    def __init__(self, database: Database, clock: Callable[[], datetime], key: Callable[[], bytes]) -> None:
        self._database = database
        self._clock = clock
        self._key = key

    async def begin(self, name: str, machine: str) -> timedelta:
        """Zero: go on; the try counts as failed until `succeeded`, so that many at once gain nothing. Else the wait."""
        both, *alone = self._subjects(name, machine)
        now = self._clock()
        async with self._database.transaction() as store:
            await failed_tries.forget_until(store, now - FORGOTTEN_AFTER)
            rows = await failed_tries.lock(store, (both, *alone), now)
            wait = max(_wait(row, FREE_OF_BOTH if row.subject == both else FREE_OF_ONE, now) for row in rows)
            if not wait:
                _count(rows, now)
            return wait

    async def succeeded(self, name: str, machine: str) -> None:
        """The try was right: it is taken back, and what this machine got wrong with this name is forgotten."""
        both, *alone = self._subjects(name, machine)
        async with self._database.transaction() as store:
            for subject in sorted((both, *alone)):  # the order of `lock`
                if subject == both:
                    await failed_tries.forget(store, subject)
                else:
                    await failed_tries.take_back(store, subject)

    def _subjects(self, name: str, machine: str) -> tuple[str, str, str]:
        machine = _network(machine)
        return self._hidden("both", name, machine), self._hidden("name", name), self._hidden("machine", machine)

    def _hidden(self, *parts: str) -> str:
        return hmac.digest(self._key(), "\0".join(("failed try", *parts)).encode(), hashlib.sha256).hex()


def wait_in_words(wait: timedelta, language: str) -> str:
    own = texts(language)
    seconds = math.ceil(wait.total_seconds())
    if seconds < 60:
        sentence = own.ngettext(
            "That did not work several times. Please wait {count} second, then try again.",
            "That did not work several times. Please wait {count} seconds, then try again.",
            seconds,
        )
        return sentence.format(count=seconds)
    minutes = math.ceil(seconds / 60)
    sentence = own.ngettext(
        "That did not work several times. Please wait {count} minute, then try again.",
        "That did not work several times. Please wait {count} minutes, then try again.",
        minutes,
    )
    return sentence.format(count=minutes)


def _count(rows: Iterable[FailedTry], now: datetime) -> None:
    for row in rows:
        row.count += 1
        row.last_at = now


def _wait(row: FailedTry, free: int, now: datetime) -> timedelta:
    too_many = row.count - free
    if too_many < 0:
        return timedelta()
    return max(min(FIRST_WAIT * (1 << min(too_many, 10)), LONGEST_WAIT) - (now - row.last_at), timedelta())


def _network(machine: str) -> str:
    """Who has one IPv6 address has all of its 2⁶⁴ neighbours: they count as one machine."""
    try:
        address = ip_address(machine)
    except ValueError:
        return machine
    if address.version == 4 or address.ipv4_mapped:
        return machine
    return f"{int(address) >> 64:x}"
