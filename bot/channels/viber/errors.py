"""What an unsuccessful answer of Viber means for a reply (https://developers.viber.com/docs/api/rest-bot-api/#error-codes).

HTTP is 200 even then; `status` in the answer tells. `POLICIES` says what becomes of each:

| policy | what happens |
|---|---|
| FINAL | the reply is given up, with a plain reason |
| GONE | the resident cannot be reached: nothing more is sent to them before they write |
| LATER | tried again |
| OPERATOR | nothing is sent on Viber for a while, and the operator is told: log, `/readyz`, `doctor` |

HTTP's own failures: 5xx, no connection, an answer that is not Viber's → LATER; 429 → nothing is sent for a while; other
4xx (wrong address) → OPERATOR; no answer in time although the request had gone out → LATER, `unclear`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.channels.contract import SendError
from handlers import delivery_reasons
from locales.catalogs import mark

OK = 0
BUSY, TOO_NEW, TOO_NEW_FIELDS = 12, 13, 14
TOO_MANY, FIRST_CLIENT_ERROR, FIRST_SERVER_ERROR = 429, 400, 500
OPERATORS_TIME_S = 300.0  # nothing changes before somebody has done something about it
BUSY_S = 30.0


class Policy(StrEnum):
    FINAL = "final"
    GONE = "gone"
    LATER = "later"
    OPERATOR = "operator"


@dataclass(frozen=True, slots=True)
class Meaning:
    policy: Policy
    reason: str


UNKNOWN = Meaning(Policy.LATER, mark("Viber failed in a way it does not explain"))
POLICIES: Mapping[int, Meaning] = {
    1: Meaning(Policy.OPERATOR, mark("Viber cannot use the webhook's address; check PUBLIC_URL and its certificate")),
    2: Meaning(Policy.OPERATOR, mark("Viber refuses the bot's token; check VIBER_TOKEN")),
    3: Meaning(Policy.FINAL, mark("Viber refused the message as wrong")),
    4: Meaning(Policy.FINAL, mark("Viber refused the message as incomplete")),
    5: Meaning(Policy.GONE, mark("The resident is not on Viber any more")),
    6: Meaning(Policy.GONE, mark("The resident has unsubscribed from the bot")),
    7: Meaning(Policy.OPERATOR, mark("Viber has blocked the bot's account")),
    8: Meaning(Policy.OPERATOR, mark("Viber does not know the bot's account; check VIBER_TOKEN")),
    9: Meaning(Policy.OPERATOR, mark("Viber has suspended the bot's account")),
    10: Meaning(Policy.OPERATOR, mark("No webhook is set; run `python -m bot viber set-webhook`")),
    11: Meaning(Policy.FINAL, mark("The resident's device or Viber is too old for bots")),
    BUSY: Meaning(Policy.LATER, mark("Viber asks to wait: too many messages")),
    TOO_NEW: Meaning(Policy.FINAL, mark("The resident's Viber is too old for the message")),
    TOO_NEW_FIELDS: Meaning(Policy.FINAL, mark("Viber refused the message: its fields need a newer API version")),
    15: Meaning(Policy.OPERATOR, mark("The bot's account is not authorised for this by Viber")),
    16: Meaning(Policy.FINAL, mark("Viber does not allow the message in this chat")),
    17: Meaning(Policy.FINAL, mark("The bot's account is not an inline one")),
    18: Meaning(Policy.FINAL, mark("The bot's account has no public chat")),
    19: Meaning(Policy.FINAL, mark("Viber could not send the broadcast")),
    20: Meaning(Policy.FINAL, mark("The bot's account may not send broadcasts")),
    21: Meaning(Policy.FINAL, mark("Viber does not deliver messages of bots to the resident's country")),
    22: Meaning(Policy.FINAL, mark("Viber does not support payments for this account")),
    23: Meaning(Policy.OPERATOR, mark("The bot's free messages are used up; Viber's contract has to be looked at")),
    24: Meaning(Policy.OPERATOR, mark("The bot's account has no balance; Viber's contract has to be looked at")),
}
WRONG_ADDRESS = mark("Viber's API is not at this address; check VIBER_API_URL")
NAME = "Viber"
OPERATORS = frozenset({WRONG_ADDRESS, *(each.reason for each in POLICIES.values() if each.policy is Policy.OPERATOR)})
"""The reasons that somebody has to do something about."""


class ViberError(SendError):
    """`status`: Viber's own, None when there was none."""

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
    ) -> None:
        super().__init__(reason, retry=retry, after=after, gone=gone, unclear=unclear, everyone=everyone)
        self.status = status

    @property
    def is_operators(self) -> bool:
        return self.reason in OPERATORS

    @property
    def is_too_new(self) -> bool:
        """The same message with fewer fields may be taken."""
        return self.status in (TOO_NEW, TOO_NEW_FIELDS)


def result_of(http_status: int, body: bytes) -> Mapping[str, Any]:
    """A successful answer as it came; raise `ViberError` for any other."""
    if http_status == TOO_MANY:
        raise ViberError(POLICIES[BUSY].reason, retry=True, after=BUSY_S, everyone=True)
    if http_status >= FIRST_SERVER_ERROR:
        raise ViberError(delivery_reasons.OUT_OF_ORDER.format(platform=NAME, said=f"HTTP {http_status}"), retry=True)
    if http_status >= FIRST_CLIENT_ERROR:
        raise ViberError(WRONG_ADDRESS, retry=True, after=OPERATORS_TIME_S, everyone=True)
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        answer = None
    status = answer.get("status") if isinstance(answer, dict) else None
    if not isinstance(answer, dict) or not isinstance(status, int) or isinstance(status, bool):
        raise ViberError(delivery_reasons.UNREADABLE.format(platform=NAME, said=f"HTTP {http_status}"), retry=True)
    if status != OK:
        raise error_of(status)
    return answer


def error_of(status: int) -> ViberError:
    meaning = POLICIES.get(status, UNKNOWN)
    match meaning.policy:
        case Policy.FINAL:
            return ViberError(meaning.reason, retry=False, status=status)
        case Policy.GONE:
            return ViberError(meaning.reason, retry=False, status=status, gone=True)
        case Policy.LATER:
            return ViberError(meaning.reason, retry=True, status=status, after=BUSY_S)
        case Policy.OPERATOR:
            return ViberError(meaning.reason, retry=True, status=status, after=OPERATORS_TIME_S, everyone=True)


def unreachable(cause: str) -> ViberError:
    """No answer at all; `cause` is the kind of failure."""
    return ViberError(delivery_reasons.UNREACHABLE.format(platform=NAME, said=cause), retry=True)


def unanswered() -> ViberError:
    """The request went out, and the time for an answer ran out."""
    return ViberError(delivery_reasons.UNANSWERED.format(platform=NAME), retry=True, unclear=True)
