"""Replies that leave as soon as they are kept.

What a message causes is kept as claimed by this very process, in the message's own transaction, and sent once that is
committed: nobody has to look for it. That is for residents who are owed nothing else but what this process is sending
them right now, on channels that are neither paused nor limited; everything else is kept as waiting and found by the
next claim, in its order. A process that dies before it has sent is what it always is: its claims run out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from bot.delivery.under_way import Departing, Lane, UnderWay
from handlers.records import Reply
from storage.claims import MAX_ROWS_OF_LANE, InTheWay, Owed
from storage.tables import OutboxStatus

Kept = tuple[dict[str, Any], Reply]
"""A row of the outbox, and the reply that it holds as JSON."""


class Port(Protocol):
    """What sends: `bot.delivery.Delivery`."""

    @property
    def worker(self) -> str: ...

    def room(self, channel: str) -> int:
        """How many more lanes of the channel may be sent now without asking anybody."""
        ...

    def holds(self, row_id: int) -> bool:
        """Is this row being sent here, or sent and not yet marked?"""
        ...

    def under_way_to(self, resident_id: int) -> UnderWay | None:
        """What is being sent to the resident here; None: nothing, or all of it has arrived."""
        ...

    def send(self, lanes: Sequence[Departing], until: datetime) -> None:
        """Send lanes that are claimed until then, each behind what is under way to its resident."""
        ...

    def wake(self) -> None:
        """There is something to claim."""
        ...


class Departure:
    """Of one transaction: inside of it, as often as there is something, `claim` it and have it `kept`; `leave` when
    the transaction is committed.
    """

    def __init__(self, port: Port, *, until: datetime) -> None:
        self._port = port
        self._until = until
        self._lanes: dict[int, Lane] = {}
        self._behind: dict[int, UnderWay | None] = {}
        self._some_wait = False

    def claim(self, replies: Sequence[Kept], in_the_way: InTheWay) -> Sequence[Kept]:
        """The replies as they are to be put into the outbox, in this order."""
        at_once = self._at_once([row for row, _ in replies], in_the_way)
        claimed = {"status": OutboxStatus.SENDING, "claimed_by": self._port.worker, "claimed_until": self._until}
        return [({**row, **claimed} if row["resident_id"] in at_once else row, reply) for row, reply in replies]

    def kept(self, replies: Sequence[Kept], row_ids: Sequence[int]) -> None:
        """These have been put into the outbox."""
        for row_id, (row, reply) in zip(row_ids, replies, strict=True):
            if row["status"] == OutboxStatus.SENDING:
                self._lanes.setdefault(row["resident_id"], []).append(_owed(row_id, row, reply))
            elif row["status"] == OutboxStatus.QUEUED:
                self._some_wait = True

    def forget(self, resident_id: int) -> None:
        """Somebody who was erased in the same transaction, and their replies with them."""
        self._lanes.pop(resident_id, None)

    def leave(self) -> None:
        lanes = [Departing(rows, self._behind[resident]) for resident, rows in self._lanes.items()]
        self._port.send(lanes, self._until)
        if self._some_wait:
            self._port.wake()

    def _at_once(self, rows: Sequence[dict[str, Any]], in_the_way: InTheWay) -> set[int]:
        """The residents whose replies of these may leave at once."""
        room = Counter({channel: self._port.room(channel) for channel in {row["channel"] for row in rows}})
        chosen = set()
        for resident, lane in _lanes(rows).items():
            channel = lane[0]["channel"]
            if channel in in_the_way.paused or room[channel] <= 0 or len(lane) > MAX_ROWS_OF_LANE:
                continue
            if all(self._port.holds(row_id) for row_id in in_the_way.owed.get(resident, ())):
                room[channel] -= 1
                chosen.add(resident)
                self._behind[resident] = self._port.under_way_to(resident)
        return chosen


def _lanes(rows: Sequence[dict[str, Any]]) -> dict[int, list[dict[str, Any]]]:
    """What answers a resident's message, by resident; not what is on its way already."""
    lanes: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        if row["resident_id"] is not None and row["status"] == OutboxStatus.QUEUED:
            lanes[row["resident_id"]].append(row)
    return lanes


def _owed(row_id: int, row: dict[str, Any], reply: Reply) -> Owed:
    return Owed(
        id=row_id,
        resident_id=row["resident_id"],
        message_id=row["message_id"],
        channel=row["channel"],
        address=row["address"],
        reply=reply,
        priority=row["priority"],
        attempts=0,
        unclear=0,
        taken=0,
    )
