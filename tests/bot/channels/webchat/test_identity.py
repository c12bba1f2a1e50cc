"""A browser is known by a number that only we can sign."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.webchat.identity import new_resident, sign, verify

KEY, OTHER_KEY = b"k" * 32, b"o" * 32


def test_what_we_have_signed_is_known_again() -> None:
    resident = new_resident()
    assert verify(sign(resident, KEY), KEY) == resident


def test_ids_are_random_and_short_enough_for_an_address() -> None:
    ids = {new_resident() for _ in range(100)}
    assert len(ids) == 100
    assert {len(each) for each in ids} == {22}


@pytest.mark.parametrize(
    "cookie", [None, "", ".", "a.b", "no-dot", "é.ü", "\udcff.\udcfe", sign("somebody", OTHER_KEY)]
)
def test_a_forgery_is_nobody(cookie: str | None) -> None:
    assert verify(cookie, KEY) is None


def test_a_signature_does_not_serve_another_id() -> None:
    signature = sign("mine", KEY).partition(".")[2]
    assert verify(f"yours.{signature}", KEY) is None


@given(st.text())
def test_no_text_a_browser_may_send_is_known_or_fails(cookie: str) -> None:
    assert verify(cookie, KEY) is None
