"""Commands: `/word`, perhaps with the bot's name behind an @ and words after it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from handlers import language_choice, municipality, privacy, status, topics, welcome
from handlers.actions import NEW_QUESTION, Pressed, Verb
from handlers.say import remembering
from handlers.turn import Outcome, Turn

_COMMAND = re.compile(r"/([a-z][a-z0-9_]*)(?:@\w+)?(?=\s|$)", re.IGNORECASE)

COMMANDS: Mapping[str, Callable[[Turn], Outcome]] = {
    "start": welcome.greet,
    "help": welcome.help_text,
    "topics": lambda turn: topics.groups(turn, Pressed(Verb.TOPICS, (NEW_QUESTION,))),
    "municipality": municipality.listed,
    "language": language_choice.listed,
    "status": status.listed,
    "mydata": privacy.export,
    "forget": privacy.ask_to_forget,
    "stop": privacy.stop,
}


def command_in(text: str) -> str | None:
    """The command a text begins with, in lower case, known or not; None when it is no command."""
    found = _COMMAND.match(text.strip())
    return found[1].lower() if found else None


def answer(turn: Turn, command: str) -> Outcome:
    """What was awaited before is not any more."""
    return COMMANDS.get(command, welcome.unknown_command)(remembering(turn, expecting=None, asked=0))
