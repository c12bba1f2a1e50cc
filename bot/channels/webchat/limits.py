"""Simple limits against floods, kept in memory.

They protect the store from one machine or one page gone wild; each process counts for itself and forgets at a restart.
The polite limit that residents meet is the conversation's own. Numbers are generous because a whole village may share
one address at its mobile operator.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

MAX_KEYS = 10_000


@dataclass(slots=True)
class _Bucket:
    tokens: float
    filled_at: float


class Limit:
    """A bucket of `burst` tokens for every key, refilled by one each `refill_s` seconds."""

    def __init__(self, *, burst: int, refill_s: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._burst = burst
        self._refill_s = refill_s
        self._clock = clock
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def take(self, key: str) -> float:
        """Take a token: 0 if there was one, else the seconds until the next."""
        now = self._clock()
        bucket = self._buckets.setdefault(key, _Bucket(self._burst, now))
        self._buckets.move_to_end(key)
        if len(self._buckets) > MAX_KEYS:
            self._buckets.popitem(last=False)  # the one unseen for longest
        bucket.tokens = min(self._burst, bucket.tokens + (now - bucket.filled_at) / self._refill_s)
        bucket.filled_at = now
        if bucket.tokens < 1:
            return (1 - bucket.tokens) * self._refill_s
        bucket.tokens -= 1
        return 0.0
