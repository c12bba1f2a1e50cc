"""The desk's cookie, its forms, and when a session is over."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.session import form_token, hash_secret, is_form_of, is_fresh, is_over, new_secret, secret_of
from storage.account_tables import DeskSession

KEY, OTHER_KEY = b"k" * 32, b"o" * 32
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
MINE = new_secret()


def session(
    waits_for_code: bool = False, seen_ago: timedelta = timedelta(), age: timedelta = timedelta()
) -> DeskSession:
    return DeskSession(
        waits_for_code=waits_for_code, created_at=NOW - age, seen_at=NOW - seen_ago, proven_at=NOW - seen_ago
    )


def test_a_secret_is_ours_and_each_is_another() -> None:
    assert secret_of(MINE) == MINE
    assert new_secret() != MINE


def test_the_store_is_given_nothing_that_opens() -> None:
    assert MINE not in hash_secret(MINE)


@pytest.mark.parametrize(
    "cookie", ["", "...", f"{MINE}x", MINE[:-1], f"{MINE[:-1]}."], ids=["empty", "dots", "longer", "shorter", "odd"]
)
def test_what_has_another_form_is_no_cookie_of_ours(cookie: str) -> None:
    assert secret_of(cookie) is None


@given(st.text())
def test_no_text_that_a_browser_may_send_fails(cookie: str) -> None:
    assert secret_of(cookie) in (None, cookie)


@pytest.mark.parametrize(
    ("row", "over"),
    [
        (session(), False),
        (session(seen_ago=timedelta(hours=11, minutes=59), age=timedelta(days=6)), False),
        (session(seen_ago=timedelta(hours=12)), True),
        (session(age=timedelta(days=7)), True),
        (session(waits_for_code=True, age=timedelta(minutes=9)), False),
        (session(waits_for_code=True, age=timedelta(minutes=10)), True),
    ],
)
def test_a_session_is_over(row: DeskSession, over: bool) -> None:
    assert is_over(row, NOW) is over


@pytest.mark.parametrize(("ago", "fresh"), [(timedelta(minutes=9), True), (timedelta(minutes=10), False)])
def test_a_proof_is_fresh_for_ten_minutes(ago: timedelta, fresh: bool) -> None:
    assert is_fresh(session(seen_ago=ago), NOW) is fresh


def test_a_form_belongs_to_one_session_and_one_key() -> None:
    token = form_token(MINE, KEY)
    assert is_form_of(MINE, token, KEY)
    assert not is_form_of(new_secret(), token, KEY)
    assert not is_form_of(MINE, token, OTHER_KEY)


@pytest.mark.parametrize("token", ["", "é", MINE], ids=["empty", "odd", "the cookie"])
def test_another_text_is_no_token(token: str) -> None:
    assert not is_form_of(MINE, token, KEY)
