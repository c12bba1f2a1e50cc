"""From a topic to the contact card, by way of the municipality."""

from __future__ import annotations

from directory.records import Found, State, Step
from handlers import places
from handlers.card import card
from handlers.names import topic_called
from handlers.say import language_of, municipality_of, remembering, reply, say
from handlers.turn import Expecting, LogUnresolved, Outcome, Turn
from handlers.unresolved import NO_CONTACT, OFFICE_REFUSES, Reason
from locales.catalogs import texts


def about(turn: Turn, topic: str) -> Outcome:
    """The card for a topic of the directory; asks for the municipality first when it is not known."""
    turn = remembering(turn, topic=topic, undecided_until=0.0)
    code = municipality_of(turn)
    if code is None or turn.resident.conversation.candidates:
        return _ask_municipality(turn)
    return show(turn, topic, code)


def show(turn: Turn, topic: str, code: str) -> Outcome:
    """The card for a topic in a municipality, both of the directory."""
    conversation = turn.resident.conversation
    found = turn.guide.find(code, topic)
    answer = card(found, language_of(turn), turn.now, question=conversation.question)
    reason = _why_nobody(found)
    log = LogUnresolved(reason=reason, text=conversation.question, municipality=code, topic=topic) if reason else None
    return say(
        turn,
        answer,
        effects=[log] if log else [],
        topic=topic,
        municipality=code,
        candidates=(),
        expecting=None,
        asked=0,
        rated="",
    )


def _ask_municipality(turn: Turn) -> Outcome:
    """Ask for the municipality of the topic and question that are remembered."""
    _ = texts(language_of(turn)).gettext
    conversation = turn.resident.conversation
    topic = topic_called(turn.guide, conversation.topic, language_of(turn))
    turn = remembering(turn, expecting=Expecting.MUNICIPALITY)
    if conversation.candidates:
        text = _("“{topic}” – and which municipality do you mean?").format(topic=topic)
        return say(turn, reply(turn, text, *places.candidates(turn)))
    text = _(
        "This is about “{topic}”. Which municipality is it for? Choose it, write its name, or share your location."
    ).format(topic=topic)
    return say(turn, reply(turn, text, *places.choices(turn)))


def _why_nobody(found: Found) -> Reason | None:
    if found.step in (Step.WEBSITE, Step.NOTHING):
        return NO_CONTACT
    return OFFICE_REFUSES if found.contact and found.contact.state is State.REFUSES else None
