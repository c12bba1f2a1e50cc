"""Receiving by long polling from the Bot API emulator."""

from __future__ import annotations

import asyncio

import pytest
from structlog.testing import capture_logs

from bot.channels.telegram import channel
from bot.channels.telegram.channel import TelegramChannel
from handlers.records import Incoming, Kind
from tests.bot.channels.telegram.conftest import CHAT, Store, polling
from tests.bot.channels.telegram.stored import NAMES, payload
from tests.bot_api import BAD_GATEWAY, GARBAGE, HANG, SERVER_ERROR, Answer, BotApi, refusal, too_many

OTHER_CHAT = 412345678


async def test_messages_arrive_in_order_and_are_confirmed(api: BotApi, telegram: TelegramChannel, store: Store) -> None:
    for text in ("një", "dy", "tre"):
        api.writes(CHAT, text)
    async with polling(telegram, store):
        await api.until(lambda: not api.unconfirmed)
    assert store.texts == ["një", "dy", "tre"]


async def test_a_webhook_is_taken_away_first(api: BotApi, telegram: TelegramChannel, store: Store) -> None:
    api.webhook.url = "http://127.0.0.1:9/elsewhere"
    async with polling(telegram, store):
        await api.until(lambda: api.calls_of("getUpdates"))
    assert api.calls[0].method == "deleteWebhook"
    assert not api.webhook.url


async def test_a_server_that_knows_no_webhooks_is_polled_all_the_same(
    api: BotApi, telegram: TelegramChannel, store: Store
) -> None:
    api.will_answer("deleteWebhook", refusal(404, "Not Found: method not found"))
    api.writes(CHAT, "mirëdita")
    async with polling(telegram, store):
        await api.until(lambda: store.kept)
    assert store.texts == ["mirëdita"]


async def test_only_the_kinds_of_interest_are_asked_for(api: BotApi, telegram: TelegramChannel, store: Store) -> None:
    async with polling(telegram, store):
        await api.until(lambda: api.calls_of("getUpdates"))
    asked_for = api.calls_of("getUpdates")[0].parameters["allowed_updates"]
    assert asked_for == ["message", "edited_message", "callback_query", "my_chat_member"]


async def test_every_kind_of_update_is_passed_or_kept(api: BotApi, telegram: TelegramChannel, store: Store) -> None:
    for name in NAMES:
        api.push(payload(name))
    async with polling(telegram, store):
        await api.until(lambda: not api.unconfirmed)
    assert len(store.kept) > 40


async def test_an_odd_update_does_not_block_those_behind_it(
    api: BotApi, telegram: TelegramChannel, store: Store
) -> None:
    api.push({"message": {"chat": "?", "date": "yesterday"}})
    api.push({"message": 7})
    api.push({"telepathy": {}})
    api.writes(CHAT, "ujë nuk ka")
    async with polling(telegram, store):
        await api.until(lambda: not api.unconfirmed)
    assert store.texts == ["ujë nuk ka"]


async def test_an_odd_update_is_logged_by_its_id_without_its_text(
    api: BotApi, telegram: TelegramChannel, store: Store
) -> None:
    with capture_logs() as logs:
        update_id = api.push({"message": {"text": "sekret", "chat": {"type": "private"}}})
        async with polling(telegram, store):
            await api.until(lambda: not api.unconfirmed)
    (line,) = [line for line in logs if line["event"] == "telegram.odd_update"]
    assert (line["update_id"], line["fault"]) == (update_id, "message.chat.id: missing")
    assert "sekret" not in str(logs)


@pytest.mark.parametrize("odd", ["null", "7", '"text"', "{}", '[{"message": {}}]', '[7, null, "x"]', "[{}]"])
async def test_a_batch_nobody_can_read_is_asked_for_again_after_a_pause(
    api: BotApi, telegram: TelegramChannel, store: Store, odd: str
) -> None:
    api.will_answer("getUpdates", Answer(body=f'{{"ok": true, "result": {odd}}}'.encode()))
    api.writes(CHAT, "mirëdita")
    async with polling(telegram, store):
        await api.until(lambda: store.kept)
    assert store.texts == ["mirëdita"]


async def test_nothing_is_confirmed_while_the_store_is_away(
    api: BotApi, telegram: TelegramChannel, store: Store
) -> None:
    store.away = True
    update_id = api.writes(CHAT, "mirëdita")
    async with polling(telegram, store):
        await api.until(lambda: store.refused >= 3)
        assert api.unconfirmed == [update_id]
        store.away = False
        await api.until(lambda: not api.unconfirmed)
    assert store.texts == ["mirëdita"]


async def test_a_chat_s_later_messages_wait_for_the_one_that_could_not_be_kept(
    api: BotApi, telegram: TelegramChannel, store: Store
) -> None:
    handed_on: list[str] = []

    async def away_for_the_first(incoming: Incoming) -> None:
        handed_on.append(incoming.text)
        store.away = incoming.text == "një" and handed_on.count("një") < 3

    store.before = away_for_the_first
    for text in ("një", "dy"):
        api.writes(CHAT, text)
    async with polling(telegram, store):
        await api.until(lambda: not api.unconfirmed)
    assert handed_on == ["një", "një", "një", "dy"]


async def test_what_was_kept_behind_an_unkept_one_comes_again_and_is_refused_as_known(
    api: BotApi, telegram: TelegramChannel, store: Store
) -> None:
    async def away_for_the_other(incoming: Incoming) -> None:
        store.away = incoming.address == str(OTHER_CHAT) and store.refused < 1

    store.before = away_for_the_other
    api.writes(OTHER_CHAT, "stranac")
    api.writes(CHAT, "mirëdita")
    async with polling(telegram, store):
        await api.until(lambda: not api.unconfirmed)
    assert sorted(store.texts) == ["mirëdita", "stranac"]


async def test_different_chats_do_not_wait_for_each_other(api: BotApi, telegram: TelegramChannel, store: Store) -> None:
    gate = asyncio.Event()

    async def slow_for_one(incoming: Incoming) -> None:
        if incoming.address == str(CHAT):
            await gate.wait()

    store.before = slow_for_one
    api.writes(CHAT, "i pari")
    api.writes(OTHER_CHAT, "drugi")
    async with polling(telegram, store):
        await api.until(lambda: store.texts == ["drugi"])
        assert len(api.unconfirmed) == 2
        gate.set()
        await api.until(lambda: not api.unconfirmed)
    assert store.texts == ["drugi", "i pari"]


async def test_a_press_is_answered_and_kept(api: BotApi, telegram: TelegramChannel, store: Store) -> None:
    query_id = api.presses(CHAT, "topic:pensions")
    async with polling(telegram, store):
        await api.until(lambda: store.kept and api.calls_of("answerCallbackQuery"))
    assert (store.kept[0].kind, store.kept[0].action) == (Kind.ACTION, "topic:pensions")
    assert api.calls_of("answerCallbackQuery")[0].parameters == {"callback_query_id": query_id}


async def test_a_press_is_kept_though_its_answer_fails(api: BotApi, telegram: TelegramChannel, store: Store) -> None:
    api.will_answer("answerCallbackQuery", refusal(400, "Bad Request: query is too old"))
    api.presses(CHAT, "menu:2")
    async with polling(telegram, store):
        await api.until(lambda: not api.unconfirmed)
    assert [incoming.action for incoming in store.kept] == ["menu:2"]


async def test_a_resident_who_blocks_the_bot_has_left(api: BotApi, telegram: TelegramChannel, store: Store) -> None:
    api.blocks(CHAT)
    async with polling(telegram, store):
        await api.until(lambda: store.kept)
    assert store.kept[0].kind is Kind.LEFT


@pytest.mark.parametrize("failure", [SERVER_ERROR, BAD_GATEWAY, GARBAGE, too_many(0), refusal(400, "Bad Request")])
async def test_polling_goes_on_after_a_failure(
    api: BotApi, telegram: TelegramChannel, store: Store, failure: Answer
) -> None:
    api.will_answer("deleteWebhook", failure)
    api.will_answer("getUpdates", failure, failure)
    api.writes(CHAT, "mirëdita")
    async with polling(telegram, store):
        await api.until(lambda: store.kept)
    assert store.texts == ["mirëdita"]


async def test_a_poll_that_is_never_answered_is_given_up(
    api: BotApi, telegram: TelegramChannel, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(channel, "POLL_MARGIN_S", -0.9)  # a tenth of a second in all
    api.will_answer("getUpdates", HANG)
    api.writes(CHAT, "mirëdita")
    async with polling(telegram, store):
        await api.until(lambda: store.kept)
    assert store.texts == ["mirëdita"]


async def test_polling_waits_as_long_as_it_is_told(api: BotApi, telegram: TelegramChannel, store: Store) -> None:
    api.will_answer("getUpdates", too_many(60))
    api.writes(CHAT, "mirëdita")
    with capture_logs() as logs:
        async with polling(telegram, store):
            await api.until(lambda: [line for line in logs if line["event"] == "telegram.polling_failed"])
    assert logs[-1]["wait_s"] == 60


@pytest.mark.parametrize(
    ("refused", "reason"),
    [
        (refusal(409, "Conflict: terminated by other getUpdates request"), "Another program"),
        (refusal(401, "Unauthorized"), "TELEGRAM_TOKEN"),
    ],
)
async def test_what_only_the_operator_can_mend_is_reported_as_an_error(
    api: BotApi, telegram: TelegramChannel, store: Store, refused: Answer, reason: str
) -> None:
    api.will_answer("getUpdates", refused)
    with capture_logs() as logs:
        async with polling(telegram, store):
            await api.until(lambda: logs)
    (line,) = logs
    assert line["log_level"] == "error"
    assert reason in line["reason"]


async def test_the_emulator_ends_an_older_poll_when_a_second_program_asks(
    api: BotApi, telegram: TelegramChannel, store: Store
) -> None:
    with capture_logs() as logs:
        async with polling(telegram, store), polling(telegram, store):
            await api.until(lambda: [line for line in logs if line.get("status") == 409])
