"""What the address of the list asks for: filters, words, the lists that stand ready; and how many questions that is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from desk.filters import ALL, Field, Filters, chosen_in, wanted
from desk.house import House
from desk.queue_views import MOST_COUNTED, View, filters_of, views_of
from desk.search import MAX_SEARCH, matching
from desk.visit import Visit
from storage import ticket_queue
from storage.ticket_queue import Matching
from storage.tickets import Wanted

CHOSEN, CHANGED = "chosen", "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """`matching` are the conditions that the words of `search` make."""

    filters: Filters
    fields: tuple[Field, ...]
    views: Sequence[View]
    search: str
    wanted: Wanted
    matching: Matching

    @property
    def query(self) -> dict[str, str]:
        """What an address must say to show the same again, from the beginning."""
        return ({"q": self.search} if self.search else {}) | chosen_in(self.fields)

    @property
    def everywhere(self) -> dict[str, str]:
        """The same words in all questions, finished or not."""
        return {"q": self.search, "state": ALL}

    @property
    def view(self) -> View | None:
        """The one of the lists that stand ready that shows just this."""
        return next((view for view in self.views if view.query == self.query), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many questions each view has, how many are chosen, and how many of these have come or changed since a moment.
    `MOST_COUNTED` means as many or more.
    """

    views: Mapping[str, int]
    chosen: int
    changed: int


async def asked_for(store: AsyncSession, house: House, visit: Visit) -> Asked:
    filters = await filters_of(store, house, visit)
    fields = filters.fields(visit.request.query)
    search = search_of(visit)
    return Asked(
        filters=filters,
        fields=fields,
        views=await views_of(store, house, visit, filters),
        search=search,
        wanted=wanted(fields, account_id=visit.account_id, now=house.clock()),
        matching=await matching(store, search),
    )


def search_of(visit: Visit) -> str:
    return " ".join(visit.asked("q").split())[:MAX_SEARCH]


async def counts(store: AsyncSession, visit: Visit, asked: Asked, *, since: datetime | None) -> Counts:
    """`since` None: nothing is counted as changed."""
    views = {view.key: view.wanted for view in asked.views}
    chosen = {CHOSEN: asked.wanted}
    if since is not None:
        chosen[CHANGED] = replace(asked.wanted, changed_since=since)
    ready = await ticket_queue.counts(store, views, scope=visit.scope, most=MOST_COUNTED)
    found = await ticket_queue.counts(store, chosen, scope=visit.scope, matching=asked.matching, most=MOST_COUNTED)
    return Counts(views=ready, chosen=found[CHOSEN], changed=found.get(CHANGED, 0))
