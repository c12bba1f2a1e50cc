"""Receiving by long polling (https://core.telegram.org/bots/api#getupdates), for any driver.

An update is confirmed, by asking with a higher offset, only after it was kept. One that is odd is logged and passed
by; it cannot block those behind it. Messages of one chat are handed on one after the other, different chats at once.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, Protocol, TypeVar

import structlog

from bot.background import Background
from bot.channels.contract import SendError
from bot.channels.telegram.decode import DecodeError, decode, kind_of, press_id
from bot.channels.telegram.errors import CONFLICT, NOT_FOUND, UNAUTHORIZED, TelegramError
from bot.intake import StoreUnavailable
from handlers.records import Incoming

log = structlog.get_logger()

LONGEST_PAUSE_S = 30.0

Accept = Callable[[Incoming], Awaitable[object]]
"""Keeps a message; raises `StoreUnavailable` if that was not possible."""

Result = TypeVar("Result")
Keep = Callable[[], Awaitable[object]]
Lane = list[tuple[int, Keep]]
"""What one chat sent, in order: update id, and what keeps it."""

STAFF = "staff"  # the lane of the staff group: no chat's id


class Aside(Protocol):
    """Takes the updates that are not a resident's."""

    def wants(self, update: Mapping[str, Any]) -> bool:
        """Whether an update is for it; never raises."""
        ...

    async def accept(self, update: Mapping[str, Any]) -> None:
        """Keeps it, or raises `StoreUnavailable`."""
        ...


class UpdateSource(Protocol):
    """What polling asks of a driver; each call raises `SendError`."""

    async def delete_webhook(self) -> None: ...

    async def get_updates(self, offset: int | None) -> Sequence[Any]:
        """The raw updates from this id on; waits a while if there is none."""
        ...

    async def answer_press(self, query_id: str) -> None: ...


class Polling:
    """`await Polling(source, accept).run()` never ends by itself."""

    def __init__(
        self, source: UpdateSource, accept: Accept, *, first_pause_s: float, aside: Aside | None = None
    ) -> None:
        self._source = source
        self._accept = accept
        self._aside = aside
        self._first_pause_s = first_pause_s
        self._offset: int | None = None

    async def run(self) -> None:
        await self._patiently(self._take_webhook_away)
        async with Background() as presses:
            while True:
                updates = await self._patiently(partial(self._source.get_updates, self._offset))
                for query_id in filter(None, map(press_id, filter(_is_object, updates))):
                    presses.start(answer_quietly(self._source, query_id), name="telegram.press")
                await self._take(updates)

    async def _take_webhook_away(self) -> None:
        """Telegram gives nothing to a poll while a webhook is set."""
        try:
            await self._source.delete_webhook()
        except TelegramError as error:
            # A self-hosted server may not know the method; if it is the token that is wrong, polling tells.
            if error.status != NOT_FOUND:
                raise

    async def _take(self, updates: Sequence[Any]) -> None:
        """Hand the updates on and move the offset past those that were kept."""
        ids = [update_id for update in updates if (update_id := _id_of(update)) is not None]
        unkept: set[int] = set()
        async with asyncio.TaskGroup() as group:
            for lane in self._lanes(updates):
                group.create_task(self._hand_on(lane, unkept))
        if ids:
            # What was kept behind the first unkept one comes again, and is refused as known.
            self._offset = min(unkept) if unkept else max(ids) + 1
        if unkept:
            log.warning("telegram.store_unavailable", waiting=len(unkept))
        if unkept or (updates and not ids):
            await asyncio.sleep(self._first_pause_s)

    async def _hand_on(self, lane: Lane, unkept: set[int]) -> None:
        for place, (_, keep) in enumerate(lane):
            try:
                await keep()
            except StoreUnavailable:
                unkept.update(update_id for update_id, _ in lane[place:])
                return

    def _lanes(self, updates: Iterable[Any]) -> Iterable[Lane]:
        lanes: dict[str, Lane] = {}
        for update in updates:
            if not _is_object(update):
                log.warning("telegram.odd_update", fault="update: not an object")
            elif self._aside is not None and self._aside.wants(update):
                lanes.setdefault(STAFF, []).append((_id_of(update) or 0, partial(self._aside.accept, update)))
            elif incoming := decode_or_skip(update):
                keep = partial(self._accept, incoming)
                lanes.setdefault(incoming.address, []).append((int(incoming.event_id), keep))
        return lanes.values()

    async def _patiently(self, ask: Callable[[], Awaitable[Result]]) -> Result:
        """Ask until there is an answer, with growing pauses."""
        pause_s = self._first_pause_s
        while True:
            try:
                return await ask()
            except SendError as error:
                wait_s = max(pause_s, error.after or 0.0)
                _report(error, wait_s)
            await asyncio.sleep(wait_s)
            pause_s = min(pause_s * 2, LONGEST_PAUSE_S)


async def answer_quietly(source: UpdateSource, query_id: str) -> None:
    """Stop the pressed button's spinner; it stops by itself in the end, so a failure is nobody's concern."""
    try:
        await source.answer_press(query_id)
    except SendError as error:
        log.debug("telegram.press_unanswered", reason=error.reason)


def decode_or_skip(update: Mapping[str, Any]) -> Incoming | None:
    """What a resident did; an update that is odd or not for Kontakt is logged with its id, not with what it holds."""
    try:
        incoming = decode(update)
    except DecodeError as error:
        log.warning("telegram.odd_update", update_id=_id_of(update), kind=kind_of(update), fault=str(error))
        return None
    if incoming is None:
        log.info("telegram.skipped", update_id=_id_of(update), kind=kind_of(update))
    return incoming


def _is_object(update: Any) -> bool:
    return isinstance(update, Mapping)


def _id_of(update: Any) -> int | None:
    value = update.get("update_id") if isinstance(update, Mapping) else None
    return value if isinstance(value, int) else None


def _report(error: SendError, wait_s: float) -> None:
    status = error.status if isinstance(error, TelegramError) else None
    tell = log.error if status in (CONFLICT, NOT_FOUND, UNAUTHORIZED) else log.warning
    tell("telegram.polling_failed", reason=error.reason, status=status, wait_s=wait_s)
