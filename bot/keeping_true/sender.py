"""Sends letters to offices and digests to editors; what fails is tried again with growing pauses.

A mail server that does not know an office's address is a reason to doubt the address. What comes back later, as a mail
of its own, is not seen: nobody here reads a mailbox.
"""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage

import structlog
from aiosmtplib import SMTP
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.keeping_true import digest as of_digest
from bot.keeping_true import letter as of_letter
from bot.keeping_true.links import LetterLinks
from bot.mail.mailer import MOST_ATTEMPTS, pause
from bot.mail.server import MailError, MailServer, send
from desk.rights import Right, rights_of
from directory.contact_store import load_contacts
from directory.guide import Guide
from directory.keeping_rounds import NOT_ASKED, reaches
from directory.keeping_true import Doubt, doubt
from directory.records import State
from storage import digests, office_letters
from storage.accounts import scope_of
from storage.database import Database
from storage.digests import Due
from storage.keeping_tables import Digest, DoubtKind, OfficeLetter
from storage.mail_tables import MailKind, MailStatus
from storage.scope import Scope

log = structlog.get_logger()
AT_ONCE = 50
NOTHING_LEFT = "nothing left to say"
TOO_LATE = "the link would not be good any more"

Post = OfficeLetter | Digest


class Sender:
    """`sender` is MAIL_FROM; `url` is where Kontakt is, None when it has no address."""

    def __init__(
        self,
        database: Database,
        server: MailServer,
        *,
        sender: str,
        url: str | None,
        links: LetterLinks,
        guide: Callable[[], Guide],
        clock: Clock,
    ) -> None:
        self._database = database
        self._server = server
        self._sender = sender
        self._url = url
        self._links = links
        self._guide = guide
        self._clock = clock

    async def send_due(self) -> None:
        """All over one connection; what is left when it breaks is tried again later."""
        now = self._clock()
        async with self._database.reading() as session:
            letters = await office_letters.due(session, now, limit=AT_ONCE) if self._url else []
            weekly = await digests.due(session, now, limit=AT_ONCE)
        left: list[Post] = [*letters, *(digest for digest, _, _ in weekly)]
        if not left:
            return
        try:
            async with self._server.open() as client:
                for letter in letters:
                    if letter.expires_at > now:
                        await self._one(client, letter, await self._letter(letter))
                    else:
                        await self._finish(
                            letter, MailStatus.SENT if letter.is_reminder else MailStatus.FAILED, TOO_LATE
                        )
                    left.remove(letter)
                for due in weekly:
                    await self._one(client, due[0], await self._digest(due))
                    left.remove(due[0])
        except MailError as error:
            log.warning("keeping_true.server_away", waiting=len(left), reason=error.reason)
            for each in left:
                await self._fail(each, error)

    async def _letter(self, letter: OfficeLetter) -> EmailMessage | None:
        """None when there is nothing to ask any more: all is answered, or has another address."""
        async with self._database.reading() as session:
            asked = await office_letters.asked_in(session, letter.id)
            open_ones = [each.contact for each in asked if each.answer is None]
            known = await load_contacts(session, open_ones)
        contacts = [each for each in known if each.state not in NOT_ASKED and reaches(letter, each)]
        if not contacts:
            return None
        link = f"{self._url}{self._links.path(letter)}"
        return of_letter.as_mail(letter, contacts, self._guide(), sender=self._sender, link=link)

    async def _digest(self, due: Due) -> EmailMessage | None:
        """None when there is nothing to say."""
        digest, account, choice = due
        if MailKind.DIRECTORY not in choice.kinds or Right.EDIT_DIRECTORY not in rights_of(account.role):
            return None  # it was so when it was planned
        async with self._database.reading() as session:
            found = await of_digest.findings(session, self._guide(), scope_of(account), self._clock())
        if found.is_empty:
            return None
        return of_digest.as_mail(
            digest, account, choice.address, found, self._guide(), sender=self._sender, desk_url=self._url
        )

    async def _one(self, client: SMTP, post: Post, message: EmailMessage | None) -> None:
        """Raises `MailError` when no other can be sent either."""
        try:
            if message is not None:
                await send(client, message)
        except MailError as error:
            if error.server:
                raise
            await self._fail(post, error)
        else:
            await self._finish(post, MailStatus.SENT, None if message is not None else NOTHING_LEFT)

    async def _fail(self, post: Post, error: MailError) -> None:
        if error.retry and (post.attempts + 1 < MOST_ATTEMPTS or isinstance(post, OfficeLetter)):
            # An office has one letter a round: it is tried for as long as its link is good.
            async with self._database.transaction() as session:
                row = await _row(session, post)
                row.attempts, row.error = post.attempts + 1, error.reason
                row.due_at = self._clock() + pause(post.attempts)
            return
        log.warning("keeping_true.given_up", kind=type(post).__name__, number=post.id, reason=error.reason)
        await self._finish(post, MailStatus.FAILED, error.reason)
        if isinstance(post, OfficeLetter) and error.unknown:
            await self._doubt(post)

    async def _finish(self, post: Post, status: MailStatus, error: str | None) -> None:
        async with self._database.transaction() as session:
            row = await _row(session, post)
            row.status, row.error, row.finished_at = status, error, self._clock()

    async def _doubt(self, letter: OfficeLetter) -> None:
        """Nobody can write to this address: whoever should be reached by it is to be looked at again."""
        why = Doubt(kind=DoubtKind.MAIL_REFUSED, about=letter.address)
        async with self._database.transaction() as session:
            asked = [each.contact for each in await office_letters.asked_in(session, letter.id)]
            for contact in await load_contacts(session, asked):
                if reaches(letter, contact) and contact.state is not State.INACTIVE:
                    await doubt(
                        session,
                        contact.key,
                        why,
                        scope=Scope.ALL,
                        account_id=None,
                        now=self._clock(),
                        language=letter.language,
                    )


async def _row(session: AsyncSession, post: Post) -> Post:
    """The same as this transaction sees it."""
    if isinstance(post, OfficeLetter):
        return await session.get_one(OfficeLetter, post.id)
    return await session.get_one(Digest, post.id)
