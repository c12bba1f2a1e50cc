"""The flood limit: a bucket of tokens for each resident; a message takes one."""

from __future__ import annotations

from datetime import datetime

from handlers.changed import changed
from handlers.say import language_of, reply, say
from handlers.turn import Conversation, Outcome, Turn
from locales.catalogs import texts

BURST = 15.0
SECONDS_A_TOKEN = 2.0
# A resident who goes on writing at the limit's pace is not told of it again before this much has come together.
TOKENS_TO_FORGIVE = 5.0


def take(conversation: Conversation, now: datetime) -> tuple[Conversation, bool]:
    """Take a token; False when there is none and the message has to wait."""
    moment = now.timestamp()
    tokens = BURST if conversation.tokens is None else conversation.tokens
    tokens = min(BURST, tokens + max(0.0, moment - conversation.refilled_at) / SECONDS_A_TOKEN)
    passes = tokens >= 1
    filled = changed(
        conversation,
        tokens=round(tokens - passes, 3),
        refilled_at=moment,
        warned=conversation.warned and tokens < TOKENS_TO_FORGIVE,
    )
    return filled, passes


def refused(turn: Turn) -> Outcome:
    """Said once, politely; then silence until the bucket has filled again."""
    if turn.resident.conversation.warned:
        return say(turn)
    _ = texts(language_of(turn)).gettext
    text = _(
        "You are writing faster than I can read. Please wait a few seconds, then send me again what I have not "
        "answered. In an emergency call 112."
    )
    return say(turn, reply(turn, text), warned=True)
