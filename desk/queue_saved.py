"""Keeping what is chosen as a list of one's own, and removing it again."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from aiohttp import web

from desk.filters import chosen_in
from desk.house import House
from desk.numbers import number_in
from desk.queue_views import filters_of, list_address
from desk.visit import Visit, see_other
from locales.catalogs import mark
from storage import saved_filters
from storage.saved_filters import TooMany

SAVED_FILTERS = "/desk/queue/saved"
MAX_NAME = 40
SAVED, REMOVED, NO_NAME, NOTHING, TOO_MANY = "saved", "removed", "no-name", "nothing", "too-many"
SAID: Mapping[str, str] = {
    SAVED: mark("The list is saved; it stands above the questions from now on."),
    REMOVED: mark("The saved list is removed. The questions themselves stay."),
}
FAULTS: Mapping[str, str] = {
    NO_NAME: mark("Please give the list a name of at most 40 characters."),
    NOTHING: mark("Please choose something first that the list should hold."),
    TOO_MANY: mark("You have 12 saved lists, and there cannot be more. Please remove one first."),
}


class SavedFilters:
    """The query of the address that a form is sent to is what is kept; words that are sought are not."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def work(self, visit: Visit) -> web.Response:
        async with self._house.database.reading() as store:
            filters = await filters_of(store, self._house, visit)
        query = chosen_in(filters.fields(visit.request.query))
        if visit.filled_in("do") == "remove":
            return await self._remove(visit)
        return see_other(list_address({**query, "said": await self._save(visit, query)}))

    async def _save(self, visit: Visit, query: Mapping[str, str]) -> str:
        name = " ".join(visit.filled_in("name").split())
        if not 0 < len(name) <= MAX_NAME:
            return NO_NAME
        if not query:
            return NOTHING
        now, account = self._house.clock(), visit.account_id
        try:
            async with self._house.database.transaction() as store:
                await saved_filters.save(store, account, name=name, query=urlencode(query), now=now)
        except TooMany:
            return TOO_MANY
        return SAVED

    async def _remove(self, visit: Visit) -> web.Response:
        number = number_in(visit.filled_in("filter"))
        async with self._house.database.transaction() as store:
            await saved_filters.remove(store, visit.account_id, number or 0)
        return see_other(list_address({"said": REMOVED}))
