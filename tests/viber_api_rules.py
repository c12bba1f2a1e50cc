"""What Viber takes and what it refuses, as its pages describe it."""

from __future__ import annotations

import json
from typing import Any

STATUS_NAMES = {
    0: "ok",
    1: "invalidUrl",
    2: "invalidAuthToken",
    3: "badData",
    4: "missingData",
    5: "receiverNotRegistered",
    6: "receiverNotSubscribed",
    13: "apiVersionNotSupported",
    14: "incompatibleWithVersion",
}
MAX_TEXT, MAX_NAME, MAX_LABEL, MAX_ROWS, COLUMNS = 7_000, 28, 250, 12, 6
FIELDS = {"text": ("text",), "location": ("location",), "file": ("media", "size", "file_name")}
ACTIONS = ("reply", "open-url", "location-picker", "share-phone", "none")
NEEDS_VERSION_3 = ("location-picker", "share-phone")
SIZES = ("small", "regular", "large")


class Refused(Exception):
    """An unsuccessful answer; HTTP is 200 all the same."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status

    def as_json(self) -> bytes:
        return json.dumps({"status": self.status, "status_message": STATUS_NAMES.get(self.status, "error")}).encode()


def read_body(raw: bytes) -> dict[str, Any]:
    try:
        body = json.loads(raw)
    except ValueError as error:
        raise Refused(3) from error
    if not isinstance(body, dict):
        raise Refused(3)
    return body


def check_message(body: dict[str, Any], client_version: int) -> None:
    """Raise `Refused` as Viber would for this `send_message`, to a client of this API version."""
    _require(4, "receiver" in body, body.get("sender", {}).get("name"), body.get("type") in FIELDS)
    _require(3, len(body["sender"]["name"]) <= MAX_NAME)
    _require(4, *(body.get(name) is not None for name in FIELDS[body["type"]]))
    _require(3, 0 < len(body.get("text", "x")) <= MAX_TEXT)
    version = body.get("min_api_version", 1)
    if "keyboard" in body:
        check_keyboard(body["keyboard"], version)
    _require(13, version <= client_version)


def check_keyboard(board: dict[str, Any], version: int) -> None:
    _require(3, board.get("Type") == "keyboard", board.get("Buttons"))
    for button in board["Buttons"]:
        _check_button(button, version)
    _require(3, _rows(board["Buttons"]) <= MAX_ROWS)


def _check_button(button: dict[str, Any], version: int) -> None:
    action = button.get("ActionType", "reply")
    _require(3, action in ACTIONS, button.get("ActionBody"), button.get("TextSize", "regular") in SIZES)
    _require(3, 1 <= button.get("Columns", 6) <= COLUMNS, 1 <= button.get("Rows", 1) <= 2)
    _require(3, 0 < len(button.get("Text", "")) <= MAX_LABEL)
    _require(14, version >= 3 or action not in NEEDS_VERSION_3)


def _rows(buttons: list[dict[str, Any]]) -> int:
    """As the client breaks them: as many as fit side by side."""
    rows, free = 0, 0
    for button in buttons:
        width = button.get("Columns", 6)
        if width > free:
            rows, free = rows + 1, COLUMNS
        free -= width
    return rows


def _require(status: int, *conditions: object) -> None:
    if not all(conditions):
        raise Refused(status)
