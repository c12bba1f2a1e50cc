"""What an account is told by e-mail, and where: never what residents wrote, only that there is something."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aiohttp import web
from email_validator import EmailNotValidError, validate_email

from desk.house import House
from desk.navigation import ME
from desk.pages import page
from desk.rights import Right
from desk.trail import trace
from desk.visit import Visit, see_other
from locales.catalogs import mark, texts
from storage import mails
from storage.account_tables import Role
from storage.mail_tables import MailKind

MAIL = f"{ME}/mail"
CHOSEN = "mail-choose"
KINDS: Mapping[MailKind, str] = {
    MailKind.NEW: mark("a new question has come in"),
    MailKind.MINE: mark("a question is given to me, or goes back to the queue"),
    MailKind.WROTE: mark("the resident of one of my questions has written again"),
    MailKind.DUE: mark("an answer or a solution is due soon"),
    MailKind.OVERDUE: mark("an answer or a solution is overdue"),
    MailKind.UNHELPFUL: mark("a resident says that the answer did not help"),
    MailKind.DIRECTORY: mark("every Monday, if there is something to be done in the directory"),
}
DONE = mark("Your choice was kept.")
WRONG_ADDRESS = mark("This is no e-mail address.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    code: str
    label: str
    chosen: bool


class OwnMail:
    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, visit: Visit) -> web.Response:
        async with self._house.database.reading() as store:
            choice = await mails.choice_of(store, visit.account_id)
        done = texts(visit.language).gettext(DONE) if visit.asked("done") else ""
        if choice is None:
            return self._page(visit, "", _proposed(visit), done=done)
        return self._page(visit, choice.address, choice.kinds, done=done, failed=choice.fault or "")

    async def choose(self, visit: Visit) -> web.Response:
        kinds = [kind for kind in _offered(visit) if visit.filled_in(kind)]
        typed = visit.filled_in("address").strip()
        address = _address(typed)
        if kinds and address is None:
            return self._page(visit, typed, kinds, fault=texts(visit.language).gettext(WRONG_ADDRESS), status=422)
        now = self._house.clock()
        async with self._house.database.transaction() as store:
            if kinds and address is not None:
                await mails.choose(store, visit.account_id, address, kinds, now)
            else:
                await mails.choose_none(store, visit.account_id)
            await trace(store, visit, CHOSEN, "account", visit.account_id, now=now, count=len(kinds))
        return see_other(f"{MAIL}?done=1")

    def _page(
        self,
        visit: Visit,
        address: str,
        kinds: list[MailKind] | list[str],
        *,
        status: int = 200,
        done: str = "",
        fault: str = "",
        failed: str = "",
    ) -> web.Response:
        _ = texts(visit.language).gettext
        lines = [Line(code=kind, label=_(KINDS[kind]), chosen=kind in kinds) for kind in _offered(visit)]
        return page(
            self._house,
            visit,
            "own-mail.html",
            status=status,
            sends_mail=self._house.sends_mail,
            address=address,
            lines=lines,
            done=done,
            fault=fault,
            failed=failed,
        )


def _proposed(visit: Visit) -> list[str]:
    """What is ticked before somebody has chosen: a head of office is to know what is overdue, those who keep the
    directory what is to be done in it.
    """
    if visit.may(Right.EDIT_DIRECTORY):
        return [MailKind.DIRECTORY]
    return [MailKind.OVERDUE] if visit.account is not None and visit.account.role == Role.HEAD else []


def _offered(visit: Visit) -> list[MailKind]:
    """What this account may be told: of questions only who answers them, of the directory only who keeps it."""
    answers, keeps = visit.may(Right.ANSWER), visit.may(Right.EDIT_DIRECTORY)
    return [kind for kind in KINDS if (keeps if kind is MailKind.DIRECTORY else answers)]


def _address(typed: str) -> str | None:
    """As it is kept; None for what is no address."""
    try:
        # Whether it exists is seen when the first mail comes back; the office's network may know other names than ours.
        return validate_email(typed, check_deliverability=False, allow_smtputf8=False).normalized
    except EmailNotValidError:
        return None
