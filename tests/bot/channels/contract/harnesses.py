"""The channels' rigs. A new channel needs one more here, and the whole suite runs over it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Collection, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from bot.channels.console import ConsoleChannel
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.webchat.channel import Page, WebChat
from bot.settings import TelegramDriver
from handlers.records import Button, Location, Reply
from tests.bot.channels.contract.harness import Failure, Harness, Seen
from tests.bot_api import GARBAGE, HANG, SERVER_ERROR, Answer, BotApi, refusal, too_many
from tests.telegram_drivers import telegram_by

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
        seen.files.append((file_name, parameters["document"]))
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
    "webchat": webchat,
    "console": console,
}
