"""When an office is asked whether its details are still right, and about which of them.

A round begins on the day on which a confirmation has run out, or a contact point was doubted; each has one letter, with
all that is asked of the same address, and one reminder. The first word of an office is never asked for by itself: an
admin does that by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from directory.contact_store import load_contact, load_contacts
from directory.due import Intervals, load_intervals
from directory.editing import NoSuchContact
from directory.guide import Guide
from directory.keeping_true import office_language
from directory.pack_values import read_email
from directory.reasons import ValueFault
from directory.records import ContactPoint, State
from locales.local_time import ZONE
from storage import doubts, office_letters
from storage.keeping_tables import ContactDoubt, DoubtKind, OfficeLetter
from storage.office_letters import Round
from storage.scope import Scope

REMIND_AFTER = timedelta(days=10)
EXPIRES_AFTER = timedelta(days=30)
LONG_AGO = date(1970, 1, 1)  # a round that has no day of its own: it comes once
MOST_AT_ONCE = 10  # contact points in one letter
MOST_BY_HAND = 100  # letters that one account may have sent in a day
# The office has spoken: whether its details are right is no question.
NOT_ASKED = (State.INACTIVE, State.REFUSES, State.OWN_FORM_ONLY)

Doubts = Mapping[str, Sequence[ContactDoubt]]


class NotAsked(Exception):
    """An office is not written to; `why` says what stands against it."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


class Why(StrEnum):
    NO_ADDRESS = "no-address"
    REFUSED = "refused"  # mail to this address came back, and it has not been changed since
    ASKED = "asked"  # a letter is on its way, or waits for an answer
    STATE = "state"  # it is gone, or has said that it takes no questions
    DEMO = "demo"  # made up: there is nobody to write to
    ENOUGH = "enough"  # so many letters in a day are a mistake


async def ask_what_is_due(session: AsyncSession, guide: Guide, *, now: datetime) -> int:
    """Write the letters of the rounds that have begun; how many there are. Two at once write each of them once."""
    today = now.astimezone(ZONE).date()
    doubted, intervals = await doubts.standing(session), await load_intervals(session)
    due = [each for each in await load_contacts(session) if intervals.state_on(each, today) is State.DUE]
    able = [each for each in due if _obstacle(each, doubted.get(each.key, ())) is None]
    waiting, asked = await _waiting(session, able, now)
    letters = 0
    for (address, language), contacts in _by_address([each for each in able if each.key not in waiting], guide):
        begun = [_round(each, doubted.get(each.key, ()), intervals, today) for each in contacts]
        # Most have had their letter long ago: nothing is written for them, hour by hour.
        rounds = [each for each in begun if each not in asked]
        for start in range(0, len(rounds), MOST_AT_ONCE):
            part = rounds[start : start + MOST_AT_ONCE]
            letters += await _write(session, address, language, part, asked_by=None, now=now) is not None
    return letters


async def ask_now(
    session: AsyncSession, key: str, guide: Guide, *, scope: Scope, account_id: int, now: datetime
) -> OfficeLetter:
    """Write to one office because somebody wants it. Raises `NoSuchContact`, `NotAsked`."""
    contact = await load_contact(session, key)
    if contact is None or not scope.allows_municipality(contact.municipality):
        raise NoSuchContact(key)
    if (why := await obstacle(session, contact, now=now)) is not None:
        raise NotAsked(why)
    if await office_letters.count_by_hand(session, account_id, now - timedelta(days=1)) >= MOST_BY_HAND:
        raise NotAsked(Why.ENOUGH)
    language = office_language(contact, guide.municipalities)
    rounds = [Round(contact=key, day=now.astimezone(ZONE).date())]
    letter = await _write(session, address_of(contact), language, rounds, asked_by=account_id, now=now)
    if letter is None:
        raise NotAsked(Why.ASKED)
    return letter


async def obstacle(session: AsyncSession, contact: ContactPoint, *, now: datetime) -> Why | None:
    """Why this office cannot be written to just now; None: it can."""
    why = _obstacle(contact, await doubts.of_contact(session, contact.key))
    if why is None and await office_letters.waiting_for(session, {contact.key: address_of(contact)}, now):
        return Why.ASKED
    return why


async def remind(session: AsyncSession, now: datetime) -> int:
    return await office_letters.remind(session, now - REMIND_AFTER, now)


def address_of(contact: ContactPoint) -> str:
    """Where letters go; capitals make no other address. Empty for what is none (put in before it was looked at), and
    for other letters than mail servers everywhere take.
    """
    try:
        address = read_email(contact.email or "").lower()
    except ValueFault:
        return ""
    return address if address.isascii() else ""


def reaches(letter: OfficeLetter, contact: ContactPoint) -> bool:
    """Whether whoever got this letter is still the one to be asked: a corrected address may have been a stranger's."""
    return address_of(contact) == letter.address


def _obstacle(contact: ContactPoint, doubted: Sequence[ContactDoubt]) -> Why | None:
    if contact.demo:
        return Why.DEMO
    if contact.state in NOT_ASKED:
        return Why.STATE
    if not address_of(contact):
        return Why.NO_ADDRESS
    refused = any(each.kind == DoubtKind.MAIL_REFUSED and each.about == address_of(contact) for each in doubted)
    return Why.REFUSED if refused else None


async def _waiting(
    session: AsyncSession, contacts: Sequence[ContactPoint], now: datetime
) -> tuple[set[str], set[Round]]:
    """Who is awaited to answer, and the rounds in which they were asked."""
    waiting, asked = set[str](), set[Round]()
    for start in range(0, len(contacts), office_letters.MAX_NAMED):
        part = {each.key: address_of(each) for each in contacts[start : start + office_letters.MAX_NAMED]}
        waiting |= await office_letters.waiting_for(session, part, now)
        asked |= await office_letters.asked(session, part)
    return waiting, asked


def _by_address(contacts: Iterable[ContactPoint], guide: Guide) -> Iterable[tuple[tuple[str, str], list[ContactPoint]]]:
    """Address and language → whom it is asked about."""
    found: dict[tuple[str, str], list[ContactPoint]] = {}
    for contact in contacts:
        language = office_language(contact, guide.municipalities)
        found.setdefault((address_of(contact), language), []).append(contact)
    return found.items()


def _round(contact: ContactPoint, doubted: Sequence[ContactDoubt], intervals: Intervals, today: date) -> Round:
    """It began when the confirmation ran out or, before that, with the last doubt."""
    ran_out = intervals.due_on(contact)
    days = [each.day for each in doubted[:1]] + ([ran_out] if ran_out is not None and ran_out <= today else [])
    return Round(contact=contact.key, day=max(days, default=contact.confirmed_on or LONG_AGO))


async def _write(
    session: AsyncSession, address: str, language: str, rounds: Sequence[Round], *, asked_by: int | None, now: datetime
) -> OfficeLetter | None:
    return await office_letters.write(
        session, address, language, rounds, asked_by=asked_by, now=now, expires_at=now + EXPIRES_AFTER
    )
