from __future__ import annotations

import pytest

from handlers.officer_answer import frame, resolved
from handlers.records import Reply
from locales import LANGUAGES
from tests.handlers.world import UNCLEAR, added, said, with_ticket


def actions(reply: Reply) -> list[str]:
    return [button.action for row in reply.buttons for button in row]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_is_framed_and_stays_as_written(language: str) -> None:
    reply = frame("7KX-4PB", " Come to office 12 {on Monday}. ", language)
    assert reply.language == language
    assert "7KX-4PB" in reply.text
    assert reply.text.endswith("Come to office 12 {on Monday}.")


def test_the_resident_can_reply_to_it() -> None:
    someone = with_ticket(status="waiting")
    someone.presses(actions(frame("REF-1", "Which street?", "en"))[0])
    assert added(someone.writes("the third", UNCLEAR))[0].reference == "REF-1"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_solved_question_is_told_and_another_can_be_sent(language: str) -> None:
    reply = resolved("7KX-4PB", language)
    assert "7KX-4PB" in reply.text
    assert actions(reply) == ["office:new", "status", "menu"]


def test_its_button_asks_for_a_new_question() -> None:
    assert "write your question now" in said(with_ticket(finished=True).presses("office:new"))
