"""A `Reply` → the Bot API calls that show it (https://core.telegram.org/bots/api#available-methods). Pure.

- Text is sent as it is: no `parse_mode`, so that nothing a person wrote can be taken for markup, and no link previews.
- The keyboard hangs below the last message. Actions become `callback_data`; addresses Telegram would refuse (`tel:`,
  a host without a dot) lose their button, for one refused button makes it refuse the whole message, and the text tells
  everything anyway.
- Only a button of the *reply* keyboard may ask for the location, and a message has either kind of keyboard. So when
  there are other buttons too, asking is a message of its own behind them, with the button's label as its text. The
  keyboard goes away when it is used, and with the next message that has no buttons.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from bot.channels.split import split_text, utf16_units
from bot.channels.telegram.uploads import DOCUMENT, method_for
from handlers.changed import changed
from handlers.records import Button, File, Location, Reply

MAX_TEXT, MAX_CAPTION = 4096, 1024  # UTF-16 code units
MAX_BUTTONS = 100
# Columns → how wide the widest label may be for so many buttons to stand side by side on a small phone.
FITS = {1: 10_000, 2: 17, 3: 10, 4: 7, 5: 5, 6: 4, 7: 3, 8: 3}
REMOVE_KEYBOARD = {"remove_keyboard": True}

Line = list[dict[str, str]]


@dataclass(frozen=True, kw_only=True)
class Request:
    """One call: a method's name and parameters; `file` is uploaded as the parameter `upload_as`. Without slots, so that
    `handlers.changed` can copy it.
    """

    method: str
    parameters: Mapping[str, Any]
    file: File | None = None
    upload_as: str = "document"

    def with_parameters(self, **more: Any) -> Request:
        return changed(self, parameters={**self.parameters, **more})


def render(reply: Reply, address: str) -> list[Request]:
    """The calls in the order in which they are to be made; none for a reply that holds nothing."""
    requests = [*_document_or_texts(reply, address), *_location(reply.location, address)]
    if not requests:
        return []
    asking = [each.label for row in reply.buttons for each in row if each.asks_location and each.label.strip()]
    if keyboard := _inline_keyboard(reply.buttons):
        requests[-1] = requests[-1].with_parameters(reply_markup={"inline_keyboard": keyboard})
        if asking:
            requests.append(_message(asking[0], address).with_parameters(reply_markup=_asking_keyboard(asking)))
    else:
        markup = _asking_keyboard(asking) if asking else REMOVE_KEYBOARD
        requests[-1] = requests[-1].with_parameters(reply_markup=markup)
    return requests


def as_document(request: Request) -> Request | None:
    """The same file in a way in which Telegram looks at no sides, frames or codecs; None when it goes so already."""
    method, field = DOCUMENT
    if request.file is None or request.method == method:
        return None
    return changed(request, method=method, upload_as=field)


def _document_or_texts(reply: Reply, address: str) -> list[Request]:
    """A text that is short enough stands below the file, in the same message."""
    text = reply.text.strip()
    if reply.file is None:
        return [_message(part, address) for part in split_text(text, MAX_TEXT, length=utf16_units)]
    method, field = method_for(reply.file)
    document = Request(method=method, parameters={"chat_id": address}, file=reply.file, upload_as=field)
    if not text:
        return [document]
    if utf16_units(text) <= MAX_CAPTION:
        return [document.with_parameters(caption=text)]
    return [*(_message(part, address) for part in split_text(text, MAX_TEXT, length=utf16_units)), document]


def _message(text: str, address: str) -> Request:
    parameters = {"chat_id": address, "text": text, "link_preview_options": {"is_disabled": True}}
    return Request(method="sendMessage", parameters=parameters)


def _location(location: Location | None, address: str) -> Iterable[Request]:
    if location is not None:
        parameters = {"chat_id": address, "latitude": location.latitude, "longitude": location.longitude}
        yield Request(method="sendLocation", parameters=parameters)


def _asking_keyboard(labels: Sequence[str]) -> dict[str, Any]:
    return {
        "keyboard": [[{"text": label, "request_location": True}] for label in labels],
        "resize_keyboard": True,
        "one_time_keyboard": True,
    }


def _inline_keyboard(rows: Iterable[tuple[Button, ...]]) -> list[Line]:
    keyboard = [line for row in rows for line in _lines(row)]
    while (over := sum(map(len, keyboard)) - MAX_BUTTONS) > 0:
        *keyboard, last = keyboard
        keyboard += [last[:-over]] if over < len(last) else []
    return keyboard


@lru_cache(maxsize=4_096)  # few rows, over and over
def _lines(row: tuple[Button, ...]) -> Sequence[Line]:
    """A row as a small phone shows it. What is laid out stands in many requests: it is never changed."""
    return [[_inline_button(button) for button in line] for line in lay_out(filter(_is_usable, row))]


def lay_out(row: Iterable[Button]) -> list[list[Button]]:
    """Break one row into as many as a small phone needs: short labels side by side, long ones alone."""
    lines: list[list[Button]] = []
    for button in row:
        longer = [*lines[-1], button] if lines else [button]
        if lines and max(_width(each.label) for each in longer) <= FITS.get(len(longer), 0):
            lines[-1] = longer
        else:
            lines.append([button])
    return lines


def _inline_button(button: Button) -> dict[str, str]:
    return {"text": button.label, **({"callback_data": button.action} if button.action else {"url": button.url})}


def _is_usable(button: Button) -> bool:
    opens = bool(button.action) or _is_openable(button.url)
    return bool(button.label.strip()) and opens and not button.asks_location


def _is_openable(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in host.strip(".") and not any(map(str.isspace, url))


@lru_cache(maxsize=4_096)  # few labels, over and over
def _width(label: str) -> int:
    """In columns: emoji take two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in label)
