"""Stored payload → `Incoming` or `Report`, for every event and every type of message."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.contract import Report, Stage
from bot.channels.viber.decode import EVENT_TYPES, DecodeError, decode, ids_of
from handlers.records import Attachment, Incoming, Kind, Location, Medium
from tests.bot.channels.viber.stored import NAMES, payload

SENT = datetime(2016, 3, 12, 6, 29, 57, 627_000, tzinfo=UTC)
GJILAN = Location(latitude=42.463504, longitude=21.469388)
TOKEN = "4912661846655238145"
MEDIA = "https://dl-media.viber.com"
STICKER = "https://content.cdn.viber.com/stickers/400/00040133.png"


def drita(kind: Kind, text: str = "", **more: Any) -> Incoming:
    """What Drita did, without the ids."""
    known = {"address": "01234567890A=", "sent_at": SENT, "language_hint": "sq", "client_version": 8, **more}
    return Incoming(channel="viber", event_id="", kind=kind, text=text, **known)


def file(medium: Medium, file_id: str, name: str | None = None, size: int | None = None) -> Attachment:
    return Attachment(medium=medium, file_id=file_id, name=name, size=size)


PICTURE = f"{MEDIA}/1/share/2/long/vibes/icon/image/0x0/2b27/picture.jpg"
VIDEO = f"{MEDIA}/5/media/2/short/any/sig/image/400x400/rruga.mp4"
FILE = f"{MEDIA}/5/share/2/long/bots/generic-file/file?Signature=abc"
REACTED_TO = {
    "text": drita(Kind.TEXT, "qysh me bo me nostrifiku diplomen"),
    "text_cyrillic": drita(Kind.TEXT, "Где да пријавим да се ђубре не односи у Грачаници"),
    "text_of_old_client": drita(Kind.TEXT, "po sot?", language_hint=None, client_version=None),
    "text_that_looks_like_an_action": drita(Kind.TEXT, "topic:pensions"),
    "press": drita(Kind.ACTION, action="topic:pensions"),
    "press_shown_in_the_chat": drita(Kind.ACTION, action="topic:pensions"),
    "url": drita(Kind.TEXT, "https://gjilan.rks-gov.net/formular"),
    "picture": drita(Kind.ATTACHMENT, "gropa në rrugë", attachment=file(Medium.PHOTO, PICTURE, "picture.jpg", 121034)),
    "video": drita(Kind.ATTACHMENT, attachment=file(Medium.VIDEO, VIDEO, "rruga.mp4", 3500500)),
    "file": drita(Kind.ATTACHMENT, attachment=file(Medium.DOCUMENT, FILE, "kerkesa.pdf", 482133)),
    "sticker": drita(Kind.ATTACHMENT, attachment=file(Medium.STICKER, STICKER)),
    "sticker_without_picture": drita(Kind.ATTACHMENT, attachment=file(Medium.STICKER, "40133")),
    "contact": drita(Kind.OTHER),
    "future_type": drita(Kind.OTHER, "shiko"),
    "location": drita(Kind.LOCATION, location=GJILAN),
    "location_in_texts": drita(Kind.LOCATION, "Rruga e Gjilanit 12", location=GJILAN),
    "conversation_started": drita(Kind.OPENED, answered_inline=True),
    "conversation_started_again": drita(Kind.OPENED, answered_inline=True),
    "subscribed": drita(Kind.OPENED),
    "unsubscribed": drita(Kind.LEFT, language_hint=None, client_version=None),
}
REPORTS = {
    "delivered": Report(channel="viber", provider_id=TOKEN, stage=Stage.DELIVERED, at=SENT),
    "seen": Report(channel="viber", provider_id=TOKEN, stage=Stage.SEEN, at=SENT),
    "failed": Report(channel="viber", provider_id=TOKEN, stage=Stage.FAILED, at=SENT, reason="failure description"),
}
SKIPPED = ("webhook", "client_status", "future_event", "press_of_a_link", "press_of_a_link_as_url")


def test_every_stored_payload_has_an_expectation() -> None:
    assert sorted([*REACTED_TO, *REPORTS, *SKIPPED]) == NAMES


@pytest.mark.parametrize("name", REACTED_TO)
def test_a_payload_becomes(name: str) -> None:
    incoming = decode(payload(name))
    assert isinstance(incoming, Incoming)
    assert replace(incoming, event_id="", message_id=None) == REACTED_TO[name]


@pytest.mark.parametrize("name", REPORTS)
def test_what_became_of_a_message_of_ours_is_a_report(name: str) -> None:
    assert decode(payload(name)) == REPORTS[name]


@pytest.mark.parametrize("name", SKIPPED)
def test_a_payload_is_skipped(name: str) -> None:
    assert decode(payload(name)) is None


@pytest.mark.parametrize("name", REACTED_TO)
def test_event_and_token_are_the_event_id(name: str) -> None:
    incoming = decode(payload(name))
    assert isinstance(incoming, Incoming)
    assert incoming.event_id == f"{payload(name)['event']}:{TOKEN}"


def test_only_a_message_has_an_id_that_tickets_can_name() -> None:
    message, opened = decode(payload("text")), decode(payload("conversation_started"))
    assert isinstance(message, Incoming)
    assert isinstance(opened, Incoming)
    assert (message.message_id, opened.message_id) == (TOKEN, None)


def test_viber_is_asked_for_what_can_be_reacted_to() -> None:
    assert set(EVENT_TYPES) == {"conversation_started", "subscribed", "unsubscribed", "delivered", "seen", "failed"}


def changed(name: str, path: str, value: Any) -> dict[str, Any]:
    """A stored payload with one field replaced, or taken away (`...`)."""
    callback = payload(name)
    *way, last = path.split(".")
    place: Any = callback
    for step in way:
        place = place[step]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return callback


@pytest.mark.parametrize(
    ("name", "path", "value", "fault"),
    [
        ("text", "event", ..., "event: missing"),
        ("text", "event", 7, "event: not a text"),
        ("text", "timestamp", "now", "timestamp: not a whole number"),
        ("text", "timestamp", 10**18, "timestamp: not a moment in Unix milliseconds"),
        ("text", "message_token", ..., "message_token: not a number"),
        ("text", "message_token", True, "message_token: not a number"),
        ("text", "message_token", "12 or more", "message_token: not a number"),
        ("text", "message_token", "9" * 200, "message_token: not a number"),
        ("text", "sender", ..., "sender: missing"),
        ("text", "sender.id", "", "sender.id: not an id"),
        ("text", "sender.id", "x" * 200, "sender.id: not an id"),
        ("text", "sender.api_version", "8", "sender.api_version: not a whole number"),
        ("text", "message", [], "message: not an object"),
        ("text", "message.type", ..., "message.type: missing"),
        ("text", "message.text", 7, "message.text: not a text"),
        ("picture", "message.media", ..., "message.media: missing"),
        ("sticker_without_picture", "message.sticker_id", "x", "message.sticker_id: not a whole number"),
        ("location", "message.location", ..., "message.location: missing"),
        ("location", "message.location.lat", 91, "message.location.lat: not between -90 and 90"),
        ("location", "message.location.lon", "east", "message.location.lon: not a number"),
        ("location", "message.location.lon", "nan", "message.location.lon: not between -180 and 180"),
        ("conversation_started", "user", "Drita", "user: not an object"),
        ("unsubscribed", "user_id", ..., "user_id: missing"),
        ("unsubscribed", "user_id", "", "user_id: not an id"),
    ],
)
def test_what_is_odd_is_named(name: str, path: str, value: Any, fault: str) -> None:
    with pytest.raises(DecodeError) as caught:
        decode(changed(name, path, value))
    assert str(caught.value) == fault


def test_a_token_may_be_written_as_text() -> None:
    incoming = decode(changed("text", "message_token", TOKEN))
    assert isinstance(incoming, Incoming)
    assert incoming.message_id == TOKEN


def test_a_reason_for_failure_is_kept_short() -> None:
    report = decode(changed("failed", "desc", "long " * 1_000))
    assert isinstance(report, Report)
    assert len(report.reason) == 200


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
FIELDS = ("event", "timestamp", "message_token", "sender", "user", "message", "user_id", "silent", "desc")
INNER = ("type", "text", "media", "location", "sticker_id", "size", "file_name", "id", "language", "api_version")


@given(name=st.sampled_from(NAMES), field=st.sampled_from(FIELDS), inner=st.sampled_from(INNER), value=JSON)
def test_whatever_comes_is_something_nothing_or_a_named_fault(name: str, field: str, inner: str, value: Any) -> None:
    assert _outcome({**payload(name), field: value}) in ("viber", None, "odd")
    nested = payload(name)
    for part in nested.values():
        if isinstance(part, dict):
            part[inner] = value
    assert _outcome(nested) in ("viber", None, "odd")


def _outcome(callback: dict[str, Any]) -> str | None:
    try:
        event = decode(callback)
    except DecodeError:
        return "odd"
    return event.channel if event else None


@pytest.mark.parametrize(
    ("callback", "ids"),
    [
        (payload("future_event"), {"kind": "telepathy", "message_token": TOKEN}),
        ({}, {"kind": "", "message_token": ""}),
        ({"event": "x" * 500}, {"kind": "x" * 100, "message_token": ""}),
    ],
)
def test_a_callback_is_named_for_the_log_by_its_ids(callback: dict[str, Any], ids: dict[str, str]) -> None:
    assert ids_of(callback) == ids
