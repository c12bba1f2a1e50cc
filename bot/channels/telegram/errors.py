"""What an unsuccessful answer of the Bot API means for a reply (https://core.telegram.org/bots/api#making-requests).

| answer | policy |
|---|---|
| `parameters.retry_after`, 429 | try again, not earlier than told |
| 403; 400 "chat not found" and its like | the resident is gone: they blocked the bot or deleted their account |
| `parameters.migrate_to_chat_id` | the group has a new id: `migrated_to`, send there |
| 401, 404 | the token or the API's address is wrong: for the operator; nothing is sent to anybody for a while |
| 409 | another program receives for this bot: for the operator, tried again |
| any other 4xx | final, with Telegram's own reason |
| 5xx, no connection, an answer that is not the API's | try again |
| none in time, although the request had gone out | try again, `unclear` |
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.channels.contract import SendError
from bot.channels.json_body import loads
from handlers import delivery_reasons
from locales.catalogs import mark

UNAUTHORIZED, FORBIDDEN, NOT_FOUND, CONFLICT, TOO_MANY = 401, 403, 404, 409, 429
REDIRECTED, FIRST_SERVER_ERROR = 300, 500
OPERATORS_TIME_S = 60.0  # nothing changes before somebody has corrected the settings
UNTOLD_RETRY_S = 5.0
MAX_DESCRIPTION = 200
# Not 403, but just as final for the resident. https://github.com/TelegramBotAPI/errors
GONE = ("chat not found", "user not found", "peer_id_invalid", "user_is_blocked", "input_user_deactivated")

BLOCKED = mark("The resident has blocked the bot or their account is gone")
TOKEN_REFUSED = mark("Telegram refuses the bot's token; check TELEGRAM_TOKEN")
UNKNOWN_ADDRESS = mark("Telegram does not know this bot or method; check TELEGRAM_TOKEN and TELEGRAM_API_URL")
ASKS_TO_WAIT = mark("Telegram asks to wait")
MOVED = mark("The group has moved")
NAME = "Telegram"
CONFLICTING = "Another program receives this bot's messages; stop it, or give it a bot of its own"


class TelegramError(SendError):
    """`status`: the answer's code, None when there was none. `migrated_to`: the group's new id."""

    def __init__(
        self,
        reason: str,
        *,
        retry: bool,
        status: int | None = None,
        after: float | None = None,
        gone: bool = False,
        unclear: bool = False,
        everyone: bool = False,
        migrated_to: str | None = None,
    ) -> None:
        super().__init__(reason, retry=retry, after=after, gone=gone, unclear=unclear, everyone=everyone)
        self.status = status
        self.migrated_to = migrated_to


def result_of(status: int, body: str | bytes) -> Any:
    """What a successful answer holds, as it came; raise `TelegramError` for any other. `status` is HTTP's."""
    try:
        answer = loads(body)
    except ValueError:
        answer = None
    if isinstance(answer, Mapping) and answer.get("ok") is True and status < REDIRECTED:
        return answer.get("result")
    raise error_from_answer(status, answer)


def error_from_answer(status: int, answer: Any) -> TelegramError:
    """`status` is HTTP's, `answer` the parsed JSON, or None when it was none."""
    if not isinstance(answer, Mapping) or answer.get("ok") is not False:
        return unreadable(status)
    code = answer.get("error_code")
    status = code if isinstance(code, int) else status
    description = str(answer.get("description") or "")[:MAX_DESCRIPTION]
    parameters = answer.get("parameters")
    told = parameters if isinstance(parameters, Mapping) else {}
    retry_after, migrated_to = told.get("retry_after"), told.get("migrate_to_chat_id")
    if migrated_to is not None:
        return TelegramError(MOVED, retry=False, status=status, migrated_to=str(migrated_to))
    if retry_after is not None or status == TOO_MANY:
        return TelegramError(ASKS_TO_WAIT, retry=True, status=status, after=_seconds(retry_after))
    return _by_status(status, description)


def _by_status(status: int, description: str) -> TelegramError:
    if status == FORBIDDEN or any(sign in description.lower() for sign in GONE):
        return TelegramError(BLOCKED, retry=False, status=status, gone=True)
    if status in (UNAUTHORIZED, NOT_FOUND):
        reason = TOKEN_REFUSED if status == UNAUTHORIZED else UNKNOWN_ADDRESS
        return TelegramError(reason, retry=True, status=status, after=OPERATORS_TIME_S, everyone=True)
    if status == CONFLICT:
        return TelegramError(f"{CONFLICTING} ({description})", retry=True, status=status)
    if 400 <= status < FIRST_SERVER_ERROR:
        reason = delivery_reasons.REFUSED.format(platform=NAME, said=description)
        return TelegramError(reason, retry=False, status=status)
    reason = delivery_reasons.OUT_OF_ORDER.format(platform=NAME, said=status)
    return TelegramError(reason, retry=True, status=status)


def is_of_this_message(error: TelegramError) -> bool:
    """It is refused for good because of what it holds: another one could be taken."""
    return not (error.retry or error.gone or error.everyone) and error.migrated_to is None


def unreadable(status: int | None = None) -> TelegramError:
    """The answer is not the Bot API's: a proxy's page, or cut off."""
    reason = delivery_reasons.UNREADABLE.format(platform=NAME, said=f"HTTP {status or 'unknown'}")
    return TelegramError(reason, retry=True, status=status)


def unreachable(cause: str) -> TelegramError:
    """No answer at all; `cause` is the kind of failure, never its text, which can hold the address with the token."""
    return TelegramError(delivery_reasons.UNREACHABLE.format(platform=NAME, said=cause), retry=True)


def unanswered() -> TelegramError:
    """The request went out, and the time for an answer ran out."""
    return TelegramError(delivery_reasons.UNANSWERED.format(platform=NAME), retry=True, unclear=True)


def _seconds(value: Any) -> float:
    usable = isinstance(value, int | float) and value >= 0
    return float(value) if usable else UNTOLD_RETRY_S
