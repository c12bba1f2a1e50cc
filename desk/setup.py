"""The one-time link: whoever has it chooses a name and a password, and has an account."""

from __future__ import annotations

from collections.abc import Iterator

import structlog
from aiohttp import web
from sqlalchemy.exc import IntegrityError

from desk.accounts import LinkError, LinkOver, NameTaken, as_stored, require_link, use_link
from desk.door import FIRST_PAGE, MAX_NAME
from desk.guard import Guard
from desk.house import House
from desk.pages import page
from desk.passwords import RULES, Passwords, faults
from desk.visit import Visit, see_other
from locales.catalogs import mark, texts
from storage.account_tables import Account

log = structlog.get_logger()
NO_NAME = mark("Please choose a name to sign in with.")
NAME_TOO_LONG = mark("The name is too long: at most 64 characters, please.")
NAME_TAKEN = mark("Somebody has this name already. Please choose another one.")


class Setup:
    def __init__(self, house: House, guard: Guard, passwords: Passwords) -> None:
        self._house = house
        self._guard = guard
        self._passwords = passwords

    async def show(self, visit: Visit) -> web.Response:
        try:
            await self._require_link(visit)
        except LinkError as error:
            return self._useless(visit, error)
        return self._form(visit)

    async def make_account(self, visit: Visit) -> web.Response:
        try:
            await self._require_link(visit)
            wrong = list(_faults(visit))
            if wrong:
                return self._form(visit, wrong)
            account = await self._make(visit)
        except LinkError as error:
            return self._useless(visit, error)
        except (NameTaken, IntegrityError):  # the second: somebody took it in this very moment
            return self._form(visit, [NAME_TAKEN])
        log.info("desk.account_made", account=account.id, role=account.role)
        return await self._guard.sign_in(visit, account, see_other(FIRST_PAGE))

    async def _require_link(self, visit: Visit) -> None:
        async with self._house.database.reading() as store:
            await require_link(store, _secret(visit), self._house.clock())

    async def _make(self, visit: Visit) -> Account:
        """The account is made and the link used up together; hashing comes first, for it takes long."""
        password_hash = await self._passwords.hash(visit.filled_in("password"))
        async with self._house.database.transaction() as store:
            return await use_link(
                store,
                _secret(visit),
                name=visit.filled_in("name"),
                password_hash=password_hash,
                now=self._house.clock(),
            )

    def _form(self, visit: Visit, wrong: list[str] | None = None) -> web.Response:
        _ = texts(visit.language).gettext
        return page(
            self._house,
            visit,
            "setup.html",
            status=422 if wrong else 200,
            faults=[_(fault) for fault in wrong or ()],
            rules=[_(rule) for rule in RULES],
            name=visit.filled_in("name"),
        )

    def _useless(self, visit: Visit, error: LinkError) -> web.Response:
        over = isinstance(error, LinkOver)
        return page(self._house, visit, "setup-useless.html", status=410 if over else 404, over=over)


def _secret(visit: Visit) -> str:
    return visit.request.match_info["secret"]


def _faults(visit: Visit) -> Iterator[str]:
    name = as_stored(visit.filled_in("name"))
    if not name or not name.isprintable():
        yield NO_NAME
    elif len(name) > MAX_NAME:
        yield NAME_TOO_LONG
    yield from faults(visit.filled_in("password"), visit.filled_in("again"), name)
