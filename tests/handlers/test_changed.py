"""Records are changed by copies, and only if something changes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.changed import changed
from handlers.turn import Conversation

CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "question": st.text(max_size=5),
        "asked": st.integers(0, 3),
        "candidates": st.tuples(st.text(max_size=3)),
        "topic": st.none() | st.text(max_size=3),
        "warned": st.booleans(),
        "expires_at": st.floats(0, 10),
    },
)


@given(before=CHANGES, change=CHANGES)
def test_it_is_the_same_as_replacing(before: dict[str, Any], change: dict[str, Any]) -> None:
    conversation = Conversation(**before)
    assert changed(conversation, **change) == replace(conversation, **change)


def test_without_a_change_there_is_no_copy() -> None:
    conversation = Conversation(question="rubbish", asked=1)
    assert changed(conversation, question="rub" + "bish", asked=1) is conversation


def test_the_record_itself_stays_as_it_was() -> None:
    conversation = Conversation()
    assert changed(conversation, asked=1).asked == 1
    assert conversation.asked == 0


def test_a_field_that_is_not_there_is_an_error() -> None:
    with pytest.raises((KeyError, TypeError)):
        changed(Conversation(), asked=1, misspelt=2)
