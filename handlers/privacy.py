"""`/mydata`, `/forget`, `/stop`: what is kept about a resident is theirs."""

from __future__ import annotations

from handlers import menus
from handlers.actions import NO, YES, Pressed, Verb, action
from handlers.changed import changed
from handlers.records import Button
from handlers.say import language_of, reply, say
from handlers.turn import Expecting, Forget, Outcome, SendExport, Turn
from locales.catalogs import texts


def export(turn: Turn) -> Outcome:
    _ = texts(language_of(turn)).gettext
    text = _("Here is everything kept about you, as a file. /forget deletes it for good.")
    return say(turn, effects=[SendExport(reply=reply(turn, text, (menus.to_menu(turn),)))])


def ask_to_forget(turn: Turn) -> Outcome:
    _ = texts(language_of(turn)).gettext
    text = _(
        "Shall I delete everything about you: your messages, your language and municipality, and your questions at the "
        "office with their answers? This cannot be undone."
    )
    yes = Button(label=_("Yes, delete everything"), action=action(Verb.FORGET, YES))
    no = Button(label=_("No, keep it"), action=action(Verb.FORGET, NO))
    return say(turn, reply(turn, text, (yes,), (no,)), expecting=Expecting.FORGET)


def forget(turn: Turn, pressed: Pressed) -> Outcome:
    """Only as the answer to the question: a button from long ago asks again."""
    if turn.resident.conversation.expecting != Expecting.FORGET:
        return ask_to_forget(turn)
    _ = texts(language_of(turn)).gettext
    if pressed.argument() != YES:
        return say(turn, reply(turn, _("Good, nothing was deleted."), *menus.first_menu(turn)), expecting=None)
    text = _("Everything about you has been deleted. If you write again, we start anew. All the best!")
    return say(turn, effects=[Forget(reply=reply(turn, text))])


def stop(turn: Turn) -> Outcome:
    _ = texts(language_of(turn)).gettext
    text = _(
        "I will not write to you any more until you write to me. Questions at the office stay there; /forget deletes "
        "everything kept about you. To go on, write anything."
    )
    outcome = say(turn, reply(turn, text))
    return changed(outcome, resident=changed(outcome.resident, stopped=True))
