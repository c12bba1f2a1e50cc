"""The console as a channel: a reply goes to whoever listens for its address; `show` draws it in a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from rich.box import ROUNDED
from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.text import Text

from bot.channels.contract import Receipt, require_content
from handlers.records import Button, File, Reply

MAP = "https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=17/{latitude}/{longitude}"

READABLE = ("application/json", "text/plain")

Listener = Callable[[Reply], object]


class ConsoleChannel:
    """A channel whose residents are names somebody typed. What comes while nobody listens is kept until they do."""

    name = "console"

    def __init__(self) -> None:
        self._listeners: dict[str, Listener] = {}
        self._kept: dict[str, list[Reply]] = {}

    async def send(self, address: str, reply: Reply, *, event: int, taken: int = 0) -> Receipt:
        require_content(reply)
        listener = self._listeners.get(address)
        if listener is None:
            # Refusing it would make it late for a resident who listens again a moment later.
            self._kept.setdefault(address, []).append(reply)
        else:
            listener(reply)
        return Receipt(provider_id=str(event))

    @contextmanager
    def listening(self, address: str, listener: Listener) -> Iterator[None]:
        """Give `listener` this resident's replies in their order, first of all what came while nobody listened."""
        for reply in self._kept.pop(address, []):
            listener(reply)
        self._listeners[address] = listener
        try:
            yield
        finally:
            del self._listeners[address]


def show(replies: Iterable[Reply], console: Console | None = None) -> dict[int, str]:
    """Draw replies; gives each number that may be typed and the action it stands for."""
    console = console or Console()
    actions: dict[int, str] = {}
    for reply in replies:
        console.print(draw(reply, first_number=len(actions) + 1))
        for action in _actions(reply):
            actions[len(actions) + 1] = action
    return actions


def draw(reply: Reply, *, first_number: int = 1) -> RenderableType:
    """A panel with the text, what hangs on it, and its buttons, numbered from `first_number` on."""
    # `Text` takes nothing for markup: what a person wrote stays as it is.
    parts: list[RenderableType] = [Text(reply.text)]
    if reply.location is not None:
        parts.append(Text("📍 " + MAP.format(latitude=reply.location.latitude, longitude=reply.location.longitude)))
    if reply.file is not None:
        parts.append(Text(_file(reply.file)))
    buttons = list(_buttons(reply, first_number))
    return Panel(Group(*parts, *([Text(), *buttons] if buttons else [])), box=ROUNDED, subtitle=reply.language)


def _file(file: File) -> str:
    """Its name, and below it what it says, if it is a text."""
    named = f"📎 {file.name} ({len(file.content)} bytes)"
    return f"{named}\n{file.content.decode(errors='replace')}" if file.mime_type in READABLE else named


def _buttons(reply: Reply, number: int) -> Iterator[Text]:
    for row in reply.buttons:
        line: list[Text] = []
        for button in row:
            line.append(_button(button, number))
            number += bool(button.action)
        yield Text("   ").join(line)


def _button(button: Button, number: int) -> Text:
    if button.action:
        return Text.assemble((f"[{number}]", "bold cyan"), f" {button.label}")
    if button.url:
        return Text.assemble(f"🔗 {button.label}: ", (button.url, "underline"))
    return Text(button.label, style="dim")  # a terminal has no place to share


def _actions(reply: Reply) -> Iterator[str]:
    return (button.action for row in reply.buttons for button in row if button.action)
