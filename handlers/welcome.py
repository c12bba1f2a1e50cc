"""The first words, the first menu, and help."""

from __future__ import annotations

from handlers import menus
from handlers.say import afresh, language_of, reply, say
from handlers.turn import Outcome, Turn
from locales.catalogs import texts


def greet(turn: Turn) -> Outcome:
    """`/start`: whatever was going on before is put aside."""
    turn = afresh(turn)
    _ = texts(language_of(turn)).gettext
    text = _(
        "Hello! I am Kontakt, an automatic guide. I tell you which office of your municipality to turn to and what to "
        "bring – in your language, free of charge.\n\n"
        "Just write what it is about, as you would say it to a neighbour. Or choose:"
    )
    languages = menus.languages() if turn.resident.conversation.guessed else ()
    return say(turn, reply(turn, text, *menus.first_menu(turn), *languages))


def menu(turn: Turn) -> Outcome:
    _ = texts(language_of(turn)).gettext
    return say(afresh(turn), reply(turn, _("What can I do for you?"), *menus.first_menu(turn)))


def ask(turn: Turn) -> Outcome:
    """The button for those who would rather write than choose."""
    _ = texts(language_of(turn)).gettext
    text = _(
        "Write what it is about, in your own words and in your language – for example: “no water for three days”. If "
        "you like, add where you live."
    )
    return say(afresh(turn), reply(turn, text))


def help_text(turn: Turn) -> Outcome:
    _ = texts(language_of(turn)).gettext
    text = _(
        "Write your question in your own words; I answer with the office to turn to. If I do not know it, I can send "
        "your question to the municipal office, and the answer comes here.\n\n"
        "/topics – choose a topic\n"
        "/municipality – choose your municipality\n"
        "/language – choose your language\n"
        "/status – your questions at the office\n"
        "/mydata – what is kept about you\n"
        "/forget – delete everything about you\n"
        "/stop – no more messages\n\n"
        "In an emergency call 112."
    )
    return say(turn, reply(turn, text, *menus.first_menu(turn)))


def unknown_command(turn: Turn) -> Outcome:
    _ = texts(language_of(turn)).gettext
    outcome = help_text(turn)
    return say(turn, reply(turn, _("I do not know this command.")), *outcome.replies)


def stale(turn: Turn) -> Outcome:
    """A button that is too old, made up, or whose place in the directory is gone."""
    _ = texts(language_of(turn)).gettext
    text = _("This button no longer works, sorry. Please choose again, or write what it is about:")
    return say(turn, reply(turn, text, *menus.first_menu(turn)))
