"""What keeps the directory true, as the settings allow it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.clock import Clock
from bot.keeping_true.keeper import Keeper
from bot.keeping_true.links import LetterLinks
from bot.keeping_true.sender import Sender
from bot.keeping_true.websites import WebsiteWatch
from bot.mail.server import MailServer
from bot.settings import Settings
from directory.guide import Guide
from storage.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepingTrue:
    """`keeper` None: there is no mail server. `watch` None: nobody has asked for it."""

    links: LetterLinks
    keeper: Keeper | None = None
    watch: WebsiteWatch | None = None
    asks_offices: bool = False


def keep_true(
    settings: Settings,
    database: Database,
    server: MailServer | None,
    *,
    key: Callable[[], bytes],
    guide: Callable[[], Guide],
    clock: Clock,
) -> KeepingTrue:
    links = LetterLinks(key)
    watch = WebsiteWatch(database, guide=guide, clock=clock) if settings.check_websites else None
    if server is None or settings.mail_from is None:
        return KeepingTrue(links=links, watch=watch)
    asks_offices = settings.public_url is not None
    sender = Sender(
        database,
        server,
        sender=settings.mail_from,
        url=settings.public_url,
        links=links,
        guide=guide,
        clock=clock,
    )
    keeper = Keeper(database, sender, asks_offices=asks_offices, guide=guide, clock=clock)
    return KeepingTrue(links=links, keeper=keeper, watch=watch, asks_offices=asks_offices)
