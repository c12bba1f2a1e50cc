"""On a contact point's page: why it is doubted, when its office was asked, and asking it now.

`keeping_of` gives what `directory/keeping.html` shows; its forms come to `KeepingActs`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncSession
from yarl import URL

from desk.directory.addresses import DIRECTORY
from desk.directory.corrections_words import LIST, doubts_in_words
from desk.directory.words import contact_address
from desk.failed_calls import report_failed_call
from desk.house import House
from desk.rights import Right
from desk.trail import trace
from desk.visit import Visit, see_other
from desk.words import moment
from directory.contact_store import is_within
from directory.editing import NoSuchContact
from directory.keeping_rounds import NotAsked, Why, ask_now, obstacle
from directory.records import ContactPoint
from locales.catalogs import mark, texts
from storage import corrections, doubts, office_letters
from storage.corrections import Sought
from storage.keeping_tables import AskedContact, CorrectionStatus, OfficeAnswer, OfficeLetter
from storage.mail_tables import MailStatus
from tickets.errors import UnknownContact

KEEPING = f"{DIRECTORY}/keeping"
ASKED = "contact-ask"
WHY_NOT: Mapping[Why, str] = {
    Why.NO_ADDRESS: mark("The office has no e-mail address here, so it cannot be asked by a letter."),
    Why.REFUSED: mark("Mail to this address was refused. Put the address right, then the office can be asked."),
    Why.ASKED: mark("The office was asked already; its answer is awaited."),
    Why.STATE: mark("The office has said that it takes no questions, or it is no longer there."),
    Why.DEMO: mark("This contact point is made up: there is nobody to write to."),
    Why.ENOUGH: mark("You have had very many letters sent today. Please go on tomorrow."),
}
NO_MAIL = mark("Kontakt sends no e-mail here, or has no address of its own: offices cannot be asked by a letter.")
DONE: Mapping[str, str] = {
    "asked": mark("The letter is on its way. When the office answers, you see it here."),
    "call-failed": mark("Kept. The details are to be confirmed again, and residents are told so."),
    **{f"not-asked-{why.value}": said for why, said in WHY_NOT.items()},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """`doubts`: why the contact point is to be looked at, in words. `last`: what became of the last letter. `why_not`:
    why the office cannot be asked now, empty when it can. `corrections`: how many open ones there are, at `list`.
    """

    contact: str
    doubts: list[str]
    last: str
    why_not: str
    corrections: int
    list: str
    done: str


async def keeping_of(store: AsyncSession, contact: ContactPoint, visit: Visit, house: House) -> Keeping:
    _ = texts(visit.language).gettext
    letter = await office_letters.last_about(store, contact.key)
    why = await obstacle(store, contact, now=house.clock())
    open_ones = Sought(status=CorrectionStatus.OPEN, contact=contact.key)
    done = DONE.get(visit.asked("kept"), "")
    return Keeping(
        contact=contact.key,
        doubts=doubts_in_words(await doubts.of_contact(store, contact.key), visit.language),
        last=_last(letter, visit.language) if letter else "",
        why_not=_(WHY_NOT[why]) if why is not None else "" if house.asks_offices else _(NO_MAIL),
        corrections=await corrections.count(store, open_ones, scope=visit.scope),
        list=LIST if visit.may(Right.EDIT_DIRECTORY) and is_within(contact, visit.scope) else "",
        done=_(done) if done else "",
    )


class KeepingActs:
    def __init__(self, house: House) -> None:
        self._house = house

    async def work(self, visit: Visit) -> web.Response:
        key, now = visit.filled_in("contact"), self._house.clock()
        try:
            async with self._house.database.transaction() as store:
                match visit.filled_in("do"):
                    case "ask" if self._house.asks_offices:
                        await self._ask(store, visit, key)
                        done = "asked"
                    case "call-failed":
                        await report_failed_call(store, visit, key, visit.filled_in("happened"), now=now)
                        done = "call-failed"
                    case _:
                        raise web.HTTPBadRequest
        except NotAsked as refused:
            done = f"not-asked-{refused.why.value}"
        except (NoSuchContact, UnknownContact):
            raise web.HTTPNotFound from None
        return see_other(str(URL(contact_address(key)).with_query(kept=done).with_fragment("keeping")))

    async def _ask(self, store: AsyncSession, visit: Visit, key: str) -> None:
        now = self._house.clock()
        await ask_now(store, key, self._house.guide(), scope=visit.scope, account_id=visit.account_id, now=now)
        await trace(store, visit, ASKED, "contact", key, now=now)


def _last(found: tuple[OfficeLetter, AskedContact], language: str) -> str:
    """What became of the last letter, in a sentence."""
    letter, asked = found
    _ = texts(language).gettext
    when = moment(asked.answered_at or letter.finished_at or letter.created_at, language)
    if asked.answer == OfficeAnswer.RIGHT:
        return _("The office said that all is right: {time}").format(time=when)
    if asked.answer == OfficeAnswer.CHANGED:
        return _("The office said that something has changed: {time}").format(time=when)
    if letter.status == MailStatus.FAILED:
        return _("A letter to the office could not be sent: {time}").format(time=when)
    if letter.status == MailStatus.QUEUED and not letter.is_reminder:
        return _("A letter to the office is on its way since {time}").format(time=when)
    return _("The office was asked and has not answered yet: {time}").format(time=when)
