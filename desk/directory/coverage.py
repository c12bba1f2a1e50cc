"""How well a topic is covered in a municipality, and in what words and signs that is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from desk.directory.words import contact_name
from directory.guide import Guide
from directory.records import ContactPoint, Found, Municipality, State, Step
from handlers.names import municipality_name
from locales.catalogs import mark, texts

COVERAGE = "/desk/coverage"


class Level(StrEnum):
    """Best first; the values are also names of styles."""

    CONFIRMED = "confirmed"
    DUE = "due"
    UNCONFIRMED = "unconfirmed"
    NAMED = "named"  # an office whose name is all that is known: nobody can turn to it
    FALLBACK = "fallback"  # another office stands in, or the own one has another way
    NOTHING = "nothing"


# Shape beside colour: not everybody sees both.
SIGNS: Mapping[Level, str] = MappingProxyType(
    {
        Level.CONFIRMED: "✓",
        Level.DUE: "◷",
        Level.UNCONFIRMED: "○",
        Level.NAMED: "◌",
        Level.FALLBACK: "△",
        Level.NOTHING: "✗",
    }
)
NAMES: Mapping[Level, str] = MappingProxyType(
    {
        # Translators: how well a topic is covered: the office has said that its details are right
        Level.CONFIRMED: mark("confirmed"),
        # Translators: how well a topic is covered: it was confirmed, but too long ago
        Level.DUE: mark("to be confirmed again"),
        # Translators: how well a topic is covered: nobody at the office has said that the details are right
        Level.UNCONFIRMED: mark("not confirmed"),
        # Translators: how well a topic is covered: of the office only its name is known, no phone, e-mail or address
        Level.NAMED: mark("only a name"),
        # Translators: how well a topic is covered: by an office that is there for other things
        Level.FALLBACK: mark("another office"),
        # Translators: how well a topic is covered: not at all
        Level.NOTHING: mark("nobody"),
    }
)
MEANINGS: Mapping[Level, str] = MappingProxyType(
    {
        Level.CONFIRMED: mark("The office has said that its details are right."),
        Level.DUE: mark("It was confirmed once, too long ago."),
        Level.UNCONFIRMED: mark("Published somewhere, but the office has not said that it is right."),
        Level.NAMED: mark("The office is known by name, without phone, e-mail or address."),
        Level.FALLBACK: mark("No office of its own: the general office or a national body answers, or a form."),
        Level.NOTHING: mark("Nobody takes questions; at most there is the municipality's website."),
    }
)
_BY_STATE = {State.CONFIRMED: Level.CONFIRMED, State.DUE: Level.DUE, State.OWN_FORM_ONLY: Level.FALLBACK}


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelShown:
    """A level in words; `count`: how often it is there."""

    code: str
    sign: str
    name: str
    meaning: str
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLine:
    """A municipality with all its topics; `confirmed` of `total`."""

    code: str
    name: str
    levels: Sequence[LevelShown]
    confirmed: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One topic in one municipality; `office`: who answers, empty where nobody does."""

    level: LevelShown
    office: str
    address: str


def level_of(found: Found) -> Level:
    """What residents get when they ask for this topic here."""
    contact = found.contact
    if contact is None or contact.state is State.REFUSES:
        return Level.NOTHING
    if found.step is not Step.OFFICE:
        return Level.FALLBACK
    if contact.state is State.UNCONFIRMED:
        return Level.UNCONFIRMED if _can_be_reached(contact) else Level.NAMED
    return _BY_STATE[contact.state]


def level_shown(level: Level, language: str, count: int = 0) -> LevelShown:
    _ = texts(language).gettext
    return LevelShown(
        code=level.value, sign=SIGNS[level], name=_(NAMES[level]), meaning=_(MEANINGS[level]), count=count
    )


def tally(levels: Iterable[Level], language: str) -> list[LevelShown]:
    """How often each level is there, best first."""
    counts = Counter(levels)
    return [level_shown(level, language, counts[level]) for level in Level]


def levels_of(guide: Guide, place: Municipality) -> list[Level]:
    """Of every topic that residents may choose, in the order of the menu."""
    return [level_of(guide.find(place.code, topic)) for topic in guide.offered()]


def place_line(guide: Guide, place: Municipality, language: str) -> PlaceLine:
    levels = levels_of(guide, place)
    return PlaceLine(
        code=place.code,
        name=municipality_name(place, language),
        levels=[each for each in tally(levels, language) if each.count],
        confirmed=levels.count(Level.CONFIRMED),
        total=len(levels),
    )


def cell(guide: Guide, place: str, topic: str, language: str) -> Cell:
    found = guide.find(place, topic)
    return Cell(
        level=level_shown(level_of(found), language),
        office=contact_name(found.contact, language) if found.contact else "",
        address=f"{COVERAGE}/{place}/{topic}",
    )


def has_own_office(guide: Guide, place: str, topic: str) -> bool:
    """Whether there is a contact point to open, rather than one to make."""
    return any(each.municipality == place and topic in each.topics for each in guide.contacts)


def _can_be_reached(contact: ContactPoint) -> bool:
    return bool(contact.phones or contact.email or contact.address)
