"""What a correction proposes for the editor: what in its words looks like a number, an address or a website."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from phonenumbers import PhoneNumberFormat, PhoneNumberMatcher, format_number
from sqlalchemy.ext.asyncio import AsyncSession

from directory.contact_store import load_contact
from directory.pack_cells import SEPARATOR
from directory.pack_values import read_email
from directory.reasons import ValueFault
from directory.records import ContactPoint
from locales.catalogs import texts
from locales.country import country
from storage import corrections
from storage.scope import Scope

EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """`words` are the reporter's own; `changes`: column → text as typed, of what differs from what is known."""

    number: int
    contact: str
    words: str
    note: str
    changes: Mapping[str, str]


async def proposal(store: AsyncSession, number: int | None, scope: Scope, language: str) -> Proposal | None:
    """None when there is no such correction in this scope, or its contact point is gone."""
    row = await corrections.one(store, number, scope=scope) if number else None
    contact = await load_contact(store, row.contact) if row is not None else None
    if row is None or contact is None:
        return None
    note = texts(language).gettext("As told in correction {number}").format(number=row.id)
    return Proposal(
        number=row.id, contact=contact.key, words=row.text, note=note, changes=changes_in(row.text, contact)
    )


def changes_in(words: str, contact: ContactPoint) -> dict[str, str]:
    """New numbers come before those that are known: nobody can tell from words alone which one is wrong."""
    changes = {}
    numbers = [each for each in _numbers(words) if each not in contact.phones]
    if numbers:
        changes["phones"] = SEPARATOR.join([*numbers, *contact.phones])
    mails = [each for each in _mails(words) if each.lower() != (contact.email or "").lower()]
    if len(mails) == 1:
        changes["email"] = mails[0]
    return changes


def _numbers(words: str) -> list[str]:
    found = (match.number for match in PhoneNumberMatcher(words, country().region))
    return list(dict.fromkeys(format_number(number, PhoneNumberFormat.INTERNATIONAL) for number in found))


def _mails(words: str) -> list[str]:
    found = []
    for text in EMAIL.findall(words):
        try:
            found.append(read_email(text.rstrip(".")))
        except ValueFault:
            continue
    return list(dict.fromkeys(found))
