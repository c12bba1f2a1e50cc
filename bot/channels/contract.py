"""What the bot asks of every channel, and how a send may fail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol, runtime_checkable

from handlers.records import Reply
from locales.catalogs import mark

EMPTY = mark("The reply is empty")


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The platform took the reply; `provider_id` is its name for the (last) message made of it."""

    provider_id: str | None = None


class SendError(Exception):
    """A reply could not be sent. The failure carries its policy.

    `retry`: trying again may help, not before `after` seconds when the platform named them. `gone`: the resident cannot
    be reached any more (blocked the bot). `unclear`: the time ran out after the request had gone out, so the platform
    may have taken it. `held`: it was not tried, for it may not be sent yet; that is no failed try, and it waits `after`
    seconds, or until the resident writes. `everyone`: it is not about this reply; nothing is sent on the channel for
    `after` seconds, and the try does not count. `taken`, set by the channel: how many of the messages that the reply is
    laid out to the platform has by now. `reason` is for the operator, in plain words, without personal data.
    """

    def __init__(
        self,
        reason: str,
        *,
        retry: bool,
        after: float | None = None,
        gone: bool = False,
        unclear: bool = False,
        held: bool = False,
        everyone: bool = False,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry = retry
        self.after = after
        self.gone = gone
        self.unclear = unclear
        self.held = held
        self.everyone = everyone
        self.taken = 0


def require_content(reply: Reply) -> None:
    """Refuse, for good, what no platform can show."""
    if reply.is_empty:
        raise SendError(EMPTY, retry=False)


class Stage(StrEnum):
    """What a platform tells later about a message it took."""

    DELIVERED = "delivered"
    SEEN = "seen"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What became of a message that the platform took: `provider_id` is the receipt's, `reason` says why it failed."""

    channel: str
    provider_id: str
    stage: Stage
    at: datetime
    reason: str = ""


class FetchError(Exception):
    """A resident's file could not be fetched from its platform.

    `retry`: trying again may help. `too_large`: it is there, and larger than asked for. `reason` as in `SendError`.
    """

    def __init__(self, reason: str, *, retry: bool, too_large: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry = retry
        self.too_large = too_large


@runtime_checkable
class FileSource(Protocol):
    """A channel whose residents' files lie on its platform's side."""

    async def fetch(self, file_id: str, *, limit: int) -> bytes:
        """The content of an `Attachment`, at most `limit` bytes, within its own time-out; raise `FetchError` if not."""
        ...


class Channel(Protocol):
    """A way to residents. `name` is stored with every message and never changes."""

    @property
    def name(self) -> str: ...

    async def send(self, address: str, reply: Reply, *, event: int, taken: int = 0) -> Receipt:
        """Deliver one reply, laid out to the platform's limits, within its own time-out; raise `SendError` if not.

        `event` is the outbox row, a key for platforms that know how to refuse a second copy. `taken`: so many of the
        messages that it is laid out to were taken at an earlier try; it goes on behind those.
        """
        ...


@runtime_checkable
class Answering(Protocol):
    """A channel whose platform can be asked whether it is there, without any effect."""

    async def whoami(self) -> str:
        """Our own name there; raise `SendError` if the platform does not say."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """At most so many messages a second on average, and so many at once after a pause."""

    per_second: float
    burst: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """How fast a channel may be sent to; None is as fast as it goes.

    `every` (all messages) and `bulk` (what answers nobody) hold over all workers together, `chat` and `group` in each
    chat. The address of a group begins with `group_sign`.
    """

    every: Rate | None = None
    bulk: Rate | None = None
    chat: Rate | None = None
    group: Rate | None = None
    group_sign: str = "-"

    def in_chat(self, address: str) -> Rate | None:
        return self.group if address.startswith(self.group_sign) else self.chat
