"""Letting a browser in and out: it gets a cookie that nobody has seen before, the store its hash."""

from __future__ import annotations

from aiohttp import web

from desk.browsers import browser_in_words
from desk.house import House
from desk.session import COOKIE, IDLE, LONGEST, hash_secret, new_secret
from desk.visit import Visit
from storage import accounts, audit, sessions
from storage.account_tables import Account, DeskSession

DESK = "/desk/"
MAX_MACHINE = 64
SIGN_IN, SIGN_OUT = "sign-in", "sign-out"


class Entry:
    def __init__(self, house: House) -> None:
        self._house = house

    async def let_in(self, visit: Visit, account: Account) -> tuple[str, DeskSession] | None:
        """A session for who has shown this account's password; while it has a second step, that is still to come.

        Gives the cookie's secret and the session; None when the account was changed or switched off meanwhile.
        """
        now, secret = self._house.clock(), new_secret()
        async with self._house.database.transaction() as store:
            current = await accounts.lock(store, account.id)
            if current is None or current.disabled_at or current.password_hash != account.password_hash:
                return None
            await sessions.forget_over(store, unseen_since=now - IDLE, begun_before=now - LONGEST)
            if visit.session is not None:
                await sessions.end(store, visit.session.account_id, visit.session.id)
            row = DeskSession(
                account_id=current.id,
                secret_hash=hash_secret(secret),
                browser=browser_in_words(visit.request.headers.get("User-Agent", "")),
                machine=self._house.site.machine(visit.request)[:MAX_MACHINE],
                waits_for_code=current.second_step_salt is not None,
                created_at=now,
                seen_at=now,
                proven_at=now,
            )
            store.add(row)
            if not row.waits_for_code:
                await audit.record(store, account_id=current.id, action=SIGN_IN, subject=_subject(current.id), now=now)
        return secret, row

    async def let_on(self, visit: Visit) -> str | None:
        """The second step was right: the session is whole. Gives its new secret; None when it is gone meanwhile."""
        assert visit.session is not None
        now, secret, account_id = self._house.clock(), new_secret(), visit.session.account_id
        async with self._house.database.transaction() as store:
            if not await sessions.let_in(store, visit.session.id, hash_secret(secret), now):
                return None
            await audit.record(store, account_id=account_id, action=SIGN_IN, subject=_subject(account_id), now=now)
        return secret

    async def let_out(self, visit: Visit, response: web.Response) -> web.Response:
        """Whoever has a copy of the cookie is out, too."""
        assert visit.session is not None
        account_id = visit.session.account_id
        async with self._house.database.transaction() as store:
            await sessions.end(store, account_id, visit.session.id)
            now = self._house.clock()
            await audit.record(store, account_id=account_id, action=SIGN_OUT, subject=_subject(account_id), now=now)
        response.del_cookie(COOKIE, path=DESK)
        return response

    def give_cookie(self, visit: Visit, response: web.Response, secret: str) -> web.Response:
        response.set_cookie(
            COOKIE,
            secret,
            path=DESK,
            max_age=int(LONGEST.total_seconds()),
            httponly=True,
            samesite="Lax",
            secure=self._house.site.is_secure(visit.request),
        )
        return response


def _subject(account_id: int) -> str:
    return audit.subject_of("account", account_id)
