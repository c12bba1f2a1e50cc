"""Nobody gets past who is not signed in or may not, and no form is taken that another site could have made."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from aiohttp import web
from yarl import URL

from desk import session as cookies
from desk.entry import DESK, Entry
from desk.house import House
from desk.pages import OFFICE_LANGUAGES, office_language, page
from desk.rights import Right
from desk.session import COOKIE
from desk.visit import Visit, read_form, see_other
from desk.waiting import waiting_for
from locales.catalogs import mark
from storage import accounts, sessions
from storage.account_tables import Account, DeskSession

SIGN_OUT = "/desk/sign-out"
CONFIRM = "/desk/confirm"
SECOND_STEP = "/desk/me/second-step"
SEEN_AGAIN = timedelta(minutes=5)  # a session's last use is noted no more often than this
SIGNED_OUT = mark("You are not signed in any more.")
FOREIGN_FORM = mark("This form was open for too long, or it did not come from this page.")
NOT_FRESH = mark("Before this is done, please show once more that it is you.")

Handler = Callable[[Visit], Awaitable[web.Response]]
WebHandler = Callable[[web.Request], Awaitable[web.Response]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a guarded handler asks for. `right` None: only that somebody is signed in.

    `fresh`: a password or code within the last ten minutes. Such a form must stand at the address that it is sent to,
    for there people are led back to. `before_second_step`: open to an admin who has yet to set up the second step.
    `files`: its form may carry files. `unasked`: an open page asks for it by itself, which is no use of the session.
    """

    right: Right | None = None
    fresh: bool = False
    files: bool = False
    unasked: bool = False
    before_second_step: bool = False


TERMS = "terms"  # the attribute of a guarded handler that holds them


def terms_of(handler: object) -> Terms | None:
    """What a handler asks for; None: it is open to all."""
    found = getattr(handler, TERMS, None)
    assert found is None or isinstance(found, Terms)
    return found


class Guard:
    """Wraps every handler of the desk.

    `may` asks for a right. `open_to_all` is for those few that make somebody known, `signed_in` for what everybody who
    works here does with their own account.
    """

    def __init__(self, house: House, entry: Entry) -> None:
        self._house = house
        self._entry = entry

    def open_to_all(self, handler: Handler) -> WebHandler:
        async def guarded(request: web.Request) -> web.Response:
            visit = await self._visit(request)
            response = self._foreign(visit) or await handler(visit)
            self._house.keep_language(request, response)
            if COOKIE not in response.cookies and visit.session is None:
                self._entry.give_cookie(visit, response, visit.secret)
            return response

        return guarded

    def signed_in(self, handler: Handler, *, fresh: bool = False, before_second_step: bool = False) -> WebHandler:
        return self._guarded(handler, Terms(fresh=fresh, before_second_step=before_second_step))

    def may(
        self, right: Right, handler: Handler, *, fresh: bool = False, files: bool = False, unasked: bool = False
    ) -> WebHandler:
        """Only for accounts whose role has this right; the rest as in `Terms`."""
        return self._guarded(handler, Terms(right=right, fresh=fresh, files=files, unasked=unasked))

    def _guarded(self, handler: Handler, terms: Terms) -> WebHandler:
        async def guarded(request: web.Request) -> web.Response:
            visit = await self._visit(request, files=terms.files, unasked=terms.unasked)
            response = self._turned_back(visit, terms) or await handler(visit)
            self._house.keep_language(request, response)
            return response

        vars(guarded)[TERMS] = terms
        return guarded

    def _turned_back(self, visit: Visit, terms: Terms) -> web.Response | None:
        """Why this visit goes no further; None: it may."""
        if visit.account is None or visit.session is None:
            return self._to_the_door(visit)
        if refused := self._foreign(visit):
            return refused
        if visit.account.must_set_up_second_step and not terms.before_second_step:
            return see_other(SECOND_STEP)
        if terms.right is not None and not visit.may(terms.right):
            return page(self._house, visit, "no-right.html", status=403)
        if terms.fresh and not cookies.is_fresh(visit.session, self._house.clock()):
            return self._to_confirm(visit)
        return None

    async def _visit(self, request: web.Request, *, files: bool = False, unasked: bool = False) -> Visit:
        secret, session, account = await self._who(request)
        form, rest = await read_form(request, files=files)
        visit = Visit(
            request=request,
            language=office_language(self._house, request, account),
            secret=secret,
            form_token=cookies.form_token(secret, self._house.key()),
            session=session,
            form=form,
            rest=rest,
        )
        if session is None or account is None:
            return visit
        if session.waits_for_code:
            return replace(visit, halfway=account)
        if unasked:
            return replace(visit, account=account)
        await self._note(request, session, account)
        async with self._house.database.reading() as store:
            return replace(visit, account=account, waiting=await waiting_for(store, account))

    async def _who(self, request: web.Request) -> tuple[str, DeskSession | None, Account | None]:
        """The cookie's secret with the session that it opens; a fresh one when it is none of ours."""
        secret = cookies.secret_of(request.cookies.get(COOKIE, ""))
        if secret is None:
            return cookies.new_secret(), None, None
        async with self._house.database.reading() as store:
            found = await sessions.with_account(store, cookies.hash_secret(secret))
        if found is None:
            return secret, None, None
        session, account = found
        if account.disabled_at is not None or cookies.is_over(session, self._house.clock()):
            return cookies.new_secret(), None, None
        return secret, session, account

    async def _note(self, request: web.Request, session: DeskSession, account: Account) -> None:
        """Note that the session is used, and the language that its person has chosen on this page."""
        now, chosen = self._house.clock(), request.query.get("lang", "")
        speaks = chosen if chosen in OFFICE_LANGUAGES and chosen != account.language else None
        if speaks is None and now - session.seen_at < SEEN_AGAIN:
            return
        async with self._house.database.transaction() as store:
            await sessions.saw(store, session.id, now)
            if speaks is not None:
                await accounts.set_language(store, account.id, speaks)

    def _foreign(self, visit: Visit) -> web.Response | None:
        """What is said to a form that may be another site's; None: all is well."""
        if visit.request.method in ("GET", "HEAD"):
            return None
        own_page = self._house.site.is_from_page(visit.request)
        if own_page and cookies.is_form_of(visit.secret, visit.filled_in("token"), self._house.key()):
            return None
        return self._not_taken(visit, FOREIGN_FORM)

    def _to_the_door(self, visit: Visit) -> web.Response:
        """To signing in and back again; a form cannot come back, so its text is shown once more."""
        if visit.request.method in ("GET", "HEAD"):
            return see_other(str(URL(DESK).with_query(next=visit.request.path_qs)))
        return self._not_taken(visit, SIGNED_OUT)

    def _to_confirm(self, visit: Visit) -> web.Response:
        """To the password and back again, as `_to_the_door`."""
        if visit.request.method in ("GET", "HEAD"):
            return see_other(str(URL(CONFIRM).with_query(next=visit.request.path_qs)))
        return self._not_taken(visit, NOT_FRESH)

    def _not_taken(self, visit: Visit, reason: str) -> web.Response:
        # Only what our own page sent is shown again, and only to whoever sent it.
        unsent = visit.filled_in("answer") if self._house.site.is_from_page(visit.request) else ""
        again = visit.request.path if _has_page(visit.request) else DESK
        stranger = replace(visit, account=None)
        return page(self._house, stranger, "refused.html", status=403, reason=reason, unsent=unsent, again=again)


def _has_page(request: web.Request) -> bool:
    """Does anything stand at the address that a form was sent to?"""
    resource = request.match_info.route.resource
    return resource is not None and any(route.method == "GET" for route in resource)
