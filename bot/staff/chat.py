"""Which chat the staff group is. A group that Telegram has made a larger one has another id since; that is kept."""

from __future__ import annotations

import json

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from storage import kept, staff
from storage.database import Database

log = structlog.get_logger()
NAME = "telegram staff group"
TOPICS_IN = "telegram staff group: topics"


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
        async with database.transaction() as session:
            text = await kept.get(session, NAME)
            await self._leave_another(session)
        moved = json.loads(text) if text else {}
        self.id = moved["to"] if moved.get("from") == self._configured else self._configured

    async def _leave_another(self, session: AsyncSession) -> None:
        """Topics are numbers that mean something else in another group: with the setting they begin anew."""
        own = str(self._configured)
        if await kept.get_or_put(session, TOPICS_IN, own) != own:
            undeleted = await staff.leave_group(session)
            await kept.put(session, TOPICS_IN, own)
            log.warning("staff.group_changed", to=self._configured, undeleted_in_the_other=undeleted)

    async def move(self, session: AsyncSession, chat: int) -> None:
        """From now on the group is this chat."""
        if chat != self.id:
            await kept.put(session, NAME, json.dumps({"from": self._configured, "to": chat}))
            self.id = chat
            log.warning("staff.group_moved", to=chat)
