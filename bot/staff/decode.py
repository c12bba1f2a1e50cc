"""What somebody does in the staff group: an update of the Bot API → `Written`, `Pressed`, `Moved` or None. Pure.

None: nothing to react to (service messages, other bots, what is posted in a channel's name).
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Any

from bot.channels.fields import Fields
from bot.channels.telegram.content import content_of
from bot.channels.telegram.decode import QUIET
from handlers.records import Attachment

MESSAGES = ("message", "edited_message")
# Whoever is linked to an account works in the group; a private chat with the bot is a resident's, but for this.
_LINK = re.compile(r"/link(@\w+)?(\s|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """`sender` None: somebody who writes in the group's own name. `thread`: the forum topic, None outside of them."""

    update_id: int
    sender: int | None
    message_id: int
    thread: int | None = None
    text: str = ""
    attachment: Attachment | None = None
    edited: bool = False
    in_private: bool = False
    can_be_sent: bool = True  # False for a poll, a dice, a place: an answer holds words and files


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """A button below one of the bot's messages."""

    update_id: int
    sender: int
    message_id: int
    thread: int | None
    data: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """The group has become another chat."""

    update_id: int
    chat: int


Received = Written | Pressed | Moved


def is_for_staff(update: Mapping[str, Any], chats: Container[int]) -> bool:
    """Whether an update is the staff room's: from one of these chats, or a private /link. Never raises."""
    message = _message(update)
    chat = message.get("chat") if isinstance(message, Mapping) else None
    if not isinstance(message, Mapping) or not isinstance(chat, Mapping):
        return False
    ids = (chat.get("id"), message.get("migrate_from_chat_id"))
    if any(isinstance(each, int) and each in chats for each in ids):
        return True
    text = message.get("text")
    return chat.get("type") == "private" and isinstance(text, str) and _LINK.match(text) is not None


def decode(update: Mapping[str, Any]) -> Received | None:
    """What was done, of an update that `is_for_staff`; raise `DecodeError` naming what is odd."""
    fields = Fields("", update)
    update_id = fields.whole("update_id")
    if fields.has("callback_query"):
        return _press(fields.inner("callback_query"), update_id)
    for name in MESSAGES:
        if fields.has(name):
            return _written(fields.inner(name), update_id, edited=name == "edited_message")
    return None


def _message(update: Mapping[str, Any]) -> object:
    query = update.get("callback_query")
    if isinstance(query, Mapping):
        return query.get("message")
    return next((update[name] for name in MESSAGES if update.get(name) is not None), None)


def _written(message: Fields, update_id: int, *, edited: bool) -> Written | Moved | None:
    if message.has("migrate_to_chat_id"):
        return Moved(update_id=update_id, chat=message.whole("migrate_to_chat_id"))
    if message.has("migrate_from_chat_id"):
        return Moved(update_id=update_id, chat=message.inner("chat").whole("id"))
    if any(message.has(name) for name in QUIET) or message.has("is_automatic_forward"):
        return None
    anonymous = message.has("sender_chat")
    if not anonymous and _is_bot(message):
        return None
    content = content_of(message)
    return Written(
        update_id=update_id,
        sender=None if anonymous else message.inner("from").whole("id"),
        message_id=message.whole("message_id"),
        thread=_thread(message),
        text=content.text,
        attachment=content.attachment,
        edited=edited,
        in_private=message.inner("chat").text("type") == "private",
        can_be_sent=bool(content.text or content.attachment),
    )


def _press(query: Fields, update_id: int) -> Pressed | None:
    message = query.inner_or_none("message")
    data = query.text_or_none("data")
    if message is None or data is None or _is_bot(query):
        return None
    return Pressed(
        update_id=update_id,
        sender=query.inner("from").whole("id"),
        message_id=message.whole("message_id"),
        thread=_thread(message),
        data=data,
    )


def _thread(message: Fields) -> int | None:
    """A reply outside of forum topics has a thread, too, and is in none."""
    return message.whole("message_thread_id") if message.values.get("is_topic_message") is True else None


def _is_bot(fields: Fields) -> bool:
    sender = fields.inner_or_none("from")
    return sender is not None and sender.values.get("is_bot") is True
