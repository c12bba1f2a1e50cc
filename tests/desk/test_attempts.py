"""Guessing is slow; an officer who mistypes is not kept out for long, and colleagues not at all."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from desk import attempts
from desk.attempts import FREE_OF_BOTH, FREE_OF_ONE, Attempts
from tests.fakes import StillClock

FREE = timedelta()


@pytest.fixture
def clock(now: datetime) -> StillClock:
    return StillClock(now)


def fail(tries: Attempts, count: int, name: str = "ana", machine: str = "1.2.3.4") -> None:
    for _ in range(count):
        assert tries.begin(name, machine) == FREE


def test_five_failures_are_free(clock: StillClock) -> None:
    tries = Attempts(clock)
    fail(tries, FREE_OF_BOTH)
    assert tries.begin("ana", "1.2.3.4") == timedelta(seconds=30)


def test_each_further_one_makes_the_wait_twice_as_long(clock: StillClock) -> None:
    tries = Attempts(clock)
    fail(tries, FREE_OF_BOTH)
    for seconds in (30, 60, 120, 240, 480, 900, 900):
        assert tries.begin("ana", "1.2.3.4") == timedelta(seconds=seconds)
        clock.forward(seconds)
        fail(tries, 1)


def test_a_try_that_came_too_early_does_not_make_it_longer(clock: StillClock) -> None:
    tries = Attempts(clock)
    fail(tries, FREE_OF_BOTH)
    clock.forward(10)
    assert [tries.begin("ana", "1.2.3.4") for _ in range(9)] == [timedelta(seconds=20)] * 9


def test_after_an_hour_all_is_forgotten(clock: StillClock) -> None:
    tries = Attempts(clock)
    fail(tries, FREE_OF_BOTH)
    clock.forward(3600)
    fail(tries, FREE_OF_BOTH)


def test_success_forgets_what_was_mistyped_before(clock: StillClock) -> None:
    tries = Attempts(clock)
    for _ in range(9):
        fail(tries, FREE_OF_BOTH - 1)
        assert tries.begin("ana", "1.2.3.4") == FREE
        tries.succeeded("ana", "1.2.3.4")
        clock.forward(3600)


@pytest.mark.parametrize(("name", "machine"), [("ben", "1.2.3.4"), ("ana", "5.6.7.8")])
def test_who_is_slowed_down_keeps_nobody_else_out(name: str, machine: str, clock: StillClock) -> None:
    tries = Attempts(clock)
    fail(tries, FREE_OF_BOTH)
    assert tries.begin(name, machine) == FREE


def test_one_machine_cannot_try_one_name_after_the_other(clock: StillClock) -> None:
    tries = Attempts(clock)
    for number in range(FREE_OF_ONE):
        fail(tries, 1, name=f"name {number}")
    assert tries.begin("another", "1.2.3.4") > FREE


def test_one_name_cannot_be_tried_from_one_machine_after_the_other(clock: StillClock) -> None:
    tries = Attempts(clock)
    for number in range(FREE_OF_ONE):
        fail(tries, 1, machine=f"10.0.0.{number}")
    assert tries.begin("ana", "another") > FREE


def test_signing_in_as_oneself_does_not_buy_guesses_at_others(clock: StillClock) -> None:
    tries = Attempts(clock)
    for number in range(FREE_OF_ONE):
        fail(tries, 1, name=f"name {number}")
        clock.forward(1)
        if number % 5 == 0 and tries.begin("me", "1.2.3.4") == FREE:
            tries.succeeded("me", "1.2.3.4")
    assert tries.begin("another", "1.2.3.4") > FREE


def test_what_is_remembered_has_an_end(clock: StillClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attempts, "MAX_KEYS", 10)
    tries = Attempts(clock)
    for number in range(100):
        tries.begin(f"name {number}", f"10.0.0.{number}")
    assert len(tries._failures) == 10
