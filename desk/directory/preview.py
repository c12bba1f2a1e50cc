"""What a resident sees of a contact point: the real card, as the channels lay it out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desk.directory.held_back import topics_of
from desk.filters import Choice, sorted_choices
from desk.house import Bubble, House
from desk.visit import Visit
from desk.words import CHANNELS, in_words
from directory.guide import Guide
from directory.records import ContactKind, ContactPoint, Found, Step
from handlers.card import card
from handlers.names import topic_called
from locales import LANGUAGES
from locales.catalogs import texts
from locales.choose import choose_text

STEPS = {ContactKind.OFFICE: Step.OFFICE, ContactKind.GENERAL: Step.GENERAL, ContactKind.MOCR: Step.MOCR}
SHOWN_ON = ("telegram", "viber", "webchat")


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """`others_first`: the office that residents are given for this topic, if it is another one."""

    topic: str
    language: str
    channel: str
    topics: tuple[Choice, ...]
    languages: tuple[Choice, ...]
    channels: tuple[Choice, ...]
    bubbles: tuple[Bubble, ...]
    others_first: str


def preview_of(house: House, visit: Visit, contact: ContactPoint, chosen: dict[str, str]) -> Preview | None:
    """None where there is no card: emergency numbers stand in a list of their own. `chosen`: topic, language, channel
    as they were asked for.
    """
    guide = house.guide()
    topics = _topics(contact, guide, visit.language)
    if contact.kind is ContactKind.EMERGENCY or not topics:
        return None
    topic = _one_of(chosen["topic"], topics)
    languages = tuple(Choice(value=info.code, label=info.endonym) for info in LANGUAGES.values())
    language = _one_of(chosen["language"], languages, visit.language)
    channels = tuple(Choice(value=code, label=in_words(code, CHANNELS, visit.language)) for code in SHOWN_ON)
    channel = _one_of(chosen["channel"], channels)
    found = _found(contact, guide, topic)
    now = guide.find(_place(contact, guide), topic).contact
    return Preview(
        topic=topic,
        language=language,
        channel=channel,
        topics=topics,
        languages=languages,
        channels=channels,
        bubbles=tuple(house.preview(card(found, language, house.clock()), channel)),
        others_first=choose_text(now.names, visit.language) if now and now.key != contact.key else "",
    )


def chosen_in(visit: Visit) -> dict[str, str]:
    """What of a preview was asked for, by the address or by the form."""
    names = ("topic", "language", "channel")
    return {name: visit.filled_in(f"preview-{name}") or visit.asked(f"preview-{name}") for name in names}


def _found(contact: ContactPoint, guide: Guide, topic: str) -> Found:
    """As if residents were led to it."""
    place = _place(contact, guide)
    found = guide.find(place, topic)
    step = STEPS.get(contact.kind, Step.OFFICE) if place else Step.NATIONAL
    others = tuple(other for other in found.others if other.key != contact.key)
    is_same = found.contact is not None and found.contact.key == contact.key
    predecessor = found.predecessor if is_same else {}
    return replace(found, step=step, contact=contact, others=others, predecessor=predecessor)


def _topics(contact: ContactPoint, guide: Guide, language: str) -> tuple[Choice, ...]:
    codes = topics_of(contact, guide) or set(guide.offered())
    return tuple(sorted_choices((code, topic_called(guide, code, language)) for code in codes if code in guide.topics))


def _place(contact: ContactPoint, guide: Guide) -> str | None:
    return contact.municipality if contact.municipality in guide.municipalities else None


def _one_of(asked: str, choices: tuple[Choice, ...], usual: str = "") -> str:
    values = [choice.value for choice in choices]
    return next((value for value in (asked, usual) if value in values), values[0])


def nothing_to_show(contact: ContactPoint, language: str) -> str:
    """Why there is no preview."""
    _ = texts(language).gettext
    if contact.kind is ContactKind.EMERGENCY:
        return _("Emergency numbers are shown together when somebody is in danger, not on a card.")
    return _("Choose a topic first: residents come here by what they ask about.")
