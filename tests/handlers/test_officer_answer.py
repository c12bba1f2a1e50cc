from __future__ import annotations

import pytest

from handlers.officer_answer import frame
from handlers.records import Reply
from locales import LANGUAGES
from tests.handlers.world import UNCLEAR, added, with_ticket


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
