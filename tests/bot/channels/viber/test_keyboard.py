"""Buttons → a keyboard of six columns and at most twelve rows."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.viber.actions import marked
from bot.channels.viber.keyboard import MAX_BYTES, keyboard, needed_version
from handlers.records import Button
from tests import viber_api_rules as rules

HERE = Button(label="📍 Share my location", action="where", asks_location=True)


def buttons(*labels: str) -> tuple[Button, ...]:
    return tuple(Button(label=label, action="menu") for label in labels)


def board(*rows: tuple[Button, ...], api_version: int | None = None) -> dict[str, Any]:
    made = keyboard(rows, api_version)
    assert made is not None
    return made


def shape(*rows: tuple[Button, ...]) -> list[int]:
    return [button["Columns"] for button in board(*rows)["Buttons"]]


def test_a_button_sends_its_marked_action_without_showing_it() -> None:
    made = board((Button(label="Pensions", action="topic:pensions"),))
    assert made == {
        "Type": "keyboard",
        "DefaultHeight": False,
        "Buttons": [
            {
                "ActionType": "reply",
                "ActionBody": marked("topic:pensions"),
                "Text": "Pensions",
                "Silent": True,
                "Columns": 6,
                "Rows": 1,
                "TextSize": "regular",
            }
        ],
    }


def test_a_link_is_opened_outside() -> None:
    made = board((Button(label="Website", url="https://rks-gov.net/x?y=1"),))["Buttons"][0]
    assert (made["ActionType"], made["ActionBody"]) == ("open-url", "https://rks-gov.net/x?y=1")
    assert made["OpenURLType"] == "external"


@pytest.mark.parametrize("url", ["tel:+38344000000", "https://localhost/x", "javascript:alert(1)", "http://[", "x y"])
def test_an_address_that_viber_would_refuse_loses_its_button(url: str) -> None:
    assert keyboard([(Button(label="Call", url=url),)], None) is None


@pytest.mark.parametrize("rows", [[], [()], [buttons("", "  ")]])
def test_without_a_usable_button_there_is_no_keyboard(rows: list[tuple[Button, ...]]) -> None:
    assert keyboard(rows, None) is None


@pytest.mark.parametrize("api_version", [None, 3, 10])
def test_a_client_that_can_is_asked_for_its_location(api_version: int | None) -> None:
    made = board((HERE,), api_version=api_version)
    assert (made["Buttons"][0]["ActionType"], needed_version(made)) == ("location-picker", 3)


@pytest.mark.parametrize("api_version", [1, 2])
def test_an_older_one_gets_the_button_that_explains(api_version: int) -> None:
    made = board((HERE,), api_version=api_version)
    assert (made["Buttons"][0]["ActionBody"], needed_version(made)) == (marked("where"), None)


@pytest.mark.parametrize(
    ("labels", "columns"),
    [
        (("Po", "Jo"), [3, 3]),
        (("Shqip", "Српски", "Türkçe"), [2, 2, 2]),
        (("Po", "Jo", "Më trego edhe diçka tjetër"), [3, 3, 6]),
        (("Shkruaj me fjalët e mia", "Zgjidh një temë nga lista"), [6, 6]),
        (("a", "b", "c", "d"), [2, 2, 2, 6]),
    ],
)
def test_short_labels_stand_side_by_side_and_long_ones_alone(labels: tuple[str, ...], columns: list[int]) -> None:
    assert shape(buttons(*labels)) == columns


@pytest.mark.parametrize(
    ("count", "columns"), [(12, [6] * 12), (13, [3] * 12 + [6]), (24, [3] * 24), (25, [2] * 24 + [6]), (36, [2] * 36)]
)
def test_many_buttons_share_rows_so_that_twelve_are_enough(count: int, columns: list[int]) -> None:
    rows = [buttons(f"A rather long label, number {number}") for number in range(count)]
    assert shape(*rows) == columns


def test_a_label_too_long_for_its_place_is_written_small() -> None:
    sizes = [button["TextSize"] for button in board(buttons("Short"), buttons("x" * 35))["Buttons"]]
    assert sizes == ["regular", "small"]


def test_a_label_cannot_hold_tags_or_line_breaks() -> None:
    assert board(buttons("<b>A &\n B</b>"))["Buttons"][0]["Text"] == "‹b›A & B‹/b›"


LABELS = st.text(max_size=300)
ACTIONS = st.text(alphabet="abc:-", min_size=1, max_size=64)
URLS = st.sampled_from(["https://kontakt.example.org/" + "x" * 900, "tel:112", "https://x.org/ë"])
BUTTONS = st.builds(
    Button, label=LABELS, action=ACTIONS | st.just(""), url=URLS | st.just(""), asks_location=st.booleans()
)


@given(rows=st.lists(st.lists(BUTTONS, max_size=6), max_size=40), api_version=st.sampled_from([None, 1, 3, 10]))
def test_any_keyboard_is_one_that_viber_takes(rows: list[list[Button]], api_version: int | None) -> None:
    made = keyboard(rows, api_version)
    if made is not None:
        rules.check_keyboard(made, needed_version(made) or 1)
        assert len(json.dumps(made["Buttons"], ensure_ascii=False).encode("utf-8", "replace")) <= MAX_BYTES + 4_000
