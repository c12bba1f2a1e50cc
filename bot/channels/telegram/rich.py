"""The plain text of a rich message, https://core.telegram.org/bots/api#richmessage: what it says, not how it looks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.channels.fields import DecodeError, Fields, storable

MAX_DEPTH = 40  # no person writes so deep; deeper only wears out the stack
# Where the kinds of blocks keep their words, in reading order.
WORDS = ("label", "summary", "text", "caption")
INSIDE = ("items", "blocks")


def plain_text(message: Fields) -> str:
    """One line a paragraph, list item or table row; formulas and custom emoji by their written form."""
    lines = (line.strip() for block in message.list_of("blocks") for line in _lines(block.values, MAX_DEPTH))
    return "\n".join(line for line in lines if line)


def _lines(block: Any, depth: int) -> Iterator[str]:
    if not isinstance(block, Mapping):
        return
    yield " ".join(filter(None, (_words(block.get(name), depth) for name in WORDS)))
    yield from (_row(row, depth) for row in _sequence(block.get("cells")))
    for name in INSIDE:
        for inner in _sequence(block.get(name)):
            yield from _lines(inner, _deeper(depth))


def _row(cells: Any, depth: int) -> str:
    return " ".join(filter(None, (_words(cell, depth) for cell in _sequence(cells))))


def _words(text: Any, depth: int) -> str:
    """A `RichText` is a text, a list of them, or an object around one."""
    match text:
        case str():
            return storable(text)
        case list():
            return "".join(_words(part, _deeper(depth)) for part in text)
        case {"text": inner} | {"alternative_text": inner} | {"expression": inner}:
            return _words(inner, _deeper(depth))
    return ""


def _sequence(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else ()


def _deeper(depth: int) -> int:
    if depth == 0:
        raise DecodeError("rich_message: nested too deep")
    return depth - 1
