"""What Telegram's refusals mean for a reply."""

from __future__ import annotations

from typing import Any

import pytest

from bot.channels.telegram import errors
from bot.channels.telegram.errors import TelegramError, error_from_answer


def refused(code: int, description: str, **parameters: Any) -> dict[str, Any]:
    return {"ok": False, "error_code": code, "description": description, "parameters": parameters}


Policy = tuple[bool, bool, float | None]
FINAL: Policy = (False, False, None)
GONE: Policy = (False, True, None)


def again(after: float | None = None) -> Policy:
    return True, False, after


@pytest.mark.parametrize(
    ("status", "answer", "policy"),
    [
        (429, refused(429, "Too Many Requests: retry after 7", retry_after=7), again(7.0)),
        (429, refused(429, "Too Many Requests"), again(errors.UNTOLD_RETRY_S)),
        (429, refused(429, "Too Many Requests", retry_after="soon"), again(errors.UNTOLD_RETRY_S)),
        (403, refused(403, "Forbidden: bot was blocked by the user"), GONE),
        (403, refused(403, "Forbidden: user is deactivated"), GONE),
        (403, refused(403, "Forbidden: bot can't initiate conversation with a user"), GONE),
        (400, refused(400, "Bad Request: chat not found"), GONE),
        (400, refused(400, "Bad Request: PEER_ID_INVALID"), GONE),
        (400, refused(400, "Bad Request: message is too long"), FINAL),
        (400, refused(400, "Bad Request: can't parse entities"), FINAL),
        (413, refused(413, "Request Entity Too Large"), FINAL),
        (401, refused(401, "Unauthorized"), again(errors.OPERATORS_TIME_S)),
        (404, refused(404, "Not Found"), again(errors.OPERATORS_TIME_S)),
        (409, refused(409, "Conflict: terminated by other getUpdates request"), again()),
        (500, refused(500, "Internal Server Error"), again()),
        (502, refused(502, "Bad Gateway"), again()),
        (502, None, again()),
        (403, None, again()),  # a proxy's page says nothing about the resident
        (403, {"error": "no access"}, again()),
        (200, {"result": {}}, again()),
        (200, [], again()),
        (200, refused(403, "Forbidden: bot was blocked by the user"), GONE),
        (500, {"ok": False}, again()),
        (400, {"ok": False, "description": None, "parameters": None}, FINAL),
    ],
)
def test_a_refusal_carries_its_policy(status: int, answer: Any, policy: Policy) -> None:
    error = error_from_answer(status, answer)
    assert (error.retry, error.gone, error.after) == policy


def test_a_group_that_moved_tells_where_to() -> None:
    answer = refused(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-1001234)
    assert error_from_answer(400, answer).migrated_to == "-1001234"


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (error_from_answer(400, refused(400, "Bad Request: message is too long")), "Bad Request: message is too long"),
        (error_from_answer(401, refused(401, "Unauthorized")), "TELEGRAM_TOKEN"),
        (error_from_answer(409, refused(409, "Conflict: webhook is active")), "Another program"),
        (error_from_answer(502, None), "HTTP 502"),
        (errors.unreachable("TimeoutError"), "TimeoutError"),
    ],
)
def test_the_reason_helps_the_operator(error: TelegramError, reason: str) -> None:
    assert reason in error.reason


def test_a_reason_is_never_long() -> None:
    assert len(error_from_answer(400, refused(400, "x" * 5000)).reason) < 300
