"""The one-time link: whoever has it chooses a name and a password and has an account, or a new password."""

from __future__ import annotations

from collections.abc import Iterator

import structlog
from aiohttp import web
from sqlalchemy.exc import IntegrityError

from desk.door import MAX_NAME, Door
from desk.entry import DESK
from desk.house import House
from desk.links import LinkError, LinkOver, NameTaken, give_new_password, make_account, require_link
from desk.pages import page
from desk.passwords import RULES, Passwords, faults
from desk.visit import Visit, see_other
from locales.catalogs import mark, texts
from storage.account_tables import Account, SetupLink
from storage.accounts import as_stored

log = structlog.get_logger()
NO_NAME = mark("Please choose a name to sign in with.")
NAME_TOO_LONG = mark("The name is too long: at most 64 characters, please.")
NAME_TAKEN = mark("Somebody has this name already. Please choose another one.")


class Setup:
    def __init__(self, house: House, door: Door, passwords: Passwords) -> None:
        self._house = house
        self._door = door
        self._passwords = passwords

    async def show(self, visit: Visit) -> web.Response:
        try:
            link, name = await self._link(visit)
        except LinkError as error:
            return self._useless(visit, error)
        return self._form(visit, link, name)

    async def use(self, visit: Visit) -> web.Response:
        try:
            link, known = await self._link(visit)
            name = known if link.account_id is not None else visit.filled_in("name")
            wrong = list(_faults(visit, name))
            if wrong:
                return self._form(visit, link, name, wrong)
            account = await self._use(visit, link, name)
        except LinkError as error:
            return self._useless(visit, error)
        except (NameTaken, IntegrityError):  # the second: somebody took it in this very moment
            return self._form(visit, link, name, [NAME_TAKEN])
        log.info("desk.link_used", account=account.id, role=account.role, reset=link.account_id is not None)
        return await self._door.welcome(visit, account) or see_other(DESK)

    async def _link(self, visit: Visit) -> tuple[SetupLink, str]:
        """The link, and the name that it suggests, or that its account has. Raises `LinkError`."""
        async with self._house.database.reading() as store:
            link = await require_link(store, _secret(visit), self._house.clock())
            account = await store.get(Account, link.account_id) if link.account_id is not None else None
            return link, account.name if account else link.name

    async def _use(self, visit: Visit, link: SetupLink, name: str) -> Account:
        """The account is made and the link used up together; hashing comes first, for it takes long."""
        password_hash = await self._passwords.hash(visit.filled_in("password"))
        secret, now = _secret(visit), self._house.clock()
        async with self._house.database.transaction() as store:
            if link.account_id is not None:
                return await give_new_password(store, secret, password_hash=password_hash, now=now)
            return await make_account(store, secret, name=name, password_hash=password_hash, now=now)

    def _form(self, visit: Visit, link: SetupLink, name: str, wrong: list[str] | None = None) -> web.Response:
        _ = texts(visit.language).gettext
        return page(
            self._house,
            visit,
            "setup.html",
            status=422 if wrong else 200,
            faults=[_(fault) for fault in wrong or ()],
            rules=[_(rule) for rule in RULES],
            name=name,
            is_reset=link.account_id is not None,
        )

    def _useless(self, visit: Visit, error: LinkError) -> web.Response:
        over = isinstance(error, LinkOver)
        return page(self._house, visit, "setup-useless.html", status=410 if over else 404, over=over)


def _secret(visit: Visit) -> str:
    return visit.request.match_info["secret"]


def _faults(visit: Visit, typed: str) -> Iterator[str]:
    name = as_stored(typed)
    if not name or not name.isprintable():
        yield NO_NAME
    elif len(name) > MAX_NAME or len(typed.strip()) > MAX_NAME:
        yield NAME_TOO_LONG
    yield from faults(visit.filled_in("password"), visit.filled_in("again"), name)
