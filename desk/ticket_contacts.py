"""Contact points for an answer: the right office of the question, others by search, and the card that is sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from desk.templates_fill import Subject, right_office
from directory.guide import Guide
from directory.records import ContactPoint, Found, Step
from handlers import card
from handlers.names import municipality_called, topic_called
from handlers.office_news import further
from handlers.records import Reply
from locales.choose import choose_text
from routing.normalise import fold

MAX_FOUND = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A contact point to choose, in the officer's language."""

    key: str
    name: str
    facts: tuple[str, ...]
    is_right: bool = False


def offices(guide: Guide, subject: Subject, asked: str, chosen: str | None, language: str) -> list[Office]:
    """The right office of the question, the one that is chosen, and what a search finds."""
    right = right_office(guide, subject.municipality, subject.topic)
    found = [right, by_key(guide, chosen), *search(guide, asked, subject.municipality)]
    once = {contact.key: contact for contact in found if contact is not None}
    return [_office(contact, guide, language, is_right=contact is right) for contact in once.values()]


def by_key(guide: Guide, key: str | None) -> ContactPoint | None:
    return next((contact for contact in guide.contacts if contact.key == key), None) if key else None


def office_name(guide: Guide, key: str, language: str) -> str:
    """A contact point's name; its key when the directory has it no more."""
    contact = by_key(guide, key)
    return choose_text(contact.names, language) if contact else key


def search(guide: Guide, asked: str, municipality: str | None) -> list[ContactPoint]:
    """Those that hold every word that is asked for, in whatever language and script; of the municipality first."""
    words = fold(asked).split()
    if not words:
        return []
    fits = [contact for contact in guide.contacts if _holds(contact, guide, words)]
    return sorted(fits, key=lambda each: (each.municipality != municipality, each.key))[:MAX_FOUND]


def card_for(contact: ContactPoint, guide: Guide, subject: Subject, language: str, now: datetime) -> Reply:
    """What a resident is sent: the card of the topic, or (no topic is known) the office by itself."""
    buttons = further(language)
    right = right_office(guide, subject.municipality, subject.topic)
    topic = subject.topic if subject.topic in guide.topics else next(iter(contact.topics), None)
    if topic is None:
        return Reply(text=in_words(contact, language, now), language=language, buttons=buttons)
    found = guide.find(subject.municipality if subject.municipality in guide.municipalities else None, topic)
    if contact is not right:
        place = guide.municipalities.get(contact.municipality or "")
        found = Found(step=Step.OFFICE, municipality=place, topic=guide.topics[topic], contact=contact)
    return replace(card.card(found, language, now), buttons=buttons)


def in_words(contact: ContactPoint, language: str, now: datetime) -> str:
    """The office as a text that an answer can hold."""
    return card.office_in_words(contact, language, now)


def _holds(contact: ContactPoint, guide: Guide, words: Iterable[str]) -> bool:
    known = fold(" ".join(_texts_of(contact, guide)))
    return all(word in known for word in words)


def _texts_of(contact: ContactPoint, guide: Guide) -> Iterator[str]:
    yield from contact.names.values()
    yield contact.key
    if contact.municipality:
        yield from guide.municipalities[contact.municipality].names.values()
    for topic in contact.topics:
        yield from guide.topics[topic].labels.values()


def _office(contact: ContactPoint, guide: Guide, language: str, *, is_right: bool) -> Office:
    topics = ", ".join(topic_called(guide, code, language) for code in contact.topics[:3])
    phones = [card.phone_in_words(phone, language, demo=contact.demo) for phone in contact.phones[:1]]
    facts = (municipality_called(guide, contact.municipality, language), *phones, topics)
    return Office(
        key=contact.key,
        name=choose_text(contact.names, language) or contact.key,
        facts=tuple(fact for fact in facts if fact),
        is_right=is_right,
    )
