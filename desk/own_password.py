"""Changing one's own password."""

from __future__ import annotations

import structlog
from aiohttp import web

from desk.attempts import Attempts, wait_in_words
from desk.door import slowed
from desk.house import House
from desk.navigation import ME
from desk.pages import page
from desk.passwords import RULES, Passwords, faults
from desk.trail import trace
from desk.visit import Visit, see_other
from locales.catalogs import mark, texts
from storage import accounts, sessions

log = structlog.get_logger()
CHANGED = "password-change"
WRONG = mark("The present password is not right.")


class OwnPassword:
    def __init__(self, house: House, passwords: Passwords, attempts: Attempts) -> None:
        self._house = house
        self._passwords = passwords
        self._attempts = attempts

    async def show(self, visit: Visit) -> web.Response:
        return self._form(visit)

    async def change(self, visit: Visit) -> web.Response:
        """The present password is asked for, whoever sits at the browser; a wrong one counts as at the door."""
        account = visit.account
        assert account is not None
        machine = self._house.site.machine(visit.request)
        if wait := await self._attempts.begin(account.name, machine):
            return slowed(self._form(visit, [wait_in_words(wait, visit.language)], 429), wait)
        _ = texts(visit.language).gettext
        if not await self._passwords.matches(account.password_hash, visit.filled_in("present")):
            return self._form(visit, [_(WRONG)], 403)
        await self._attempts.succeeded(account.name, machine)
        wrong = list(faults(visit.filled_in("password"), visit.filled_in("again"), account.name))
        if wrong:
            return self._form(visit, [_(fault) for fault in wrong], 422)
        await self._keep(visit, await self._passwords.hash(visit.filled_in("password")))
        log.info("desk.password_changed", account=account.id)
        return see_other(f"{ME}?done=password")

    async def _keep(self, visit: Visit, password_hash: str) -> None:
        assert visit.session is not None
        now = self._house.clock()
        async with self._house.database.transaction() as store:
            await accounts.set_password(store, visit.account_id, password_hash)
            await sessions.end_all(store, visit.account_id, but=visit.session.id)
            await sessions.proved(store, visit.session.id, now)
            await trace(store, visit, CHANGED, "account", visit.account_id, now=now)

    def _form(self, visit: Visit, wrong: list[str] | None = None, status: int = 200) -> web.Response:
        rules = [texts(visit.language).gettext(rule) for rule in RULES]
        return page(self._house, visit, "password.html", status=status, faults=wrong or [], rules=rules)
