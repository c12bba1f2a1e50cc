from __future__ import annotations

from datetime import datetime

import pytest

from handlers.office_news import referred, resolved, transferred
from handlers.records import Reply
from locales import LANGUAGES
from tests.handlers.world import GUIDE, WASTE_GJILAN


def actions(reply: Reply) -> list[str]:
    return [button.action for row in reply.buttons for button in row]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_solved_question_can_be_rated_or_sent_back(language: str) -> None:
    reply = resolved("7KX-4PB", language)
    assert "7KX-4PB" in reply.text
    assert actions(reply) == ["rate:yes:7KX-4PB", "rate:no:7KX-4PB", "reopen:7KX-4PB", "status", "menu"]


@pytest.mark.parametrize(
    ("municipality", "topic", "told"),
    [
        ("prizren", "roads", "is with the municipal office of Prizreni now"),
        (None, "waste-collection", "who work on “Rubbish”"),
        (None, None, "is with another office now"),
        ("atlantis", None, "is with another office now"),
    ],
)
def test_a_transfer_says_who_has_it_now(municipality: str | None, topic: str | None, told: str) -> None:
    assert told in transferred("7KX-4PB", municipality, topic, GUIDE, "en").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_not_ours_comes_with_the_office_to_turn_to(language: str, now: datetime) -> None:
    reply = referred("7KX-4PB", WASTE_GJILAN, language, now)
    assert all(part in reply.text for part in ("7KX-4PB", "+383 280 000 001", "waste@gjilan.example.org"))
    assert actions(reply) == ["reopen:7KX-4PB", "status", "menu"]
