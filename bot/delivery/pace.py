"""How fast one chat may be written to, and when many chats that are told to wait mean the whole bot."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.channels.contract import Rate, Rates
from storage.allowances import refilled

REMEMBERED = 10_000
MANY_CHATS = 3


@dataclass(slots=True)
class _Bucket:
    left: float
    at: datetime


class ChatPace:
    """A bucket of tokens for each chat, in this worker: a lane has one worker at a time."""

    def __init__(self, rates: Mapping[str, Rates]) -> None:
        self._rates = rates
        self._buckets: OrderedDict[tuple[str, str], _Bucket] = OrderedDict()

    def wait_s(self, channel: str, address: str, now: datetime) -> float:
        """Seconds until a message may go to this chat; 0 takes a token for it."""
        rates = self._rates.get(channel)
        rate = rates.in_chat(address) if rates is not None else None
        if rate is None:
            return 0.0
        bucket = self._bucket((channel, address), rate, now)
        seconds = (now - bucket.at).total_seconds()
        bucket.left = refilled(bucket.left, seconds=seconds, per_second=rate.per_second, burst=rate.burst)
        bucket.at = now
        if bucket.left < 1:
            return (1 - bucket.left) / rate.per_second
        bucket.left -= 1
        return 0.0

    def _bucket(self, key: tuple[str, str], rate: Rate, now: datetime) -> _Bucket:
        bucket = self._buckets.setdefault(key, _Bucket(rate.burst, now))
        self._buckets.move_to_end(key)
        if len(self._buckets) > REMEMBERED:
            self._buckets.popitem(last=False)
        return bucket


class Crowd:
    """A platform that asks for patience does not say with whom: if it asks in several chats at once, it is with us."""

    def __init__(self) -> None:
        self._asked: defaultdict[str, dict[str, datetime]] = defaultdict(dict)

    def asks_all(self, channel: str, address: str, *, until: datetime, now: datetime) -> bool:
        """This chat may not be written to until then; True if that now holds for the whole channel."""
        asked = {chat: end for chat, end in self._asked[channel].items() if end > now}
        asked[address] = until
        if len(asked) < MANY_CHATS:
            self._asked[channel] = asked
            return False
        self._asked[channel] = {}
        return True
