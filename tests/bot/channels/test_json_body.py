"""What platforms send is read quickly, and no stricter than it has to be."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.json_body import loads

VALUES = st.recursive(st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(), st.lists)


@given(VALUES)
def test_it_reads_what_the_standard_library_writes(value: object) -> None:
    assert loads(json.dumps(value)) == value


def test_half_a_surrogate_pair_does_not_cost_the_message() -> None:
    assert loads(b'{"text": "cut \\ud83d"}') == {"text": "cut \ud83d"}


@pytest.mark.parametrize("body", [b"", b"{", b"<html>", b"\xff\xfe", b"[" * 100_000])
def test_anything_else_is_a_value_error(body: bytes) -> None:
    with pytest.raises(ValueError):
        loads(body)
