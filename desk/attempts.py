"""Tries to sign in, slowed down when they fail; kept in memory, so each process counts for itself.

One name from one machine waits after 5 failures, twice as long after each further one. To stop somebody who tries many
names, or from many machines, a machine and a name are counted by themselves too; that takes more failures, because an
office shares one machine's address and because nobody should be able to lock a colleague out by five wrong guesses.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

FREE_OF_BOTH = 5
FREE_OF_ONE = 25
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(hours=1)
MAX_KEYS = 20_000

Key = tuple[str | None, str | None]
"""(name, machine); None: whichever."""


@dataclass(slots=True)
class _Failures:
    count: int
    last_at: datetime


class Attempts:
    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._failures: OrderedDict[Key, _Failures] = OrderedDict()

    def begin(self, name: str, machine: str) -> timedelta:
        """Zero: go on; the try counts as failed until `succeeded`, so that many at once gain nothing. Else the wait."""
        keys = _keys(name, machine)
        wait = max(self._wait(key) for key in keys)
        if not wait:
            for key in keys:
                self._count(key)
        return wait

    def succeeded(self, name: str, machine: str) -> None:
        """The try was right: it is taken back, and what this machine got wrong with this name is forgotten."""
        both, *alone = _keys(name, machine)
        self._failures.pop(both, None)
        for key in alone:
            if key in self._failures:
                self._failures[key].count -= 1

    def _wait(self, key: Key) -> timedelta:
        failures = self._failures.get(key)
        if failures is None:
            return timedelta()
        age = self._clock() - failures.last_at
        if age >= FORGOTTEN_AFTER:
            del self._failures[key]
            return timedelta()
        too_many = failures.count - (FREE_OF_ONE if None in key else FREE_OF_BOTH)
        if too_many < 0:
            return timedelta()
        return max(min(FIRST_WAIT * (1 << min(too_many, 10)), LONGEST_WAIT) - age, timedelta())

    def _count(self, key: Key) -> None:
        failures = self._failures.setdefault(key, _Failures(0, self._clock()))
        failures.count += 1
        failures.last_at = self._clock()
        self._failures.move_to_end(key)
        if len(self._failures) > MAX_KEYS:
            self._failures.popitem(last=False)


def _keys(name: str, machine: str) -> tuple[Key, Key, Key]:
    return (name, machine), (name, None), (None, machine)
