"""What an open list asks for every few seconds: the counts, and whether something has come. A few hundred bytes, and
none when nothing has changed. The list itself is moved by nobody but its reader.

Asking again and again, not a stream: every machine can answer, proxies and slow lines do no harm, and a browser that is
put away asks no more.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from aiohttp import web

from desk.house import House
from desk.pages import HEADERS, page
from desk.queue_asked import Asked, Counts, asked_for, counts
from desk.queue_place import moment_in, stamp
from desk.queue_views import counted, list_address
from desk.visit import Visit

NEWS = "/desk/queue/news"


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """`address` is where to ask next, `show` the list with what is new. `changed` is empty when nothing has come."""

    address: str
    show: str
    changed: int
    views: dict[str, str]


class NewsPage:
    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, visit: Visit) -> web.Response:
        since = moment_in(visit.asked("since")) or self._house.clock()
        async with self._house.database.reading() as store:
            asked = await asked_for(store, self._house, visit)
            found = await counts(store, visit, asked, since=since)
        if visit.asked("seen") == _digest(found):
            return web.Response(status=204, headers=HEADERS)
        return page(self._house, visit, "queue-news.html", news=news_of(asked, found, since), polled=True)


def news_of(asked: Asked, found: Counts, since: datetime) -> News:
    """What to put on the page; `since` is when the list was shown."""
    query = {**asked.query, "since": str(stamp(since)), "seen": _digest(found)}
    return News(
        address=f"{NEWS}?{urlencode(query)}",
        show=list_address(asked.query),
        changed=found.changed,
        views={key: counted(count) for key, count in found.views.items()},
    )


def _digest(found: Counts) -> str:
    said = repr((sorted(found.views.items()), found.changed))
    return hashlib.sha256(said.encode()).hexdigest()[:12]
