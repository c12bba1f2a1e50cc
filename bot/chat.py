"""Talking to the bot in a terminal, for people and (`--json`) for programs; the same code path as the real channels."""

from __future__ import annotations

import asyncio
import json
import sys
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TextIO

from bot.app import App, build
from bot.channels.console import ConsoleChannel
from bot.settings import Settings
from bot.store_setup import prepare, starter_pack
from bot.turns import Handled
from handlers.records import Incoming, Kind, Location, Reply
from handlers.replies import to_json
from routing.records import NOT_TOPICS, Routing

MAX_RESIDENT = 128  # what the store keeps of an address


class LineError(ValueError):
    """A line of input is not what the contract says; the message names what is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One line of input."""

    resident: str
    kind: Kind
    text: str = ""
    action: str = ""
    location: Location | None = None


def read_line(line: str) -> Said:
    """Read one JSON object: `resident` and one of `text`, `action`, `location` ([latitude, longitude])."""
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise LineError(f"not JSON: {error.msg} at column {error.colno}") from error
    except RecursionError as error:
        raise LineError("not JSON: nested too deeply") from error
    if not isinstance(value, dict) or not _is_name(value.get("resident")):
        raise LineError(f'an object with "resident" (a text of 1 to {MAX_RESIDENT} characters) is wanted')
    resident = value["resident"]
    match value:
        case {"text": str(text)}:
            return Said(resident=resident, kind=Kind.TEXT, text=text)
        case {"action": str(action)}:
            return Said(resident=resident, kind=Kind.ACTION, action=action)
        case {"location": [latitude, longitude]} if _is_degrees(latitude, 90) and _is_degrees(longitude, 180):
            location = Location(latitude=float(latitude), longitude=float(longitude))
            return Said(resident=resident, kind=Kind.LOCATION, location=location)
    raise LineError('"text", "action" or "location" ([latitude, longitude] in degrees) is wanted')


def _is_name(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= MAX_RESIDENT and value.isprintable()


def _is_degrees(value: object, most: int) -> bool:
    # `true` is a number to Python; NaN compares as false.
    return isinstance(value, int | float) and not isinstance(value, bool) and -most <= value <= most


class Talk:
    """Sends lines through intake and outbox, and collects what comes back."""

    def __init__(self, app: App, console: ConsoleChannel) -> None:
        self._app = app
        self._console = console

    async def say(self, said: Said) -> tuple[Handled, list[Reply]]:
        replies: list[Reply] = []
        with self._console.listening(said.resident, replies.append):
            handled = await self._app.intake.accept(self._incoming(said))
            await self._app.delivery.drain()
        return handled, replies

    async def news(self, resident: str) -> list[Reply]:
        """What came for the resident meanwhile: an officer's answer."""
        replies: list[Reply] = []
        with self._console.listening(resident, replies.append):
            await self._app.delivery.drain()
        return replies

    def _incoming(self, said: Said) -> Incoming:
        return Incoming(
            channel=self._console.name,
            event_id=str(uuid.uuid4()),
            address=said.resident,
            kind=said.kind,
            sent_at=self._app.clock(),
            text=said.text,
            action=said.action,
            location=said.location,
        )


@asynccontextmanager
async def talking(database_url: str | None, *, demo: bool = False) -> AsyncIterator[Talk]:
    """A bot to talk to, on this store or on a temporary one with the starter pack."""
    console = ConsoleChannel()
    with TemporaryDirectory(prefix="kontakt-") as folder:
        url = database_url or f"sqlite+aiosqlite:///{Path(folder) / 'chat.sqlite3'}"
        app = build(Settings.load(database_url=url), channels=[console])
        loading = asyncio.ensure_future(app.understanding.router())
        await prepare(app.database, starter_pack(app.settings.pack, demo=demo))
        async with app.open():
            await loading
            yield Talk(app, console)


async def chat_json(database_url: str | None, source: TextIO, target: TextIO) -> None:
    """One JSON object a line in, one a line out, flushed."""
    async with talking(database_url) as talk:
        loop = asyncio.get_running_loop()
        while line := await loop.run_in_executor(None, source.readline):
            if not line.strip():
                continue
            try:
                said = read_line(line)
            except LineError as error:
                answer: dict[str, Any] = {"error": str(error)}
            else:
                answer = as_json(said.resident, *await talk.say(said))
            target.write(json.dumps(answer, ensure_ascii=False) + "\n")
            target.flush()


def as_json(resident: str, handled: Handled, replies: list[Reply]) -> dict[str, Any]:
    """The contract's answer. `contact` and `buttons` stand in every reply, empty or not."""
    return {
        "resident": resident,
        "replies": [_reply_as_json(reply) for reply in replies],
        "routing": routing_as_json(handled.routing) if handled.routing else None,
        "ticket": handled.ticket,
    }


def _reply_as_json(reply: Reply) -> dict[str, Any]:
    """Every button has an action: empty where it opens an address instead."""
    value = {"buttons": [], "contact": None, **to_json(reply)}
    value["buttons"] = [[{"action": "", **button} for button in row] for row in value["buttons"]]
    return value


def routing_as_json(routing: Routing) -> dict[str, Any]:
    return {
        "language": routing.language.code,
        "decision": str(routing.decision),
        "topic": routing.topics[0][0] if routing.topics and routing.label not in NOT_TOPICS else routing.label,
        "topics": [[code, round(p, 4)] for code, p in routing.topics],
        "municipality": routing.place.code,
    }


async def chat_with_person(database_url: str | None, *, demo: bool) -> None:
    """Numbers press buttons, everything else is text; an empty line looks for news, `/quit` or Ctrl-D ends."""
    from bot.channels.console import show  # rich is not needed by programs

    async with talking(database_url, demo=demo) as talk:
        _, replies = await talk.say(Said(resident="you", kind=Kind.TEXT, text="/start"))
        actions = show(replies)
        loop = asyncio.get_running_loop()
        while (line := await loop.run_in_executor(None, _prompt)) is not None and line != "/quit":
            if not line:
                replies = await talk.news("you")
            elif line.isdigit() and int(line) in actions:
                _, replies = await talk.say(Said(resident="you", kind=Kind.ACTION, action=actions[int(line)]))
            else:
                _, replies = await talk.say(Said(resident="you", kind=Kind.TEXT, text=line))
            actions = show(replies) or actions


def _prompt() -> str | None:
    sys.stdout.write("> ")
    sys.stdout.flush()
    line = sys.stdin.readline()
    return line.strip() if line else None
