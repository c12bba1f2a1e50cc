"""Receiving by webhook: raw requests, and the emulator delivering to it."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from structlog.testing import capture_logs

from bot.channels.contract import SendError
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.webhook import MAX_BODY_BYTES, PATH, SECRET_HEADER, telegram_routes
from handlers.records import Kind
from tests.bot.channels.telegram.conftest import CHAT, Store
from tests.bot.channels.telegram.stored import NAMES, payload
from tests.bot_api import BotApi, refusal

SECRET = "a-secret_0123456789"
SIGNED = {SECRET_HEADER: SECRET}

Client = TestClient[web.Request, web.Application]


@pytest.fixture
async def client(store: Store) -> AsyncIterator[Client]:
    application = web.Application()
    application.add_routes(telegram_routes(store.accept, secret=lambda: SECRET))
    async with TestClient(TestServer(application)) as client:
        yield client


async def post(client: Client, body: Any, headers: dict[str, str] | None = None) -> tuple[int, str]:
    data = io.BytesIO(body if isinstance(body, bytes) else json.dumps(body).encode())
    async with client.post(PATH, data=data, headers=SIGNED if headers is None else headers) as response:
        return response.status, await response.text()


async def test_a_signed_message_is_kept(client: Client, store: Store) -> None:
    assert await post(client, payload("text")) == (200, "")
    assert store.texts == ["qysh me bo me nostrifiku diplomen"]


@pytest.mark.parametrize(
    "headers",
    [{}, {SECRET_HEADER: ""}, {SECRET_HEADER: "wrong"}, {SECRET_HEADER: SECRET + "x"}, {SECRET_HEADER: "şëкрет"}],
)
async def test_a_wrong_secret_is_turned_away_and_nothing_is_kept(
    client: Client, store: Store, headers: dict[str, str]
) -> None:
    status, _ = await post(client, payload("text"), headers)
    assert (status, store.kept) == (401, [])


async def test_without_a_secret_nobody_is_let_in(store: Store) -> None:
    application = web.Application()
    application.add_routes(telegram_routes(store.accept, secret=str))
    async with TestClient(TestServer(application)) as client:
        status, _ = await post(client, payload("text"), {SECRET_HEADER: ""})
    assert (status, store.kept) == (401, [])


@pytest.mark.parametrize("name", NAMES)
async def test_every_kind_of_update_is_acknowledged(client: Client, name: str) -> None:
    status, _ = await post(client, payload(name))
    assert status == 200


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"hello",
        b"[]",
        b"7",
        b"null",
        b"{}",
        b'{"update_id": "x"}',
        b'{"update_id": 5, "message": 7}',
        b'{"update_id": 5, "message": {"chat": {"id": 1, "type": "private"}}}',
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b"1" * 10_000,
        b'{"update_id": 5, "callback_query": []}',
    ],
)
async def test_what_is_signed_but_odd_is_acknowledged(client: Client, store: Store, body: bytes) -> None:
    assert await post(client, body) == (200, "")
    assert store.kept == []


async def test_an_odd_update_is_logged_by_its_id_without_its_text(client: Client) -> None:
    with capture_logs() as logs:
        await post(client, {"update_id": 77, "message": {"text": "sekret", "chat": {}}})
    assert (logs[0]["update_id"], logs[0]["fault"]) == (77, "message.chat.type: missing")
    assert "sekret" not in str(logs)


@pytest.mark.parametrize("compressed", [False, True])
async def test_a_body_larger_than_any_update_is_turned_away(client: Client, store: Store, compressed: bool) -> None:
    body = json.dumps({**payload("text"), "padding": "x" * MAX_BODY_BYTES}).encode()
    headers = {**SIGNED, **({"Content-Encoding": "gzip"} if compressed else {})}
    status, _ = await post(client, gzip.compress(body) if compressed else body, headers)
    assert (status, store.kept) == (413, [])


async def test_a_large_body_without_a_length_is_read_no_further_than_needed(client: Client, store: Store) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(40):
            yield b"x" * 65_536

    async with client.post(PATH, data=chunks(), headers=SIGNED) as response:
        assert response.status == 413


async def test_while_the_store_is_away_telegram_is_asked_to_come_again(client: Client, store: Store) -> None:
    store.away = True
    status, _ = await post(client, payload("text"))
    assert status == 503


@pytest.mark.parametrize("name", ["press", "press_in_group", "press_inline"])
async def test_a_press_is_answered_with_the_request_itself(client: Client, name: str) -> None:
    status, body = await post(client, payload(name))
    wanted = {"method": "answerCallbackQuery", "callback_query_id": payload(name)["callback_query"]["id"]}
    assert (status, json.loads(body)) == (200, wanted)


async def test_a_press_that_could_not_be_kept_comes_again(client: Client, store: Store) -> None:
    store.away = True
    assert (await post(client, payload("press")))[0] == 503


async def test_telegram_is_told_where_to_send_and_what_to_sign_with(api: BotApi, telegram: TelegramChannel) -> None:
    await telegram.set_webhook("http://kontakt.example.org/", SECRET)
    (call,) = api.calls_of("setWebhook")
    assert call.parameters == {
        "url": "http://kontakt.example.org/telegram/webhook",
        "secret_token": SECRET,
        "allowed_updates": ["message", "edited_message", "callback_query", "my_chat_member"],
    }


async def test_a_webhook_that_could_not_be_set_is_an_error(api: BotApi, telegram: TelegramChannel) -> None:
    api.will_answer("setWebhook", refusal(400, "Bad Request: bad webhook: Failed to resolve host"))
    with pytest.raises(SendError, match="resolve host"):
        await telegram.set_webhook("https://kontakt.example.org", SECRET)


async def test_updates_come_by_webhook(api: BotApi, telegram: TelegramChannel, client: Client, store: Store) -> None:
    await telegram.set_webhook(str(client.make_url("/")), SECRET)
    api.writes(CHAT, "mirëdita")
    query_id = api.presses(CHAT, "menu:1")
    await api.until(lambda: not api.unconfirmed)
    assert [(incoming.kind, incoming.text or incoming.action) for incoming in store.kept] == [
        (Kind.TEXT, "mirëdita"),
        (Kind.ACTION, "menu:1"),
    ]
    assert api.calls_of("answerCallbackQuery")[0].parameters == {"callback_query_id": query_id}


async def test_what_could_not_be_kept_is_sent_again(
    api: BotApi, telegram: TelegramChannel, client: Client, store: Store
) -> None:
    store.away = True
    await telegram.set_webhook(str(client.make_url("/")), SECRET)
    update_id = api.writes(CHAT, "mirëdita")
    await api.until(lambda: store.refused >= 2)
    store.away = False
    await api.until(lambda: not api.unconfirmed)
    assert store.texts == ["mirëdita"]
    assert api.deliveries[0] == (update_id, 503)
    assert api.deliveries[-1] == (update_id, 200)
