"""Greetings, thanks, "who are you": a short friendly answer that fits them all and leads on."""

from __future__ import annotations

from handlers import menus, places
from handlers.say import language_of, reply, say
from handlers.turn import Expecting, Outcome, Turn
from locales.catalogs import texts


def answer(turn: Turn) -> Outcome:
    """What was awaited is still awaited afterwards."""
    _ = texts(language_of(turn)).gettext
    text = _(
        "🙂 Happy to help. I am Kontakt, an automatic service and not a person: I tell you which municipal office to "
        "turn to and what to bring. What is it about?"
    )
    match turn.resident.conversation.expecting:
        case Expecting.MUNICIPALITY:
            return say(turn, reply(turn, text, *places.choices(turn)))
        case _:
            return say(turn, reply(turn, text, *menus.first_menu(turn)))


def to_sticker(turn: Turn) -> Outcome:
    _ = texts(language_of(turn)).gettext
    text = _("🙂 Thank you! If you have a question for your municipality, just write it.")
    return say(turn, reply(turn, text, *menus.first_menu(turn)))


def to_other(turn: Turn) -> Outcome:
    """Something with neither words nor a file in it: a dice, a poll, a contact."""
    _ = texts(language_of(turn)).gettext
    text = _("I cannot read this kind of message. Please write in words what it is about, or choose:")
    return say(turn, reply(turn, text, *menus.first_menu(turn)))
