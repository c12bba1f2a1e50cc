"""What a message holds: a text, a pressed button, a place, a file, or something that Kontakt can only acknowledge.

| `message.type` | becomes |
|---|---|
| `text` | TEXT; ACTION when a button of ours sent it; nothing when a link's button did |
| `url` | TEXT: the address, and the words beside it |
| `picture`, `video`, `file`, `sticker` | ATTACHMENT, its `file_id` the address of the file |
| `location` | LOCATION |
| `contact` and any other, known or not | OTHER |
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.channels.fields import DecodeError, Fields
from bot.channels.viber.actions import action_in
from handlers.records import Attachment, Kind, Location, Medium

MEDIA = {"picture": Medium.PHOTO, "video": Medium.VIDEO, "file": Medium.DOCUMENT, "sticker": Medium.STICKER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    kind: Kind
    text: str = ""
    action: str = ""
    location: Location | None = None
    attachment: Attachment | None = None


def content_of(message: Fields, *, silent: bool) -> Content | None:
    """`silent`: a button sent it without showing it in the chat. None: nobody said anything."""
    read = READERS.get(message.text("type"), _other)
    content = read(message)
    # A button that opens a link reports the link, too.
    return None if silent and content.kind is Kind.TEXT else content


def _text(message: Fields) -> Content:
    text = message.text_or_none("text") or ""
    action = action_in(text)
    return Content(kind=Kind.TEXT, text=text) if action is None else Content(kind=Kind.ACTION, action=action)


def _url(message: Fields) -> Content:
    words = filter(None, (message.text_or_none("text"), message.text_or_none("media")))
    return Content(kind=Kind.TEXT, text="\n".join(dict.fromkeys(words)))


def _place(message: Fields) -> Content:
    place = message.inner("location")
    location = Location(latitude=_degrees(place, "lat", 90), longitude=_degrees(place, "lon", 180))
    return Content(kind=Kind.LOCATION, text=place.text_or_none("address") or "", location=location)


def _degrees(place: Fields, name: str, within: float) -> float:
    """Viber's pages show them as numbers in one place and as texts in another."""
    value = place.values.get(name)
    if isinstance(value, str):
        try:
            place = Fields(place.path, {name: float(value)})
        except ValueError as error:
            raise DecodeError(f"{place.path}.{name}: not a number") from error
    return place.number(name, within=within)


def _file(message: Fields) -> Content:
    kind = message.text("type")
    attachment = Attachment(
        medium=MEDIA[kind],
        file_id=_sticker(message) if kind == "sticker" else message.text("media"),
        name=message.text_or_none("file_name"),
        size=message.whole_or_none("size"),
    )
    return Content(kind=Kind.ATTACHMENT, text=message.text_or_none("text") or "", attachment=attachment)


def _sticker(message: Fields) -> str:
    return message.text_or_none("media") or str(message.whole("sticker_id"))


def _other(message: Fields) -> Content:
    return Content(kind=Kind.OTHER, text=message.text_or_none("text") or "")


READERS: dict[str, Callable[[Fields], Content]] = {
    "text": _text,
    "url": _url,
    "location": _place,
    "contact": _other,
    **dict.fromkeys(MEDIA, _file),
}
