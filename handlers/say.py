"""Short ways to put an outcome together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from handlers.changed import changed
from handlers.records import Button, Reply
from handlers.turn import Effect, Outcome, Turn
from locales.country import country

Rows = tuple[tuple[Button, ...], ...]


def language_of(turn: Turn) -> str:
    return turn.resident.language or country().first_language


def municipality_of(turn: Turn) -> str | None:
    """The municipality a question is about: its own, else the resident's; None too when the directory lost it.

    Where there is only one, nobody is asked.
    """
    code, known = turn.resident.conversation.municipality or turn.resident.municipality, turn.guide.municipalities
    return code if code in known else next(iter(known)) if len(known) == 1 else None


def reply(turn: Turn, text: str, *rows: Sequence[Button]) -> Reply:
    """A reply in the resident's language; empty rows are left out."""
    return Reply(text=text, language=language_of(turn), buttons=tuple([tuple(row) for row in rows if row]))


def say(turn: Turn, *replies: Reply, effects: Iterable[Effect] = (), **remember: Any) -> Outcome:
    """An outcome for the turn's resident, with changes to the conversation (names of `Conversation`)."""
    return Outcome(resident=turn.resident.remembering(**remember), replies=replies, effects=tuple(effects))


def remembering(turn: Turn, **changes: Any) -> Turn:
    """The same turn as if this had been remembered before."""
    return changed(turn, resident=turn.resident.remembering(**changes))


def afresh(turn: Turn) -> Turn:
    """The turn without the question that was being placed: the resident starts with another one. What waits for "the
    same matter or a new one?" is kept, so that it is not lost.
    """
    if turn.resident.conversation.undecided_until:
        return remembering(turn, expecting=None, asked=0)
    return remembering(
        turn,
        question="",
        question_message=None,
        files=(),
        topic=None,
        municipality=None,
        candidates=(),
        expecting=None,
        asked=0,
    )


def with_row(outcome: Outcome, *row: Button) -> Outcome:
    """The outcome with a further row of buttons below its last reply."""
    if not outcome.replies:
        return outcome
    *others, last = outcome.replies
    return changed(outcome, replies=(*others, replace(last, buttons=(*last.buttons, row))))


def in_rows(buttons: Sequence[Button], width: int = 2) -> Rows:
    return tuple(tuple(buttons[start : start + width]) for start in range(0, len(buttons), width))
