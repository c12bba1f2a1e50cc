"""One thing that an officer asks for in a ticket's topic, and what they are told of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.staff import VIA
from bot.staff.words import Buttons
from directory.guide import Guide
from locales.catalogs import mark
from storage import audit
from storage.account_tables import Account
from storage.accounts import scope_of
from storage.files import Upload
from storage.staff_tables import StaffTopic
from storage.ticket_tables import Author, Ticket
from tickets.actors import Actor
from tickets.errors import (
    EmptyAnswer,
    MoveRefused,
    NoSuchTicket,
    NotAssignable,
    NothingToChange,
    NotYours,
    ThreadGrew,
    TicketError,
    TicketFinished,
)

FAULTS: Mapping[type[TicketError], str] = {
    EmptyAnswer: mark("There are no words in it. Nothing was done."),
    ThreadGrew: mark(
        "Meanwhile something was added to this question that does not stand here yet; it comes in a moment. Nothing "
        "was sent. Please read it, then send your answer again."
    ),
    TicketFinished: mark(
        "This question is finished, and nothing was done. Unless it is closed for good, /reopen takes it up again."
    ),
    MoveRefused: mark("That is not possible in the state that this question is in. Nothing was done."),
    NoSuchTicket: mark("This question is outside of your municipalities or topics. Nothing was done."),
    NotAssignable: mark("Your account cannot have this question."),
    NotYours: mark("Somebody else has this question."),
    NothingToChange: mark("It is so already."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An answer to whoever asked: an emoji on their message where that is possible, otherwise words."""

    text: str
    reaction: str | None = None
    buttons: Buttons | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """`words` are what follows the command, `language` is the officer's own; `upload` lies in the store of files."""

    session: AsyncSession
    account: Account
    ticket: Ticket
    topic: StaffTopic
    words: str
    upload: Upload | None
    guide: Guide
    language: str
    now: datetime

    @property
    def reference(self) -> str:
        return self.ticket.reference

    @property
    def actor(self) -> Actor:
        return actor_of(self.account)

    async def record(self, action: str) -> None:
        """Into the audit log, as at the desk."""
        subject = audit.subject_of("ticket", self.reference)
        await audit.record(
            self.session,
            account_id=self.account.id,
            action=action,
            subject=subject,
            details={"via": VIA},
            now=self.now,
        )


def actor_of(account: Account) -> Actor:
    return Actor(author=Author.OFFICER, account_id=account.id, scope=scope_of(account), via=VIA)
