"""What a page sends becomes a neutral record, or is turned down with a reason."""

from __future__ import annotations

import json
import math
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.webchat.inbound import MAX_TEXT, decode, event_id
from bot.channels.webchat.refusal import TOO_LONG, Refusal
from handlers.records import Incoming, Kind, Location

KEY = "6f1c2a1e-8a57-4b0e-9d0a-6f4f3f1f2a10"
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def read(value: Any) -> Incoming:
    return decode(json.dumps(value).encode(), address="me", now=NOW, language_hint="sq")


@pytest.mark.parametrize(
    ("content", "kind", "field", "expected"),
    [
        ({"text": " Ku me shku? "}, Kind.TEXT, "text", "Ku me shku?"),
        ({"text": "a\0b"}, Kind.TEXT, "text", "ab"),
        ({"text": "half an emoji \ud83d"}, Kind.TEXT, "text", "half an emoji \ufffd"),
        ({"text": "x" * MAX_TEXT}, Kind.TEXT, "text", "x" * MAX_TEXT),
        ({"action": "topic:pensions"}, Kind.ACTION, "action", "topic:pensions"),
        ({"location": [42.5, 21]}, Kind.LOCATION, "location", Location(latitude=42.5, longitude=21.0)),
    ],
)
def test_a_message_becomes(content: dict[str, Any], kind: Kind, field: str, expected: object) -> None:
    incoming = read({"id": KEY, **content})
    assert incoming.kind is kind
    assert getattr(incoming, field) == expected


def test_a_message_carries_who_when_and_in_which_language() -> None:
    incoming = read({"id": KEY.upper(), "text": "x"})
    assert (incoming.channel, incoming.address, incoming.sent_at) == ("webchat", "me", NOW)
    assert (incoming.message_id, incoming.language_hint) == (KEY, "sq")


def test_an_event_id_is_the_same_for_a_copy_and_another_for_another_resident() -> None:
    assert read({"id": KEY, "text": "x"}).event_id == event_id("me", KEY)
    assert event_id("me", KEY) != event_id("you", KEY)


def test_an_event_id_tells_nothing_about_the_resident() -> None:
    assert "resident-of-42" not in event_id("resident-of-42", KEY)


@pytest.mark.parametrize(
    ("value", "status", "error"),
    [
        ([], 400, "not-an-object"),
        ({"text": "x"}, 400, "id-is-no-uuid"),
        ({"id": "1", "text": "x"}, 400, "id-is-no-uuid"),
        ({"id": 1, "text": "x"}, 400, "id-is-no-uuid"),
        ({"id": "\ud800", "text": "x"}, 400, "id-is-no-uuid"),
        ({"id": KEY}, 400, "one-of-text-action-location"),
        ({"id": KEY, "text": "x", "action": "y"}, 400, "one-of-text-action-location"),
        ({"id": KEY, "text": 1}, 400, "wrong-content"),
        ({"id": KEY, "text": "  \n"}, 422, "empty"),
        ({"id": KEY, "text": "x" * (MAX_TEXT + 1)}, 422, "too-long"),
        ({"id": KEY, "action": ""}, 400, "wrong-content"),
        ({"id": KEY, "action": "ž"}, 400, "wrong-content"),
        ({"id": KEY, "action": "x" * 65}, 400, "wrong-content"),
        ({"id": KEY, "location": [91, 0]}, 400, "wrong-content"),
        ({"id": KEY, "location": [0, 181]}, 400, "wrong-content"),
        ({"id": KEY, "location": ["42", "21"]}, 400, "wrong-content"),
        ({"id": KEY, "location": [42]}, 400, "wrong-content"),
        ({"id": KEY, "location": [math.nan, 1]}, 400, "wrong-content"),
    ],
)
def test_what_is_wrong_is_refused(value: Any, status: int, error: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(value)
    assert (refused.value.status, refused.value.error) == (status, error)


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[" * 100_000])
def test_what_is_no_json_is_refused(body: bytes) -> None:
    with pytest.raises(Refusal, match="not-json"):
        decode(body, address="me", now=NOW, language_hint=None)


def test_the_sentence_on_long_texts_names_the_limit() -> None:
    assert f"{MAX_TEXT:,}" in TOO_LONG


@given(st.recursive(st.none() | st.floats() | st.text(), lambda inner: st.dictionaries(st.text(), inner)))
def test_no_json_whatever_does_worse_than_be_refused(value: Any) -> None:
    with pytest.raises(Refusal):
        read(value)
