"""An update of the Bot API (https://core.telegram.org/bots/api#update, as of 10.3) → `Incoming`. Pure.

What becomes of each kind of update:

| kind | in a private chat | elsewhere |
|---|---|---|
| `message` | see `content.content_of`; housekeeping of the client (`QUIET`) → None | None |
| `edited_message` | EDIT; a live location that moves, or a change that nobody can see → None | None |
| `callback_query` | ACTION | None |
| `my_chat_member` | blocked → LEFT; unblocked → None, for the client's own /start follows | None |
| any other, known or not | None | None |

None: acknowledged and skipped. Kontakt talks with residents in private chats only: groups, channels, business
accounts and other bots are not answered. The staff group's updates never come here (`bot.staff.decode`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.channels.fields import DecodeError, Fields
from bot.channels.telegram.content import content_of
from handlers.records import Incoming, Kind

__all__ = ["ALLOWED_UPDATES", "CHANNEL", "DecodeError", "decode", "kind_of", "press_id"]

CHANNEL = "telegram"
LARGEST_ID = 2**63 - 1

# Service messages about the chat itself: nobody said anything that wants an answer.
QUIET = frozenset(
    {
        "boost_added",
        "channel_chat_created",
        "chat_background_set",
        "chat_owner_changed",
        "chat_owner_left",
        "checklist_tasks_added",
        "checklist_tasks_done",
        "community_chat_added",
        "community_chat_joined",
        "community_chat_removed",
        "connected_website",
        "delete_chat_photo",
        "direct_message_price_changed",
        "forum_topic_closed",
        "forum_topic_created",
        "forum_topic_edited",
        "forum_topic_reopened",
        "general_forum_topic_hidden",
        "general_forum_topic_unhidden",
        "giveaway_completed",
        "giveaway_created",
        "group_chat_created",
        "left_chat_member",
        "managed_bot_created",
        "message_auto_delete_timer_changed",
        "migrate_from_chat_id",
        "migrate_to_chat_id",
        "new_chat_members",
        "new_chat_photo",
        "new_chat_title",
        "paid_message_price_changed",
        "pinned_message",
        "poll_option_added",
        "poll_option_deleted",
        "proximity_alert_triggered",
        "suggested_post_approval_failed",
        "suggested_post_approved",
        "suggested_post_declined",
        "suggested_post_paid",
        "suggested_post_refunded",
        "supergroup_chat_created",
        "video_chat_ended",
        "video_chat_participants_invited",
        "video_chat_scheduled",
        "video_chat_started",
    }
)


def decode(update: Mapping[str, Any]) -> Incoming | None:
    """What a resident did, or None if there is nothing to react to; raise `DecodeError` naming what is odd.

    `event_id` is the `update_id`, `address` the chat's id.
    """
    fields = Fields("", update)
    event_id = _event_id(fields)
    for kind, read in READERS.items():
        if fields.has(kind):
            return read(fields.inner(kind), event_id)
    return None


def kind_of(update: Mapping[str, Any]) -> str:
    """The kind of an update by its field's name, for the log."""
    return next((name for name in update if name != "update_id"), "empty")


def press_id(update: Mapping[str, Any]) -> str | None:
    """The id of a pressed button's query: whatever becomes of the press, it wants an answer, or the button spins on."""
    query = update.get("callback_query")
    query_id = query.get("id") if isinstance(query, Mapping) else None
    return query_id if isinstance(query_id, str) and query_id else None


def _message(message: Fields, event_id: str) -> Incoming | None:
    if not _is_from_resident(message) or any(message.has(name) for name in QUIET.intersection(message.values)):
        return None
    return _incoming(message, event_id)


def _edit(message: Fields, event_id: str) -> Incoming | None:
    if not _is_from_resident(message):
        return None
    incoming = _incoming(message, event_id)
    # A live location is "edited" every few seconds; the first message gave it. Telegram also sends edits that change
    # nothing a bot can see.
    if incoming.kind is Kind.LOCATION or not (incoming.text or incoming.attachment):
        return None
    changed_at = _moment(message, "edit_date") if message.has("edit_date") else incoming.sent_at
    return replace(incoming, kind=Kind.EDIT, edited_id=incoming.message_id, sent_at=changed_at)


def _press(query: Fields, event_id: str) -> Incoming | None:
    """A pressed button. Telegram does not say when: the date of the message it hangs on is the nearest it tells."""
    message = query.inner_or_none("message")  # absent: a button of an inline message, which Kontakt never makes
    if message is None or not _is_private(chat := message.inner("chat")):
        return None
    sender = query.inner_or_none("from")
    if _is_bot(sender):
        return None
    action = query.text_or_none("data") or ""
    return Incoming(
        channel=CHANNEL,
        event_id=event_id,
        address=_address(chat),
        kind=Kind.ACTION if action else Kind.OTHER,  # a game's button has no data
        sent_at=_moment(message, "date"),  # 0 for a message that is gone
        action=action,
        message_id=str(message.whole("message_id")),
        language_hint=_language(sender),
    )


def _membership(change: Fields, event_id: str) -> Incoming | None:
    if not _is_private(chat := change.inner("chat")) or change.inner("new_chat_member").text("status") != "kicked":
        return None
    return Incoming(
        channel=CHANNEL,
        event_id=event_id,
        address=_address(chat),
        kind=Kind.LEFT,
        sent_at=_moment(change, "date"),
        language_hint=_language(change.inner_or_none("from")),
    )


READERS: dict[str, Callable[[Fields, str], Incoming | None]] = {
    "message": _message,
    "edited_message": _edit,
    "callback_query": _press,
    "my_chat_member": _membership,
}
ALLOWED_UPDATES = tuple(READERS)
"""What Telegram is asked to send."""


def _incoming(message: Fields, event_id: str) -> Incoming:
    content = content_of(message)
    return Incoming(
        channel=CHANNEL,
        event_id=event_id,
        address=_address(message.inner("chat")),
        kind=content.kind,
        sent_at=_moment(message, "date"),
        text=content.text,
        location=content.location,
        attachment=content.attachment,
        message_id=str(message.whole("message_id")),
        group_id=message.text_or_none("media_group_id"),
        language_hint=_language(message.inner_or_none("from")),
    )


def _is_from_resident(message: Fields) -> bool:
    """In the bot's own private chat with a person, not in a business account's chat or one it is a guest in."""
    foreign = message.has("business_connection_id") or message.has("guest_query_id")
    return _is_private(message.inner("chat")) and not foreign and not _is_bot(message.inner_or_none("from"))


def _is_private(chat: Fields) -> bool:
    return chat.text("type") == "private"


def _is_bot(sender: Fields | None) -> bool:
    """Two bots that answer each other would never stop."""
    return sender is not None and sender.values.get("is_bot") is True


def _address(chat: Fields) -> str:
    return str(chat.whole("id"))


def _language(sender: Fields | None) -> str | None:
    return sender.text_or_none("language_code") if sender else None


def _moment(fields: Fields, name: str) -> datetime:
    seconds = fields.whole(name)
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise DecodeError(f"{fields.path}.{name}: not a moment in Unix seconds") from error


def _event_id(fields: Fields) -> str:
    update_id = fields.whole("update_id")
    if not 0 <= update_id <= LARGEST_ID:
        raise DecodeError("update_id: out of range")
    return str(update_id)
