"""What platforms show about the bot before the first message: name, descriptions, the list of commands."""

from __future__ import annotations

from handlers.records import CommandText, Profile
from locales import LANGUAGES
from locales.catalogs import mark, texts

NAME = "Kontakt"
# Telegram's limits, in characters.
MAX_SHORT_DESCRIPTION = 120
MAX_DESCRIPTION = 512

SHORT_DESCRIPTION = mark("Which municipal office to turn to, and what to bring.")
DESCRIPTION = mark(
    "Write what it is about in your own words: Kontakt names the office of your municipality, with telephone, opening "
    "hours and the papers to bring. What it does not know it sends to the municipal office, and the answer comes back "
    "here. Free of charge. In an emergency call 112."
)
# In the order in which the list shows them.
COMMANDS = {
    "start": mark("Start, first menu"),
    "topics": mark("Choose a topic"),
    "municipality": mark("Choose your municipality"),
    "status": mark("Your questions at the office"),
    "language": mark("Choose your language"),
    "help": mark("How this works"),
    "mydata": mark("What is kept about you"),
    "forget": mark("Delete everything about you"),
    "stop": mark("No more messages"),
}


def profiles() -> tuple[Profile, ...]:
    """One for every language."""
    return tuple(_profile(language) for language in LANGUAGES)


def _profile(language: str) -> Profile:
    _ = texts(language).gettext
    return Profile(
        language=language,
        name=NAME,
        short_description=_(SHORT_DESCRIPTION),
        description=_(DESCRIPTION),
        commands=tuple(CommandText(command=name, description=_(text)) for name, text in COMMANDS.items()),
    )
