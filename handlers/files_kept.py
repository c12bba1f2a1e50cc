"""Photos, documents and recordings that a conversation remembers until there is a ticket for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from handlers.records import Attachment, Incoming, Medium
from locales.catalogs import mark

MAX_FILES = 10
# What Telegram lets a bot download, and enough for any photo or form; residents read it as "20 MB".
MAX_FILE_BYTES = 20 * 1024**2
MEDIA = {
    Medium.PHOTO: mark("a photo"),
    Medium.DOCUMENT: mark("a document"),
    Medium.VOICE: mark("a voice message"),
    Medium.AUDIO: mark("a sound recording"),
    Medium.VIDEO: mark("a video"),
    Medium.STICKER: mark("a sticker"),
}


def as_file(incoming: Incoming) -> dict[str, Any]:
    """An attachment as the conversation remembers it until there is a ticket for it."""
    held = incoming.attachment
    assert held is not None
    values = {
        "medium": held.medium.value,
        "file_id": held.file_id,
        "name": held.name,
        "mime_type": held.mime_type,
        "size": held.size,
        "message_id": incoming.message_id,
    }
    return {name: value for name, value in values.items() if value is not None}


def joined(files: Sequence[dict[str, Any]], file: dict[str, Any]) -> tuple[dict[str, Any], ...]:
    """The files with one more, the newest that fit; a file sent again with another caption stands once."""
    others = [each for each in files if each["file_id"] != file["file_id"]]
    return (*others, file)[-MAX_FILES:]


def is_too_large(attachment: Attachment) -> bool:
    """As far as the platform tells the size."""
    return (attachment.size or 0) > MAX_FILE_BYTES


def attachment(file: dict[str, Any]) -> Attachment:
    return Attachment(
        medium=Medium(file["medium"]),
        file_id=file["file_id"],
        name=file.get("name"),
        mime_type=file.get("mime_type"),
        size=file.get("size"),
    )
