"""Updates of the group as records, and which updates are the group's at all."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.fields import DecodeError
from bot.staff.decode import Moved, Pressed, Written, decode, is_for_staff
from handlers.records import Medium
from tests.bot_api_forum import Forum

CHAT = -1001234567890
FORUM = Forum()


def update(content: dict[str, Any]) -> dict[str, Any]:
    return {"update_id": 7, **content}


def written(**content: Any) -> Any:
    return decode(update(FORUM.writes(5, thread=31, **content)))


def test_a_message_in_a_topic() -> None:
    done = written(text="At window 3.")
    assert isinstance(done, Written)
    assert (done.update_id, done.sender, done.thread, done.text, done.edited) == (7, 5, 31, "At window 3.", False)


def test_a_file_with_its_caption() -> None:
    done = written(document={"file_id": "F", "file_name": "a.pdf"}, caption="Here.")
    assert (done.attachment.medium, done.attachment.file_id, done.text) == (Medium.DOCUMENT, "F", "Here.")


def test_a_changed_message() -> None:
    assert decode(update(FORUM.edits(5, "x", thread=31))).edited  # type: ignore[union-attr]


def test_a_reply_outside_of_topics_has_a_thread_and_is_in_none() -> None:
    done = decode(update(FORUM.writes(5, "x", message_thread_id=12)))
    assert isinstance(done, Written)
    assert done.thread is None


def test_a_pressed_button() -> None:
    done = decode(update(FORUM.presses(5, "take", thread=31)))
    assert isinstance(done, Pressed)
    assert (done.sender, done.thread, done.data) == (5, 31, "take")


@pytest.mark.parametrize(
    "content",
    [
        {"forum_topic_closed": {}},
        {"new_chat_members": []},
        {"pinned_message": {"text": "x"}},
        {"text": "x", "from": {"id": 8, "is_bot": True, "first_name": "B"}},
        {"text": "x", "is_automatic_forward": True, "sender_chat": {"id": 1}},
    ],
)
def test_what_nobody_said_is_passed_by(content: dict[str, Any]) -> None:
    assert written(**content) is None


def test_who_writes_in_the_groups_name_is_nobody() -> None:
    done = written(text="x", sender_chat={"id": CHAT})
    assert done.sender is None


@pytest.mark.parametrize(
    ("message", "chat"),
    [
        ({"chat": {"id": -55, "type": "group"}, "migrate_to_chat_id": CHAT}, CHAT),
        ({"chat": {"id": CHAT, "type": "supergroup"}, "migrate_from_chat_id": -55}, CHAT),
    ],
)
def test_a_group_that_moves(message: dict[str, Any], chat: int) -> None:
    change = update({"message": message})
    assert decode(change) == Moved(update_id=7, chat=chat)
    assert is_for_staff(change, {-55})


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ({"message": {"chat": {"id": CHAT}}}, True),
        ({"edited_message": {"chat": {"id": CHAT}}}, True),
        ({"callback_query": {"message": {"chat": {"id": CHAT}}}}, True),
        ({"message": {"chat": {"id": 5, "type": "private"}, "text": "/link 7KX4-PBQ2"}}, True),
        ({"message": {"chat": {"id": 5, "type": "private"}, "text": "/link"}}, True),
        ({"message": {"chat": {"id": 5, "type": "private"}, "text": "/linkage"}}, False),
        ({"message": {"chat": {"id": 5, "type": "private"}, "text": "please /link me"}}, False),
        ({"message": {"chat": {"id": -77, "type": "group"}, "text": "/link x"}}, False),
        ({"my_chat_member": {"chat": {"id": CHAT}}}, False),
        ({"message": {"chat": {"id": []}}}, False),
        ({"message": 7}, False),
        ({"callback_query": []}, False),
        ({}, False),
    ],
)
def test_whose_update_it_is(content: dict[str, Any], expected: bool) -> None:
    assert is_for_staff(update(content), {CHAT}) is expected


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["chat", "id", "from", "text"]), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["message", "edited_message", "callback_query", "update_id"]), JSON))
def test_nothing_odd_breaks_it(content: dict[str, Any]) -> None:
    is_for_staff(content, {CHAT})
    with suppress(DecodeError):
        decode(content)
