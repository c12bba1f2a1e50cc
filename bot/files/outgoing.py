"""Files that leave: loaded just before a reply is sent, for channels that upload them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from bot.channels.contract import SendError
from bot.files.errors import NoContent, StoreError
from bot.files.store import FileStore, read_whole
from handlers.records import File, Reply
from locales.catalogs import mark

GONE = mark("The file is not in the store any more")


class OutgoingFiles:
    """`by_link`: channels that are given the stored file as it is, and send a link to it."""

    def __init__(self, store: FileStore, *, by_link: Collection[str]) -> None:
        self._store = store
        self._by_link = by_link

    async def ready(self, channel: str, reply: Reply) -> Reply:
        """The reply as this channel wants it; raises `SendError`."""
        stored = reply.stored_file
        if stored is None or channel in self._by_link:
            return reply
        try:
            content = await read_whole(self._store, stored.key)
        except NoContent as error:
            raise SendError(GONE, retry=False) from error
        except StoreError as error:
            raise SendError(str(error), retry=True) from error
        file = File(name=stored.name, mime_type=stored.mime_type, content=content)
        return replace(reply, file=file, stored_file=None)
