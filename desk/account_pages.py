"""The pages on which admins keep the accounts: the list, a link for a new colleague, one account."""

from __future__ import annotations

from dataclasses import dataclass

import structlog
from aiohttp import web

from desk import accounts as steps
from desk.account_words import ROLES, places_in_words, topics_in_words
from desk.accounts import LastAdmin, NoSuchAccount
from desk.door import MAX_NAME
from desk.house import House
from desk.links import SETUP_PATH, make_reset_link, make_setup_link
from desk.my_account import browsers
from desk.pages import page
from desk.scope_form import Grant, GrantFault, as_filled_in, limits, read_grant, role_boxes
from desk.visit import Visit, see_other
from desk.words import in_words, moment
from locales.catalogs import mark, texts
from storage import accounts, sessions
from storage.account_tables import Account, Role
from storage.scope import Scope

log = structlog.get_logger()
LIST, NEW = "/desk/accounts", "/desk/accounts/new"
DONE = {
    "change": mark("The account was changed. It is good from their next click on."),
    "disable": mark("The account is switched off, and signed out everywhere."),
    "enable": mark("The account is switched on again."),
    "end-sessions": mark("The account is signed out everywhere."),
}
LAST_ADMIN = mark("This is the only admin. Make another one first; otherwise nobody could keep the accounts.")
NAME_TOO_LONG = mark("The name is too long: at most 64 characters, please.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One account of the list, in words."""

    id: int
    called: str
    name: str
    role: str
    places: str
    topics: str
    is_off: bool
    has_second_step: bool
    seen: str


class AccountList:
    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, visit: Visit) -> web.Response:
        async with self._house.database.reading() as store:
            rows = await accounts.everybody(store)
            seen = await sessions.last_seen(store)
        guide, language = self._house.guide(), visit.language
        lines = [
            Line(
                id=row.id,
                called=row.called,
                name=row.name,
                role=in_words(row.role, ROLES, language),
                places=places_in_words(row, guide, language),
                topics=topics_in_words(row, guide, language),
                is_off=row.disabled_at is not None,
                has_second_step=row.second_step_salt is not None,
                seen=moment(seen[row.id], language) if row.id in seen else "",
            )
            for row in rows
        ]
        return page(self._house, visit, "accounts.html", lines=lines)


class NewAccount:
    """A one-time link for a colleague."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, visit: Visit) -> web.Response:
        return self._form(visit, Grant(role=Role.OFFICER, scope=Scope.NOTHING))

    async def make(self, visit: Visit) -> web.Response:
        guide, name = self._house.guide(), " ".join(visit.filled_in("name").split())
        try:
            grant = read_grant(visit.form, guide)
            if len(name) > MAX_NAME:
                raise GrantFault(NAME_TOO_LONG)
        except GrantFault as fault:
            return self._form(visit, as_filled_in(visit.form, guide), fault=str(fault))
        assert grant.role is not None
        async with self._house.database.transaction() as store:
            secret = await make_setup_link(
                store,
                role=grant.role,
                scope=grant.scope,
                name=name,
                made_by=visit.account_id,
                now=self._house.clock(),
            )
        return link_page(self._house, visit, secret, name)

    def _form(self, visit: Visit, grant: Grant, fault: str = "") -> web.Response:
        return page(
            self._house,
            visit,
            "account-new.html",
            status=422 if fault else 200,
            fault=texts(visit.language).gettext(fault) if fault else "",
            name=visit.filled_in("name"),
            roles=role_boxes(grant.role, visit.language),
            limits=limits(self._house.guide(), grant.scope, visit.language),
        )


class AccountPage:
    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, visit: Visit) -> web.Response:
        done = DONE.get(visit.asked("done"), "")
        return await self._page(visit, done=texts(visit.language).gettext(done) if done else "")

    async def work(self, visit: Visit) -> web.Response:
        do = visit.filled_in("do")
        try:
            if do in ("reset", "reset-phone"):
                return await self._reset(visit, new_second_step=do == "reset-phone")
            await self._change(visit, do)
        except NoSuchAccount as error:
            raise web.HTTPNotFound from error
        except LastAdmin:
            return await self._page(visit, status=409, fault=texts(visit.language).gettext(LAST_ADMIN))
        except GrantFault as fault:
            return await self._page(visit, status=422, fault=texts(visit.language).gettext(str(fault)))
        log.info("desk.account_worked_on", account=visit.account_id, done=do, other=_number(visit))
        return see_other(f"{LIST}/{_number(visit)}?done={do}")

    async def _change(self, visit: Visit, do: str) -> None:
        number, by, now = _number(visit), visit.account_id, self._house.clock()
        async with self._house.database.transaction() as store:
            match do:
                case "change":
                    grant = read_grant(visit.form, self._house.guide())
                    assert grant.role is not None
                    await steps.change_account(store, number, role=grant.role, scope=grant.scope, by=by, now=now)
                case "disable":
                    await steps.disable(store, number, by=by, now=now)
                case "enable":
                    await steps.enable(store, number, by=by, now=now)
                case "end-sessions":
                    await steps.end_sessions(store, number, by=by, now=now)
                case _:
                    raise web.HTTPBadRequest

    async def _reset(self, visit: Visit, *, new_second_step: bool) -> web.Response:
        async with self._house.database.transaction() as store:
            account = await store.get(Account, _number(visit))
            if account is None or account.disabled_at is not None:
                raise NoSuchAccount
            secret = await make_reset_link(
                store,
                account,
                new_second_step=new_second_step,
                made_by=visit.account_id,
                now=self._house.clock(),
            )
        return link_page(self._house, visit, secret, account.called)

    async def _page(self, visit: Visit, *, status: int = 200, done: str = "", fault: str = "") -> web.Response:
        async with self._house.database.reading() as store:
            account = await store.get(Account, _number(visit))
            if account is None:
                raise web.HTTPNotFound
            rows = await sessions.of_account(store, account.id)
        guide, language = self._house.guide(), visit.language
        grant = as_filled_in(visit.form, guide) if visit.filled_in("do") == "change" else _granted(account)
        return page(
            self._house,
            visit,
            "account.html",
            status=status,
            done=done,
            fault=fault,
            other=account,
            roles=role_boxes(grant.role, language),
            limits=limits(guide, grant.scope, language),
            made=moment(account.created_at, language),
            has_second_step=account.second_step_salt is not None,
            browsers=browsers(rows, None, language),
        )


def link_page(house: House, visit: Visit, secret: str, name: str) -> web.Response:
    """Shows a link once: its secret is kept nowhere."""
    address = house.site.address(visit.request, f"{SETUP_PATH}{secret}")
    return page(house, visit, "link-made.html", address=address, name=name)


def _granted(account: Account) -> Grant:
    role = Role(account.role) if account.role in set(Role) else None
    return Grant(role=role, scope=Scope.of(account.municipalities, account.topics))


def _number(visit: Visit) -> int:
    return int(visit.request.match_info["number"])
