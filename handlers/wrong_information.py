"""Something on a card is not right: passed on to those who keep the directory, with a sentence if the resident wants
to say more.
"""

from __future__ import annotations

from dataclasses import dataclass

from directory.records import ContactPoint
from handlers import menus
from handlers.actions import Pressed, Verb, action, parse
from handlers.records import Button
from handlers.say import language_of, reply, say
from handlers.turn import Expecting, Outcome, ReportWrong, Turn
from locales.catalogs import texts

MAX_SENTENCE = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubted:
    """What the button hung below: the contact point that the card names now, and the topic it was asked for."""

    contact: ContactPoint
    topic: str


def button(topic: str, place: str | None, language: str) -> Button:
    _ = texts(language).gettext
    return Button(label=_("✏ The information is wrong"), action=action(Verb.WRONG, topic, place))


def reported(turn: Turn, pressed: Pressed) -> Outcome | None:
    """Kept at once, and the sentence afterwards if there is one; None when there is no such card."""
    found = _named(turn, pressed)
    if found is None:
        return None
    _ = texts(language_of(turn)).gettext
    text = _(
        "Thank you for telling me! It is passed on to those who keep these details. If you like, write in one sentence "
        "what is wrong, for example the number that is right."
    )
    return say(
        turn,
        reply(turn, text, (menus.to_menu(turn),)),
        effects=[_report(found)],
        expecting=Expecting.CORRECTION,
        doubted=turn.incoming.action,
    )


def doubted(turn: Turn) -> Doubted | None:
    """What a sentence is awaited for."""
    conversation = turn.resident.conversation
    return _named(turn, parse(conversation.doubted)) if conversation.expecting == Expecting.CORRECTION else None


def described(turn: Turn, found: Doubted) -> Outcome:
    """The sentence that was asked for."""
    _ = texts(language_of(turn)).gettext
    text = _("Thank you, I have passed it on as you wrote it. You hear from me here once somebody has looked at it.")
    return say(
        turn,
        reply(turn, text, (menus.to_menu(turn),)),
        effects=[_report(found, turn.incoming.text.strip()[:MAX_SENTENCE])],
        expecting=None,
    )


def _report(found: Doubted, text: str = "") -> ReportWrong:
    return ReportWrong(contact=found.contact.key, municipality=found.contact.municipality, topic=found.topic, text=text)


def _named(turn: Turn, pressed: Pressed) -> Doubted | None:
    topic, place = pressed.argument(), pressed.argument(1)
    if (
        topic is None
        or topic not in turn.guide.topics
        or (place is not None and place not in turn.guide.municipalities)
    ):
        return None
    contact = turn.guide.find(place, topic).contact
    return Doubted(contact=contact, topic=topic) if contact is not None else None
