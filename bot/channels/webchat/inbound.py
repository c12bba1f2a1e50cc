"""What a page sends, as a neutral record. Pure: no request, no store, no clock."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.channels.fields import storable
from bot.channels.json_body import loads
from bot.channels.webchat.channel import NAME
from bot.channels.webchat.refusal import EMPTY, NOT_UNDERSTOOD, TOO_LONG, Refusal
from handlers.records import MAX_ACTION_BYTES, Incoming, Kind, Location

MAX_BODY_BYTES = 16 * 1024
MAX_TEXT = 4_000


def decode(body: bytes, *, address: str, now: datetime, language_hint: str | None) -> Incoming:
    """Read `{"id": <uuid>, …}` with one of `text`, `action`, `location` ([latitude, longitude]); raise `Refusal`."""
    try:
        value = loads(body)
    except ValueError as error:
        raise Refusal(400, "not-json", NOT_UNDERSTOOD) from error
    if not isinstance(value, dict):
        raise Refusal(400, "not-an-object", NOT_UNDERSTOOD)
    key = _key(value)
    return Incoming(
        channel=NAME,
        event_id=event_id(address, key),
        address=address,
        sent_at=now,
        message_id=key,
        language_hint=language_hint,
        **_content(value),
    )


def upload(key: str | None, group: str | None, *, address: str, now: datetime, language_hint: str | None) -> Incoming:
    """The message that an uploaded file is, before the file has come; raise `Refusal`.

    `key` and `group` (of files that were chosen together) are the page's uuids.
    """
    key = _key({"id": key})
    return Incoming(
        channel=NAME,
        event_id=event_id(address, key),
        address=address,
        kind=Kind.ATTACHMENT,
        sent_at=now,
        message_id=key,
        group_id=_key({"id": group}) if group else None,
        language_hint=language_hint,
    )


def event_id(address: str, key: str) -> str:
    """Unique over all residents. Hashed: event ids outlive a resident who was erased and must not tell who it was."""
    return hashlib.sha256(f"{address} {key}".encode()).hexdigest()


def _key(value: Mapping[str, Any]) -> str:
    try:
        return str(uuid.UUID(value["id"]))
    except (KeyError, ValueError, AttributeError, TypeError) as error:
        raise Refusal(400, "id-is-no-uuid", NOT_UNDERSTOOD) from error


def _content(value: Mapping[str, Any]) -> dict[str, Any]:
    if sum(name in value for name in ("text", "action", "location")) != 1:
        raise Refusal(400, "one-of-text-action-location", NOT_UNDERSTOOD)
    match value:
        case {"text": str(text)}:
            return {"kind": Kind.TEXT, "text": _text(text)}
        case {"action": str(action)} if _is_action(action):
            return {"kind": Kind.ACTION, "action": action}
        case {"location": [int() | float() as latitude, int() | float() as longitude]} if (
            -90 <= latitude <= 90 and -180 <= longitude <= 180
        ):
            location = Location(latitude=float(latitude), longitude=float(longitude))
            return {"kind": Kind.LOCATION, "location": location}
    raise Refusal(400, "wrong-content", NOT_UNDERSTOOD)


def _text(text: str) -> str:
    text = storable(text).strip()
    if not text:
        raise Refusal(422, "empty", EMPTY)
    if len(text) > MAX_TEXT:
        raise Refusal(422, "too-long", TOO_LONG)
    return text


def _is_action(action: str) -> bool:
    return action.isascii() and action.isprintable() and 0 < len(action) <= MAX_ACTION_BYTES
