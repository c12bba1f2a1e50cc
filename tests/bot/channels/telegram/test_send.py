"""Sending through each library to the Bot API emulator."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.channels.contract import Channel, SendError
from bot.channels.telegram.channel import TelegramChannel
from bot.logs import quieten_libraries
from bot.settings import TelegramDriver
from handlers.records import Button, File, Location, Reply
from tests.bot.channels.telegram.conftest import CHAT
from tests.bot.files.contents import png
from tests.bot_api import BAD_GATEWAY, GARBAGE, HANG, SERVER_ERROR, TOKEN, Answer, BotApi, refusal, too_many
from tests.fakes import full_backlog
from tests.telegram_drivers import NOWHERE, telegram_by

LONG = "\n\n".join(["paragraf " * 200] * 5)  # three messages


def reply(text: str = "Përgjigje 😀 <b>&amp;", **more: Any) -> Reply:
    return Reply(text=text, language="sq", **more)


async def sending(telegram: TelegramChannel, answer: Reply, chat: object = CHAT) -> SendError:
    with pytest.raises(SendError) as caught:
        await telegram.send(str(chat), answer, event=1)
    return caught.value


def test_telegram_is_a_channel(telegram: TelegramChannel) -> None:
    channel: Channel = telegram
    assert channel.name == "telegram"


async def test_a_text_arrives_as_it_was_written(api: BotApi, telegram: TelegramChannel) -> None:
    receipt = await telegram.send(str(CHAT), reply(), event=1)
    assert api.texts == ["Përgjigje 😀 <b>&amp;"]
    assert receipt.provider_id == str(api.sent[0]["message_id"])


async def test_buttons_arrive_below_the_text(api: BotApi, telegram: TelegramChannel) -> None:
    row = (Button(label="Po", action="helped:yes"), Button(label="Uebfaqja", url="https://example.org"))
    await telegram.send(str(CHAT), reply(buttons=(row,)), event=1)
    assert api.sent[0]["reply_markup"]["inline_keyboard"] == [
        [{"text": "Po", "callback_data": "helped:yes"}, {"text": "Uebfaqja", "url": "https://example.org"}]
    ]


async def test_link_previews_are_off_and_no_markup_is_asked_for(api: BotApi, telegram: TelegramChannel) -> None:
    await telegram.send(str(CHAT), reply(), event=1)
    (call,) = api.calls_of("sendMessage")
    assert call.parameters["link_preview_options"] == {"is_disabled": True}
    assert "parse_mode" not in call.parameters


async def test_a_file_is_uploaded_with_its_name(api: BotApi, telegram: TelegramChannel) -> None:
    file = File(name="kontakt.json", mime_type="application/json", content='{"emri": "Ëndrra"}'.encode())
    await telegram.send(str(CHAT), reply("Të dhënat", file=file), event=1)
    (call,) = api.calls_of("sendDocument")
    assert (call.file_name, call.parameters["document"]) == (file.name, file.content)
    assert call.parameters["caption"] == "Të dhënat"


async def test_a_place_is_sent_behind_the_text(api: BotApi, telegram: TelegramChannel) -> None:
    await telegram.send(str(CHAT), reply(location=Location(latitude=42.5, longitude=21.0)), event=1)
    assert [call.method for call in api.calls] == ["sendMessage", "sendLocation"]
    assert api.sent[1]["location"] == {"latitude": 42.5, "longitude": 21.0}


async def test_the_receipt_names_the_last_of_several_messages(api: BotApi, telegram: TelegramChannel) -> None:
    receipt = await telegram.send(str(CHAT), reply(LONG), event=1)
    assert len(api.sent) == 3
    assert receipt.provider_id == str(api.sent[-1]["message_id"])


@pytest.mark.parametrize(
    ("answer", "retry", "after", "gone"),
    [
        (too_many(7), True, 7.0, False),
        (refusal(403, "Forbidden: bot was blocked by the user"), False, None, True),
        (refusal(400, "Bad Request: chat not found"), False, None, True),
        (refusal(400, "Bad Request: message is too long"), False, None, False),
        (refusal(401, "Unauthorized"), True, 60.0, False),
        (SERVER_ERROR, True, None, False),
        (BAD_GATEWAY, True, None, False),
        (GARBAGE, True, None, False),
        (Answer(body=b"[]"), True, None, False),
        (Answer(body=b"[" * 100_000), True, None, False),
        (Answer(status=500, body=b'{"ok": false}'), True, None, False),
        (Answer(status=302), True, None, False),
        (HANG, True, None, False),
    ],
)
async def test_a_failed_send_carries_its_policy(
    api: BotApi, telegram: TelegramChannel, answer: Answer, retry: bool, after: float | None, gone: bool
) -> None:
    api.will_answer("sendMessage", answer)
    error = await sending(telegram, reply())
    assert (error.retry, error.after, error.gone) == (retry, after, gone)


PHOTO = File(name="ë.png", mime_type="image/png", content=png(1280, 800))
REFUSED_PHOTOS = [
    refusal(400, "Bad Request: PHOTO_INVALID_DIMENSIONS"),
    refusal(400, "Bad Request: IMAGE_PROCESS_FAILED"),
    refusal(413, "Request Entity Too Large"),
]


@pytest.mark.parametrize("answer", REFUSED_PHOTOS)
async def test_a_photo_that_is_refused_goes_as_a_document(
    api: BotApi, telegram: TelegramChannel, answer: Answer
) -> None:
    api.will_answer("sendPhoto", answer)
    await telegram.send(str(CHAT), reply("Here.", file=PHOTO), event=1)
    (sent,) = api.calls_of("sendDocument")
    assert (sent.parameters["caption"], [call.method for call in api.done]) == ("Here.", ["sendDocument"])


async def test_a_photo_to_somebody_who_has_left_is_not_tried_again(api: BotApi, telegram: TelegramChannel) -> None:
    api.will_answer("sendPhoto", refusal(403, "Forbidden: bot was blocked by the user"))
    error = await sending(telegram, reply("Here.", file=PHOTO))
    assert (error.gone, api.calls_of("sendDocument")) == (True, [])


async def test_nobody_listening_is_tried_again(library: TelegramDriver) -> None:
    async with telegram_by(library, NOWHERE) as telegram:
        error = await sending(telegram, reply())
    assert (error.retry, error.unclear) == (True, False)
    assert "could not be reached" in error.reason


async def test_a_connection_that_cannot_be_made_in_time_leaves_nothing_unclear(
    library: TelegramDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    for carrier in ("http", "telegram.ptb_driver"):
        monkeypatch.setattr(f"bot.channels.{carrier}.CONNECT_S", 0.05)
    with full_backlog() as address:
        async with telegram_by(library, address) as telegram:
            error = await sending(telegram, reply())
    assert (error.retry, error.unclear) == (True, False)


async def test_an_answer_that_stays_away_leaves_unclear_whether_the_message_was_taken(
    api: BotApi, telegram: TelegramChannel
) -> None:
    api.will_answer("sendMessage", replace(HANG, done_first=True))
    error = await sending(telegram, reply())
    assert (error.retry, error.unclear) == (True, True)


async def test_a_resident_who_blocked_the_bot_is_gone(api: BotApi, telegram: TelegramChannel) -> None:
    api.blocks(CHAT)
    assert (await sending(telegram, reply())).gone


async def test_a_resident_who_never_wrote_is_gone(telegram: TelegramChannel) -> None:
    assert (await sending(telegram, reply(), chat=999)).gone


async def test_an_empty_reply_is_final(telegram: TelegramChannel) -> None:
    assert not (await sending(telegram, reply(" "))).retry


async def test_a_second_try_goes_on_where_the_first_ended(api: BotApi, telegram: TelegramChannel) -> None:
    api.will_answer("sendMessage", Answer(body=b'{"ok": true, "result": {"message_id": 5}}'), too_many(1))
    error = await sending(telegram, reply(LONG))
    await telegram.send(str(CHAT), reply(LONG), event=1, taken=error.taken)
    assert len(api.calls_of("sendMessage")) == 4
    assert len(api.sent) == 2


async def test_a_second_try_that_fails_counts_on(api: BotApi, telegram: TelegramChannel) -> None:
    api.will_answer("sendMessage", Answer(body=b'{"ok": true, "result": {"message_id": 5}}'), too_many(1))
    with pytest.raises(SendError) as caught:
        await telegram.send(str(CHAT), reply(LONG), event=1, taken=1)
    assert caught.value.taken == 2


async def test_a_message_that_was_taken_is_delivered_whatever_telegram_tells_of_it(
    api: BotApi, telegram: TelegramChannel
) -> None:
    api.will_answer("sendMessage", Answer(body=b'{"ok": true, "result": {"hologram": 7}}'))
    assert (await telegram.send(str(CHAT), reply(), event=1)).provider_id is None


async def test_a_group_that_moved_gets_the_message_at_its_new_place(api: BotApi, telegram: TelegramChannel) -> None:
    api.knows(-1001234)
    moved = refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-1001234)
    api.will_answer("sendMessage", moved)
    await telegram.send("-55", reply(), event=1)
    assert api.sent[0]["chat"]["id"] == -1001234


async def test_the_bot_tells_who_it_is(telegram: TelegramChannel) -> None:
    assert await telegram.whoami() == "kontakt_bot"


async def test_a_sent_message_leaves_no_trace_of_the_token(
    telegram: TelegramChannel, caplog: pytest.LogCaptureFixture
) -> None:
    quieten_libraries()
    caplog.set_level(logging.DEBUG)
    await telegram.send(str(CHAT), reply(), event=1)
    assert TOKEN.split(":")[1] not in caplog.text


AROUND_IN_CIRCLES = Answer(status=307, location=f"/bot{TOKEN}/sendMessage")


@pytest.mark.parametrize("answer", [HANG, GARBAGE, SERVER_ERROR, AROUND_IN_CIRCLES, refusal(400, "Bad Request: x")])
async def test_the_token_is_in_no_log_and_no_error(
    api: BotApi, telegram: TelegramChannel, answer: Answer, caplog: pytest.LogCaptureFixture
) -> None:
    api.will_answer("sendMessage", *[answer] * 12)
    quieten_libraries()  # as every command does
    caplog.set_level(logging.DEBUG)
    with capture_logs() as logs:
        error = await sending(telegram, reply())
    told = f"{error!r} {error.__cause__!r} {error.__context__!r} {logs} {caplog.text}"
    assert TOKEN.split(":")[1] not in told
