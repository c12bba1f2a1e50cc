"""A `Reply` → the messages that show it (https://developers.viber.com/docs/api/rest-bot-api/#send-message). Pure.

- At most 7,000 characters a text and 30 kB a request: what is longer becomes several messages, cut at the borders of
  paragraphs. The 30 kB are kept by cutting earlier, for letters take one to four bytes and more when JSON escapes them.
- The keyboard hangs on the last message, for it goes away with the next one.
- A file is sent by a link: Viber fetches it from there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.channels.split import split_text, utf16_units
from bot.channels.viber.keyboard import keyboard, needed_version
from handlers.records import Location, Reply

MAX_TEXT = 7_000
MAX_REQUEST_BYTES = 30_000
ROOM_BYTES = 1_000  # for the receiver, the sender's name and the small fields
OLDEST_VERSION = 1
MAX_FILE_NAME = 256
BELOW = ("keyboard", "min_api_version")

Message = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedFile:
    """A file that Viber can fetch from `url` for a while; `size` in bytes."""

    url: str
    name: str
    size: int


def render(reply: Reply, *, api_version: int | None = None, file: LinkedFile | None = None) -> list[Message]:
    """The messages in order, without receiver and sender; none for a reply that holds nothing.

    `api_version`: what the resident's client can show, None if it is not known.
    """
    limit = MAX_TEXT
    messages = _messages(reply, limit, api_version, file)
    while any(_size(message) > MAX_REQUEST_BYTES - ROOM_BYTES for message in messages):
        limit //= 2
        messages = _messages(reply, limit, api_version, file)
    return messages


def count_messages(reply: Reply) -> int:
    """How many messages it is laid out to, without making a link."""
    return len(render(reply)) + bool(reply.file or reply.stored_file)


def render_welcome(reply: Reply, *, api_version: int | None = None) -> Message | None:
    """The one message that may answer an opened conversation; what does not fit into it is left out."""
    messages = render(reply, api_version=api_version)
    if not messages:
        return None
    below = {name: messages[-1][name] for name in BELOW if name in messages[-1]}
    return {**messages[0], **below}


def for_any_client(message: Message, reply: Reply) -> Message:
    """The same message with nothing in it that old clients do not know."""
    if "min_api_version" not in message:
        return message
    board = keyboard(reply.buttons, OLDEST_VERSION)
    kept = {name: value for name, value in message.items() if name not in BELOW}
    return kept | ({"keyboard": board} if board else {})


def as_json(message: Message) -> bytes:
    return json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _messages(reply: Reply, limit: int, api_version: int | None, file: LinkedFile | None) -> list[Message]:
    texts = split_text(_printable(reply.text), limit, length=utf16_units)
    messages: list[Message] = [{"type": "text", "text": text} for text in texts]
    messages += [*_location(reply.location), *_file(file)]
    board = keyboard(reply.buttons, api_version)
    if messages and board:
        version = needed_version(board)
        messages[-1] |= {"keyboard": board} | ({"min_api_version": version} if version else {})
    return messages


def _location(location: Location | None) -> Iterator[Message]:
    if location is not None:
        yield {"type": "location", "location": {"lat": location.latitude, "lon": location.longitude}}


def _file(file: LinkedFile | None) -> Iterator[Message]:
    if file is not None:
        yield {"type": "file", "media": file.url, "size": file.size, "file_name": _short_name(file.name)}


def _short_name(name: str) -> str:
    """By its ending Viber tells what a file is."""
    stem, dot, ending = name.rpartition(".")
    room = MAX_FILE_NAME - len(dot + ending)
    return name if len(name) <= MAX_FILE_NAME else f"{stem[:room]}{dot}{ending}"[-MAX_FILE_NAME:]


def _printable(text: str) -> str:
    return "".join(letter for letter in text if letter >= " " or letter in "\n\t")


def _size(message: Message) -> int:
    return len(as_json(message))
