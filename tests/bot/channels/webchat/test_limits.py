"""Floods are turned away, and forgotten."""

from __future__ import annotations

import pytest

from bot.channels.webchat import limits
from bot.channels.webchat.limits import Limit


class Seconds:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def limit(seconds: Seconds) -> Limit:
    return Limit(burst=3, refill_s=5, clock=seconds)


def test_a_burst_is_let_through_and_then_no_more(limit: Limit) -> None:
    assert [limit.take("a") for _ in range(4)] == [0, 0, 0, 5]


def test_each_key_has_a_limit_of_its_own(limit: Limit) -> None:
    assert [limit.take("a") for _ in range(4)][-1] > 0
    assert limit.take("b") == 0


def test_waiting_helps(limit: Limit, seconds: Seconds) -> None:
    for _ in range(4):
        limit.take("a")
    seconds.now += 5
    assert [limit.take("a"), limit.take("a")] == [0, 5]


def test_a_long_silence_gives_no_more_than_a_burst(limit: Limit, seconds: Seconds) -> None:
    limit.take("a")
    seconds.now += 3600
    assert [limit.take("a") for _ in range(4)] == [0, 0, 0, 5]


def test_only_so_many_keys_are_remembered(limit: Limit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_KEYS", 2)
    for key in ("a", "a", "a", "b", "c"):
        limit.take(key)
    assert limit.take("a") == 0  # forgotten, so new
