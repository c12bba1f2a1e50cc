"""The placeholders of reply templates: which there are, and what stands for them in one question. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from babel.dates import format_date

from directory.guide import Guide
from directory.hours import ZONE
from directory.records import ContactPoint
from handlers.hours_words import week_in_words
from handlers.links import shown, web_address
from handlers.names import municipality_called, topic_called
from locales import LANGUAGES
from locales.catalogs import mark, texts
from locales.choose import choose_text

PLACEHOLDERS: Mapping[str, str] = {
    "reference": mark("the number of the question"),
    "municipality": mark("the municipality of the question"),
    "topic": mark("the topic of the question"),
    "office": mark("the name of the right office"),
    "phone": mark("the telephone number of the right office"),
    "hours": mark("the opening hours of the right office"),
    "address": mark("the address of the right office"),
    "email": mark("the e-mail address of the right office"),
    "website": mark("the website of the right office"),
    "today": mark("the date of today"),
}
_IN_BRACES = re.compile(r"\{([^{}\n]*)\}")
_LEFT_OVER = re.compile(r"\{([a-z_]{2,20})\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a template is filled in about."""

    reference: str
    municipality: str | None
    topic: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """`missing`: placeholders that nothing is known for; they still stand in the text."""

    text: str
    missing: tuple[str, ...]


class PlaceholderError(Exception):
    """A template cannot be kept like this; `names` are placeholders that there are not, none: a brace stands alone."""

    def __init__(self, names: tuple[str, ...] = ()) -> None:
        super().__init__(", ".join(names) or "a brace stands alone")
        self.names = names


def check(text: str) -> None:
    """Raises `PlaceholderError` for whatever could not be filled in, whatever the question."""
    unknown = tuple(dict.fromkeys(name for name in _IN_BRACES.findall(text) if name not in PLACEHOLDERS))
    if unknown:
        raise PlaceholderError(unknown)
    if "{" in (rest := _IN_BRACES.sub("", text)) or "}" in rest:
        raise PlaceholderError


def fill(text: str, values: Mapping[str, str]) -> Filled:
    """Put values in; what has none stays, so that an officer sees what to write there."""
    names = dict.fromkeys(name for name in _IN_BRACES.findall(text) if not values.get(name))
    filled = _IN_BRACES.sub(lambda match: values.get(match[1]) or match[0], text)
    return Filled(text=filled, missing=tuple(names))


def left_over(text: str) -> tuple[str, ...]:
    """Placeholders that still stand in an answer, each once."""
    return tuple(dict.fromkeys(_LEFT_OVER.findall(text)))


def values_for(subject: Subject, guide: Guide, language: str, now: datetime) -> dict[str, str]:
    """What stands for each placeholder for a reader of `language`; empty where the directory knows nothing."""
    office = right_office(guide, subject.municipality, subject.topic)
    today = format_date(now.astimezone(ZONE), "long", locale=LANGUAGES[language].babel)
    return {
        "reference": subject.reference,
        "municipality": municipality_called(guide, subject.municipality, language),
        "topic": topic_called(guide, subject.topic, language),
        "today": today,
        **(_of_office(office, language) if office else {}),
    }


def right_office(guide: Guide, municipality: str | None, topic: str | None) -> ContactPoint | None:
    """The contact point that the directory has for a topic in a municipality."""
    if topic is None or topic not in guide.topics:
        return None
    return guide.find(municipality if municipality in guide.municipalities else None, topic).contact


def _of_office(office: ContactPoint, language: str) -> dict[str, str]:
    website = web_address(office.website)
    phone = office.phones[0] if office.phones else ""
    if phone and office.demo:
        phone = f"{phone} ({texts(language).gettext('DEMO – not a real number')})"
    return {
        "office": choose_text(office.names, language),
        "phone": phone,
        "hours": week_in_words(office.opening_hours, language),
        "address": office.address or "",
        "email": office.email or "",
        "website": shown(website) if website else "",
    }
