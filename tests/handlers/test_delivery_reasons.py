"""Why something did not arrive, in the reader's language, also where it quotes the platform."""

from __future__ import annotations

import pytest

from bot.channels.telegram.errors import BLOCKED, TelegramError, error_from_answer, unanswered, unreachable, unreadable
from bot.channels.viber import errors as viber
from handlers import delivery_reasons
from handlers.delivery_reasons import UNCLEAR_TWICE, in_words
from locales.catalogs import texts

REFUSED = error_from_answer(400, {"ok": False, "error_code": 400, "description": "Bad Request: (odd)\nthing: x"})
REASONS = [
    REFUSED.reason,
    error_from_answer(500, {"ok": False, "error_code": 500}).reason,
    unreachable("TimeoutError").reason,
    unreadable().reason,
    unanswered().reason,
    UNCLEAR_TWICE.format(reason=unanswered().reason),
    UNCLEAR_TWICE.format(reason=REFUSED.reason),
    viber.unreachable("OSError").reason,
    viber.unanswered().reason,
    BLOCKED,
    "something of an older version",
]


@pytest.mark.parametrize("reason", REASONS)
def test_in_english_it_is_what_was_kept(reason: str) -> None:
    assert in_words(reason, "en") == reason


def test_nothing_is_said_of_nothing() -> None:
    assert in_words("", "sq") == ""


def test_a_quotation_is_put_into_the_translated_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    words = {
        UNCLEAR_TWICE: "dy herë: {reason}",
        delivery_reasons.REFUSED: "{platform} nuk e pranoi: {said}",
    }

    class Albanian:
        def gettext(self, message: str) -> str:
            return words.get(message, message)

    monkeypatch.setattr(delivery_reasons, "texts", lambda _language: Albanian())
    reason = UNCLEAR_TWICE.format(reason=REFUSED.reason)
    assert in_words(reason, "sq") == "dy herë: Telegram nuk e pranoi: Bad Request: (odd)\nthing: x"


def test_every_pattern_keeps_its_places_in_every_language() -> None:
    reason = TelegramError(delivery_reasons.OUT_OF_ORDER.format(platform="Telegram", said=502), retry=True).reason
    for language in ("sq", "sr-Cyrl", "tr", "bs"):
        assert {"Telegram", "502"} <= set(in_words(reason, language).replace("(", " ").replace(")", " ").split())
        assert texts(language)
