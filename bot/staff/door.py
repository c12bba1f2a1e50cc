"""The way in for what is done in the staff group: each update once, all that it causes in one transaction.

`accept` returns once it is committed, or when there is nothing to keep; it raises `StoreUnavailable`, like the intake.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Any

import structlog
from sqlalchemy.exc import DBAPIError

from bot.channels.contract import FetchError
from bot.channels.fields import DecodeError
from bot.clock import Clock
from bot.files.uploads import Uploads
from bot.intake import StoreUnavailable
from bot.staff.api import Fetch
from bot.staff.chat import StaffChat
from bot.staff.commands import Verb
from bot.staff.decode import Moved, Received, Written, decode, is_for_staff
from bot.staff.office import Carried, Office, command_of
from desk.attempts import Attempts
from handlers.files_kept import MAX_FILE_BYTES
from handlers.records import Attachment
from storage import staff, staff_links
from storage.database import Database
from storage.file_tables import FileFault
from storage.files import FileRefused
from storage.outage import is_outage, outage_reason

log = structlog.get_logger()

FETCH_S = 25.0  # Telegram waits for a webhook's answer, and residents' updates wait behind a poll
GUESSING = "telegram link"


class StaffDoor:
    """`username` gives the bot's own; `committed` is called when something may have to be sent to a resident."""

    def __init__(
        self,
        database: Database,
        chat: StaffChat,
        office: Office,
        *,
        fetch: Fetch,
        uploads: Uploads,
        attempts: Attempts,
        username: Callable[[], Awaitable[str]],
        clock: Clock,
        committed: Callable[[], None],
    ) -> None:
        self._database = database
        self._chat = chat
        self._office = office
        self._fetch = fetch
        self._uploads = uploads
        self._attempts = attempts
        self._username = username
        self._clock = clock
        self._committed = committed

    def wants(self, update: Mapping[str, Any]) -> bool:
        """Whether this update is for the staff group and not a resident's. Never raises."""
        return is_for_staff(update, self._chat.ids)

    async def accept(self, update: Mapping[str, Any]) -> None:
        try:
            done = decode(update)
        except DecodeError as error:
            log.warning("staff.odd_update", fault=str(error))
            return
        if done is None or await self._is_for_another(done):
            return
        try:
            await self._keep(done)
        except (OSError, DBAPIError) as error:
            if not is_outage(error):
                await self._keep_failure(done, error)
                return
            log.warning("staff.store_unavailable", error=type(error).__name__, reason=outage_reason(error))
            raise StoreUnavailable from error
        except StoreUnavailable:
            raise
        except Exception as error:  # noqa: BLE001  an update that cannot be handled fails alone, in the open
            await self._keep_failure(done, error)

    async def _keep(self, done: Received) -> None:
        carried, wait = await self._carried(done), await self._wait_to_guess(done)
        linked = False
        async with self._database.transaction() as session:
            if not await staff.add_update(session, done.update_id, self._clock()):
                return
            if isinstance(done, Moved):
                await self._chat.move(session, done.chat)
            else:
                linked = await self._office.handle(session, done, carried, wait=wait)
        if linked and isinstance(done, Written):
            await self._attempts.succeeded(GUESSING, str(done.sender))
        self._committed()

    async def _keep_failure(self, done: Received, error: Exception) -> None:
        log.error("staff.failed", update_id=done.update_id, error=type(error).__name__, exc_info=error)
        try:
            async with self._database.transaction() as session:
                if await staff.add_update(session, done.update_id, self._clock()) and not isinstance(done, Moved):
                    await self._office.apologise(session, done)
        except (OSError, DBAPIError) as second:
            raise StoreUnavailable from second

    async def _wait_to_guess(self, done: Received) -> timedelta:
        """Codes cannot be tried one after the other: how long whoever got some wrong has to wait."""
        if not isinstance(done, Written) or done.sender is None or command_of(done).verb is not Verb.LINK:
            return timedelta()
        return await self._attempts.begin(GUESSING, str(done.sender))

    async def _is_for_another(self, done: Received) -> bool:
        """In a group, a command can name the bot that it is meant for."""
        named = command_of(done).bot if isinstance(done, Written) else None
        return named is not None and named.lower() != (await self._username()).lower()

    async def _carried(self, done: Received) -> Carried | None:
        """Fetch the file of an answer, before any transaction; None when there is none to send."""
        if not isinstance(done, Written) or done.attachment is None or done.edited:
            return None
        if command_of(done).verb is not Verb.ANSWER or not await self._is_worth_fetching(done):
            return None
        try:
            async with asyncio.timeout(FETCH_S):
                return await self._take(done.attachment)
        except FileRefused as refused:
            return Carried(fault=refused.fault)
        except FetchError as error:
            return Carried(fault=FileFault.TOO_LARGE if error.too_large else None)
        except (OSError, TimeoutError) as error:
            log.warning("staff.file_not_taken", update_id=done.update_id, error=type(error).__name__)
            return Carried()

    async def _take(self, file: Attachment) -> Carried:
        content = await self._fetch(file.file_id, limit=MAX_FILE_BYTES)
        return Carried(upload=await self._uploads.take(content, name=file.name, mime_type=file.mime_type))

    async def _is_worth_fetching(self, done: Written) -> bool:
        """It is new, from somebody who is known, and in the topic of a question."""
        if done.thread is None or done.sender is None:
            return False
        async with self._database.reading() as session:
            if await staff.has_update(session, done.update_id):
                return False
            known = await staff_links.account_of(session, done.sender)
            return known is not None and await staff.topic_in(session, done.thread) is not None
