"""Sends notices by e-mail: written down first, sent later, tried again with growing pauses, given up in the open."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

import structlog

from bot.clock import Clock
from bot.mail import feed
from bot.mail.server import MailError, MailServer, send
from bot.mail.words import as_mail
from directory.guide import Guide
from storage import mails
from storage.database import Database
from storage.mails import Letter
from storage.outage import outage_passes

log = structlog.get_logger()

IDLE_S = 5.0
AT_ONCE = 50
MOST_ATTEMPTS = 10  # about eight hours
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=2)
KEPT, FORGET_EVERY = timedelta(days=30), timedelta(days=1)


class Mailer:
    """One process at a time may run it. `sender` is MAIL_FROM, `desk_url` None when the desk has no address."""

    def __init__(
        self,
        database: Database,
        server: MailServer,
        *,
        sender: str,
        desk_url: str | None,
        guide: Callable[[], Guide],
        clock: Clock,
    ) -> None:
        self._database = database
        self._server = server
        self._sender = sender
        self._desk_url = desk_url
        self._guide = guide
        self._clock = clock
        self._forgot_at: datetime | None = None

    async def run(self) -> None:
        """Keep this running."""
        await self.begin()
        while True:
            with outage_passes():
                await self.work()
            await asyncio.sleep(IDLE_S)

    async def begin(self) -> None:
        async with self._database.transaction() as session:
            await feed.begin(session)

    async def work(self) -> None:
        """Write down what is new, and send what is due."""
        now = self._clock()
        async with self._database.transaction() as session:
            await feed.notice(session, now)
            if self._forgot_at is None or now - self._forgot_at >= FORGET_EVERY:
                await mails.forget_finished(session, now - KEPT)
                self._forgot_at = now
        async with self._database.reading() as session:
            letters = await mails.due(session, self._clock(), limit=AT_ONCE)
        if letters:
            await self._send(letters)

    async def _send(self, letters: Sequence[Letter]) -> None:
        """All over one connection; what is left when it breaks is tried again later."""
        left = list(letters)
        try:
            async with self._server.open() as client:
                while left:
                    message = as_mail(left[0], self._guide(), sender=self._sender, desk_url=self._desk_url)
                    await self._one(left[0], send(client, message))
                    left.pop(0)
        except MailError as error:
            log.warning("mail.server_away", waiting=len(left), reason=error.reason)
            for letter in left:
                await self._fail(letter, error)

    async def _one(self, letter: Letter, sending: Awaitable[None]) -> None:
        """Raises `MailError` when no other can be sent either."""
        try:
            await sending
        except MailError as error:
            if error.server:
                raise
            await self._fail(letter, error)
        else:
            async with self._database.transaction() as session:
                await mails.mark_sent(session, letter.mail.id, self._clock())

    async def _fail(self, letter: Letter, error: MailError) -> None:
        mail, now = letter.mail, self._clock()
        async with self._database.transaction() as session:
            if error.retry and mail.attempts + 1 < MOST_ATTEMPTS:
                await mails.put_off(session, mail.id, due_at=now + pause(mail.attempts), error=error.reason)
            else:
                log.warning("mail.given_up", mail=mail.id, account=mail.account_id, reason=error.reason)
                await mails.give_up(session, mail, error.reason, now)


def pause(attempts: int) -> timedelta:
    """Until the next try, after so many that failed before."""
    return min(FIRST_PAUSE * (1 << min(attempts, 20)), LONGEST_PAUSE)


async def trouble(database: Database, now: datetime) -> str | None:
    """What is wrong with notices by e-mail, in plain words."""
    async with database.reading() as session:
        waiting, oldest = await mails.waiting(session)
        failed = await mails.failed_since(session, now - timedelta(hours=1))
    if oldest is not None and now - oldest > timedelta(minutes=10):
        return f"{waiting} notices wait, the oldest since {oldest:%Y-%m-%d %H:%M} UTC"
    return f"{failed} notices could not be sent in the last hour" if failed else None
