"""The lists that stand ready above the questions: those that everybody has, and those that an account has saved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from sqlalchemy.ext.asyncio import AsyncSession

from desk.filters import ME, NOBODY, OVERDUE, UNFINISHED, Filters, chosen_in, wanted
from desk.house import House
from desk.visit import Visit
from locales.catalogs import mark, texts
from storage import accounts, saved_filters
from storage.account_tables import Account
from storage.tickets import Wanted
from tickets.desk_work import CAN_HAVE_TICKETS

LIST = "/desk/tickets"
MOST_COUNTED = 1000
# Name → the query behind it. Everybody has these.
GIVEN: Mapping[str, tuple[str, Mapping[str, str]]] = {
    # Translators: a list of questions: it is the office's turn
    "waiting": (mark("Waiting for the office"), {}),
    # Translators: a list of questions: those that I have
    "mine": (mark("Mine"), {"assignee": ME, "state": UNFINISHED}),
    # Translators: a list of questions: those that nobody has
    "unassigned": (mark("Nobody has them"), {"assignee": NOBODY}),
    # Translators: a list of questions: the deadline has run out
    "overdue": (mark("Overdue"), {"due": OVERDUE}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """`number` is that of a saved one. `query` is what it chooses, in the order of the fields."""

    key: str
    name: str
    query: Mapping[str, str]
    wanted: Wanted
    number: int | None = None

    @property
    def address(self) -> str:
        return list_address(self.query)


def list_address(query: Mapping[str, str]) -> str:
    return f"{LIST}?{urlencode(query)}" if query else LIST


def counted(count: int) -> str:
    """A count as people read it; the store does not count on for ever."""
    return str(count) if count < MOST_COUNTED else f"{MOST_COUNTED - 1}+"


async def filters_of(store: AsyncSession, house: House, visit: Visit) -> Filters:
    """What this visitor can choose from."""
    able = [each for each in await accounts.everybody(store) if _can_have(each)]
    return Filters(guide=house.guide(), scope=visit.scope, colleagues=able, language=visit.language)


async def views_of(store: AsyncSession, house: House, visit: Visit, filters: Filters) -> Sequence[View]:
    """The given ones, then the visitor's own."""
    _ = texts(visit.language).gettext
    own = await saved_filters.of_account(store, visit.account_id)
    given = [(key, _(name), query, None) for key, (name, query) in GIVEN.items()]
    saved = [(f"saved-{each.id}", each.name, dict(parse_qsl(each.query)), each.id) for each in own]
    return [_view(house, visit, filters, *each) for each in (*given, *saved)]


def _view(
    house: House,
    visit: Visit,
    filters: Filters,
    key: str,
    name: str,
    query: Mapping[str, str],
    number: int | None,
) -> View:
    fields = filters.fields(query)
    wants = wanted(fields, account_id=visit.account_id, now=house.clock())
    return View(key=key, name=name, query=chosen_in(fields), wanted=wants, number=number)


def _can_have(account: Account) -> bool:
    return account.role in CAN_HAVE_TICKETS and account.disabled_at is None
