"""The channels' rigs. A new channel needs one more here, and the whole suite runs over it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Collection, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from bot.channels.console import ConsoleChannel
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.viber.actions import action_in
from bot.channels.viber.channel import ViberChannel
from bot.channels.viber.client import Client
from bot.channels.viber.keyboard import COLUMNS
from bot.channels.viber.ledger import Standing
from bot.channels.viber.render import LinkedFile
from bot.channels.webchat.channel import Page, WebChat
from bot.settings import TelegramDriver
from handlers.records import Button, Location, Reply
from tests import viber_api
from tests.bot.channels.contract.harness import Failure, Harness, Seen
from tests.bot_api import GARBAGE, HANG, SERVER_ERROR, Answer, BotApi, refusal, too_many
from tests.telegram_drivers import telegram_by
from tests.viber_api import ViberApi

RESIDENT = 5512345678
TAKEN = Answer(body=b'{"ok": true, "result": {"message_id": 7}}', done_first=True)
TELEGRAM_FAILURES: Mapping[Failure, Answer] = {
    Failure.BUSY: too_many(7),
    Failure.BLOCKED: refusal(403, "Forbidden: bot was blocked by the user"),
    Failure.UNKNOWN: refusal(400, "Bad Request: chat not found"),
    Failure.REFUSED: refusal(400, "Bad Request: message is too long"),
    Failure.TOKEN: refusal(401, "Unauthorized"),
    Failure.BROKEN: SERVER_ERROR,
    Failure.GARBAGE: GARBAGE,
    Failure.SILENT: HANG,
}


@dataclass(slots=True, kw_only=True)
class TelegramHarness:
    api: BotApi
    channel: TelegramChannel
    address: str = str(RESIDENT)
    longest_text: int | None = 4096
    longest_row: int | None = 8
    failures: Collection[Failure] = tuple(TELEGRAM_FAILURES)

    def will_fail(self, failure: Failure, *, after: int = 0) -> None:
        self.api.will_answer("sendMessage", *[TAKEN] * after, TELEGRAM_FAILURES[failure])

    def seen(self) -> Seen:
        seen = Seen()
        for call in self.api.done:
            _add_call(seen, call.parameters, call.file_name)
        return seen


def _add_call(seen: Seen, parameters: Mapping[str, Any], file_name: str | None) -> None:
    seen.texts += [parameters[name] for name in ("text", "caption") if name in parameters]
    if "latitude" in parameters:
        seen.locations.append(Location(latitude=parameters["latitude"], longitude=parameters["longitude"]))
    if file_name is not None:
        (content,) = (value for value in parameters.values() if isinstance(value, bytes))
        seen.files.append((file_name, content))
    markup = parameters.get("reply_markup", {})
    for row in (*markup.get("inline_keyboard", ()), *markup.get("keyboard", ())):
        seen.add_row([_telegram_button(button) for button in row])


def _telegram_button(button: Mapping[str, Any]) -> Button:
    return Button(
        label=button["text"],
        action=button.get("callback_data", ""),
        url=button.get("url", ""),
        asks_location=button.get("request_location", False),
    )


@asynccontextmanager
async def telegram(library: TelegramDriver) -> AsyncIterator[Harness]:
    async with BotApi() as api, telegram_by(library, api.url) as channel:
        api.meets(RESIDENT)
        yield TelegramHarness(api=api, channel=channel)


VIBER_USER = "01234567890A="
VIBER_TAKEN = viber_api.Answer(body=b'{"status": 0, "message_token": 7}', done_first=True)
VIBER_FAILURES: Mapping[Failure, viber_api.Answer] = {
    Failure.BUSY: viber_api.refusal(12),
    Failure.BLOCKED: viber_api.refusal(6),
    Failure.UNKNOWN: viber_api.refusal(5),
    Failure.REFUSED: viber_api.refusal(3),
    Failure.TOKEN: viber_api.refusal(2),
    Failure.BROKEN: viber_api.SERVER_ERROR,
    Failure.GARBAGE: viber_api.GARBAGE,
    Failure.SILENT: viber_api.HANG,
}


class FreeOfCharge:
    """A ledger of somebody who has just written."""

    async def standing(self, event: int) -> Standing:
        return Standing(in_session=True, sent=0, api_version=10)

    async def reserve(self, messages: int) -> bool:
        return True

    async def settle(self, messages: int) -> None:
        pass

    def seconds_until_tomorrow(self) -> float:
        return 3600.0


@dataclass(slots=True, kw_only=True)
class Shelf:
    """Where Viber fetches files."""

    files: dict[str, bytes] = field(default_factory=dict)

    def link(self, reply: Reply, event: int) -> LinkedFile | None:
        if reply.file is None:
            return None
        url = f"https://kontakt.example.org/files/{event}"
        self.files[url] = reply.file.content
        return LinkedFile(url=url, name=reply.file.name, size=len(reply.file.content))


@dataclass(slots=True, kw_only=True)
class ViberHarness:
    api: ViberApi
    channel: ViberChannel
    shelf: Shelf
    address: str = VIBER_USER
    longest_text: int | None = 7000
    longest_row: int | None = COLUMNS
    failures: Collection[Failure] = tuple(VIBER_FAILURES)

    def will_fail(self, failure: Failure, *, after: int = 0) -> None:
        self.api.will_answer("send_message", *[VIBER_TAKEN] * after, VIBER_FAILURES[failure])

    def seen(self) -> Seen:
        seen = Seen()
        for message in self.api.sent:
            self._add(seen, message)
        return seen

    def _add(self, seen: Seen, message: Mapping[str, Any]) -> None:
        match message["type"]:
            case "text":
                seen.texts.append(message["text"])
            case "location":
                place = message["location"]
                seen.locations.append(Location(latitude=place["lat"], longitude=place["lon"]))
            case "file":
                seen.files.append((message["file_name"], self.shelf.files[message["media"]]))
        row: list[Button] = []
        free = COLUMNS
        for button in message.get("keyboard", {}).get("Buttons", ()):
            row.append(_viber_button(button))
            free -= button["Columns"]
            if free < button["Columns"]:
                seen.add_row(row)
                row, free = [], COLUMNS
        if row:
            seen.add_row(row)


def _viber_button(button: Mapping[str, Any]) -> Button:
    label, body = button["Text"], button["ActionBody"]
    match button["ActionType"]:
        case "open-url":
            return Button(label=label, url=body)
        case "location-picker":
            return Button(label=label, asks_location=True)
    return Button(label=label, action=action_in(body) or "")


@asynccontextmanager
async def viber() -> AsyncIterator[Harness]:
    shelf = Shelf()
    async with ViberApi() as api:
        api.knows(VIBER_USER)
        client = Client(viber_api.TOKEN, api_url=api.url, timeout_s=0.3)
        channel = ViberChannel(client, FreeOfCharge(), token=viber_api.TOKEN, link=shelf.link)
        yield ViberHarness(api=api, channel=channel, shelf=shelf)
        await channel.close()


@dataclass(slots=True, kw_only=True)
class WebChatHarness:
    page: Page
    channel: WebChat
    address: str = "r1"
    longest_text: int | None = None
    longest_row: int | None = None
    failures: Collection[Failure] = ()  # the outbox row is the message: there is nothing to fail

    def will_fail(self, failure: Failure, *, after: int = 0) -> None:
        raise NotImplementedError(failure)

    def seen(self) -> Seen:
        return _as_it_is(self.page.take_handed().values())


@asynccontextmanager
async def webchat() -> AsyncIterator[Harness]:
    chat = WebChat()
    with chat.opened("r1") as page:
        yield WebChatHarness(page=page, channel=chat)


@dataclass(slots=True, kw_only=True)
class ConsoleHarness:
    channel: ConsoleChannel
    heard: list[Reply] = field(default_factory=list)
    address: str = "r1"
    longest_text: int | None = None
    longest_row: int | None = None
    failures: Collection[Failure] = ()

    def will_fail(self, failure: Failure, *, after: int = 0) -> None:
        raise NotImplementedError(failure)

    def seen(self) -> Seen:
        return _as_it_is(self.heard)


@asynccontextmanager
async def console() -> AsyncIterator[Harness]:
    harness = ConsoleHarness(channel=ConsoleChannel())
    with harness.channel.listening(harness.address, harness.heard.append):
        yield harness


def _as_it_is(replies: Collection[Reply]) -> Seen:
    seen = Seen()
    for reply in replies:
        seen.add(reply)
    return seen


HARNESSES: Mapping[str, Callable[[], AbstractAsyncContextManager[Harness]]] = {
    **{f"telegram-{library}": partial(telegram, library) for library in TelegramDriver},
    "viber": viber,
    "webchat": webchat,
    "console": console,
}
