"""What answers an event in the reply to the platform's own call, read from what was committed for it."""

from __future__ import annotations

from collections.abc import Sequence

import structlog
from sqlalchemy.exc import DBAPIError

from bot.intake import StoreUnavailable
from handlers.records import Incoming, Reply
from handlers.replies import from_json
from storage import outbox
from storage.database import Database

log = structlog.get_logger()


async def inline_answers(database: Database, incoming: Incoming) -> Sequence[Reply]:
    """The replies in order, the same each time the event comes; raise `StoreUnavailable` if they cannot be read."""
    try:
        async with database.reading() as session:
            rows = await outbox.answers_to(session, incoming.channel, incoming.event_id)
    except (OSError, DBAPIError) as error:
        log.warning("inline.store_unavailable", error=type(error).__name__)
        raise StoreUnavailable from error
    return [from_json(row.reply) for row in rows]
