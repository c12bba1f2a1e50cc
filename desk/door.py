"""Signing in and out."""

from __future__ import annotations

import math
import re
from datetime import timedelta

import structlog
from aiohttp import web

from desk.accounts import account_named, as_stored
from desk.attempts import Attempts
from desk.guard import DESK, Guard
from desk.house import House
from desk.pages import page
from desk.passwords import Passwords
from desk.visit import Visit, see_other
from locales.catalogs import texts
from storage.account_tables import Account

log = structlog.get_logger()
FIRST_PAGE = "/desk/tickets"
MAX_NAME = 64
# Letters, digits and what an address of ours is made of: no other site, no way out of the desk.
_OWN_PAGE = re.compile(r"(?!.*(?:\.\.|//|%2e))/desk/[\w/.~%?&=+-]*", re.ASCII | re.IGNORECASE)


def own_page(path: str) -> str:
    """Where to go after signing in; whatever is not an address of the desk gives the first page."""
    return path if _OWN_PAGE.fullmatch(path) and path != DESK else FIRST_PAGE


class Door:
    def __init__(self, house: House, guard: Guard, passwords: Passwords) -> None:
        self._house = house
        self._guard = guard
        self._passwords = passwords
        self._attempts = Attempts(house.clock)

    async def show(self, visit: Visit) -> web.Response:
        if visit.account is not None:
            return see_other(own_page(visit.asked("next")))
        return self._form(visit)

    async def sign_in(self, visit: Visit) -> web.Response:
        """The same answer for a wrong name and a wrong password, after the same time."""
        name, machine = as_stored(visit.filled_in("name")[:MAX_NAME]), self._house.site.machine(visit.request)
        if wait := self._attempts.begin(name, machine):
            log.warning("desk.sign_in_slowed", wait_s=wait.total_seconds())
            return self._slowed(visit, wait)
        account = await self._account(name, visit.filled_in("password"))
        if account is None:
            log.info("desk.sign_in_failed")
            _ = texts(visit.language).gettext
            return self._form(visit, _("This name and this password do not belong together. Please try again."), 403)
        self._attempts.succeeded(name, machine)
        log.info("desk.signed_in", account=account.id)
        return await self._guard.sign_in(visit, account, see_other(own_page(visit.asked("next"))))

    async def sign_out(self, visit: Visit) -> web.Response:
        return await self._guard.sign_out(visit, see_other(f"{DESK}?done=signed-out"))

    async def _account(self, name: str, password: str) -> Account | None:
        async with self._house.database.reading() as store:
            account = await account_named(store, name)
        # The store is left before the long part.
        right = await self._passwords.matches(account.password_hash if account else None, password)
        return account if right else None

    def _form(self, visit: Visit, fault: str = "", status: int = 200) -> web.Response:
        name, signed_out = visit.filled_in("name")[:MAX_NAME], visit.asked("done") == "signed-out"
        return page(
            self._house,
            visit,
            "sign-in.html",
            status=status,
            fault=fault,
            name=name,
            signed_out=signed_out and not fault,
        )

    def _slowed(self, visit: Visit, wait: timedelta) -> web.Response:
        seconds = math.ceil(wait.total_seconds())
        response = self._form(visit, _wait_in_words(seconds, visit.language), 429)
        response.headers["Retry-After"] = str(seconds)
        return response


def _wait_in_words(seconds: int, language: str) -> str:
    own = texts(language)
    if seconds < 60:
        sentence = own.ngettext(
            "That did not work several times. Please wait {count} second, then try again.",
            "That did not work several times. Please wait {count} seconds, then try again.",
            seconds,
        )
        return sentence.format(count=seconds)
    minutes = math.ceil(seconds / 60)
    sentence = own.ngettext(
        "That did not work several times. Please wait {count} minute, then try again.",
        "That did not work several times. Please wait {count} minutes, then try again.",
        minutes,
    )
    return sentence.format(count=minutes)
