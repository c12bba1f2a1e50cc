from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.records import State
from directory.states import MEANING_FOR_RESIDENTS, MOVES, NAMES, may_become


@pytest.mark.parametrize(
    ("before", "after", "allowed"),
    [
        (State.UNCONFIRMED, State.CONFIRMED, True),
        (State.UNCONFIRMED, State.DUE, False),
        (State.CONFIRMED, State.DUE, True),
        (State.CONFIRMED, State.UNCONFIRMED, False),
        (State.DUE, State.CONFIRMED, True),
        (State.DUE, State.INACTIVE, True),
        (State.REFUSES, State.CONFIRMED, True),
        (State.INACTIVE, State.DUE, False),
        (State.INACTIVE, State.UNCONFIRMED, True),
    ],
)
def test_a_state_may_become(before: State, after: State, allowed: bool) -> None:
    assert may_become(before, after) is allowed


@given(st.sampled_from(State))
def test_every_state_has_its_moves_and_words_and_leads_out(state: State) -> None:
    assert {*MOVES} == {*NAMES} == {*MEANING_FOR_RESIDENTS} == set(State)
    assert MOVES[state] - {state} == MOVES[state] != frozenset()
    assert may_become(state, state)


def test_every_state_can_be_reached_from_the_first() -> None:
    reached = {State.UNCONFIRMED}
    for _ in State:
        reached |= {after for state in reached for after in MOVES[state]}
    assert reached == set(State)
