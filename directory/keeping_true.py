"""Reasons to look at a contact point again, and the office's own word that it is right.

A contact point that somebody has doubted becomes due: residents are told that the details may have changed. The reason
is kept (`storage.doubts`) and stands until the contact point is confirmed again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from directory.contact_store import Cause, load_contact, lock_directory, write_contacts
from directory.editing import NoSuchContact, change
from directory.records import ContactPoint, Municipality, State
from locales import LANGUAGES
from locales.catalogs import mark, texts
from locales.country import country
from locales.local_time import ZONE
from storage import doubts
from storage.directory_tables import ChangeAction
from storage.keeping_tables import DoubtKind
from storage.scope import Scope

MAX_DETAIL = 200

DOUBTS: Mapping[str, str] = {
    # Translators: why an office's details are doubted; {about} is an e-mail address
    DoubtKind.MAIL_REFUSED: mark("Mail to {about} was refused"),
    # Translators: why an office's details are doubted; {about} is a telephone number
    DoubtKind.CALL_FAILED: mark("A call to {about} failed"),
    # Translators: why an office's details are doubted; {about} is a web address
    DoubtKind.WEBSITE_DEAD: mark("The website {about} does not answer"),
}
NO_NUMBER = mark("A call failed")
BY_THE_OFFICE = mark("Confirmed by the office, through the link")


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """`about`: the address or number that did not work; `detail`: a status, or an officer's words."""

    kind: DoubtKind
    about: str = ""
    detail: str = ""

    def in_words(self, language: str) -> str:
        """Why, in one sentence; with the detail behind it, if there is one."""
        return doubt_in_words(self.kind, self.about, self.detail, language)


async def doubt(
    session: AsyncSession, key: str, why: Doubt, *, scope: Scope, account_id: int | None, now: datetime, language: str
) -> ContactPoint:
    """Keep the reason, and let a confirmed contact point become due. `language`: of the history's note.

    National contact points may be doubted by everybody: whoever works here may have called one. Raises `NoSuchContact`.
    """
    await lock_directory(session)
    contact = await load_contact(session, key)
    if contact is None or contact.state is State.INACTIVE or not _may_doubt(contact, scope):
        raise NoSuchContact(key)
    day = now.astimezone(ZONE).date()
    detail = " ".join(why.detail.split())[:MAX_DETAIL]
    doubts.add(session, key, why.kind, about=why.about, detail=detail, day=day, now=now, account_id=account_id)
    if contact.state is not State.CONFIRMED:
        return contact
    note = replace(why, detail=detail).in_words(language)
    cause = Cause(action=ChangeAction.DOUBTED, account_id=account_id, note=note, now=now)
    return (await write_contacts(session, [(contact, replace(contact, state=State.DUE))], cause))[0]


async def confirm_by_office(
    session: AsyncSession, key: str, *, version: int, language: str, now: datetime
) -> ContactPoint:
    """The office has pressed "still right" below what was known at `version`; raises as `editing.change`."""
    return await change(
        session,
        key,
        {"state": State.CONFIRMED.value, "confirmed_on": now.astimezone(ZONE).date().isoformat()},
        version=version,
        scope=Scope.ALL,
        account_id=None,
        note=texts(language).gettext(BY_THE_OFFICE),
        now=now,
        action=ChangeAction.OFFICE,
    )


def office_language(contact: ContactPoint, municipalities: Mapping[str, Municipality]) -> str:
    """The language to write to an office in: the first official one of its municipality, else the country's first."""
    municipality = municipalities.get(contact.municipality or "")
    official = municipality.official_languages if municipality else ()
    return next((code for code in official if code in LANGUAGES), country().first_language)


def doubt_in_words(kind: str, about: str, detail: str, language: str) -> str:
    _ = texts(language).gettext
    sentence = _(DOUBTS[kind]).format(about=about) if about or kind != DoubtKind.CALL_FAILED else _(NO_NUMBER)
    return f"{sentence}: {detail}" if detail else sentence


def _may_doubt(contact: ContactPoint, scope: Scope) -> bool:
    if scope == Scope.NOTHING:
        return False
    return contact.municipality is None or scope.allows_municipality(contact.municipality)
