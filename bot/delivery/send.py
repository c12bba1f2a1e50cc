"""Sends one lane: its replies in order, until one cannot be sent. No database session is open meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field

import structlog

from bot import metrics
from bot.channels.contract import Answering, Channel, SendError
from bot.clock import Clock
from bot.delivery.pace import ChatPace
from handlers.records import Reply
from handlers.replies import from_json
from locales.catalogs import mark
from storage.claims import Owed

log = structlog.get_logger()

UNEXPECTED = mark("The channel failed in an unexpected way; the log says more")
TOO_LATE = mark("The claim on it has run out")


Ready = Callable[[str, Reply], Awaitable[Reply]]
"""Gives a reply as a channel (by name) wants it: with the content of its file. Raises `SendError`."""


@dataclass(slots=True)
class Sent:
    """What became of a lane: rows that arrived (with the platform's ids), the one that did not, and those behind it.

    `forgotten`: farewells to erased residents that arrived. `wait_s`: nothing went wrong, but the chat may not be
    written to for so many seconds. `late`: rows that came behind it when it had stopped already.
    """

    delivered: dict[int, str | None] = field(default_factory=dict)
    forgotten: list[int] = field(default_factory=list)
    stopped_at: Owed | None = None
    error: SendError | None = None
    wait_s: float = 0.0
    rest: Sequence[Owed] = ()
    late: Sequence[Owed] = ()


class Sender:
    """`is_ours(row id)` says whether the row may still be sent: claims run out when they cannot be renewed."""

    def __init__(
        self,
        channels: Mapping[str, Channel],
        pace: ChatPace,
        *,
        clock: Clock,
        is_ours: Callable[[int], bool],
        ready: Ready,
    ) -> None:
        self._channels = channels
        self._pace = pace
        self._clock = clock
        self._is_ours = is_ours
        self._ready = ready

    async def send_lane(self, lane: Sequence[Owed]) -> Sent:
        """Send what is in the lane, and what is added to it meanwhile."""
        sent = Sent()
        for position, row in enumerate(lane):
            sent.wait_s = self._pace.wait_s(row.channel, row.address, self._clock())
            if not sent.wait_s:
                sent.error = await self._try(row, sent)
            if sent.wait_s or sent.error:
                sent.stopped_at, sent.rest = row, lane[position + 1 :]
                break
        return sent

    async def _try(self, row: Owed, sent: Sent) -> SendError | None:
        try:
            provider_id = await self._send(row)
        except SendError as error:
            metrics.replies_out(row.channel, _outcome(error)).inc()
            return error
        metrics.replies_out(row.channel, "delivered").inc()
        if row.resident_id is None:
            sent.forgotten.append(row.id)
        else:
            sent.delivered[row.id] = provider_id
        return None

    async def _send(self, row: Owed) -> str | None:
        channel = self._channels[row.channel]
        if not self._is_ours(row.id):
            raise SendError(TOO_LATE, retry=True)
        if row.unclear:
            await _require_answering(channel)
        try:
            reply = row.reply if isinstance(row.reply, Reply) else from_json(row.reply)
            reply = await self._ready(row.channel, reply)
            receipt = await channel.send(row.address, reply, event=row.id, taken=row.taken)
        except (SendError, asyncio.CancelledError):
            raise
        except Exception as error:  # the edge to foreign code: its fault must not stop the others
            log.exception("delivery.unexpected", channel=row.channel, outbox_id=row.id)
            raise SendError(UNEXPECTED, retry=True) from error
        return receipt.provider_id


async def as_it_is(_channel: str, reply: Reply) -> Reply:
    return reply


async def _require_answering(channel: Channel) -> None:
    """What may have arrived is sent once more at most: not before the platform is known to answer again."""
    if not isinstance(channel, Answering):
        return
    try:
        await channel.whoami()
    except SendError as error:
        raise SendError(error.reason, retry=True, after=error.after, everyone=error.everyone) from error


def _outcome(error: SendError) -> str:
    if error.held or error.everyone:
        return "held"
    if error.unclear:
        return "unclear"
    return "retry" if error.retry else "failed"
