"""What becomes of a reply that could not be sent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.contract import SendError
from bot.delivery.policy import LONGEST_DELAY_S, LONGEST_WAIT_S, MAX_ATTEMPTS, Fate, delay_s, judge
from storage.claims import Owed


def owed(*, attempts: int = 0, unclear: int = 0) -> Owed:
    return Owed(
        id=1,
        resident_id=1,
        message_id=None,
        channel="console",
        address="ana",
        reply={},
        priority=0,
        attempts=attempts,
        unclear=unclear,
        taken=0,
    )


@pytest.mark.parametrize(
    ("row", "error", "fate"),
    [
        (owed(), SendError("busy", retry=True), Fate.RETRY),
        (owed(), SendError("too long", retry=False), Fate.FAILED),
        (owed(attempts=MAX_ATTEMPTS - 1), SendError("busy", retry=True), Fate.FAILED),
        (owed(), SendError("blocked", retry=False, gone=True), Fate.GONE),
        (owed(), SendError("not yet", retry=True, held=True, after=60), Fate.HELD),
        (owed(attempts=MAX_ATTEMPTS), SendError("wrong token", retry=True, everyone=True), Fate.PAUSED),
        (owed(), SendError("no answer", retry=True, unclear=True), Fate.RETRY),
        (owed(unclear=1), SendError("no answer", retry=True, unclear=True), Fate.FAILED),
        (owed(unclear=1), SendError("busy", retry=True), Fate.RETRY),
    ],
)
def test_the_failure_carries_its_policy(row: Owed, error: SendError, fate: Fate) -> None:
    assert judge(row, error, jitter=1.0).fate is fate


def test_what_the_platform_asks_for_is_waited_for() -> None:
    assert judge(owed(), SendError("busy", retry=True, after=30), jitter=1.0).wait_s == 30


def test_nobody_is_waited_for_without_end() -> None:
    assert judge(owed(), SendError("busy", retry=True, after=10**9), jitter=1.0).wait_s == LONGEST_WAIT_S


def test_a_result_that_is_unclear_twice_is_called_so() -> None:
    verdict = judge(owed(unclear=1), SendError("No answer in time", retry=True, unclear=True), jitter=1.0)
    assert verdict.reason == "No answer in time, twice; it may have arrived all the same"


@given(st.integers(1, 50), st.floats(0, 1))
def test_the_pause_grows_and_stays_within_bounds(attempts: int, jitter: float) -> None:
    assert 0.5 <= delay_s(attempts, jitter=jitter) <= LONGEST_DELAY_S
    assert delay_s(attempts, jitter=jitter) <= delay_s(attempts + 1, jitter=1.0)
