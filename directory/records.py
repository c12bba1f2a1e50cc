"""What the directory knows, as read-only records. Texts in several languages are mappings by language code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

Versions = Mapping[str, str]
"""One text in several languages: language code → text."""


Outline = tuple[tuple[float, float], ...]
"""The corners of a country (latitude, longitude, in degrees), in the order of the border."""


class State(StrEnum):
    """How much a contact point may be trusted. What may become what: `directory.states`."""

    UNCONFIRMED = "unconfirmed"  # published somewhere; nobody at the office has said that it is right
    CONFIRMED = "confirmed"
    DUE = "due"  # was confirmed once, too long ago
    INACTIVE = "inactive"  # never shown
    REFUSES = "refuses"  # the office has said that it does not take questions
    OWN_FORM_ONLY = "own-form-only"  # the office takes questions by its own form only


class ContactKind(StrEnum):
    OFFICE = "office"  # answers for the topics it names
    GENERAL = "general"  # a municipality's general office: answers for whatever has no office of its own
    MOCR = "mocr"  # Municipal Office for Communities and Returns
    EMERGENCY = "emergency"


class Step(StrEnum):
    """How a contact was found, best first; the card tells which it was."""

    OFFICE = "office"
    GENERAL = "general"
    MOCR = "mocr"
    WEBSITE = "website"  # no contact point at all: only the municipality's website
    NATIONAL = "national"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality:
    """`aliases`: what people call it, besides the names and the pack's own list. `opening_hours` (in the notation of
    `directory.hours`): of offices that give none.
    """

    code: str
    names: Versions
    official_languages: tuple[str, ...]
    latitude: float
    longitude: float
    website: str | None = None
    sources: str = ""
    aliases: tuple[str, ...] = ()
    opening_hours: str | None = None
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A `retired` one is offered no more: residents are led to `replacement` (a code), or to its group."""

    code: str
    group: str
    position: int
    labels: Versions
    descriptions: Versions
    retired: bool = False
    replacement: str | None = None
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPoint:
    """An office to turn to. `municipality` None: national. An empty field is unknown, never guessed.

    `opening_hours` is written in the notation of `directory.hours`. `key` is stable over imports. `roles`: what the
    person there is (head of the registry); `person`: who it is, only where the office wants the name to be known.
    It is shown from `valid_from` to `valid_to` (both included); then, or when inactive, `successor` (a key) stands in.
    `due_on` None: the day follows from `confirmed_on` and the interval of the topics (`directory.due`). `version`
    counts the changes. `demo` facts are made up for showing the product and must be marked as such wherever a person
    sees them.
    """

    key: str
    kind: ContactKind
    names: Versions
    municipality: str | None = None
    roles: Versions = field(default_factory=dict)
    person: str | None = None
    topics: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    email: str | None = None
    address: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    opening_hours: str | None = None
    languages: tuple[str, ...] = ()
    website: str | None = None
    notes: Versions = field(default_factory=dict)
    source_url: str | None = None
    source_date: str | None = None
    trust: str | None = None
    state: State = State.UNCONFIRMED
    confirmed_on: date | None = None
    due_on: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str | None = None
    demo: bool = False
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """One office is gone, another answers for what it answered for."""

    of: ContactPoint
    to: ContactPoint


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """What to bring, what it costs, how long it takes. `municipality` None: the whole country.

    `version` counts the changes.
    """

    key: str
    topic: str
    titles: Versions
    municipality: str | None = None
    documents: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fees: Versions = field(default_factory=dict)
    deadline_days: int | None = None
    notes: Versions = field(default_factory=dict)
    source_url: str | None = None
    source_date: str | None = None
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where to turn. `contact` None with step WEBSITE: the municipality's website; with NOTHING: nowhere known.

    `others` are further offices for the same matter (a water company, a national agency), best first. `predecessor`:
    the names of the office that `contact` has taken this matter over from.
    """

    step: Step
    municipality: Municipality | None
    topic: Topic
    contact: ContactPoint | None = None
    others: tuple[ContactPoint, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    predecessor: Versions = field(default_factory=dict)
