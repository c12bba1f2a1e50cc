"""Viber's own library as a judge: it accepts what we send and understands what the emulator sends."""

from __future__ import annotations

import json
from typing import Any

import pytest
from viberbot import Api, BotConfiguration
from viberbot.api.messages import get_message
from viberbot.api.viber_requests import ViberConversationStartedRequest, ViberMessageRequest

from bot.channels.viber.render import LinkedFile, render
from handlers.records import Button, Location, Reply
from tests.bot.channels.viber.stored import NAMES, payload
from tests.viber_api import TOKEN

JUDGE = Api(BotConfiguration(name="Kontakt", avatar="", auth_token=TOKEN))
BUTTONS = (
    (Button(label="Pensions", action="topic:pensions"), Button(label="Website", url="https://rks-gov.net")),
    (Button(label="Share my location", action="where", asks_location=True),),
)
REPLIES = {
    "text": Reply(text="Zyra hapet në orën 8", language="sq"),
    "long": Reply(text="fjalë " * 3_000, language="sq"),
    "buttons": Reply(text="Zgjidh:", language="sq", buttons=BUTTONS),
    "location": Reply(text="Zyra", language="sq", location=Location(latitude=42.46, longitude=21.47), buttons=BUTTONS),
}
# What the library was never taught.
UNKNOWN_TO_IT = ("client_status", "future_event", "future_type")


@pytest.mark.parametrize("name", REPLIES)
def test_it_accepts_every_message_and_changes_nothing_in_it(name: str) -> None:
    for message in render(REPLIES[name]):
        judged = get_message(message)
        assert judged.validate()
        assert judged.to_dict() == message


def test_it_accepts_a_file() -> None:
    file = LinkedFile(url="https://kontakt.example.org/files/k1", name="kerkesa.pdf", size=1)
    assert get_message(render(REPLIES["text"], file=file)[1]).validate()


def parsed(callback: dict[str, Any]) -> Any:
    return JUDGE.parse_request(json.dumps(callback).encode())


@pytest.mark.parametrize("name", [name for name in NAMES if name not in UNKNOWN_TO_IT])
def test_it_understands_the_stored_payloads(name: str) -> None:
    assert parsed(payload(name)).event_type == payload(name)["event"]


def test_it_reads_a_press_and_a_welcome_as_we_do() -> None:
    press, opened = parsed(payload("press")), parsed(payload("conversation_started"))
    assert isinstance(press, ViberMessageRequest)
    assert isinstance(opened, ViberConversationStartedRequest)
    assert (press.silent, press.sender.id, opened.subscribed) == (True, "01234567890A=", False)
