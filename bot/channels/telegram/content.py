"""What a message holds: a text, a place, a file, or something that Kontakt can only acknowledge."""

from __future__ import annotations

from dataclasses import dataclass

from bot.channels.fields import Fields
from bot.channels.telegram.rich import plain_text
from handlers.records import Attachment, Kind, Location, Medium

# Files, in the order in which they are looked for: an animation comes with a `document` of the same file, too.
FILES = (
    ("animation", Medium.VIDEO),
    ("audio", Medium.AUDIO),
    ("voice", Medium.VOICE),
    ("video", Medium.VIDEO),
    ("video_note", Medium.VIDEO),
    ("sticker", Medium.STICKER),
    ("document", Medium.DOCUMENT),
    ("live_photo", Medium.VIDEO),  # comes with a `photo`, which is taken first
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    kind: Kind
    text: str = ""
    location: Location | None = None
    attachment: Attachment | None = None


def content_of(message: Fields) -> Content:
    """Text, place, file or, for everything else, OTHER. Forwarded messages are what they forward."""
    if message.has("text"):
        return Content(kind=Kind.TEXT, text=message.text("text"))
    if message.has("rich_message"):
        return _rich(message.inner("rich_message"))
    if message.has("venue") or message.has("location"):
        return _place(message)
    caption = message.text_or_none("caption") or ""
    if attachment := _attachment(message):
        return Content(kind=Kind.ATTACHMENT, text=caption, attachment=attachment)
    if message.has("write_access_allowed"):
        return Content(kind=Kind.OPENED)
    return Content(kind=Kind.OTHER, text=caption)


def _rich(message: Fields) -> Content:
    text = plain_text(message)
    return Content(kind=Kind.TEXT if text else Kind.OTHER, text=text)


def _place(message: Fields) -> Content:
    venue = message.inner_or_none("venue")
    if venue is None:
        return Content(kind=Kind.LOCATION, location=_location(message.inner("location")))
    words = filter(None, (venue.text_or_none("title"), venue.text_or_none("address")))
    return Content(kind=Kind.LOCATION, text=", ".join(words), location=_location(venue.inner("location")))


def _location(location: Fields) -> Location:
    return Location(
        latitude=location.number("latitude", within=90),
        longitude=location.number("longitude", within=180),
    )


def _attachment(message: Fields) -> Attachment | None:
    if message.has("photo") and (sizes := message.list_of("photo")):
        return _file(max(sizes, key=_pixels), Medium.PHOTO)
    for name, medium in FILES:
        if message.has(name):
            return _file(message.inner(name), medium)
    return None


def _file(file: Fields, medium: Medium) -> Attachment:
    return Attachment(
        medium=medium,
        file_id=file.text("file_id"),
        name=file.text_or_none("file_name"),
        mime_type=file.text_or_none("mime_type"),
        size=file.whole_or_none("file_size"),
    )


def _pixels(size: Fields) -> int:
    return size.whole("width") * size.whole("height")
