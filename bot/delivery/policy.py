"""What becomes of a reply that could not be sent. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.channels.contract import SendError
from handlers.delivery_reasons import UNCLEAR_TWICE
from storage.claims import Owed

MAX_ATTEMPTS = 16
LONGEST_DELAY_S = 600.0
LONGEST_WAIT_S = 3600.0  # whatever a platform asks for
UNTOLD_PAUSE_S = 5.0


class Fate(StrEnum):
    RETRY = "retry"
    HELD = "held"  # untried, until its time or until the resident writes
    PAUSED = "paused"  # untried, as everything on its channel
    FAILED = "failed"
    GONE = "gone"  # so is whatever else the resident is owed


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`wait_s`: seconds until it may be tried again."""

    fate: Fate
    reason: str
    wait_s: float = 0.0


def delay_s(attempts: int, *, jitter: float) -> float:
    """Seconds until the next try: 1, 2, 4 … 600, spread by `jitter` (0 to 1) over half to all of it."""
    full = min(2.0 ** max(attempts - 1, 0), LONGEST_DELAY_S)
    return full * (0.5 + 0.5 * jitter)


def judge(row: Owed, error: SendError, *, jitter: float) -> Verdict:
    """What to do with a row that failed in this way; an unclear result is tried again once at most."""
    asked_s = min(error.after or 0.0, LONGEST_WAIT_S)
    if error.gone:
        return Verdict(fate=Fate.GONE, reason=error.reason)
    if error.everyone:
        return Verdict(fate=Fate.PAUSED, reason=error.reason, wait_s=asked_s or UNTOLD_PAUSE_S)
    if error.held:
        return Verdict(fate=Fate.HELD, reason=error.reason, wait_s=error.after or LONGEST_DELAY_S)
    if error.unclear and row.unclear:
        return Verdict(fate=Fate.FAILED, reason=UNCLEAR_TWICE.format(reason=error.reason))
    attempts = row.attempts + 1
    if error.retry and attempts < MAX_ATTEMPTS:
        wait_s = max(delay_s(attempts, jitter=jitter), asked_s)
        return Verdict(fate=Fate.RETRY, reason=error.reason, wait_s=wait_s)
    return Verdict(fate=Fate.FAILED, reason=error.reason)
