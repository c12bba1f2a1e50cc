from __future__ import annotations

from datetime import timedelta

import pytest

from handlers.flood import BURST, SECONDS_A_TOKEN, take
from handlers.turn import Conversation
from tests.handlers.world import EMERGENCY, NOW, Talk, from_gjilan, said

TOO_FAST = "faster than I can read"


def after_burst() -> Talk:
    someone = from_gjilan()
    for _ in range(int(BURST)):
        someone.writes("/help")
    return someone


def test_a_burst_is_answered() -> None:
    assert TOO_FAST not in said(after_burst().outcome)


def test_beyond_it_the_resident_is_told_once_then_there_is_silence() -> None:
    someone = after_burst()
    told, silent = someone.writes("/help"), someone.writes("/help")
    assert TOO_FAST in said(told)
    assert silent.replies == ()


def test_an_emergency_passes() -> None:
    someone = after_burst()
    someone.writes("/help")
    assert "112" in said(someone.writes("fire!", EMERGENCY))


def test_after_a_pause_messages_are_answered_again() -> None:
    someone = after_burst()
    someone.writes("/help")
    someone.waits(seconds=SECONDS_A_TOKEN)
    assert "/topics" in said(someone.writes("/help"))


def test_who_goes_on_at_the_limit_is_not_told_again_and_again() -> None:
    someone = after_burst()
    told = []
    for _ in range(20):
        told.append(said(someone.writes("/help")))
        someone.waits(seconds=1)
    assert sum(TOO_FAST in each for each in told) == 1


def test_after_a_longer_pause_it_is_told_again() -> None:
    someone = after_burst()
    someone.writes("/help")
    someone.waits(hours=1)
    for _ in range(int(BURST)):
        someone.writes("/help")
    assert TOO_FAST in said(someone.writes("/help"))


@pytest.mark.parametrize(("seconds", "tokens"), [(0, 0.0), (1, 0.0), (2, 0.0), (4, 1.0), (3600, BURST - 1)])
def test_the_bucket_fills_by_one_in_two_seconds(seconds: int, tokens: float) -> None:
    empty = Conversation(tokens=0.0, refilled_at=NOW.timestamp())
    filled, passes = take(empty, NOW + timedelta(seconds=seconds))
    assert passes is (seconds >= SECONDS_A_TOKEN)
    assert filled.tokens == pytest.approx(tokens if passes else seconds / SECONDS_A_TOKEN)


def test_a_clock_that_runs_backwards_takes_nothing_away() -> None:
    bucket = Conversation(tokens=3.0, refilled_at=NOW.timestamp())
    filled, passes = take(bucket, NOW - timedelta(hours=1))
    assert (filled.tokens, passes) == (2.0, True)
