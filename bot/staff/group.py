"""The staff group of a process: all of its parts put together once, and what is wrong with it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

import structlog

from bot.channels.contract import SendError
from bot.channels.telegram.channel import TelegramChannel
from bot.clock import Clock
from bot.files.uploads import Uploads
from bot.rates import group_rate
from bot.settings import Settings
from bot.staff.carry import Carrier
from bot.staff.chat import StaffChat
from bot.staff.check import what_is_missing
from bot.staff.door import StaffDoor
from bot.staff.office import Office
from bot.staff.plan import Planner
from desk.attempts import Attempts
from directory.guide import Guide
from storage.database import Database

log = structlog.get_logger()

LOOK_EVERY_S = 300.0
AGAIN_S = 60.0  # while something is wrong


class StaffGroup:
    """`door` takes in what is done in the group, `carrier` says there what is to be said."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        telegram: TelegramChannel,
        *,
        chat: int,
        guide: Callable[[], Guide],
        uploads: Uploads,
        clock: Clock,
        key: Callable[[], bytes],
        committed: Callable[[], None],
    ) -> None:
        self._database = database
        self._telegram = telegram
        self._chat = StaffChat(chat)
        self._username: str | None = None
        self.fault: str | None = None
        language, url = settings.telegram_staff_language, settings.public_url
        office = Office(guide=guide, clock=clock, language=language, key=key)
        self.door = StaffDoor(
            database,
            self._chat,
            office,
            fetch=telegram.fetch,
            uploads=uploads,
            attempts=Attempts(database, clock, key),
            username=self._own_username,
            clock=clock,
            committed=committed,
        )
        self.carrier = Carrier(
            database,
            self.call,
            self._chat,
            planner=lambda: Planner(guide=guide(), language=language, desk_url=url),
            clock=clock,
            rate=group_rate(settings),
        )

    async def call(self, method: str, parameters: Mapping[str, Any], /) -> Any:
        return await self._telegram.call(method, parameters)

    async def load(self) -> None:
        """Read which chat the group is by now; before anything is taken in."""
        await self._chat.load(self._database)

    async def look(self) -> str | None:
        """What is wrong with the group, in plain words; None when nothing is."""
        try:
            self.fault = await what_is_missing(self.call, self._chat.id)
        except SendError as error:
            self.fault = error.reason
        return self.fault

    async def keep_looking(self) -> None:
        """Keep this running, for `/readyz`: somebody may take the bot's rights away."""
        while True:
            before = self.fault
            if await self.look() and self.fault != before:
                log.warning("staff.group_unfit", reason=self.fault)
            await asyncio.sleep(AGAIN_S if self.fault else LOOK_EVERY_S)

    async def _own_username(self) -> str:
        """Empty while Telegram does not tell: then no command is for us that names a bot."""
        if self._username is None:
            try:
                self._username = await self._telegram.whoami()
            except SendError:
                return ""
        return self._username
