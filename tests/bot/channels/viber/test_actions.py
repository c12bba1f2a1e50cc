"""A pressed button is told from a typed text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.viber.actions import MARK, action_in, marked
from handlers.records import MAX_ACTION_BYTES


@given(st.text(alphabet=st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=MAX_ACTION_BYTES))
def test_an_action_comes_back_as_it_was_sent(action: str) -> None:
    assert action_in(marked(action)) == action


@given(st.text().filter(lambda text: not text.startswith(MARK)))
def test_nothing_that_a_keyboard_can_type_is_an_action(text: str) -> None:
    assert action_in(text) is None


@pytest.mark.parametrize("text", [MARK, f"{MARK}  ", MARK + "x" * (MAX_ACTION_BYTES + 1)])
def test_the_mark_alone_and_what_no_button_of_ours_holds_are_texts(text: str) -> None:
    assert action_in(text) is None
