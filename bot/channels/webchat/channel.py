"""The web chat as a channel: wakes the pages that a resident has open."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from bot.channels.contract import Receipt, require_content
from handlers.records import Reply

NAME = "webchat"
MAX_PAGES_OF_RESIDENT = 8
MAX_PAGES = 2_000


class TooManyPages(Exception):
    """This resident, or all residents together, have too many pages open already."""


@dataclass(slots=True, eq=False)
class Page:
    """One open page of a resident."""

    closed: bool = False
    _handed: dict[int, Reply] = field(default_factory=dict)
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    def wake(self) -> None:
        self._news.set()

    def hand(self, event: int, reply: Reply) -> None:
        self._handed[event] = reply
        self.wake()

    def take_handed(self) -> dict[int, Reply]:
        """Outbox row → reply, of what was handed over since the last time."""
        handed, self._handed = self._handed, {}
        return handed

    async def woken(self, timeout_s: float) -> bool:
        """Wait to be woken, at most so long; False if nothing came."""
        try:
            async with asyncio.timeout(timeout_s):
                await self._news.wait()
        except TimeoutError:
            return False
        self._news.clear()
        return True


class WebChat:
    """`send` returns at once: the outbox row is the message, and pages read it from there."""

    name = NAME

    def __init__(self) -> None:
        self._pages: defaultdict[str, set[Page]] = defaultdict(set)

    async def send(self, address: str, reply: Reply, *, event: int, taken: int = 0) -> Receipt:
        """Wake the resident's pages. They are handed the reply, too: a farewell's row is erased once it is sent."""
        require_content(reply)
        for page in self._pages_of(address):
            page.hand(event, reply)
        return Receipt(provider_id=str(event))

    def wake(self, address: str) -> None:
        """There may be something new for this resident."""
        for page in self._pages_of(address):
            page.wake()

    @contextmanager
    def opened(self, address: str) -> Iterator[Page]:
        """A page of this resident, woken by whatever comes while the block lasts; raise `TooManyPages`."""
        if len(self._pages_of(address)) >= MAX_PAGES_OF_RESIDENT or sum(map(len, self._pages.values())) >= MAX_PAGES:
            raise TooManyPages
        page = Page()
        self._pages[address].add(page)
        try:
            yield page
        finally:
            self._pages[address].discard(page)
            if not self._pages[address]:
                del self._pages[address]

    @property
    def listening(self) -> Collection[str]:
        """The addresses of residents who have a page open."""
        return tuple(self._pages)

    def close(self) -> None:
        """End every open page's stream, so that the server can stop at once; browsers come back by themselves."""
        for pages in self._pages.values():
            for page in pages:
                page.closed = True
                page.wake()

    def _pages_of(self, address: str) -> Collection[Page]:
        return self._pages.get(address, ())
