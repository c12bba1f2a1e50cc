"""The contact card: whom to turn to, as a text to scan on a phone and as data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from directory.records import ContactPoint, Found, Municipality, Step
from handlers import card_trust, papers, wrong_information
from handlers.actions import NO, YES, Verb, action
from handlers.hours_words import now_in_words, week_in_words
from handlers.links import map_of, shown, web_address
from handlers.names import municipality_name, topic_name
from handlers.records import Button, Reply
from handlers.say import Rows
from locales import LANGUAGES
from locales.catalogs import texts
from locales.choose import choose_text

MAX_OTHERS = 3
CONTACT_KEYS = (
    *("office", "role", "person", "phone", "phones", "email", "address", "latitude", "longitude", "hours", "hours_now"),
    *("state", "confirmed_on", "valid_to", "demo", "source", "source_date"),
)


def card(found: Found, language: str, now: datetime, *, question: str = "") -> Reply:
    """The card as a reply. Of many procedures those that share words with the question come first."""
    return Reply(
        text=in_words(found, language, now, question=question),
        language=language,
        buttons=buttons(found, language),
        contact=as_data(found, language, now, question=question),
    )


def as_data(found: Found, language: str, now: datetime, *, question: str = "") -> dict[str, Any]:
    """The card as JSON. Codes of municipality and topic, texts in `language`; what is not known is None or empty.

    `documents`, `fee` and `deadline_days` are those of the first of `procedures`.
    """
    contact = found.contact
    procedures = [papers.as_data(each, language) for each in papers.matching(found.procedures, question)]
    first = procedures[0] if procedures else {}
    return {
        "municipality": found.municipality.code if found.municipality else None,
        "municipality_name": _municipality(found, language) or None,
        "topic": found.topic.code,
        "topic_name": topic_name(found.topic, language),
        "step": found.step.value,
        "website": _website(found),
        **_contact_data(contact, language, now),
        "map": map_of(contact, _municipality(found, language)) if contact else None,
        "documents": first.get("documents", []),
        "fee": first.get("fee"),
        "deadline_days": first.get("deadline_days"),
        "procedures": procedures[: papers.MAX_ON_CARD],
        "others": [_other_data(other, language) for other in found.others[:MAX_OTHERS]],
    }


def in_words(found: Found, language: str, now: datetime, *, question: str = "") -> str:
    """The card's text: blocks of lines, each line with a sign that says what it is."""
    blocks = (
        _heading(found, language),
        _reach(found, language, now),
        "\n\n".join(
            papers.in_words(each, language)
            for each in papers.matching(found.procedures, question)[: papers.MAX_ON_CARD]
        ),
        card_trust.in_words(found, language),
        _others(found.others[:MAX_OTHERS], language),
    )
    return "\n\n".join(filter(None, blocks))


def buttons(found: Found, language: str) -> Rows:
    topic, place = found.topic.code, found.municipality.code if found.municipality else None
    rows = (
        _links(found, language),
        _more_papers(found, language),
        *_what_next(topic, place, language, has_contact=found.contact is not None),
    )
    return tuple(filter(None, rows))


@lru_cache(maxsize=4_096)  # topics in municipalities, over and over
def _what_next(topic: str, place: str | None, language: str, *, has_contact: bool) -> Rows:
    _ = texts(language).gettext
    return (
        (
            Button(label=_("👍 This helped"), action=action(Verb.HELPED, YES, topic, place)),
            Button(label=_("👎 Did not help"), action=action(Verb.HELPED, NO, topic, place)),
        ),
        (wrong_information.button(topic, place, language),) if has_contact else (),
        (Button(label=_("✉ Send my question to the office"), action=action(Verb.OFFICE, topic, place)),),
        (
            Button(label=_("📋 Other topic"), action=action(Verb.TOPICS)),
            Button(label=_("📍 Other municipality"), action=action(Verb.ELSEWHERE, topic)),
        ),
    )


def phone_in_words(phone: str, language: str, *, demo: bool) -> str:
    """A telephone number, marked wherever it was made up for showing the product."""
    _ = texts(language).gettext
    return f"☎ {phone} ({_('DEMO – not a real number')})" if demo else f"☎ {phone}"


def _heading(found: Found, language: str) -> str:
    _ = texts(language).gettext
    office = choose_text(found.contact.names, language) if found.contact else ""
    matter = " · ".join(filter(None, (_municipality(found, language), topic_name(found.topic, language))))
    demo = _("⚠ DEMO: made up for showing this service") if found.contact and found.contact.demo else ""
    return "\n".join(filter(None, (f"🏛 {office}" if office else "", matter, demo)))


def office_in_words(contact: ContactPoint, language: str, now: datetime) -> str:
    """An office by itself, for whatever matter: its name and how to get in touch, a line each."""
    _ = texts(language).gettext
    name = choose_text(contact.names, language)
    demo = _("⚠ DEMO: made up for showing this service") if contact.demo else ""
    website = web_address(contact.website)
    lines = (f"🏛 {name}", demo, *_ways(contact, language, now), f"🌐 {shown(website)}" if website else "")
    return "\n".join(filter(None, lines))


def _reach(found: Found, language: str, now: datetime) -> str:
    """How to get in touch, a line each."""
    lines = _ways(found.contact, language, now, found.municipality) if found.contact else []
    website = _website(found)
    return "\n".join([*lines, *([f"🌐 {shown(website)}"] if website else [])])


def _ways(contact: ContactPoint, language: str, now: datetime, place: Municipality | None = None) -> list[str]:
    return [
        *([f"👤 {who}"] if (who := _person(contact, language)) else []),
        *(phone_in_words(phone, language, demo=contact.demo) for phone in contact.phones),
        *([f"✉ {contact.email}"] if contact.email else []),
        *([f"📍 {contact.address}"] if contact.address else []),
        *_hours(contact, place, language, now),
        *([f"🗣 {', '.join(_spoken(contact))}"] if contact.languages else []),
    ]


def _hours(contact: ContactPoint, place: Municipality | None, language: str, now: datetime) -> list[str]:
    """The office's own, else its municipality's usual ones.

    Nothing for an office that can be neither called nor visited: its hours would help nobody.
    """
    if not (contact.opening_hours or contact.phones or contact.address):
        return []
    usual = place.opening_hours if place and place.code == contact.municipality else None
    hours = contact.opening_hours or usual
    week = week_in_words(hours, language)
    line = f"🕘 {now_in_words(hours, language, now)}"
    lines = [f"{line} ({week})" if week else line]
    if usual and not contact.opening_hours:
        lines.append(texts(language).gettext("These are the usual hours of the municipality's offices."))
    return lines


def _person(contact: ContactPoint, language: str) -> str:
    """Whom to ask for: the role, and the name where the office wants it to be known."""
    return ", ".join(filter(None, (choose_text(contact.roles, language), contact.person)))


def _spoken(contact: ContactPoint) -> list[str]:
    return [LANGUAGES[code].endonym if code in LANGUAGES else code for code in contact.languages]


def _others(others: Sequence[ContactPoint], language: str) -> str:
    """Further offices by name with one way to reach each; those without any would lead nowhere."""
    _ = texts(language).gettext
    lines = [f"• {choose_text(other.names, language)}: {way}" for other in others if (way := _way(other, language))]
    return "\n".join([_("Also for this matter:"), *lines]) if lines else ""


def _way(other: ContactPoint, language: str) -> str:
    if other.phones:
        return phone_in_words(other.phones[0], language, demo=other.demo)
    website = web_address(other.website)
    return shown(website) if website else other.email or other.address or ""


def _links(found: Found, language: str) -> tuple[Button, ...]:
    _ = texts(language).gettext
    website = _website(found)
    where = map_of(found.contact, _municipality(found, language)) if found.contact else None
    return (
        *((Button(label=_("🌐 Website"), url=website),) if website else ()),
        *((Button(label=_("🗺 Map"), url=where),) if where else ()),
    )


def _more_papers(found: Found, language: str) -> tuple[Button, ...]:
    if len(found.procedures) <= papers.MAX_ON_CARD:
        return ()
    _ = texts(language).gettext
    place = found.municipality.code if found.municipality else None
    label = _("📄 All documents and fees ({count})").format(count=len(found.procedures))
    return (Button(label=label, action=action(Verb.PAPERS, found.topic.code, place)),)


def _website(found: Found) -> str | None:
    """The office's own; else the municipality's, unless the office is not the municipality's."""
    own = web_address(found.contact.website) if found.contact else None
    if own or found.municipality is None or found.step is Step.NATIONAL:
        return own
    return web_address(found.municipality.website)


def _municipality(found: Found, language: str) -> str:
    return municipality_name(found.municipality, language) if found.municipality else ""


def _contact_data(contact: ContactPoint | None, language: str, now: datetime) -> dict[str, Any]:
    if contact is None:
        return {**dict.fromkeys(CONTACT_KEYS), "phones": [], "demo": False}
    return {
        "office": choose_text(contact.names, language),
        "role": choose_text(contact.roles, language) or None,
        "person": contact.person,
        "phone": contact.phones[0] if contact.phones else None,
        "phones": list(contact.phones),
        "email": contact.email,
        "address": contact.address,
        "hours": contact.opening_hours,
        "hours_now": now_in_words(contact.opening_hours, language, now),
        "state": contact.state.value,
        "confirmed_on": contact.confirmed_on.isoformat() if contact.confirmed_on else None,
        "valid_to": contact.valid_to.isoformat() if contact.valid_to else None,
        "demo": contact.demo,
        "source": contact.source_url,
        "source_date": contact.source_date,
        "latitude": contact.latitude,
        "longitude": contact.longitude,
    }


def _other_data(other: ContactPoint, language: str) -> dict[str, Any]:
    return {
        "office": choose_text(other.names, language),
        "phone": other.phones[0] if other.phones else None,
        "website": web_address(other.website),
        "demo": other.demo,
    }
