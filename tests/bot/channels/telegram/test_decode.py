"""Stored payload → `Incoming`, for every kind of update and of content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiogram.types import Update
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from bot.channels.telegram.decode import ALLOWED_UPDATES, DecodeError, decode, kind_of, press_id
from handlers.records import Attachment, Incoming, Kind, Location, Medium
from tests.bot.channels.telegram.stored import NAMES, payload

SENT = datetime(2026, 9, 21, 14, 13, 20, tzinfo=UTC)
GJILAN = Location(latitude=42.463504, longitude=21.469388)


def drita(kind: Kind, text: str = "", **more: Any) -> Incoming:
    """What Drita did, without the ids."""
    known = {"address": "5512345678", "sent_at": SENT, "language_hint": "sq", **more}
    return Incoming(channel="telegram", event_id="", kind=kind, text=text, **known)


def photo(file_id: str, size: int) -> Attachment:
    return Attachment(medium=Medium.PHOTO, file_id=file_id, size=size)


def file(medium: Medium, file_id: str, size: int, name: str | None, mime_type: str | None) -> Attachment:
    return Attachment(medium=medium, file_id=file_id, size=size, name=name, mime_type=mime_type)


TEXTS = {
    "text": drita(Kind.TEXT, "qysh me bo me nostrifiku diplomen"),
    "text_with_entities": drita(Kind.TEXT, "/start"),
    "start_with_payload": drita(Kind.TEXT, "/start gjilan"),
    "text_cyrillic": drita(
        Kind.TEXT,
        "Где да пријавим да се ђубре не односи у Грачаници",
        address="412345678",
        language_hint="sr",
        sent_at=SENT + timedelta(minutes=1),
    ),
    "text_emoji": drita(Kind.TEXT, "s'ka ujë 💧😡"),
    "text_reply": drita(Kind.TEXT, "Gjilan"),
    "text_quote": drita(Kind.TEXT, "po sot?"),
    "text_external_reply": drita(Kind.TEXT, "a vlen kjo edhe per mu"),
    "text_via_bot": drita(Kind.TEXT, "Rruga e Gjilanit 12"),
    "text_in_topic": drita(Kind.TEXT, "orari i gjendjes civile"),
    "text_without_from_language": drita(Kind.TEXT, "hej", language_hint=None),
    "forwarded_from_user": drita(Kind.TEXT, "dokumentet per pasaporte?"),
    "forwarded_from_hidden_user": drita(Kind.TEXT, "kur hapet zyra"),
    "forwarded_from_channel": drita(Kind.TEXT, "Njoftim: nesër nuk ka ujë"),
    "forwarded_from_chat": drita(Kind.TEXT, "kush e di"),
    "rich_message": drita(
        Kind.TEXT, "Kërkesë\nNuk kam ujë prej tri ditësh💧\n1.\nFshati Livoç\n2.\nGjilan\nDita Ora\nE hënë 8"
    ),
}
PLACES = {
    "location": drita(Kind.LOCATION, location=GJILAN),
    "location_live": drita(Kind.LOCATION, location=GJILAN),
    "venue": drita(Kind.LOCATION, "Dom zdravlja, Gračanica bb", location=Location(latitude=42.6026, longitude=21.1936)),
}
FILES = {
    "photo": drita(Kind.ATTACHMENT, attachment=photo("AgACAgQAAxkBAAIB3", 121034)),
    "photo_with_caption": drita(Kind.ATTACHMENT, "gropa në rrugë", attachment=photo("AgACAgQAAxkBAAIB6", 70500)),
    "photo_of_album": drita(
        Kind.ATTACHMENT,
        "para shtëpisë",
        attachment=photo("AgACAgQAAxkBAAIB8", 70500),
        group_id="13579246801357924",
    ),
    "live_photo": drita(Kind.ATTACHMENT, attachment=photo("AgACAgQAAxkBAAIB10", 130000)),
    "document": drita(
        Kind.ATTACHMENT,
        "kërkesa ime",
        attachment=file(Medium.DOCUMENT, "BQACAgQAAxkB", 482133, "kerkesa.pdf", "application/pdf"),
    ),
    "document_bare": drita(
        Kind.ATTACHMENT, attachment=Attachment(medium=Medium.DOCUMENT, file_id="BQACAgQAAxkC", size=None)
    ),
    "voice": drita(Kind.ATTACHMENT, attachment=file(Medium.VOICE, "AwACAgQAAxkB", 28311, None, "audio/ogg")),
    "audio": drita(
        Kind.ATTACHMENT, attachment=file(Medium.AUDIO, "CQACAgQAAxkB", 2900123, "njoftim.mp3", "audio/mpeg")
    ),
    "video": drita(
        Kind.ATTACHMENT,
        "kështu është rruga",
        attachment=file(Medium.VIDEO, "BAACAgQAAxkB", 3500500, "rruga.mp4", "video/mp4"),
    ),
    "video_note": drita(Kind.ATTACHMENT, attachment=file(Medium.VIDEO, "DQACAgQAAxkB", 910233, None, None)),
    "animation": drita(Kind.ATTACHMENT, attachment=file(Medium.VIDEO, "CgACAgQAAxkB", 210455, "lol.mp4", "video/mp4")),
    "sticker": drita(Kind.ATTACHMENT, attachment=file(Medium.STICKER, "CAACAgQAAxkB", 20422, None, None)),
}
ONLY_ACKNOWLEDGED = (
    *("chat_shared", "checklist", "contact", "dice", "future_content", "game", "gift", "giveaway", "giveaway_winners"),
    *("invoice", "passport_data", "poll", "refunded_payment", "story", "successful_payment", "users_shared"),
    "web_app_data",
)
OTHERS = {
    **{name: drita(Kind.OTHER) for name in ONLY_ACKNOWLEDGED},
    "paid_media": drita(Kind.OTHER, "shiko"),
    "service_write_access_allowed": drita(Kind.OPENED),
}
EDITED: dict[str, Any] = {"sent_at": SENT + timedelta(seconds=45)}
EDITS = {
    "edited_text": drita(Kind.EDIT, "qysh me nostrifiku diplomen n'Gjilan", **EDITED),
    "edited_caption": drita(Kind.EDIT, "gropa te shkolla", attachment=photo("AgACAgQAAxkBAAIB13", 70500), **EDITED),
    "edited_media": drita(Kind.EDIT, attachment=photo("AgACAgQAAxkBAAIB15", 70500), **EDITED),
}
MINUTE_BEFORE = SENT - timedelta(minutes=1)
ACTS = {
    "press": drita(Kind.ACTION, action="topic:pensions", sent_at=MINUTE_BEFORE),
    "press_on_lost_message": drita(Kind.ACTION, action="menu:2", sent_at=datetime(1970, 1, 1, tzinfo=UTC)),
    "press_game": drita(Kind.OTHER, sent_at=MINUTE_BEFORE),
    "bot_blocked": drita(Kind.LEFT),
}
REACTED_TO = {**TEXTS, **PLACES, **FILES, **OTHERS, **EDITS, **ACTS}
SKIPPED = (
    # nobody said anything
    *("service_auto_delete_timer", "service_pinned_message", "service_chat_background", "service_connected_website"),
    *("service_proximity_alert", "service_topic_created", "service_checklist_tasks_done", "bot_unblocked"),
    *("edited_live_location", "edited_dice"),
    # not the bot's private chat with a person
    *("group_text", "basic_group_text", "channel_post", "edited_channel_post", "edited_in_group", "press_in_group"),
    *("press_inline", "service_group_new_members", "service_group_migrated", "service_video_chat_started"),
    *("bot_added_to_group", "bot_kicked_from_group", "from_a_bot", "chat_member", "chat_join_request"),
    *("business_connection", "business_message", "edited_business_message", "deleted_business_messages"),
    "guest_message",
    # nothing that Kontakt offers
    *("message_reaction", "message_reaction_count", "inline_query", "chosen_inline_result", "shipping_query"),
    *("pre_checkout_query", "purchased_paid_media", "poll_state", "poll_answer", "chat_boost", "removed_chat_boost"),
    *("managed_bot", "subscription", "stopped_message_generation", "future_kind", "no_kind"),
)


def test_every_stored_payload_has_an_expectation() -> None:
    assert sorted([*REACTED_TO, *SKIPPED]) == NAMES


@pytest.mark.parametrize("name", REACTED_TO)
def test_a_payload_becomes(name: str) -> None:
    incoming = decode(payload(name))
    assert incoming is not None
    assert replace(incoming, event_id="", message_id=None, edited_id=None) == REACTED_TO[name]


@pytest.mark.parametrize("name", SKIPPED)
def test_a_payload_is_skipped(name: str) -> None:
    assert decode(payload(name)) is None


@pytest.mark.parametrize("name", REACTED_TO)
def test_the_update_id_is_the_event_id(name: str) -> None:
    incoming = decode(payload(name))
    assert incoming is not None
    assert incoming.event_id == str(payload(name)["update_id"])


def test_an_edit_names_the_message_it_changes() -> None:
    incoming = decode(payload("edited_text"))
    assert incoming is not None
    assert incoming.edited_id == incoming.message_id == str(payload("edited_text")["edited_message"]["message_id"])


def test_a_press_names_the_message_it_hangs_on() -> None:
    incoming = decode(payload("press"))
    assert incoming is not None
    assert (incoming.message_id, incoming.edited_id) == ("1150", None)


def test_a_message_of_a_business_chat_is_skipped_wherever_it_stands() -> None:
    update = payload("text")
    update["message"]["business_connection_id"] = "bc1"
    assert decode(update) is None


def test_only_what_can_be_reacted_to_is_asked_for() -> None:
    assert ALLOWED_UPDATES == ("message", "edited_message", "callback_query", "my_chat_member")


@pytest.mark.parametrize("name", NAMES)
def test_the_payloads_are_what_aiogram_knows_of_the_bot_api(name: str) -> None:
    unknown = list(_unknown_fields(Update.model_validate(payload(name))))
    assert unknown == {"future_content": ["hologram"], "future_kind": ["telepathy"]}.get(name, [])


def _unknown_fields(model: BaseModel) -> Iterator[str]:
    yield from model.model_extra or {}
    for name in type(model).model_fields:
        yield from _unknown_inside(getattr(model, name))


def _unknown_inside(value: object) -> Iterator[str]:
    if isinstance(value, BaseModel):
        yield from _unknown_fields(value)
    elif isinstance(value, list):
        for part in value:
            yield from _unknown_inside(part)


def changed(name: str, path: str, value: Any) -> dict[str, Any]:
    """A stored payload with one field replaced, or taken away (`...`)."""
    update = payload(name)
    *way, last = path.split(".")
    place: Any = update
    for step in way:
        place = place[int(step)] if isinstance(place, list) else place[step]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return update


@pytest.mark.parametrize(
    ("name", "path", "value", "fault"),
    [
        ("text", "update_id", ..., "update_id: missing"),
        ("text", "update_id", "7", "update_id: not a whole number"),
        ("text", "update_id", True, "update_id: not a whole number"),
        ("text", "update_id", -1, "update_id: out of range"),
        ("text", "update_id", 2**63, "update_id: out of range"),
        ("text", "message", "hello", "message: not an object"),
        ("text", "message.chat", ..., "message.chat: missing"),
        ("text", "message.chat", [], "message.chat: not an object"),
        ("text", "message.chat.id", None, "message.chat.id: missing"),
        ("text", "message.chat.id", 1.5, "message.chat.id: not a whole number"),
        ("text", "message.chat.type", ..., "message.chat.type: missing"),
        ("text", "message.date", ..., "message.date: missing"),
        ("text", "message.date", 10**15, "message.date: not a moment in Unix seconds"),
        ("text", "message.message_id", ..., "message.message_id: missing"),
        ("text", "message.text", 7, "message.text: not a text"),
        ("text", "message.from", "Drita", "message.from: not an object"),
        ("text", "message.from.language_code", 3, "message.from.language_code: not a text"),
        ("location", "message.location.latitude", 91, "message.location.latitude: not between -90 and 90"),
        ("location", "message.location.latitude", float("nan"), "message.location.latitude: not between -90 and 90"),
        ("location", "message.location.longitude", "21", "message.location.longitude: not a number"),
        ("photo", "message.photo", {}, "message.photo: not a list of objects"),
        ("photo", "message.photo.1.width", ..., "message.photo[1].width: missing"),
        ("document", "message.document.file_id", ..., "message.document.file_id: missing"),
        ("document", "message.document.file_size", "1", "message.document.file_size: not a whole number"),
        ("document", "message.document.file_size", 2**63, "message.document.file_size: out of range"),
        ("edited_text", "edited_message.edit_date", "now", "edited_message.edit_date: not a whole number"),
        ("press", "callback_query.message.date", ..., "callback_query.message.date: missing"),
        ("bot_blocked", "my_chat_member.new_chat_member", ..., "my_chat_member.new_chat_member: missing"),
        ("rich_message", "message.rich_message.blocks", "p", "message.rich_message.blocks: not a list of objects"),
    ],
)
def test_what_is_odd_is_named(name: str, path: str, value: Any, fault: str) -> None:
    with pytest.raises(DecodeError) as caught:
        decode(changed(name, path, value))
    assert str(caught.value) == fault


def test_a_rich_message_without_end_is_odd() -> None:
    block: dict[str, Any] = {"type": "paragraph", "text": "x"}
    for _ in range(900):
        block = {"type": "quote", "blocks": [block]}
    with pytest.raises(DecodeError, match="nested too deep"):
        decode(changed("rich_message", "message.rich_message.blocks", [block]))


@pytest.mark.parametrize(
    ("sent", "kept"),
    [("a\0b", "ab"), ("half \ud83d", "half \ufffd"), ("whole \ud83d\ude00", "whole 😀"), ("ë ш", "ë ш")],
)
def test_what_no_store_can_keep_is_left_out_of_a_text(sent: str, kept: str) -> None:
    incoming = decode(changed("text", "message.text", sent))
    assert incoming is not None
    assert incoming.text == kept


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
FIELDS = ("message", "chat", "from", "photo", "location", "venue", "document", "rich_message", "data", "date", "text")


@given(name=st.sampled_from(NAMES), field=st.sampled_from(FIELDS), value=JSON)
def test_whatever_comes_is_an_incoming_nothing_or_a_named_fault(name: str, field: str, value: Any) -> None:
    update = payload(name)
    for inner in (update, *update.values()):
        if isinstance(inner, dict):
            inner[field] = value
    assert _outcome(update) in ("telegram", None, "odd")


def _outcome(update: dict[str, Any]) -> str | None:
    try:
        incoming = decode(update)
    except DecodeError:
        return "odd"
    return incoming.channel if incoming else None


@pytest.mark.parametrize("name", ["press", "press_in_group", "press_inline", "press_game"])
def test_every_press_wants_an_answer(name: str) -> None:
    assert press_id(payload(name)) == payload(name)["callback_query"]["id"]


@pytest.mark.parametrize("update", [{}, {"callback_query": 7}, {"callback_query": {"id": 7}}, payload("text")])
def test_nothing_else_wants_one(update: dict[str, Any]) -> None:
    assert press_id(update) is None


@pytest.mark.parametrize(("name", "kind"), [("text", "message"), ("future_kind", "telepathy"), ("no_kind", "empty")])
def test_an_update_s_kind_is_told_for_the_log(name: str, kind: str) -> None:
    assert kind_of(payload(name)) == kind
