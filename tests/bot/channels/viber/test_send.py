"""Sending through the emulator: what goes out, and what each failure means."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from aiohttp.test_utils import unused_port
from structlog.testing import capture_logs

from bot.channels.contract import FetchError, SendError
from bot.channels.viber.channel import ViberChannel
from bot.channels.viber.client import Client
from bot.channels.viber.ledger import OVER_CAP, UNANSWERED
from handlers.records import Button, File, Location, Reply
from tests.bot.channels.viber.conftest import DRITA, link
from tests.fakes import ViberBook
from tests.viber_api import GARBAGE, HANG, RESET, SERVER_ERROR, TOKEN, Answer, ViberApi, refusal

HERE = ((Button(label="Here", action="where", asks_location=True),),)
PLACE = Location(latitude=42.46, longitude=21.47)
LATE_HANG = Answer(hang=True, done_first=True)


def reply(text: str = "Përshëndetje", **more: Any) -> Reply:
    return Reply(text=text, language="sq", **more)


async def refused(viber: ViberChannel, what: Reply | None = None, *, event: int = 1) -> SendError:
    with pytest.raises(SendError) as caught:
        await viber.send(DRITA, what or reply(), event=event)
    return caught.value


async def test_a_reply_arrives_with_our_name_on_it(api: ViberApi, viber: ViberChannel) -> None:
    receipt = await viber.send(DRITA, reply(), event=1)
    assert api.sent == [{"receiver": DRITA, "sender": {"name": "Kontakt"}, "type": "text", "text": "Përshëndetje"}]
    assert receipt.provider_id == str(api.tokens[0])


async def test_the_receipt_names_the_last_of_several_messages(api: ViberApi, viber: ViberChannel) -> None:
    receipt = await viber.send(DRITA, reply("x" * 8_000, location=PLACE), event=1)
    assert receipt.provider_id == str(api.tokens[2])


async def test_a_file_goes_by_its_link(api: ViberApi, viber: ViberChannel) -> None:
    await viber.send(DRITA, reply(file=File(name="kontakt.json", mime_type="application/json", content=b"{}")), event=7)
    assert api.sent[1]["media"] == "https://kontakt.example.org/files/7"


async def test_an_empty_reply_is_refused(viber: ViberChannel) -> None:
    error = await refused(viber, reply(" \x01"))
    assert (error.reason, error.retry) == ("The reply is empty", False)


async def test_a_later_try_goes_on_behind_what_was_taken(api: ViberApi, viber: ViberChannel) -> None:
    what = reply("a" * 7_000 + "\n\n" + "b" * 10)
    api.will_answer("send_message", Answer(body=b'{"status": 0, "message_token": 1}'), SERVER_ERROR)
    error = await refused(viber, what)
    await viber.send(DRITA, what, event=1, taken=error.taken)
    assert (error.retry, error.taken, api.texts) == (True, 1, ["b" * 10])


async def test_a_client_that_is_too_old_gets_a_plainer_message(api: ViberApi, viber: ViberChannel) -> None:
    api.api_version = 2
    await viber.send(DRITA, reply(buttons=HERE), event=1)
    assert [button["ActionType"] for button in api.keyboard["Buttons"]] == ["reply"]


async def test_one_that_is_known_to_be_old_is_not_tried_with_more(
    api: ViberApi, viber: ViberChannel, book: ViberBook
) -> None:
    book.now = replace(book.now, api_version=2)
    await viber.send(DRITA, reply(buttons=HERE), event=1)
    assert len(api.calls_of("send_message")) == 1


async def test_a_plain_message_that_is_too_new_all_the_same_is_given_up(api: ViberApi, viber: ViberChannel) -> None:
    api.will_answer("send_message", refusal(13))
    assert not (await refused(viber)).retry


@pytest.mark.parametrize(
    ("answer", "retry", "unclear"),
    [
        (SERVER_ERROR, True, False),
        (GARBAGE, True, False),
        (RESET, True, False),
        (HANG, True, True),
        (LATE_HANG, True, True),
        (refusal(12), True, False),
        (refusal(3), False, False),
    ],
)
async def test_a_failure_says_whether_to_try_again(
    answer: Answer, retry: bool, unclear: bool, api: ViberApi, viber: ViberChannel
) -> None:
    api.will_answer("send_message", answer)
    error = await refused(viber)
    assert (error.retry, error.unclear) == (retry, unclear)


async def test_a_resident_who_is_not_subscribed_is_gone(api: ViberApi, viber: ViberChannel) -> None:
    with pytest.raises(SendError) as caught:
        await viber.send("somebody else", reply(), event=1)
    assert caught.value.gone


async def test_an_address_where_nobody_is_can_be_tried_again() -> None:
    client = Client(TOKEN, api_url=f"http://127.0.0.1:{unused_port()}/pa", timeout_s=0.3)
    viber = ViberChannel(client, ViberBook(), token=TOKEN, link=link)
    error = await refused(viber)
    await viber.close()
    assert (error.retry, error.unclear, error.reason) == (
        True,
        False,
        "Viber could not be reached (ConnectError)",
    )


async def test_a_refused_token_stops_everything_and_is_told_once(api: ViberApi, viber: ViberChannel) -> None:
    api.token = "another"
    with capture_logs() as logs:
        errors = [await refused(viber, event=event) for event in (1, 2)]
    assert all(error.everyone and error.after == 300 for error in errors)
    assert [entry["reason"] for entry in logs if entry["log_level"] == "error"] == [errors[0].reason]


async def test_it_is_told_again_when_it_comes_back_after_all_was_well(api: ViberApi, viber: ViberChannel) -> None:
    api.will_answer("send_message", refusal(24))
    with capture_logs() as logs:
        await refused(viber)
        await viber.send(DRITA, reply(), event=2)
        api.will_answer("send_message", refusal(24))
        await refused(viber)
    assert [entry["event"] for entry in logs] == ["viber.operator_needed"] * 2


class TestCharges:
    @pytest.fixture(autouse=True)
    def outside_of_a_session(self, book: ViberBook) -> None:
        book.now = replace(book.now, in_session=False)

    async def test_within_a_session_nothing_is_charged(self, viber: ViberChannel, book: ViberBook) -> None:
        book.now = replace(book.now, in_session=True)
        await viber.send(DRITA, reply(), event=1)
        assert book.charged == 0

    async def test_outside_every_message_is(self, viber: ViberChannel, book: ViberBook) -> None:
        await viber.send(DRITA, reply("x" * 8_000, location=PLACE), event=1)
        assert book.charged == 3

    @pytest.mark.parametrize(("tomorrow_s", "after"), [(3_600.0, 300.0), (20.0, 20.0)])
    async def test_over_the_cap_a_reply_is_held_and_looked_at_again(
        self, tomorrow_s: float, after: float, api: ViberApi, viber: ViberChannel, book: ViberBook
    ) -> None:
        book.left, book.tomorrow_s = 1, tomorrow_s
        error = await refused(viber, reply(location=PLACE))
        assert (error.held, error.after, error.reason) == (True, after, OVER_CAP)
        assert (api.sent, book.charged) == ([], 0)

    async def test_what_was_not_sent_is_given_back(self, api: ViberApi, viber: ViberChannel, book: ViberBook) -> None:
        api.will_answer("send_message", Answer(body=b'{"status": 0, "message_token": 1}'), SERVER_ERROR)
        await refused(viber, reply(location=PLACE))
        assert book.charged == 1

    @pytest.mark.parametrize(("billing_status", "charged"), [(None, 1), (0, 1), (1, 0), (2, 0), (3, 1)])
    async def test_viber_s_own_word_counts(
        self, billing_status: int | None, charged: int, api: ViberApi, viber: ViberChannel, book: ViberBook
    ) -> None:
        api.billing_status = billing_status
        await viber.send(DRITA, reply(), event=1)
        assert book.charged == charged

    async def test_also_when_we_took_it_for_free(self, api: ViberApi, viber: ViberChannel, book: ViberBook) -> None:
        book.now = replace(book.now, in_session=True)
        api.billing_status = 3
        await viber.send(DRITA, reply(), event=1)
        assert book.charged == 1


@pytest.mark.parametrize(("sent", "held"), [(99, False), (100, True)])
async def test_the_hundred_and_first_unanswered_message_is_held(
    sent: int, held: bool, api: ViberApi, viber: ViberChannel, book: ViberBook
) -> None:
    book.now = replace(book.now, sent=sent)
    if held:
        error = await refused(viber)
        assert (error.held, error.reason) == (True, UNANSWERED)
    else:
        await viber.send(DRITA, reply(), event=1)
    assert len(api.sent) == (not held)


async def test_a_reply_of_very_many_messages_is_not_held_for_ever(api: ViberApi, viber: ViberChannel) -> None:
    await viber.send(DRITA, reply("word " * 150_000), event=1)
    assert len(api.sent) > 100


class TestAccount:
    async def test_it_has_a_name(self, viber: ViberChannel) -> None:
        assert await viber.whoami() == "Kontakt"

    async def test_a_webhook_that_does_not_answer_is_refused(self, viber: ViberChannel) -> None:
        with pytest.raises(SendError, match="check PUBLIC_URL"):
            await viber.set_webhook(f"http://127.0.0.1:{unused_port()}")

    async def test_only_a_public_address_is_fetched_from(self, viber: ViberChannel) -> None:
        with pytest.raises(FetchError, match="not a public one"):
            await viber.fetch("http://127.0.0.1/picture.jpg", limit=10)
