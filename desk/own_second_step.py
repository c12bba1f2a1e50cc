"""Setting up the second step, also on a new telephone; new recovery codes; taking it off again."""

from __future__ import annotations

import structlog
from aiohttp import web
from markupsafe import Markup

from desk.guard import SECOND_STEP
from desk.house import House
from desk.navigation import ME
from desk.pages import page
from desk.second_step import (
    app_address,
    app_secret,
    hash_recovery_code,
    in_groups,
    is_salt,
    new_recovery_codes,
    offered_salt,
    picture,
    step_of,
)
from desk.trail import trace
from desk.visit import Visit, see_other
from locales.catalogs import mark, texts
from storage import accounts, second_steps, sessions
from storage.account_tables import Account, Role

log = structlog.get_logger()
SET_UP, TAKEN_OFF, NEW_CODES = "second-step-set-up", "second-step-take-off", "recovery-codes-make"
WRONG = mark("This code is not right. Is the clock of your telephone right? Please try the next code.")
NEEDED = mark("An admin cannot be without a second step.")


class OwnSecondStep:
    """All of this asks for a fresh password: see the routes."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, visit: Visit) -> web.Response:
        return await self._page(visit)

    async def work(self, visit: Visit) -> web.Response:
        assert visit.account is not None
        has = visit.account.second_step_salt is not None
        match visit.filled_in("do"):
            case "set-up":
                return await self._set_up(visit, visit.account)
            case "new-codes" if has:
                return await self._new_codes(visit)
            case "take-off" if has:
                return await self._take_off(visit, visit.account)
        return see_other(SECOND_STEP)  # done already, perhaps in another window

    async def _set_up(self, visit: Visit, account: Account) -> web.Response:
        """The code shows that the telephone has taken the secret over; until then nothing is kept."""
        salt, now = visit.filled_in("salt"), self._house.clock()
        if not is_salt(salt):
            return see_other(SECOND_STEP)
        step = step_of(visit.filled_in("code"), app_secret(self._house.key(), account.id, salt), now)
        if step is None:
            return await self._page(visit, salt=salt, fault=WRONG, status=422)
        codes = new_recovery_codes()
        async with self._house.database.transaction() as store:
            current = await accounts.lock(store, account.id)
            if current is None or current.second_step_salt == salt:  # the same form once more
                return see_other(SECOND_STEP)
            await second_steps.set_up(store, account.id, salt, step)
            await second_steps.replace_recovery_codes(store, account.id, map(hash_recovery_code, codes))
            assert visit.session is not None
            await sessions.end_all(store, account.id, but=visit.session.id)
            await trace(store, visit, SET_UP, "account", account.id, now=now)
        log.info("desk.second_step_set_up", account=account.id)
        return self._show_codes(visit, codes)

    async def _new_codes(self, visit: Visit) -> web.Response:
        codes = new_recovery_codes()
        async with self._house.database.transaction() as store:
            await second_steps.replace_recovery_codes(store, visit.account_id, map(hash_recovery_code, codes))
            await trace(store, visit, NEW_CODES, "account", visit.account_id, now=self._house.clock())
        return self._show_codes(visit, codes)

    async def _take_off(self, visit: Visit, account: Account) -> web.Response:
        if account.role == Role.ADMIN:
            return await self._page(visit, fault=NEEDED, status=409)
        async with self._house.database.transaction() as store:
            await second_steps.take_off(store, account.id)
            await trace(store, visit, TAKEN_OFF, "account", account.id, now=self._house.clock())
        log.info("desk.second_step_taken_off", account=account.id)
        return see_other(ME)

    def _show_codes(self, visit: Visit, codes: list[str]) -> web.Response:
        return page(self._house, visit, "recovery-codes.html", codes=codes)

    async def _page(self, visit: Visit, *, salt: str | None = None, fault: str = "", status: int = 200) -> web.Response:
        account, session = visit.account, visit.session
        assert account is not None
        assert session is not None
        salt = salt or offered_salt(self._house.key(), session.secret_hash, account.second_step_salt)
        async with self._house.database.reading() as store:
            codes_left = await second_steps.recovery_codes_left(store, account.id)
        secret = app_secret(self._house.key(), account.id, salt)
        return page(
            self._house,
            visit,
            "second-step.html",
            status=status,
            fault=texts(visit.language).gettext(fault) if fault else "",
            has_second_step=account.second_step_salt is not None,
            is_new_telephone=bool(visit.asked("new")),
            is_needed=account.role == Role.ADMIN,
            codes_left=codes_left,
            salt=salt,
            # Made by our own library from our own secret: nothing that somebody typed stands in it unescaped.
            picture=Markup(picture(app_address(secret, account.name))),  # noqa: S704
            typed_off=in_groups(secret),
        )
