"""Showing once more who one is, before something dangerous."""

from __future__ import annotations

import structlog
from aiohttp import web

from desk.attempts import Attempts, wait_in_words
from desk.door import own_page, slowed
from desk.house import House
from desk.pages import page
from desk.proof import Proof
from desk.visit import Visit, see_other
from locales.catalogs import texts
from storage import sessions
from storage.account_tables import Account

log = structlog.get_logger()


class Confirm:
    def __init__(self, house: House, attempts: Attempts, proof: Proof) -> None:
        self._house = house
        self._attempts = attempts
        self._proof = proof

    async def show(self, visit: Visit) -> web.Response:
        return self._form(visit)

    async def confirm(self, visit: Visit) -> web.Response:
        """By the password, or by a code of the second step; what is wrong counts as at the door."""
        account, session = visit.account, visit.session
        assert account is not None
        assert session is not None
        machine = self._house.site.machine(visit.request)
        if wait := await self._attempts.begin(account.name, machine):
            return slowed(self._form(visit, wait_in_words(wait, visit.language), 429), wait)
        if not await self._is_right(account, visit):
            log.info("desk.confirm_failed", account=account.id)
            return self._form(visit, texts(visit.language).gettext("That was not right. Please try again."), 403)
        await self._attempts.succeeded(account.name, machine)
        async with self._house.database.transaction() as store:
            await sessions.proved(store, session.id, self._house.clock())
        return see_other(own_page(visit.asked("next")))

    async def _is_right(self, account: Account, visit: Visit) -> bool:
        if code := visit.filled_in("code"):
            return await self._proof.by_code(account, code)
        return await self._proof.by_password(account, visit.filled_in("password"))

    def _form(self, visit: Visit, fault: str = "", status: int = 200) -> web.Response:
        assert visit.account is not None
        has_code = visit.account.second_step_salt is not None
        return page(self._house, visit, "confirm.html", status=status, fault=fault, has_code=has_code)
