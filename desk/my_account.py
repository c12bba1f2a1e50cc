"""My account: the name that colleagues read, the browsers that are signed in, the way to password and second step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from aiohttp import web

from desk.account_words import ROLES, places_in_words, topics_in_words
from desk.accounts import ENDED_SESSIONS
from desk.door import MAX_NAME
from desk.house import House
from desk.navigation import ME
from desk.pages import page
from desk.trail import trace
from desk.visit import Visit, see_other
from desk.words import in_words, moment
from locales.catalogs import mark, texts
from storage import accounts, second_steps, sessions
from storage.account_tables import DeskSession

ENDED_SESSION = "session-end"
DONE = {
    "name": mark("Your name was changed."),
    "password": mark("Your password was changed. You are signed out in every other browser."),
    "ended": mark("Signed out there."),
}
WRONG_NAME = mark("Please give a name of at most 64 characters.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Browser:
    """A signed-in browser; `is_this` the one that the page is shown in."""

    id: int
    browser: str
    machine: str
    began: str
    seen: str
    seen_at: datetime
    is_this: bool


def browsers(rows: Sequence[DeskSession], this: int | None, language: str) -> list[Browser]:
    """Sessions in words."""
    return [
        Browser(
            id=row.id,
            browser=row.browser or texts(language).gettext("a browser"),
            machine=row.machine,
            began=moment(row.created_at, language),
            seen=moment(row.seen_at, language),
            seen_at=row.seen_at,
            is_this=row.id == this,
        )
        for row in rows
    ]


class MyAccount:
    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, visit: Visit) -> web.Response:
        done = DONE.get(visit.asked("done"), "")
        return await self._page(visit, done=texts(visit.language).gettext(done) if done else "")

    async def work(self, visit: Visit) -> web.Response:
        match visit.filled_in("do"):
            case "name":
                return await self._rename(visit)
            case "end-session":
                return await self._end_session(visit)
            case "end-others":
                return await self._end_others(visit)
        raise web.HTTPBadRequest

    async def _rename(self, visit: Visit) -> web.Response:
        name = " ".join(visit.filled_in("name").split())
        if not name or len(name) > MAX_NAME or not name.isprintable():
            return await self._page(visit, status=422, fault=texts(visit.language).gettext(WRONG_NAME))
        async with self._house.database.transaction() as store:
            await accounts.set_display_name(store, visit.account_id, name)
        return see_other(f"{ME}?done=name")

    async def _end_session(self, visit: Visit) -> web.Response:
        number = visit.filled_in("session")
        session_id = int(number) if number.isascii() and number.isdigit() and len(number) < 10 else 0
        async with self._house.database.transaction() as store:
            count = await sessions.end(store, visit.account_id, session_id)
            if count:
                await trace(store, visit, ENDED_SESSION, "account", visit.account_id, now=self._house.clock())
        return see_other(f"{ME}?done=ended")

    async def _end_others(self, visit: Visit) -> web.Response:
        assert visit.session is not None
        async with self._house.database.transaction() as store:
            count = await sessions.end_all(store, visit.account_id, but=visit.session.id)
            now = self._house.clock()
            await trace(store, visit, ENDED_SESSIONS, "account", visit.account_id, now=now, count=count)
        return see_other(f"{ME}?done=ended")

    async def _page(self, visit: Visit, *, status: int = 200, done: str = "", fault: str = "") -> web.Response:
        account, guide, language = visit.account, self._house.guide(), visit.language
        assert account is not None
        assert visit.session is not None
        async with self._house.database.reading() as store:
            rows = await sessions.of_account(store, account.id)
            codes_left = await second_steps.recovery_codes_left(store, account.id)
        return page(
            self._house,
            visit,
            "me.html",
            status=status,
            done=done,
            fault=fault,
            role=in_words(account.role, ROLES, language),
            places=places_in_words(account, guide, language),
            topics=topics_in_words(account, guide, language),
            has_second_step=account.second_step_salt is not None,
            has_staff_group=self._house.has_staff_group,
            sends_mail=self._house.sends_mail,
            codes_left=codes_left,
            browsers=browsers(rows, visit.session.id, language),
        )
