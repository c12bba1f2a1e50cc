"""What a round of faults has left behind: in the store, and with the platform."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select

from storage.database import Database
from storage.tables import Message, Outbox, OutboxStatus
from tests.faults.load import COMMANDS, ROOM


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Numbers of messages or replies. Only `sent_twice` may be above 0: sent, and the plug pulled before the mark."""

    messages: int
    lost: int
    unanswered: int
    answered_twice: int
    out_of_order: int
    undelivered: int
    sent_out_of_order: int
    sent_twice: int

    @property
    def is_sound(self) -> bool:
        wrong = self.lost + self.unanswered + self.answered_twice + self.out_of_order
        return not (wrong + self.undelivered + self.sent_out_of_order)


async def until_all_is_sent(database: Database, *, within_s: float) -> None:
    unsent = select(func.count()).where(Outbox.status.not_in([OutboxStatus.DELIVERED, OutboxStatus.FAILED]))
    async with asyncio.timeout(within_s):
        while await _number(database, unsent):  # noqa: ASYNC110  other processes send it
            await asyncio.sleep(0.2)


async def look(database: Database, sent: Sequence[dict[str, Any]], residents: Collection[int]) -> Findings:
    """Every one of these residents has had every one of their messages acknowledged."""
    said, replies = await _kept(database, residents)
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for message in sent:
        texts[str(message["chat"]["id"])].append(message.get("text") or message.get("caption") or "")
    expected = len(residents) * len(COMMANDS)
    return Findings(
        messages=expected,
        lost=expected - len({event for events in said.values() for event in events}),
        unanswered=sum(not replies[event] for events in said.values() for event in events),
        answered_twice=_answered_twice(said, replies),
        out_of_order=sum(events != sorted(events) for events in said.values()),
        undelivered=sum(row.status != OutboxStatus.DELIVERED for rows in replies.values() for row in rows),
        sent_out_of_order=sum(not _in_order(texts[address], said[address], replies) for address in said),
        sent_twice=sum(_repeated(texts[address], said[address], replies) for address in said),
    )


async def _kept(
    database: Database, residents: Collection[int]
) -> tuple[dict[str, list[int]], defaultdict[int, list[Outbox]]]:
    """Address → its events in the order they were kept; event → the replies to it."""
    addresses = {str(resident) for resident in residents}
    said: dict[str, list[int]] = {address: [] for address in addresses}
    replies: defaultdict[int, list[Outbox]] = defaultdict(list)
    async with database.reading() as session:
        named = await session.execute(select(Message.id, Message.event_id).order_by(Message.id))
        events = dict(named.all())
        for event in map(int, events.values()):
            if str(event // ROOM) in said:
                said[str(event // ROOM)].append(event)
        for row in await session.scalars(select(Outbox).order_by(Outbox.id)):
            if row.address in addresses and row.message_id is not None:
                replies[int(events[row.message_id])].append(row)
    return said, replies


def _answered_twice(said: dict[str, list[int]], replies: dict[int, list[Outbox]]) -> int:
    """The same command has the same number of replies, whoever gives it; more is once too often."""
    numbers: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for events in said.values():
        for event in events:
            numbers[event % ROOM][len(replies[event])] += 1
    usual = {command: counted.most_common(1)[0][0] for command, counted in numbers.items()}
    return sum(len(replies[event]) > usual[event % ROOM] for events in said.values() for event in events)


def _in_order(sent: Sequence[str], events: Sequence[int], replies: dict[int, list[Outbox]]) -> bool:
    kept = _texts(events, replies)
    # The button that asks for the location is a message of its own, and no row.
    return [text for text in dict.fromkeys(sent) if text in kept] == list(dict.fromkeys(kept))


def _repeated(sent: Sequence[str], events: Sequence[int], replies: dict[int, list[Outbox]]) -> int:
    kept = Counter(_texts(events, replies))
    return sum((Counter(text for text in sent if text in kept) - kept).values())


def _texts(events: Sequence[int], replies: dict[int, list[Outbox]]) -> list[str]:
    return [row.reply["text"] for event in events for row in replies[event]]


async def _number(database: Database, query: Select[int]) -> int:
    async with database.reading() as session:
        return await session.scalar(query) or 0
