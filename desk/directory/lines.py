"""The lines of the table of contact points."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desk.directory.care import may_edit
from desk.directory.filters import place_called, topics_called
from desk.directory.words import (
    StateShown,
    contact_address,
    contact_name,
    day_in_words,
    field_label,
    kind_name,
    missing_in,
    missing_languages,
    state_shown,
)
from desk.visit import Visit
from directory.due import Intervals
from directory.guide import Guide
from directory.records import ContactKind, ContactPoint
from handlers.card import phone_in_words
from locales import LANGUAGES
from locales.catalogs import texts

TOPICS_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One contact point, in the admin's language. `missing`: what it lacks, `topics`: the first of them."""

    contact: ContactPoint
    address: str
    name: str
    place: str
    kind: str
    topics: str
    phone: str
    hours: str
    state: StateShown
    confirmed: str
    due: str
    is_overdue: bool
    missing: str
    may_edit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Liner:
    """Makes lines for one visitor on one day."""

    visit: Visit
    guide: Guide
    intervals: Intervals
    today: date

    def line(self, contact: ContactPoint) -> Line:
        language, due_on = self.visit.language, self.intervals.due_on(contact)
        return Line(
            contact=contact,
            address=contact_address(contact.key),
            name=contact_name(contact, language),
            place=place_called(self.guide, contact.municipality, language),
            kind="" if contact.kind is ContactKind.OFFICE else kind_name(contact.kind, language),
            topics=self._topics(contact),
            phone=phone_in_words(contact.phones[0], language, demo=contact.demo) if contact.phones else "",
            hours=contact.opening_hours or "",
            state=state_shown(self.intervals.state_on(contact, self.today), language),
            confirmed=day_in_words(contact.confirmed_on, language),
            due=day_in_words(due_on, language),
            is_overdue=due_on is not None and due_on <= self.today,
            missing=", ".join(self._missing(contact)),
            may_edit=may_edit(self.visit, contact),
        )

    def _topics(self, contact: ContactPoint) -> str:
        named = ", ".join(topics_called(self.guide, contact.topics[:TOPICS_NAMED], self.visit.language))
        more = len(contact.topics) - TOPICS_NAMED
        if more <= 0:
            return named
        # Translators: some topics, and how many more there are
        return texts(self.visit.language).gettext("{topics} and {count} more").format(topics=named, count=more)

    def _missing(self, contact: ContactPoint) -> list[str]:
        language = self.visit.language
        named = [field_label(column, language) for column in missing_in(contact) if column != "name"]
        tongues = ", ".join(LANGUAGES[code].endonym for code in missing_languages(contact.names))
        # Translators: in which languages an office has no name yet
        lacks = texts(language).gettext("name in {languages}").format(languages=tongues)
        return [*named, lacks] if tongues else named
