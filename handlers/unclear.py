"""What could not be placed: said honestly, written down for officers, and never a dead end."""

from __future__ import annotations

from typing import Any

from handlers import menus, own_tickets
from handlers.actions import Verb, action
from handlers.records import Button
from handlers.say import language_of, municipality_of, reply, say
from handlers.turn import LogUnresolved, Outcome, TicketSummary, Turn
from handlers.unresolved import NONE_OF_THESE, NOT_UNDERSTOOD, OUT_OF_SCOPE, Reason
from locales.catalogs import texts
from routing.records import OUT_OF_SCOPE as OUT_OF_SCOPE_LABEL


def answer(turn: Turn) -> Outcome:
    """The question that is remembered was not understood. The second time in a row a person is to read it."""
    ticket = own_tickets.latest(turn)
    if ticket is not None:
        return _which(turn, ticket)
    return not_understood(turn)


def not_understood(turn: Turn) -> Outcome:
    _ = texts(language_of(turn)).gettext
    if turn.routing is not None and turn.routing.label == OUT_OF_SCOPE_LABEL:
        text = _(
            "This does not sound like something a municipality answers. If it is after all, choose a topic or send it "
            "to the municipal office."
        )
        return _offered(turn, text, OUT_OF_SCOPE)
    if turn.resident.conversation.asked:
        return hand_over(turn)
    text = _(
        "I am sorry, I did not understand what this is about. Please say it in other words, choose a topic, or send it "
        "to the municipal office, where a person reads it."
    )
    return _offered(turn, text, NOT_UNDERSTOOD)


def hand_over(turn: Turn) -> Outcome:
    """Asking once more would only tire: a person can answer what the bot cannot."""
    _ = texts(language_of(turn)).gettext
    text = _(
        "I still cannot tell what this is about, and I do not want to send you to the wrong office. A person at the "
        "municipal office can answer you: press the button, and I hand over exactly what you wrote."
    )
    return _offered(turn, text, NOT_UNDERSTOOD, office_first=True)


def none_of_these(turn: Turn) -> Outcome:
    _ = texts(language_of(turn)).gettext
    text = _(
        "Thank you for telling me. A person at the municipal office can answer you: shall I send them your question? "
        "Or look for the topic yourself."
    )
    return _offered(turn, text, NONE_OF_THESE, office_first=True)


def _offered(turn: Turn, text: str, reason: Reason, *, office_first: bool = False) -> Outcome:
    topics, office = (menus.other_topics(turn),), (menus.office(turn),)
    conversation = turn.resident.conversation
    place, text_logged = municipality_of(turn), conversation.question
    log = LogUnresolved(reason=reason, text=text_logged, municipality=place, topic=conversation.topic)
    rows = (office, topics) if office_first else (topics, office)
    settled: dict[str, Any] = {"expecting": None, "asked": 1, "undecided_until": 0.0}
    return say(turn, reply(turn, text, *rows), effects=[log] if text_logged else [], **settled)


def _which(turn: Turn, ticket: TicketSummary) -> Outcome:
    """With a ticket open, an unclear text may well belong to it."""
    _ = texts(language_of(turn)).gettext
    text = _("Does this belong to your question {reference} at the office, or is it a new one?")
    new = Button(label=_("It is a new question"), action=action(Verb.NEW))
    return say(turn, reply(turn, text.format(reference=ticket.reference), (menus.add_to(turn, ticket),), (new,)))
