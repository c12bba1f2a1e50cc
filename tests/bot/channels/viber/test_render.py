"""`Reply` → the messages that show it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.split import utf16_units
from bot.channels.viber.render import (
    MAX_REQUEST_BYTES,
    MAX_TEXT,
    LinkedFile,
    as_json,
    count_messages,
    for_any_client,
    render,
    render_welcome,
)
from handlers.records import Button, File, Location, Reply

GJILAN = Location(latitude=42.463504, longitude=21.469388)
PDF = LinkedFile(url="https://kontakt.example.org/files/k1", name="kerkesa.pdf", size=482133)
MENU = ((Button(label="Menu", action="menu"),),)
HERE = ((Button(label="Here", action="where", asks_location=True),),)


def reply(text: str = "", **more: Any) -> Reply:
    return Reply(text=text, language="sq", **more)


@pytest.mark.parametrize(
    ("given_reply", "messages"),
    [
        (reply(""), []),
        (reply("  \n"), []),
        (reply("\x01\x02"), []),
        (reply("", buttons=MENU), []),
        (reply("Përshëndetje"), [{"type": "text", "text": "Përshëndetje"}]),
        (reply("a\0b\tc\nd\x1b[1m"), [{"type": "text", "text": "ab\tc\nd[1m"}]),
        (
            reply("Zyra", location=GJILAN),
            [
                {"type": "text", "text": "Zyra"},
                {"type": "location", "location": {"lat": 42.463504, "lon": 21.469388}},
            ],
        ),
    ],
)
def test_a_reply_becomes(given_reply: Reply, messages: list[dict[str, Any]]) -> None:
    assert render(given_reply) == messages


def test_a_file_is_sent_by_its_link() -> None:
    assert render(reply("Ja", file=File(name="x", mime_type="y", content=b"")), file=PDF) == [
        {"type": "text", "text": "Ja"},
        {"type": "file", "media": PDF.url, "size": 482133, "file_name": "kerkesa.pdf"},
    ]


@pytest.mark.parametrize("name", ["a" * 300 + ".pdf", "a" * 300, "a." + "b" * 300])
def test_a_file_s_name_is_shortened_and_keeps_its_ending(name: str) -> None:
    message = render(reply("x"), file=LinkedFile(url=PDF.url, name=name, size=1))[1]
    assert len(message["file_name"]) <= 256
    assert message["file_name"].endswith(name[-4:])


def test_the_keyboard_hangs_on_the_last_message_alone() -> None:
    messages = render(reply("x" * 10_000, location=GJILAN, buttons=MENU), file=PDF)
    assert ["keyboard" in message for message in messages] == [False, False, False, True]


def test_a_question_for_the_location_names_the_version_it_needs() -> None:
    assert render(reply("Where?", buttons=HERE))[0]["min_api_version"] == 3
    assert "min_api_version" not in render(reply("Where?", buttons=HERE), api_version=2)[0]


def test_a_message_can_be_made_for_any_client() -> None:
    asking = reply("Where?", buttons=HERE)
    assert for_any_client(render(asking)[0], asking) == render(asking, api_version=1)[0]


def test_what_any_client_shows_stays_as_it_is() -> None:
    message = render(reply("Hello", buttons=MENU))[0]
    assert for_any_client(message, reply("Hello", buttons=MENU)) is message


def test_a_long_text_is_cut_between_paragraphs() -> None:
    paragraphs = [letter * 3_000 for letter in "abc"]
    texts = [message["text"] for message in render(reply("\n\n".join(paragraphs)))]
    assert texts == ["\n\n".join(paragraphs[:2]), paragraphs[2]]


def test_a_welcome_is_one_message_with_its_keyboard() -> None:
    message = render_welcome(reply("Hello", location=GJILAN, buttons=HERE))
    assert message is not None
    assert (message["type"], message["text"], message["min_api_version"]) == ("text", "Hello", 3)
    assert "location" not in message


def test_without_words_there_is_no_welcome() -> None:
    assert render_welcome(reply("")) is None


@pytest.mark.parametrize(
    ("given_reply", "count"),
    [
        (reply("x"), 1),
        (reply("x" * 7_001), 2),
        (reply("x", location=GJILAN), 2),
        (reply("x", file=File(name="x", mime_type="y", content=b"z")), 2),
    ],
)
def test_messages_are_counted_without_a_link(given_reply: Reply, count: int) -> None:
    assert count_messages(given_reply) == count


LETTERS = st.sampled_from(["a", "ë", "ш", "€", "💧", '"', "\\", "\n", " ", "\n\n", "\x07", "\x7f"])
LONG = st.lists(LETTERS, min_size=1, max_size=60).map("".join)
ROWS = st.lists(st.builds(Button, label=st.text(max_size=250), action=st.just("x" * 64)).map(lambda each: (each,)))


@given(text=LONG, times=st.integers(1, 800), rows=ROWS)
def test_every_message_is_within_vibers_limits(text: str, times: int, rows: list[tuple[Button, ...]]) -> None:
    messages = render(reply(text * times, buttons=tuple(rows)))
    assert all(utf16_units(message["text"]) <= MAX_TEXT for message in messages)
    assert all(len(as_json(message)) <= MAX_REQUEST_BYTES - 1_000 for message in messages)


@given(text=LONG, times=st.integers(1, 800))
def test_no_word_is_lost(text: str, times: int) -> None:
    whole = text * times
    shown = "".join(message["text"] for message in render(reply(whole)))
    assert _letters(shown) == _letters(whole)


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter > " ")
