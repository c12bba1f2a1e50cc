"""The resident's own tickets that something can still be added to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from handlers.turn import Expecting, TicketSummary, Turn

MAX_REMEMBERED_MESSAGES = 20


def called(turn: Turn, reference: str | None) -> TicketSummary | None:
    """The resident's own ticket with this reference, as long as something can be added to it."""
    return next((each for each in turn.tickets if each.reference == reference and not each.finished), None)


def latest(turn: Turn) -> TicketSummary | None:
    """The ticket that things without a question of their own go to: the one last followed, else the newest open one."""
    followed = called(turn, turn.resident.conversation.ticket)
    return followed or next((ticket for ticket in turn.tickets if not ticket.finished), None)


def holding(turn: Turn, message_id: str | None) -> TicketSummary | None:
    """The open ticket that a message went to."""
    return called(turn, turn.resident.conversation.in_tickets.get(message_id or ""))


def following(turn: Turn, reference: str, messages: Sequence[str | None]) -> dict[str, Any]:
    """What is remembered of a conversation once its question is in a ticket."""
    held = {**turn.resident.conversation.in_tickets, **dict.fromkeys(filter(None, messages), reference)}
    return {
        "question": "",
        "question_message": None,
        "files": (),
        "expecting": Expecting.ADDITION,
        "ticket": reference,
        "in_tickets": dict(list(held.items())[-MAX_REMEMBERED_MESSAGES:]),
    }
