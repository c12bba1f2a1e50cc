"""Viber's sessions, its limit on unanswered messages, and its charges, read from and kept in the store."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import structlog
from sqlalchemy.exc import DBAPIError

from bot.channels.viber.ledger import MAX_UNANSWERED, Standing
from bot.channels.viber.render import count_messages
from bot.clock import Clock
from handlers.records import Kind
from handlers.replies import from_json
from locales.local_time import ZONE, instant
from storage import viber
from storage.database import Database

log = structlog.get_logger()

SESSION = timedelta(hours=24)
UNANSWERED_WITHIN = timedelta(hours=1)
# Nobody wrote anything then; the empty one is what erasure leaves.
NO_MESSAGES = (Kind.OPENED, Kind.LEFT, "")
# Whoever asked to be forgotten has written just now.
FAREWELL = Standing(in_session=True, sent=0, api_version=None)


class StoredLedger:
    """A `bot.channels.viber.ledger.Ledger`. `cap`: charged messages a day over all processes, None for no limit."""

    def __init__(self, database: Database, *, clock: Clock, cap: int | None) -> None:
        self._database = database
        self._clock = clock
        self._cap = cap

    async def standing(self, event: int) -> Standing:
        now = self._clock()
        async with self._database.reading() as session:
            whom = await viber.addressee(session, event, not_kinds=NO_MESSAGES)
            if whom is None or whom.resident_id is None:
                return FAREWELL
            hour_ago = now - UNANSWERED_WITHIN
            since = max(hour_ago, whom.wrote_at or hour_ago)
            sent = await viber.sent_since(session, whom.resident_id, since, before=event, limit=MAX_UNANSWERED)
        return Standing(
            in_session=whom.wrote_at is not None and now - whom.wrote_at < SESSION,
            sent=sum(_messages_of(reply) for reply in sent),
            api_version=whom.content.get("client_version"),
        )

    async def reserve(self, messages: int) -> bool:
        async with self._database.transaction() as session:
            return await viber.charge(session, self._today(), messages, cap=self._cap)

    async def settle(self, messages: int) -> None:
        try:
            async with self._database.transaction() as session:
                await viber.charge(session, self._today(), messages, cap=None)
        except (OSError, DBAPIError) as error:
            # The messages are with Viber: that the count is not right must not make anybody send them again.
            log.warning("viber.charges_unsettled", messages=messages, error=type(error).__name__)

    def seconds_until_tomorrow(self) -> float:
        return (instant(self._today(), minute=24 * 60) - self._clock()).total_seconds()

    def _today(self) -> date:
        return self._clock().astimezone(ZONE).date()


def _messages_of(reply: dict[str, Any]) -> int:
    return count_messages(from_json(reply))
