"""What the bot asks of every channel, and how a send may fail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from handlers.records import Reply


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The platform took the reply; `provider_id` is its name for the (last) message made of it."""

    provider_id: str | None = None


class SendError(Exception):
    """A reply could not be sent. The failure carries its policy.

    `retry`: trying again may help, not before `after` seconds when the platform named them. `gone`: the resident cannot
    be reached any more (blocked the bot). `reason` is for the operator, in plain words, without personal data.
    """

    def __init__(self, reason: str, *, retry: bool, after: float | None = None, gone: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry = retry
        self.after = after
        self.gone = gone


class Channel(Protocol):
    """A way to residents. `name` is stored with every message and never changes."""

    @property
    def name(self) -> str: ...

    async def send(self, address: str, reply: Reply, *, event: int) -> Receipt:
        """Deliver one reply, laid out to the platform's limits, within its own time-out; raise `SendError` if not.

        `event` is the outbox row, a key for platforms that know how to refuse a second copy.
        """
        ...
