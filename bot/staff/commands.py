"""What begins with a slash in the staff group. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from desk.rights import Right

_COMMAND = re.compile(r"/(?P<name>[A-Za-z0-9_]{1,32})(?:@(?P<bot>\w{1,64}))?(?:\s+(?P<rest>.*))?", re.DOTALL)


class Verb(StrEnum):
    TAKE = "take"
    RESOLVE = "resolve"
    REOPEN = "reopen"
    TRANSFER = "transfer"
    NOTE = "note"
    TEMPLATE = "template"
    HELP = "help"
    LINK = "link"
    ANSWER = "answer"  # what every other message is
    SEND_TEMPLATE = "send"  # a button below a template


RIGHTS = {
    Verb.TAKE: Right.ASSIGN,
    Verb.RESOLVE: Right.ANSWER,
    Verb.REOPEN: Right.ANSWER,
    Verb.TRANSFER: Right.ASSIGN,
    Verb.NOTE: Right.ANSWER,
    Verb.TEMPLATE: Right.ANSWER,
    Verb.ANSWER: Right.ANSWER,
    Verb.SEND_TEMPLATE: Right.ANSWER,
}
PRESSED = (Verb.TAKE, Verb.REOPEN, Verb.SEND_TEMPLATE)
_TYPED = {verb.value: verb for verb in Verb if verb not in (Verb.ANSWER, Verb.SEND_TEMPLATE)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """`verb` None: there is no such command. `bot`: whom it is meant for, when that was said."""

    verb: Verb | None
    rest: str
    bot: str | None = None


def parse(text: str) -> Command:
    """A message as a command; one without a slash is an answer."""
    found = _COMMAND.fullmatch(text.strip())
    if found is None:
        # A slash at the beginning is a command that was mistyped sooner than words for a resident.
        is_answer = not text.lstrip().startswith("/")
        return Command(verb=Verb.ANSWER if is_answer else None, rest=text.strip())
    return Command(verb=_TYPED.get(found["name"].lower()), rest=(found["rest"] or "").strip(), bot=found["bot"])


def parse_press(data: str) -> Command:
    """What a button of ours carries: `take`, `reopen`, or `send` with what it was made from."""
    name, _, rest = data.partition(":")
    verb = Verb(name) if name in PRESSED else None
    return Command(verb=verb, rest=rest)
