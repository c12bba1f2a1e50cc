"""Buttons → a Viber keyboard (https://developers.viber.com/docs/tools/keyboards/). Pure.

- Six columns a row, at most 12 rows. Labels that fit stand side by side; when there are too many rows, buttons share
  them two by two, then three by three, rather than that one of the first 36 is missing.
- Buttons are silent: what they send back is an action and not a sentence, so the chat does not show it.
- Asking for the location needs a client of API version 3; older ones get the button that explains how to send one.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any
from urllib.parse import urlsplit

from bot.channels.viber.actions import marked
from handlers.records import Button

COLUMNS, MAX_ROWS = 6, 12
ASKING_VERSION = 3
# Buttons in a row → how wide the widest label may be in regular letters on a small phone; more are never side by side.
FITS = {1: 34, 2: 16, 3: 10}
MAX_LABEL = 250
MAX_URL = 1_000
MAX_BYTES = 14_000
BRACKETS = str.maketrans("<>", "‹›")  # a label may hold HTML tags, and ours are not meant as such

Line = list[dict[str, Any]]


def keyboard(rows: Iterable[Sequence[Button]], api_version: int | None) -> dict[str, Any] | None:
    """None without a button. `api_version`: the client's, None if it is not known."""
    asks = api_version is None or api_version >= ASKING_VERSION
    lines = [line for row in rows for line in _lay_out([shown for each in row for shown in _shown(each, asks=asks)])]
    buttons = [{**button, **_look(button["Text"], len(line))} for line in _squeezed(lines) for button in line]
    buttons = _within(MAX_BYTES, buttons)
    return {"Type": "keyboard", "DefaultHeight": False, "Buttons": buttons} if buttons else None


def needed_version(board: dict[str, Any] | None) -> int | None:
    """The API version a client must have for this keyboard, None for any."""
    asking = board is not None and any(button["ActionType"] == "location-picker" for button in board["Buttons"])
    return ASKING_VERSION if asking else None


def _shown(button: Button, *, asks: bool) -> Iterator[dict[str, Any]]:
    """What the button does and says, if it can be shown at all."""
    label = " ".join(button.label.translate(BRACKETS).split())[:MAX_LABEL]
    if not label:
        return
    if button.asks_location and asks:
        # Viber wants any text here; the client sends the place.
        yield {"ActionType": "location-picker", "ActionBody": marked("location"), "Text": label}
    elif button.action:
        yield {"ActionType": "reply", "ActionBody": marked(button.action), "Text": label, "Silent": True}
    elif _is_openable(button.url):
        opening = {"ActionType": "open-url", "ActionBody": button.url, "OpenURLType": "external"}
        yield {**opening, "Text": label, "Silent": True}


def _lay_out(row: Iterable[dict[str, Any]]) -> list[Line]:
    """Break one row into as many as a small phone needs: short labels side by side, long ones alone."""
    lines: list[Line] = []
    for button in row:
        longer = [*lines[-1], button] if lines else [button]
        if lines and max(_width(each["Text"]) for each in longer) <= FITS.get(len(longer), 0):
            lines[-1] = longer
        else:
            lines.append([button])
    return lines


def _squeezed(lines: list[Line]) -> list[Line]:
    """At most 12 rows: neighbours share a row, the more the more there are."""
    for side_by_side in (2, 3):
        if len(lines) > MAX_ROWS:
            buttons = [button for line in lines for button in line]
            lines = [buttons[at : at + side_by_side] for at in range(0, len(buttons), side_by_side)]
    return lines[:MAX_ROWS]


def _look(label: str, side_by_side: int) -> dict[str, Any]:
    is_long = _width(label) > FITS[side_by_side]
    return {"Columns": COLUMNS // side_by_side, "Rows": 1, "TextSize": "small" if is_long else "regular"}


def _within(limit: int, buttons: Line) -> Line:
    """As many as leave room for a text in the same request."""
    sizes = accumulate(len(json.dumps(button, ensure_ascii=False).encode("utf-8", "replace")) for button in buttons)
    return [button for button, size in zip(buttons, sizes, strict=True) if size <= limit]


def _is_openable(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    is_web = parts.scheme in ("http", "https") and "." in host.strip(".")
    return is_web and len(url.encode()) <= MAX_URL and not any(map(str.isspace, url))


def _width(label: str) -> int:
    """In columns: emoji take two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in label)
