"""Which contact points residents may see on a day, how each stands then, and who stands in for those that are gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from directory.due import Intervals
from directory.records import ContactPoint, State, Succession
from directory.succession import line_of_succession


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """What holds on a day."""

    contacts: tuple[ContactPoint, ...]
    successions: tuple[Succession, ...]


def on_day(contacts: Iterable[ContactPoint], today: date, intervals: Intervals) -> Present:
    """Only what is valid and active; confirmations that have run out are due, successors stand in."""
    known = {contact.key: contact for contact in contacts}
    shown = {
        key: replace(contact, state=intervals.state_on(contact, today))
        for key, contact in known.items()
        if is_shown(contact, today)
    }
    gone = [contact for key, contact in known.items() if key not in shown and not _is_yet_to_come(contact, today)]
    return Present(contacts=tuple(shown.values()), successions=tuple(_successions(gone, known, shown)))


def is_shown(contact: ContactPoint, today: date) -> bool:
    """Whether residents may see a contact point on this day."""
    ended = contact.valid_to is not None and contact.valid_to < today
    return contact.state is not State.INACTIVE and not ended and not _is_yet_to_come(contact, today)


def _is_yet_to_come(contact: ContactPoint, today: date) -> bool:
    return contact.valid_from is not None and today < contact.valid_from


def _successions(
    gone: Iterable[ContactPoint], known: Mapping[str, ContactPoint], shown: Mapping[str, ContactPoint]
) -> Iterator[Succession]:
    successors = {contact.key: contact.successor for contact in known.values()}
    for contact in gone:
        standing_in = next((key for key in line_of_succession(contact.key, successors) if key in shown), None)
        if standing_in is not None:
            yield Succession(of=contact, to=shown[standing_in])
