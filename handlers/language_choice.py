"""Choosing a language, and offering the choice when it is not known which one to write in."""

from __future__ import annotations

from handlers import language, menus
from handlers.actions import Verb, action
from handlers.changed import changed
from handlers.names import topic_called
from handlers.records import Button, Reply
from handlers.say import reply, say
from handlers.turn import Outcome, Turn
from locales import LANGUAGES
from locales.catalogs import texts

# In all languages at once: whoever needs it may read none of the others.
WHICH = "Gjuha · Језик · Jezik · Dil · Čhib · Language"


def listed(turn: Turn) -> Outcome:
    return say(turn, _which(turn))


def choose(turn: Turn, code: str) -> Outcome | None:
    """The resident's own choice, which nothing overrules; None when there is no such language."""
    if code not in LANGUAGES:
        return None
    turn = changed(turn, resident=changed(turn.resident, language=code, language_chosen=True))
    _ = texts(code).gettext
    topic = turn.resident.conversation.topic
    name = topic_called(turn.guide, topic, code)
    last = (Button(label=name, action=action(Verb.TOPIC, topic)),) if name else ()
    # Translators: say "Albanian", "Serbian" … here: each language tells its own name.
    text = _("I write in English now.")
    return say(turn, reply(turn, text, last, *menus.first_menu(turn)), guessed=False)


def offering(turn: Turn, outcome: Outcome) -> Outcome:
    """With the choice of languages at first contact in an unknown one, or when it looks like Romani."""
    unknown = turn.resident.conversation.guessed and (turn.resident.is_new or language.is_romani(turn))
    if not unknown or not outcome.replies or any(map(_offers_languages, outcome.replies)):
        return outcome
    return changed(outcome, replies=(*outcome.replies, _which(turn)))


def _which(turn: Turn) -> Reply:
    return reply(turn, WHICH, *menus.languages())


def _offers_languages(answer: Reply) -> bool:
    return any(row in answer.buttons for row in menus.languages())
