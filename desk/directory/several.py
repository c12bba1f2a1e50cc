"""Something is done to several contact points at once: to all of them, or to none."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from desk.directory.history import Words
from desk.directory.saving import CHANGED
from desk.directory.words import contact_address, contact_name
from desk.numbers import number_in
from desk.trail import trace
from desk.visit import Visit
from directory.contact_store import load_contacts
from directory.editing import Refused, said_today
from directory.editing_several import Edit, SeveralRefused, change_several
from directory.guide import Guide
from directory.records import ContactPoint, State
from directory.spreadsheet.words import words_of
from locales.catalogs import mark, texts
from storage.directory_tables import ChangeAction

PICK = "pick-"  # a field of a chosen contact point; its value is the version that stood there
MOST = 100
NOTHING_PICKED = mark("Please choose at least one contact point in the table.")
TOO_MANY = mark("That are too many at once: please choose at most 100.")
NO_ACT = mark("Please choose what is to be done.")
NOT_CHOSEN = mark("Please choose what it is to become.")


class ActRefused(Exception):
    """Nothing was changed. `message` for all of it, `faults` for single contact points, both in words."""

    def __init__(self, message: str, faults: Sequence[Fault] = ()) -> None:
        self.message = message
        self.faults = tuple(faults)
        super().__init__(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why one of them stands in the way."""

    name: str
    address: str
    reason: str


Change = Callable[[ContactPoint, str], Mapping[str, str]]
"""From a contact point and what was filled in to column → text."""


def _with_topic(contact: ContactPoint, topic: str) -> Mapping[str, str]:
    return {"topics": " ".join(dict.fromkeys((*contact.topics, topic)))}


def _without_topic(contact: ContactPoint, topic: str) -> Mapping[str, str]:
    return {"topics": " ".join(code for code in contact.topics if code != topic)}


# Act → the field that says what it is to become, and what then changes.
ACTS: Mapping[str, tuple[str, Change]] = {
    "state": ("to-state", lambda _contact, state: {"state": state}),
    "add-topic": ("to-topic", _with_topic),
    "remove-topic": ("to-topic", _without_topic),
    "hours": ("to-hours", lambda _contact, hours: {"opening_hours": hours}),
}


def picked_in(form: Mapping[str, str]) -> dict[str, int]:
    """Key → the version that stood on the page."""
    found = {name.removeprefix(PICK): number_in(seen) or 0 for name, seen in form.items() if name.startswith(PICK)}
    return {key: version for key, version in found.items() if 0 < len(key) <= 128}


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What is asked for: `picked` is key → the version that stood on the page."""

    do: str
    picked: Mapping[str, int]
    value: str

    def changes_of(self, contact: ContactPoint, now: datetime) -> Mapping[str, str]:
        if self.do == "confirm":
            return said_today(contact.state, now)
        return ACTS[self.do][1](contact, self.value)


def act_in(visit: Visit, guide: Guide) -> Act:
    """What the form asks for. Raises `ActRefused`."""
    _ = texts(visit.language).gettext
    picked, do = picked_in(visit.form), visit.filled_in("do")
    if do != "confirm" and do not in ACTS:
        raise ActRefused(_(NO_ACT))
    if not picked:
        raise ActRefused(_(NOTHING_PICKED))
    if len(picked) > MOST:
        raise ActRefused(_(TOO_MANY))
    value = visit.filled_in(ACTS[do][0]).strip() if do in ACTS else ""
    # Hours may be emptied: nobody knows them any more.
    is_chosen = {
        "state": value in set(State),
        "add-topic": value in guide.topics,
        "remove-topic": value in guide.topics,
    }
    if not is_chosen.get(do, True):
        raise ActRefused(_(NOT_CHOSEN))
    return Act(do=do, picked=picked, value=words_of((), ()).machine("opening_hours", value) if do == "hours" else value)


async def carry_out(store: AsyncSession, visit: Visit, act: Act, words: Words, *, now: datetime) -> int:
    """Do it, in the transaction; gives how many are another now. Raises `ActRefused`."""
    contacts = {each.key: each for each in await load_contacts(store, list(act.picked), scope=visit.scope)}
    edits = [
        Edit(key=key, version=seen, changes=act.changes_of(contacts[key], now) if key in contacts else {})
        for key, seen in act.picked.items()
    ]
    try:
        written = await change_several(
            store,
            edits,
            scope=visit.scope,
            account_id=visit.account_id,
            note=visit.filled_in("note"),
            now=now,
            action=ChangeAction.CONFIRMED if act.do == "confirm" else ChangeAction.CHANGED,
        )
    except Refused as refused:
        raise ActRefused(_note_fault(refused, visit.language)) from refused
    except SeveralRefused as refused:
        message = texts(visit.language).gettext("Nothing was changed: some of them stand in the way.")
        raise ActRefused(message, _faults(refused, contacts, words)) from refused
    for contact in written:
        await trace(store, visit, CHANGED, "contact", contact.key, now=now, version=contact.version, act=act.do)
    return len(written)


def _note_fault(refused: Refused, language: str) -> str:
    # Translators: the name of a field, and what is wrong there
    message = texts(language).gettext("Why: {reason}")
    return message.format(reason=", ".join(error.reason.in_words(language) for error in refused.errors))


def _faults(refused: SeveralRefused, contacts: Mapping[str, ContactPoint], words: Words) -> list[Fault]:
    return [
        Fault(
            name=contact_name(contacts[key], words.language) if key in contacts else key,
            address=contact_address(key),
            reason="; ".join(words.because(error) for error in errors),
        )
        for key, errors in refused.faults.items()
    ]
