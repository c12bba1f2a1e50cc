"""Ties an account to somebody in the staff group in Telegram: a code of this page, sent to the bot, says who they are.

Whoever is linked answers as this account there, so the page asks for a fresh password.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta

from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncSession

from desk.house import House
from desk.navigation import ME
from desk.pages import page
from desk.trail import trace
from desk.visit import Visit, see_other
from storage import audit, staff_links
from storage.account_tables import Account
from tickets.references import ALPHABET

TELEGRAM = f"{ME}/telegram"
CODE_LIVES = timedelta(minutes=10)
CODE_LENGTH = 8
LINKED, UNLINKED = "telegram-link", "telegram-unlink"


class TelegramLink:
    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, visit: Visit) -> web.Response:
        return await self._page(visit)

    async def work(self, visit: Visit) -> web.Response:
        match visit.filled_in("do"):
            case "make-code":
                async with self._house.database.transaction() as store:
                    code = await make_code(store, visit.account_id, self._house.key(), self._house.clock())
                return await self._page(visit, code=code)
            case "unlink":
                async with self._house.database.transaction() as store:
                    await staff_links.unlink(store, visit.account_id)
                    await trace(store, visit, UNLINKED, "account", visit.account_id, now=self._house.clock())
                return see_other(TELEGRAM)
        raise web.HTTPBadRequest

    async def _page(self, visit: Visit, *, code: str = "") -> web.Response:
        async with self._house.database.reading() as store:
            linked = await staff_links.is_linked(store, visit.account_id)
        return page(
            self._house,
            visit,
            "telegram-link.html",
            has_group=self._house.has_staff_group,
            linked=linked,
            code=code,
            minutes=CODE_LIVES // timedelta(minutes=1),
        )


async def make_code(store: AsyncSession, account_id: int, key: bytes, now: datetime) -> str:
    """Eight letters and digits, e.g. `7KX4-PBQ2`: good once, for ten minutes, in the place of the one before."""
    code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    await staff_links.keep_code(store, account_id, _hash(code, key), now + CODE_LIVES)
    return f"{code[:4]}-{code[4:]}"


async def use_code(store: AsyncSession, code: str, telegram_id: int, key: bytes, now: datetime) -> Account | None:
    """The account that this person of Telegram is linked to from now on; None for a code that is none."""
    given = _hash("".join(code.upper().replace("-", "").split()), key)
    known = await staff_links.codes(store, now)
    # All of them are compared, in constant time: how long it takes tells nothing of a code.
    matching = [account_id for account_id, kept in known.items() if hmac.compare_digest(kept, given)]
    account = await store.get(Account, matching[0]) if matching else None
    if account is None or account.disabled_at is not None:
        return None
    await staff_links.drop_code(store, account.id)
    await staff_links.link(store, account.id, telegram_id, now)
    subject = audit.subject_of("account", account.id)
    await audit.record(store, account_id=account.id, action=LINKED, subject=subject, now=now)
    return account


def _hash(code: str, key: bytes) -> str:
    return hmac.digest(key, b"telegram link\0" + code.encode("utf-8", "replace"), hashlib.sha256).hex()
