"""A callback of Viber (https://developers.viber.com/docs/api/rest-bot-api/#callbacks) → what happened. Pure.

| event | becomes |
|---|---|
| `message` | see `content.content_of` |
| `conversation_started` | OPENED, answered in the HTTP reply; it is not a subscription |
| `subscribed` | OPENED |
| `unsubscribed` | LEFT |
| `delivered`, `seen`, `failed` | a `Report` on a message of ours |
| `webhook`, `client_status` and any other, known or not | None |

None: acknowledged and skipped. The same event comes again when Viber got no answer in time: event and token together
say that it is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from bot.channels.contract import Report, Stage
from bot.channels.fields import DecodeError, Fields
from bot.channels.viber.content import content_of
from handlers.records import Incoming, Kind

__all__ = ["CHANNEL", "EVENT_TYPES", "DecodeError", "decode", "ids_of"]

CHANNEL = "viber"
MAX_ID = 100  # in the store an address, and an event with its token, has room for 128
MAX_REASON = 200
MAX_LANGUAGE = 35  # the longest tag that BCP 47 knows


def decode(callback: Mapping[str, Any]) -> Incoming | Report | None:
    """What a resident did or became of a message, or None; raise `DecodeError` naming what is odd."""
    fields = Fields("", callback)
    event = fields.text("event")
    read = READERS.get(event)
    return None if read is None else read(fields, event)


def ids_of(callback: Mapping[str, Any]) -> dict[str, str]:
    """What kind of callback it is and its token, for the log."""
    names = {"kind": "event", "message_token": "message_token"}
    return {name: str(callback.get(field, ""))[:MAX_ID] for name, field in names.items()}


def _message(callback: Fields, event: str) -> Incoming | None:
    content = content_of(callback.inner("message"), silent=callback.values.get("silent") is True)
    if content is None:
        return None
    sender = callback.inner("sender")
    return Incoming(
        channel=CHANNEL,
        event_id=_event_id(callback, event),
        address=_address(sender, "id"),
        kind=content.kind,
        sent_at=_moment(callback),
        text=content.text,
        action=content.action,
        location=content.location,
        attachment=content.attachment,
        message_id=_token(callback),
        language_hint=_language(sender),
        client_version=sender.whole_or_none("api_version"),
    )


def _opened(callback: Fields, event: str) -> Incoming:
    user = callback.inner("user")
    return Incoming(
        channel=CHANNEL,
        event_id=_event_id(callback, event),
        address=_address(user, "id"),
        kind=Kind.OPENED,
        sent_at=_moment(callback),
        language_hint=_language(user),
        client_version=user.whole_or_none("api_version"),
        answered_inline=event == "conversation_started",
    )


def _left(callback: Fields, event: str) -> Incoming:
    return Incoming(
        channel=CHANNEL,
        event_id=_event_id(callback, event),
        address=_address(callback, "user_id"),
        kind=Kind.LEFT,
        sent_at=_moment(callback),
    )


def _report(callback: Fields, event: str) -> Report:
    reason = callback.text_or_none("desc") or "" if event == Stage.FAILED else ""
    return Report(
        channel=CHANNEL,
        provider_id=_token(callback),
        stage=Stage(event),
        at=_moment(callback),
        reason=reason[:MAX_REASON],
    )


READERS: dict[str, Callable[[Fields, str], Incoming | Report | None]] = {
    "message": _message,
    "conversation_started": _opened,
    "subscribed": _opened,
    "unsubscribed": _left,
    **dict.fromkeys(map(str, Stage), _report),
}
EVENT_TYPES = tuple(name for name in READERS if name != "message")
"""What Viber is asked to report; messages it always does."""


def _event_id(callback: Fields, event: str) -> str:
    return f"{event}:{_token(callback)}"


def _token(callback: Fields) -> str:
    """Viber's name of a message or event: a number of up to 20 digits."""
    value = callback.values.get("message_token")
    token = str(value) if isinstance(value, int | str) and not isinstance(value, bool) else ""
    if not token.isascii() or not token.isdigit() or len(token) > MAX_ID:
        raise DecodeError("message_token: not a number")
    return token


def _address(fields: Fields, name: str) -> str:
    address = fields.text(name)
    if not 0 < len(address) <= MAX_ID:
        raise DecodeError(f"{fields.path}.{name}: not an id".removeprefix("."))
    return address


def _language(person: Fields) -> str | None:
    language = person.text_or_none("language")
    return language[:MAX_LANGUAGE] if language else None


def _moment(callback: Fields) -> datetime:
    try:
        return datetime.fromtimestamp(callback.whole("timestamp") / 1000, UTC)
    except (ValueError, OverflowError, OSError) as error:
        if isinstance(error, DecodeError):
            raise
        raise DecodeError("timestamp: not a moment in Unix milliseconds") from error
