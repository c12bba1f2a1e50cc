"""Signing in, in one step or two, and out."""

from __future__ import annotations

import math
import re
from datetime import timedelta

import structlog
from aiohttp import web
from yarl import URL

from desk.attempts import Attempts, wait_in_words
from desk.entry import DESK, Entry
from desk.house import House
from desk.navigation import ME, first_room
from desk.pages import page
from desk.passwords import Passwords
from desk.proof import Proof
from desk.visit import Visit, see_other
from locales.catalogs import texts
from storage import accounts
from storage.account_tables import Account
from storage.accounts import as_stored

log = structlog.get_logger()
CODE = "/desk/code"
MAX_NAME = 64
# Letters, digits and what an address of ours is made of: no other site, no way out of the desk.
_OWN_PAGE = re.compile(r"(?!.*(?:\.\.|//|%2e))/desk/[\w/.~%?&=+-]*", re.ASCII | re.IGNORECASE)


def own_page(path: str, otherwise: str = ME) -> str:
    """Where to go on; whatever is not an address of the desk leads to the other one."""
    return path if _OWN_PAGE.fullmatch(path) and path != DESK else otherwise


class Door:
    def __init__(self, house: House, entry: Entry, passwords: Passwords, attempts: Attempts, proof: Proof) -> None:
        self._house = house
        self._entry = entry
        self._passwords = passwords
        self._attempts = attempts
        self._proof = proof

    async def show(self, visit: Visit) -> web.Response:
        if visit.account is not None:
            return see_other(_next_page(visit, visit.account))
        return self._form(visit)

    async def sign_in(self, visit: Visit) -> web.Response:
        """The same answer for a wrong name and a wrong password, after the same time."""
        name, machine = as_stored(visit.filled_in("name")[:MAX_NAME]), self._house.site.machine(visit.request)
        if wait := await self._attempts.begin(name, machine):
            log.warning("desk.sign_in_slowed", wait_s=wait.total_seconds())
            return slowed(self._form(visit, wait_in_words(wait, visit.language), 429), wait)
        account = await self._account(name, visit.filled_in("password"))
        response = await self.welcome(visit, account) if account else None
        if response is None:
            log.info("desk.sign_in_failed")
            _ = texts(visit.language).gettext
            return self._form(visit, _("This name and this password do not belong together. Please try again."), 403)
        await self._attempts.succeeded(name, machine)
        return response

    async def welcome(self, visit: Visit, account: Account) -> web.Response | None:
        """Lets in who has shown the password, or asks for the code; None when the account was changed meanwhile."""
        let_in = await self._entry.let_in(visit, account)
        if let_in is None:
            return None
        secret, session = let_in
        target = _next_page(visit, account)
        if session.waits_for_code:
            target = str(URL(CODE).with_query(next=target))
        else:
            log.info("desk.signed_in", account=account.id)
        return self._entry.give_cookie(visit, see_other(target), secret)

    async def ask_code(self, visit: Visit) -> web.Response:
        return see_other(DESK) if visit.halfway is None else self._code_form(visit)

    async def take_code(self, visit: Visit) -> web.Response:
        account, machine = visit.halfway, self._house.site.machine(visit.request)
        if account is None:
            return see_other(DESK)
        # No name has capitals: whoever fails at signing in by another name cannot count here.
        counted_as = f"CODE {account.id}"
        if wait := await self._attempts.begin(counted_as, machine):
            log.warning("desk.code_slowed", account=account.id, wait_s=wait.total_seconds())
            return slowed(self._code_form(visit, wait_in_words(wait, visit.language), 429), wait)
        if not await self._proof.by_code(account, visit.filled_in("code")):
            log.info("desk.code_failed", account=account.id)
            _ = texts(visit.language).gettext
            return self._code_form(visit, _("This code is not right, or it was used already. Please try again."), 403)
        await self._attempts.succeeded(counted_as, machine)
        secret = await self._entry.let_on(visit)
        if secret is None:
            return see_other(DESK)
        log.info("desk.signed_in", account=account.id)
        return self._entry.give_cookie(visit, see_other(_next_page(visit, account)), secret)

    async def sign_out(self, visit: Visit) -> web.Response:
        return await self._entry.let_out(visit, see_other(f"{DESK}?done=signed-out"))

    async def _account(self, name: str, password: str) -> Account | None:
        async with self._house.database.reading() as store:
            account = await accounts.named(store, name)
        # The store is left before the long part.
        right = await self._passwords.matches(account.password_hash if account else None, password)
        return account if right else None

    def _form(self, visit: Visit, fault: str = "", status: int = 200) -> web.Response:
        name, signed_out = visit.filled_in("name")[:MAX_NAME], visit.asked("done") == "signed-out"
        signed_out = signed_out and not fault
        return page(self._house, visit, "sign-in.html", status=status, fault=fault, name=name, signed_out=signed_out)

    def _code_form(self, visit: Visit, fault: str = "", status: int = 200) -> web.Response:
        return page(self._house, visit, "code.html", status=status, fault=fault)


def _next_page(visit: Visit, account: Account) -> str:
    return own_page(visit.asked("next"), first_room(account, visit.request.app))


def slowed(response: web.Response, wait: timedelta) -> web.Response:
    response.headers["Retry-After"] = str(math.ceil(wait.total_seconds()))
    return response
