"""How a card looks on each channel, for those who keep the directory."""

from __future__ import annotations

import pytest

from bot.reply_preview import preview
from handlers.card import card
from handlers.records import Button, Reply
from tests.handlers.world import GUIDE, NOW

CARD = card(GUIDE.find("gjilan", "waste-collection"), "en", NOW)


@pytest.mark.parametrize("channel", ["telegram", "viber", "webchat"])
def test_every_channel_shows_the_whole_text_and_every_button(channel: str) -> None:
    bubbles = preview(CARD, channel)
    labels = [label for bubble in bubbles for row in bubble.buttons for label in row]
    assert "\n".join(bubble.text for bubble in bubbles) == CARD.text
    assert labels == [button.label for row in CARD.buttons for button in row]


def test_short_buttons_stand_side_by_side_on_viber() -> None:
    yes, no, later = (Button(label=label, action="help") for label in ("Yes", "No", "Later"))
    rows = ((yes, no), (later,))
    [bubble] = preview(Reply(text="?", language="en", buttons=rows), "viber")
    assert bubble.buttons == (("Yes", "No"), ("Later",))


def test_a_long_text_becomes_several_messages_on_telegram() -> None:
    text = "\n\n".join(["word " * 200] * 5)
    assert len(preview(Reply(text=text, language="en"), "telegram")) > 1
