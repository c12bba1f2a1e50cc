"""How a reply looks on each channel, for those who keep the directory: by the very renderers that send it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from bot.channels.telegram import render as telegram
from bot.channels.viber import keyboard as viber_keyboard
from bot.channels.viber import render as viber
from desk.house import Bubble
from handlers.records import Reply

NOBODY = "0"  # a preview has no receiver


def preview(reply: Reply, channel: str) -> list[Bubble]:
    """The messages in order; `channel` that is neither Telegram nor Viber is the web chat, which shows all at once."""
    match channel:
        case "telegram":
            return [_of_telegram(request.parameters) for request in telegram.render(reply, NOBODY)]
        case "viber":
            return [_of_viber(message) for message in viber.render(reply)]
        case _:
            return [Bubble(text=reply.text, buttons=tuple(tuple(each.label for each in row) for row in reply.buttons))]


def _of_telegram(parameters: Any) -> Bubble:
    rows = parameters.get("reply_markup", {}).get("inline_keyboard", ())
    buttons = tuple(tuple(button["text"] for button in row) for row in rows)
    return Bubble(text=parameters.get("text", ""), buttons=buttons)


def _of_viber(message: dict[str, Any]) -> Bubble:
    buttons: Sequence[dict[str, Any]] = message.get("keyboard", {}).get("Buttons", ())
    return Bubble(text=message.get("text", ""), buttons=tuple(_rows(buttons)))


def _rows(buttons: Iterable[dict[str, Any]]) -> Iterable[tuple[str, ...]]:
    """Viber's buttons flow into rows by their width."""
    row: list[str] = []
    taken = 0
    for button in buttons:
        if taken + button["Columns"] > viber_keyboard.COLUMNS:
            yield tuple(row)
            row, taken = [], 0
        row.append(button["Text"])
        taken += button["Columns"]
    if row:
        yield tuple(row)
