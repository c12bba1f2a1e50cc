"""What routing says about a message."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

EMERGENCY = "emergency"
SMALLTALK = "smalltalk"
OUT_OF_SCOPE = "out-of-scope"
# Labels that are decisions of their own, not topics with an office.
NOT_TOPICS = (EMERGENCY, SMALLTALK, OUT_OF_SCOPE)


class Decision(StrEnum):
    ANSWER = "answer"
    ASK_TOPIC = "ask-topic"
    EMERGENCY = "emergency"
    SMALLTALK = "smalltalk"
    UNRESOLVED = "unresolved"


class Script(StrEnum):
    LATIN = "Latn"
    CYRILLIC = "Cyrl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A guess: `code` is BCP 47, `confidence` from 0 to 1. `sr-Latn` and `bs` are one group in short text."""

    code: str
    script: Script
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Which municipality a text is about.

    `code` is set only when one municipality is meant; `candidates` holds them all when the words fit several (a village
    of two municipalities, two places named): the resident is asked. `evidence` lists the words found.
    """

    code: str | None = None
    candidates: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Routing:
    """How a message was understood.

    `topics` holds at most three real topics with calibrated probabilities, best first. `label` is the best of all
    labels, the three of `NOT_TOPICS` included, and `p` its probability. `reason` names the rule or threshold that made
    the decision, for officers and tests.
    """

    language: Language
    place: Place
    topics: tuple[tuple[str, float], ...]
    label: str
    p: float
    decision: Decision
    reason: str
