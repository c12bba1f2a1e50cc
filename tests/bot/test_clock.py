"""The time goes on, whatever somebody does to the clock."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import SteadyClock
from tests.conftest import NOW


class Machine:
    """A wall clock that can be set, and one that only runs."""

    def __init__(self) -> None:
        self.wall, self.elapsed_s = NOW, 0.0
        self.clock = SteadyClock(lambda: self.wall, lambda: self.elapsed_s)

    def run(self, seconds: float) -> datetime:
        self.wall += timedelta(seconds=seconds)
        self.elapsed_s += seconds
        return self.clock()

    def set(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)


@pytest.fixture
def machine() -> Machine:
    return Machine()


def test_it_tells_the_time_of_day(machine: Machine) -> None:
    assert machine.run(90) == NOW + timedelta(seconds=90)


def test_a_clock_that_is_set_back_goes_on_at_its_own_pace(machine: Machine) -> None:
    machine.set(-3600)
    assert machine.run(5) == NOW + timedelta(seconds=5)
    assert machine.run(5) == NOW + timedelta(seconds=10)


def test_a_clock_that_is_set_forward_is_followed(machine: Machine) -> None:
    machine.set(3600)
    assert machine.run(5) == NOW + timedelta(seconds=3605)


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(-5000, 5000)), max_size=20))
def test_it_never_runs_backwards(steps: list[tuple[float, float]]) -> None:
    machine, last = Machine(), NOW
    for ran, was_set in steps:
        machine.set(was_set)
        now = machine.run(ran)
        assert now >= last
        last = now
