"""Which chat the staff group is. A group that Telegram has made a larger one has another id since; that is kept."""

from __future__ import annotations

import json

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from storage import kept
from storage.database import Database

log = structlog.get_logger()
NAME = "telegram staff group"


class StaffChat:
    """`configured` is the id from the settings."""

    def __init__(self, configured: int) -> None:
        self._configured = configured
        self.id = configured

    @property
    def ids(self) -> frozenset[int]:
        """The group's id, and the one that it had before."""
        return frozenset({self._configured, self.id})

    async def load(self, database: Database) -> None:
        """Read where the group has moved to; what was kept of another group is not minded."""
        async with database.reading() as session:
            text = await kept.get(session, NAME)
        moved = json.loads(text) if text else {}
        self.id = moved["to"] if moved.get("from") == self._configured else self._configured

    async def move(self, session: AsyncSession, chat: int) -> None:
        """From now on the group is this chat."""
        if chat != self.id:
            await kept.put(session, NAME, json.dumps({"from": self._configured, "to": chat}))
            self.id = chat
            log.warning("staff.group_moved", to=chat)
