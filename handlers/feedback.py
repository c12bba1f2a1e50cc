"""Did the contact help?"""

from __future__ import annotations

from handlers import menus
from handlers.actions import NO, YES, Pressed, Verb, action
from handlers.records import Button, Reply
from handlers.say import language_of, reply, say
from handlers.turn import Effect, LogUnresolved, Outcome, RecordFeedback, Turn
from handlers.unresolved import DID_NOT_HELP
from locales.catalogs import texts


def given(turn: Turn, pressed: Pressed) -> Outcome | None:
    """Recorded once for each card, however often the button is pressed; None when no card of ours has such a button."""
    topic, place = pressed.argument(1), pressed.argument(2)
    known = (topic is None or topic in turn.guide.topics) and (place is None or place in turn.guide.municipalities)
    if pressed.argument() not in (YES, NO) or not known:
        return None
    helped = pressed.argument() == YES
    effects: list[Effect] = []
    if turn.resident.conversation.rated != turn.incoming.action:
        effects.append(RecordFeedback(helped=helped, municipality=place, topic=topic))
        if not helped:
            asked_here = topic == turn.resident.conversation.topic
            text = turn.resident.conversation.question if asked_here else ""
            effects.append(LogUnresolved(reason=DID_NOT_HELP, text=text, municipality=place, topic=topic))
    answer = _thanks(turn) if helped else _sorry(turn, topic, place)
    return say(turn, answer, effects=effects, rated=turn.incoming.action)


def _thanks(turn: Turn) -> Reply:
    _ = texts(language_of(turn)).gettext
    return reply(
        turn, _("🙂 Glad to hear that! Whenever you have another question, just write it."), (menus.to_menu(turn),)
    )


def _sorry(turn: Turn, topic: str | None, place: str | None) -> Reply:
    _ = texts(language_of(turn)).gettext
    return reply(
        turn,
        _("I am sorry. A person at the municipal office can look into it, or we try another way:"),
        (Button(label=_("✉ Send my question to the office"), action=action(Verb.OFFICE, topic, place)),),
        (menus.other_topics(turn), Button(label=_("📍 Other municipality"), action=action(Verb.ELSEWHERE, topic))),
    )
