"""The resident's own tickets: those that something can still be added to, and those solved lately."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from handlers.turn import Expecting, TicketSummary, Turn

MAX_REMEMBERED_MESSAGES = 20
# So long after an officer wrote, what the resident writes is meant for the officer.
OFFICER_TALK = timedelta(hours=72)
# Of a conversation: the question that has yet to go somewhere.
QUESTION = ("question", "question_message", "files", "undecided_until")


def called(turn: Turn, reference: str | None) -> TicketSummary | None:
    """The resident's own ticket with this reference, as long as something can be added to it."""
    return next((each for each in turn.tickets if each.reference == reference and not each.finished), None)


def latest(turn: Turn) -> TicketSummary | None:
    """The ticket that things without a question of their own go to: the one last followed, else the newest open one."""
    followed = called(turn, turn.resident.conversation.ticket) or with_officer(turn)
    return followed or next((ticket for ticket in turn.tickets if not ticket.finished), None)


def with_officer(turn: Turn) -> TicketSummary | None:
    """The open ticket in which an officer has written to the resident last, not long ago."""
    wrote = [(each.officer_wrote_at, each) for each in turn.tickets if not each.finished and each.officer_wrote_at]
    if not wrote:
        return None
    moment, ticket = max(wrote, key=lambda pair: pair[0])
    return ticket if turn.now - moment < OFFICER_TALK else None


def solved(turn: Turn, reference: str | None) -> TicketSummary | None:
    """The resident's own ticket with this reference, as long as it is solved and can be taken up again."""
    return next((each for each in turn.tickets if each.reference == reference and each.resolved_at), None)


def lately_solved(turn: Turn) -> TicketSummary | None:
    """The one solved last of those that can be taken up again."""
    found = [(each.resolved_at, each) for each in turn.tickets if each.resolved_at]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def holding(turn: Turn, message_id: str | None) -> TicketSummary | None:
    """The open ticket that a message went to."""
    return called(turn, turn.resident.conversation.in_tickets.get(message_id or ""))


def receiving(turn: Turn, reference: str, messages: Sequence[str | None]) -> dict[str, Any]:
    """What is remembered once a ticket was sent something else than the question that is remembered: one that waits for
    "the same matter or a new one?" goes on waiting.
    """
    changes = following(turn, reference, messages)
    waits = turn.resident.conversation.undecided_until > 0
    return {name: value for name, value in changes.items() if not (waits and name in QUESTION)}


def following(turn: Turn, reference: str, messages: Sequence[str | None]) -> dict[str, Any]:
    """What is remembered of a conversation once its question is in a ticket."""
    held = {**turn.resident.conversation.in_tickets, **dict.fromkeys(filter(None, messages), reference)}
    return {
        "question": "",
        "question_message": None,
        "files": (),
        "undecided_until": 0.0,
        "expecting": Expecting.ADDITION,
        "ticket": reference,
        "in_tickets": dict(list(held.items())[-MAX_REMEMBERED_MESSAGES:]),
    }
