"""All that a process needs for files, put together once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from bot.channels.contract import Channel, FileSource
from bot.channels.viber.decode import CHANNEL as VIBER
from bot.channels.viber.render import LinkedFile
from bot.channels.webchat.channel import NAME as WEBCHAT
from bot.clock import Clock
from bot.files.keeper import FileKeeper
from bot.files.links import Links
from bot.files.outgoing import OutgoingFiles
from bot.files.store import FileStore, open_store
from bot.files.uploads import Uploads
from bot.settings import Settings
from handlers.records import Reply
from storage.database import Database

# Viber's clients fetch a file when it is opened, which may be in the evening; nobody else ever sees the link.
VIBER_LINKS_LAST = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    store: FileStore
    uploads: Uploads
    links: Links
    outgoing: OutgoingFiles
    keeper: FileKeeper


def make_files(
    settings: Settings,
    database: Database,
    channels: Mapping[str, Channel],
    links: Links,
    *,
    clock: Clock,
    told: Callable[[], None],
) -> Files:
    """`told` is called when a resident is told something about a file."""
    store = open_store(settings)
    sources = {name: channel for name, channel in channels.items() if isinstance(channel, FileSource)}
    return Files(
        store=store,
        uploads=Uploads(store),
        links=links,
        outgoing=OutgoingFiles(store, by_link={VIBER, WEBCHAT}),
        keeper=FileKeeper(database, store, sources, clock=clock, told=told),
    )


def linked_for_viber(links: Links, public_url: str | None, reply: Reply, event: int) -> LinkedFile | None:
    """Where Viber fetches the file of the reply in this outbox row; None when there is none."""
    url = f"{public_url or ''}{links.to_reply(event, lasts=VIBER_LINKS_LAST)}"
    if reply.stored_file is not None:
        return LinkedFile(url=url, name=reply.stored_file.name, size=reply.stored_file.size)
    if reply.file is not None:
        return LinkedFile(url=url, name=reply.file.name, size=len(reply.file.content))
    return None
