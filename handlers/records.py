"""The neutral records that channels and handlers exchange.

A channel turns what its platform sends into an `Incoming` and lays a `Reply` out to its own limits; nothing else
crosses the line between them. (`Incoming` has no slots, so that `handlers.changed` can copy it at once.)
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

# Telegram's callback_data holds 1 to 64 bytes; every action fits, so no channel has to keep a table of its own.
MAX_ACTION_BYTES = 64


class Kind(StrEnum):
    """What kind of thing a resident sent."""

    TEXT = "text"
    ACTION = "action"  # pressed a button: `Incoming.action` is that button's action
    LOCATION = "location"
    ATTACHMENT = "attachment"  # photo, document, voice …: `Incoming.attachment`, perhaps with a caption in `text`
    EDIT = "edit"  # changed an earlier message: `text` is the new version, `edited_id` the message's provider id
    OPENED = "opened"  # opened the chat without writing (Viber's conversation_started, a fresh web chat)
    LEFT = "left"  # blocked the bot or unsubscribed: nothing may be sent any more
    OTHER = "other"  # a dice, poll, game, contact …: acknowledged in words


class Medium(StrEnum):
    """What an attachment is."""

    PHOTO = "photo"
    DOCUMENT = "document"
    VOICE = "voice"
    AUDIO = "audio"
    VIDEO = "video"
    STICKER = "sticker"


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """WGS 84, in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file on the platform's side; `file_id` is what the platform calls it, `size` is in bytes."""

    medium: Medium
    file_id: str
    name: str | None = None
    mime_type: str | None = None
    size: int | None = None


@dataclass(frozen=True, kw_only=True)
class Incoming:
    """One thing a resident did.

    `event_id` is unique in its channel: the second copy of the same id is refused. `address` is where replies go (a
    chat id). `group_id` ties the messages of one album together. `language_hint` is the client's language (BCP 47), a
    hint and not the resident's choice. `client_version` is what the resident's client can show, as their platform
    counts it. `answered_inline`: the platform takes the reply in the answer to its own call, and this is no leave to
    write to the resident later.
    """

    channel: str
    event_id: str
    address: str
    kind: Kind
    sent_at: datetime
    text: str = ""
    action: str = ""
    location: Location | None = None
    attachment: Attachment | None = None
    message_id: str | None = None
    edited_id: str | None = None
    group_id: str | None = None
    language_hint: str | None = None
    client_version: int | None = None
    answered_inline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A choice below a reply: sends `action` back, opens `url`, or asks the client for its location."""

    label: str
    action: str = ""
    url: str = ""
    asks_location: bool = False

    def __post_init__(self) -> None:
        # A character takes four bytes at most: nearly all actions need not be encoded to be measured.
        if len(self.action) * 4 > MAX_ACTION_BYTES and len(self.action.encode()) > MAX_ACTION_BYTES:
            raise ValueError(f"action longer than {MAX_ACTION_BYTES} bytes: {self.action}")


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file with its content: made for the resident (the export of their data), or loaded to be sent."""

    name: str
    mime_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class FileInStore:
    """A file by its key in the store of files; its content is loaded, or a link to it made, when the reply is sent."""

    key: str
    name: str
    mime_type: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One message to a resident, in one language, before any channel has laid it out.

    `text` is complete by itself: a channel without buttons or cards still tells everything. `contact` repeats the
    contact card as data (see `handlers.card.as_data`). A channel that uploads is given a `stored_file` as `file`.
    """

    text: str
    language: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    contact: dict[str, Any] | None = None
    location: Location | None = None
    file: File | None = None
    stored_file: FileInStore | None = None

    @property
    def is_empty(self) -> bool:
        """Buttons alone are nothing: they hang below something."""
        return not (self.text.strip() or self.location or self.file or self.stored_file)


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandText:
    """One line of the bot's command list in one language."""

    command: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a platform shows about the bot before the first message, in one language."""

    language: str
    name: str
    short_description: str
    description: str
    commands: tuple[CommandText, ...] = field(default=())
