"""Receiving: raw requests, and the emulator that sets the webhook and posts to it."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer
from structlog.testing import capture_logs

from bot.channels.contract import Report, Stage
from bot.channels.viber.channel import ViberChannel
from bot.channels.viber.webhook import MAX_BODY_BYTES, PATH, viber_routes
from bot.intake import StoreUnavailable
from handlers.records import Button, Incoming, Kind, Reply
from tests.bot.channels.viber.conftest import DRITA
from tests.viber_api import TOKEN, ViberApi

WELCOME = Reply(text="Mirë se erdhe", language="sq", buttons=((Button(label="Menu", action="menu"),),))


@dataclass(slots=True)
class Store:
    """Stands for what is behind the webhook."""

    kept: list[Incoming] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    replies: Sequence[Reply] = (WELCOME,)
    away: bool = False

    async def accept(self, incoming: Incoming) -> None:
        self._be_there()
        self.kept.append(incoming)

    async def answers(self, incoming: Incoming) -> Sequence[Reply]:
        return self.replies

    async def record(self, report: Report) -> None:
        self._be_there()
        self.reports.append(report)

    def _be_there(self) -> None:
        if self.away:
            raise StoreUnavailable


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
async def served(api: ViberApi, viber: ViberChannel, store: Store) -> AsyncIterator[str]:
    """The bot's address; its webhook is set."""
    application = web.Application(client_max_size=MAX_BODY_BYTES)
    application.add_routes(viber_routes(viber, accept=store.accept, answers=store.answers, record=store.record))
    async with TestServer(application) as server:
        address = str(server.make_url("/")).rstrip("/")
        await viber.set_webhook(address)
        yield address


async def test_viber_knows_the_address_and_what_is_wanted(api: ViberApi, served: str) -> None:
    call = api.calls_of("set_webhook")[0].body
    assert (call["url"], call["send_name"], call["send_photo"]) == (served + PATH, False, False)
    assert "message" not in call["event_types"]
    assert "conversation_started" in call["event_types"]


async def test_a_message_is_kept(api: ViberApi, served: str, store: Store) -> None:
    posted = await api.writes(DRITA, "nuk kam ujë")
    assert (posted.status, posted.body) == (200, b"")
    assert [incoming.text for incoming in store.kept] == ["nuk kam ujë"]


async def test_a_press_is_an_action(api: ViberApi, viber: ViberChannel, served: str, store: Store) -> None:
    await viber.send(DRITA, WELCOME, event=1)
    await api.presses(DRITA, "Menu")
    assert [(incoming.kind, incoming.action) for incoming in store.kept] == [(Kind.ACTION, "menu")]


async def test_an_opened_conversation_is_welcomed_in_the_answer(api: ViberApi, served: str) -> None:
    message = (await api.opens("newcomer")).message
    assert (message["type"], message["text"], message["sender"]) == ("text", "Mirë se erdhe", {"name": "Kontakt"})
    assert message["keyboard"]["Buttons"][0]["Text"] == "Menu"
    assert "receiver" not in message


async def test_the_welcome_suits_the_client(api: ViberApi, served: str, store: Store) -> None:
    store.replies = [Reply(text="x", language="sq", buttons=((Button(label="y", action="z", asks_location=True),),))]
    api.api_version = 2
    assert "min_api_version" not in (await api.opens("newcomer")).message


async def test_several_replies_become_one_welcome(api: ViberApi, served: str, store: Store) -> None:
    store.replies = [WELCOME, Reply(text="Gjuha", language="sq", buttons=((Button(label="Shqip", action="l"),),))]
    message = (await api.opens("newcomer")).message
    assert message["text"] == "Mirë se erdhe\n\nGjuha"
    assert [button["Text"] for button in message["keyboard"]["Buttons"]] == ["Menu", "Shqip"]


async def test_silence_is_an_empty_answer(api: ViberApi, served: str, store: Store) -> None:
    store.replies = []
    assert (await api.opens("newcomer")).message is None


async def test_somebody_who_subscribes_is_not_answered_inline(api: ViberApi, served: str, store: Store) -> None:
    assert (await api.subscribes("newcomer")).message is None
    assert store.kept[0].kind is Kind.OPENED


async def test_somebody_who_leaves_is_noted(api: ViberApi, served: str, store: Store) -> None:
    await api.unsubscribes(DRITA)
    assert [(incoming.kind, incoming.address) for incoming in store.kept] == [(Kind.LEFT, DRITA)]


@pytest.mark.parametrize("stage", list(Stage))
async def test_what_became_of_a_message_is_recorded(
    stage: Stage, api: ViberApi, viber: ViberChannel, served: str, store: Store
) -> None:
    receipt = await viber.send(DRITA, WELCOME, event=1)
    assert (await api.reports(stage, DRITA)).status == 200
    assert [(report.stage, report.provider_id) for report in store.reports] == [(stage, receipt.provider_id)]


@pytest.mark.parametrize("act", ["writes", "opens", "reports"])
async def test_while_the_store_is_away_viber_is_to_ask_again(
    act: str, api: ViberApi, viber: ViberChannel, served: str, store: Store
) -> None:
    await viber.send(DRITA, WELCOME, event=1)
    store.away = True
    acts = {
        "writes": lambda: api.writes(DRITA, "x"),
        "opens": lambda: api.opens(DRITA),
        "reports": lambda: api.reports("seen", DRITA),
    }
    assert (await acts[act]()).status == 503


@pytest.mark.parametrize("signature", ["", "0" * 64, "nonsense"])
async def test_an_unsigned_callback_is_refused_unread(signature: str, api: ViberApi, served: str, store: Store) -> None:
    posted = await api.posts_raw(b'{"event": "unsubscribed"', signature)
    assert (posted.status, store.kept) == (401, [])


async def test_without_the_header_too(served: str) -> None:
    async with ClientSession() as session, session.post(served + PATH, data=b"{}") as response:
        assert response.status == 401


@pytest.mark.parametrize("chunked", [False, True])
async def test_what_is_larger_than_any_callback_is_refused(chunked: bool, served: str) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(17):
            yield b"x" * (MAX_BODY_BYTES // 16)

    data: Any = pieces() if chunked else io.BytesIO(b"x" * (MAX_BODY_BYTES + 1))
    async with ClientSession() as session, session.post(served + PATH, data=data) as response:
        assert response.status == 413


@pytest.mark.parametrize(
    "body", [b"", b"not JSON", b"\xff", b"[]", b"null", b'{"event": 7}', b'{"event": "message"}', b"[" * 50_000]
)
async def test_what_is_signed_and_odd_is_acknowledged(body: bytes, api: ViberApi, served: str, store: Store) -> None:
    assert ((await api.posts_raw(body)).status, store.kept) == (200, [])


async def test_an_unknown_event_is_acknowledged_and_logged_by_its_ids(api: ViberApi, served: str) -> None:
    with capture_logs() as logs:
        posted = await api.posts({"event": "telepathy", "message_token": 77, "text": "secret thought"})
    assert posted.status == 200
    assert logs == [{"event": "viber.skipped", "kind": "telepathy", "message_token": "77", "log_level": "info"}]


async def test_what_is_odd_is_named_without_what_anybody_wrote(api: ViberApi, served: str) -> None:
    with capture_logs() as logs:
        await api.sends(DRITA, {"type": "picture", "text": "my passport"})
    assert [entry["fault"] for entry in logs] == ["message.media: missing"]
    assert "passport" not in str(logs)


async def test_neither_token_nor_text_is_logged(api: ViberApi, viber: ViberChannel, served: str) -> None:
    with capture_logs() as logs:
        await api.writes(DRITA, "my secret")
        await viber.send(DRITA, WELCOME, event=1)
    assert TOKEN not in str(logs)
    assert "my secret" not in str(logs)
