"""What a contact point's state may become, and what each state means for residents.

unconfirmed → confirmed → due → confirmed → … ; an office may refuse or ask for its own form at any time, and any may
become inactive. Nothing goes back to `unconfirmed` but by undoing, or from states that said nothing about the facts.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from directory.records import State
from locales.catalogs import mark

_SAID_BY_THE_OFFICE = frozenset({State.CONFIRMED, State.REFUSES, State.OWN_FORM_ONLY, State.INACTIVE})

MOVES: Mapping[State, frozenset[State]] = MappingProxyType(
    {
        State.UNCONFIRMED: _SAID_BY_THE_OFFICE,
        State.CONFIRMED: (_SAID_BY_THE_OFFICE - {State.CONFIRMED}) | {State.DUE},
        State.DUE: _SAID_BY_THE_OFFICE,
        State.REFUSES: (_SAID_BY_THE_OFFICE - {State.REFUSES}) | {State.UNCONFIRMED},
        State.OWN_FORM_ONLY: (_SAID_BY_THE_OFFICE - {State.OWN_FORM_ONLY}) | {State.UNCONFIRMED},
        State.INACTIVE: frozenset({State.UNCONFIRMED, State.CONFIRMED}),
    }
)

# What the office has said of itself, or what it was: that its details are right does not make another of it.
KEPT_WHEN_CONFIRMED = frozenset({State.REFUSES, State.OWN_FORM_ONLY, State.INACTIVE})

NAMES: Mapping[State, str] = MappingProxyType(
    {
        # Translators: state of an office's contact details: nobody at the office has said that they are right
        State.UNCONFIRMED: mark("not confirmed"),
        # Translators: state of an office's contact details
        State.CONFIRMED: mark("confirmed"),
        # Translators: state of an office's contact details: they were confirmed, but too long ago
        State.DUE: mark("to be confirmed again"),
        # Translators: state of an office's contact details: closed, or merged with another office
        State.INACTIVE: mark("no longer there"),
        # Translators: state of an office: it takes no questions by phone, e-mail or chat
        State.REFUSES: mark("takes no questions"),
        # Translators: state of an office: questions only by a form of its own
        State.OWN_FORM_ONLY: mark("own form only"),
    }
)

MEANING_FOR_RESIDENTS: Mapping[State, str] = MappingProxyType(
    {
        State.UNCONFIRMED: mark(
            "Residents get these details with the remark that the municipality has not confirmed them yet. Confirmed "
            "offices come before this one."
        ),
        State.CONFIRMED: mark("Residents get these details first, with the day on which they were confirmed."),
        State.DUE: mark(
            "Residents still get these details, with the day of the last confirmation and the remark that they may "
            "have changed since."
        ),
        State.INACTIVE: mark("Residents never see this office. Whoever took over from it is shown in its place."),
        State.REFUSES: mark(
            "Residents are told that this office takes no questions this way. They are sent to another office first if "
            "there is one; their own question can still go to the municipal office as a ticket."
        ),
        State.OWN_FORM_ONLY: mark(
            "Residents are told to use the office's own form, with its web address if it is known. They are sent to "
            "another office first if there is one."
        ),
    }
)


def confirmed(before: State) -> State:
    """What a state becomes when the office says that all is right."""
    return before if before in KEPT_WHEN_CONFIRMED else State.CONFIRMED


def may_become(before: State, after: State) -> bool:
    """Whether a person may change a state so; staying as it is always may."""
    return before is after or after in MOVES[before]
