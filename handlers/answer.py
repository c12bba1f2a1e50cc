"""The bot's answer to whatever a resident does.

Precedence, first that holds:

1. The resident has left: nothing is sent any more. Everything else takes them back.
2. An emergency: the numbers, at once.
3. The flood limit; not for what the bot reminds itself of.
4. A pressed button.
5. A command.
6. A new version of a message that a ticket holds.
7. A file, then a location.
8. A text: the answer awaited, else what it says by itself (`handlers.question`).
9. Anything else is acknowledged in words.

Silent on purpose: a resident who left, messages beyond the flood limit after it was told once, the further pictures of
an album, a live location that moves, what goes to an officer once its arrival was told (`handlers.additions.QUIET_S`).
"""

from __future__ import annotations

from datetime import datetime

from handlers import (
    additions,
    commands,
    emergency,
    flood,
    language,
    language_choice,
    media,
    menus,
    own_tickets,
    pressed,
    question,
    same_matter,
    smalltalk,
    welcome,
)
from handlers.changed import changed
from handlers.records import Incoming, Kind, Reply
from handlers.say import say
from handlers.turn import Outcome, ResidentState, Turn
from locales import LANGUAGES
from locales.catalogs import texts
from locales.country import country

# What was asked is still awaited for so long.
PATIENCE_S = 30 * 60.0
WORDED = (Kind.TEXT, Kind.EDIT, Kind.ATTACHMENT)


def needs_routing(incoming: Incoming) -> bool:
    """Are there words in it that have to be understood before `answer`?"""
    return incoming.kind in WORDED and bool(incoming.text.strip()) and commands.command_in(incoming.text) is None


def answer(turn: Turn) -> Outcome:
    """What to reply, to remember and to do; see the order above."""
    if turn.incoming.kind is Kind.LEFT:
        return Outcome(resident=changed(turn.resident, stopped=True))
    turn, passes = _awake(turn)
    if emergency.is_one(turn):
        outcome = emergency.answer(turn)
    elif not passes and not same_matter.is_reminder(turn):
        outcome = flood.refused(turn)
    else:
        outcome = language_choice.offering(turn, _by_kind(turn))
    return _waiting(outcome, turn.now)


def apologise(incoming: Incoming, resident: ResidentState) -> Reply:
    """What a resident is told when a fault of ours kept their message from being answered."""
    guess = language.from_hint(incoming.language_hint) or country().first_language
    code = resident.language if resident.language in LANGUAGES else guess
    _ = texts(code).gettext
    text = _(
        "I am sorry, something went wrong on our side and I could not answer. The fault has been written down. Please "
        "try again a little later, or put it in other words. In an emergency call 112."
    )
    return Reply(text=text, language=code, buttons=menus.after_fault(code))


def _awake(turn: Turn) -> tuple[Turn, bool]:
    """The resident as they are now: back again, with a language, without questions that have grown old; and whether
    the flood limit lets the message pass.
    """
    known = turn.resident
    # Whoever only looks in (Viber) has not asked for messages: none is sent to them before they write.
    stopped = turn.incoming.answered_inline and (known.stopped or known.is_new)
    resident = language.settled(turn)
    conversation, passes = flood.take(resident.conversation, turn.now)
    if 0 < conversation.expires_at < turn.now.timestamp():
        conversation = changed(conversation, expecting=None, asked=0)
    resident = changed(resident, stopped=stopped, conversation=conversation)
    return changed(turn, resident=resident), passes


def _by_kind(turn: Turn) -> Outcome:
    incoming = turn.incoming
    match incoming.kind:
        case Kind.ACTION:
            return pressed.answer(turn)
        case Kind.OPENED:
            return welcome.greet(turn)
        case Kind.ATTACHMENT:
            return media.received(turn)
        case Kind.LOCATION:
            return media.located(turn)
        case Kind.EDIT:
            return _edited(turn)
        case Kind.TEXT:
            return _text(turn)
        case _:
            return smalltalk.to_other(turn)


def _edited(turn: Turn) -> Outcome:
    """A new version: in the ticket that holds the message; else it is answered as if it were new."""
    if turn.incoming.location is not None:
        return say(turn)
    ticket = own_tickets.holding(turn, turn.incoming.edited_id)
    if ticket and (turn.incoming.text.strip() or turn.incoming.attachment):
        return additions.add(turn, ticket, edited=True)
    return media.received(turn) if turn.incoming.attachment else _text(turn)


def _text(turn: Turn) -> Outcome:
    text = turn.incoming.text.strip()
    if command := commands.command_in(text):
        return commands.answer(turn, command)
    return question.answer(turn) if text else smalltalk.to_other(turn)


def _waiting(outcome: Outcome, now: datetime) -> Outcome:
    """Questions to the resident grow old from now on."""
    conversation = outcome.resident.conversation
    awaited = conversation.expecting is not None or conversation.asked > 0
    until = now.timestamp() + PATIENCE_S if awaited else 0.0
    return outcome if conversation.expires_at == until else outcome.remember(expires_at=until)
