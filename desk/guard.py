"""Nobody gets past who is not signed in, and no form is taken that another site could have made."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from aiohttp import web
from yarl import URL

from desk import session as sessions
from desk.accounts import binding_of, end_sessions
from desk.house import House
from desk.pages import office_language, page
from desk.rights import Right
from desk.session import COOKIE, LIVES, Session
from desk.visit import Visit, read_form, see_other
from locales.catalogs import mark
from storage.account_tables import Account

DESK = "/desk/"
SIGN_OUT = "/desk/sign-out"
SIGNED_OUT = mark("You are not signed in any more.")
RIGHT = "right"  # the attribute of a guarded handler that names it
FOREIGN_FORM = mark("This form was open for too long, or it did not come from this page.")

Handler = Callable[[Visit], Awaitable[web.Response]]
WebHandler = Callable[[web.Request], Awaitable[web.Response]]


def right_of(handler: object) -> Right | None:
    """The right that a guarded handler asks for; None: none."""
    found = getattr(handler, RIGHT, None)
    assert found is None or isinstance(found, Right)
    return found


class Guard:
    """Wraps every handler of the desk.

    `may` asks for a right. `open_to_all` is for those few that make somebody known, `signed_in` for what everybody who
    works here does with their own account.
    """

    def __init__(self, house: House) -> None:
        self._house = house

    def open_to_all(self, handler: Handler) -> WebHandler:
        async def guarded(request: web.Request) -> web.Response:
            visit = await self._visit(request)
            response = self._refused(visit) or await handler(visit)
            if COOKIE not in response.cookies:
                self._remember(visit, response)
            return response

        return guarded

    def signed_in(self, handler: Handler) -> WebHandler:
        async def guarded(request: web.Request) -> web.Response:
            visit = await self._visit(request)
            if visit.account is None:
                return self._to_the_door(visit)
            response = self._refused(visit) or await handler(visit)
            self._house.keep_language(request, response)
            return response

        return guarded

    def may(self, right: Right, handler: Handler) -> WebHandler:
        """Only for accounts whose role has this right."""

        async def allowed(visit: Visit) -> web.Response:
            return await handler(visit) if visit.may(right) else self._no_right(visit)

        guarded = self.signed_in(allowed)
        vars(guarded)[RIGHT] = right
        return guarded

    async def sign_in(self, visit: Visit, account: Account, response: web.Response) -> web.Response:
        """The browser is this account's from now on, with a session that nobody has seen before."""
        session = sessions.begin(account.id, self._house.clock())
        async with self._house.database.reading() as store:
            binding = await binding_of(store, account)
        self._set_cookie(visit.request, response, sessions.seal(session, self._house.key(), binding))
        return response

    async def sign_out(self, visit: Visit, response: web.Response) -> web.Response:
        """In every browser: whoever has a copy of the cookie is out, too."""
        assert visit.account is not None
        async with self._house.database.transaction() as store:
            await end_sessions(store, visit.account.id)
        response.del_cookie(COOKIE, path=DESK)
        return response

    async def _visit(self, request: web.Request) -> Visit:
        session, account = await self._who(request)
        return Visit(
            request=request,
            language=office_language(self._house, request),
            session=session,
            form_token=sessions.form_token(session, self._house.key()),
            account=account,
            form=await read_form(request),
        )

    async def _who(self, request: web.Request) -> tuple[Session, Account | None]:
        """Who the cookie belongs to; a fresh session for nobody when there is no good one."""
        cookie, now = request.cookies.get(COOKIE, ""), self._house.clock()
        session = sessions.parse(cookie)
        account, binding = await self._account(session)
        known = session is not None and (account is None) is (session.account_id is None)
        if session is not None and known and sessions.is_good(session, cookie, self._house.key(), binding, now):
            return session, account
        return sessions.begin(None, now), None

    async def _account(self, session: Session | None) -> tuple[Account | None, str]:
        """The account that a session names, and what its sessions are sealed with."""
        if session is None or session.account_id is None:
            return None, ""
        async with self._house.database.reading() as store:
            account = await store.get(Account, session.account_id)
            return (account, await binding_of(store, account)) if account else (None, "")

    def _refused(self, visit: Visit) -> web.Response | None:
        """What is said to a form that may be another site's; None: all is well."""
        if visit.request.method in ("GET", "HEAD"):
            return None
        own_page = self._house.site.is_from_page(visit.request)
        if own_page and sessions.is_form_of(visit.session, visit.filled_in("token"), self._house.key()):
            return None
        return self._not_taken(visit, FOREIGN_FORM)

    def _to_the_door(self, visit: Visit) -> web.Response:
        """To signing in and back again; a form cannot come back, so its text is shown once more."""
        if visit.request.method in ("GET", "HEAD"):
            return see_other(str(URL(DESK).with_query(next=visit.request.path_qs)))
        return self._not_taken(visit, SIGNED_OUT)

    def _no_right(self, visit: Visit) -> web.Response:
        return page(self._house, visit, "no-right.html", status=403)

    def _not_taken(self, visit: Visit, reason: str) -> web.Response:
        # Only what our own page sent is shown again, and only to whoever sent it.
        unsent = visit.filled_in("answer") if self._house.site.is_from_page(visit.request) else ""
        again = DESK if visit.request.path == SIGN_OUT else visit.request.path
        stranger = replace(visit, account=None)
        return page(self._house, stranger, "refused.html", status=403, reason=reason, unsent=unsent, again=again)

    def _remember(self, visit: Visit, response: web.Response) -> None:
        """A browser that is new here gets the session that its form is bound to."""
        self._house.keep_language(visit.request, response)
        if visit.session.account_id is None:
            self._set_cookie(visit.request, response, sessions.seal(visit.session, self._house.key(), ""))

    def _set_cookie(self, request: web.Request, response: web.Response, cookie: str) -> None:
        response.set_cookie(
            COOKIE,
            cookie,
            path=DESK,
            max_age=int(LIVES.total_seconds()),
            httponly=True,
            samesite="Lax",
            secure=self._house.site.is_secure(request),
        )
