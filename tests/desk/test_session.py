"""The desk's cookie cannot be made up, and dies with its time, its account's password and a sign-out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.session import Session, begin, form_token, is_form_of, is_good, parse, seal

KEY, OTHER_KEY = b"k" * 32, b"o" * 32
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
MINE = begin(7, NOW)
COOKIE = seal(MINE, KEY, "hash")


@pytest.mark.parametrize("account_id", [None, 7, 999_999_999])
def test_a_cookie_says_what_was_sealed(account_id: int | None) -> None:
    session = begin(account_id, NOW)
    assert parse(seal(session, KEY, "")) == session


@pytest.mark.parametrize(
    ("age", "good"), [({}, True), ({"hours": 11, "minutes": 59}, True), ({"hours": 12}, False), ({"days": 9}, False)]
)
def test_it_is_good_for_twelve_hours(age: dict[str, float], good: bool) -> None:
    assert is_good(MINE, COOKIE, KEY, "hash", NOW + timedelta(**age)) is good


@pytest.mark.parametrize(("key", "binding"), [(OTHER_KEY, "hash"), (KEY, "another hash"), (KEY, "")])
def test_another_key_password_or_sign_out_makes_it_worthless(key: bytes, binding: str) -> None:
    assert not is_good(MINE, COOKIE, key, binding, NOW)


def test_nothing_in_it_can_be_changed() -> None:
    forged = COOKIE.replace(".7.", ".8.")
    session = parse(forged)
    assert session is not None
    assert not is_good(session, forged, KEY, "hash", NOW)


@pytest.mark.parametrize("cookie", [None, "", "...", f"{COOKIE}x", COOKIE.replace(".7.", ".9999999999.")])
def test_what_has_another_form_is_no_cookie_of_ours(cookie: str | None) -> None:
    assert parse(cookie) is None


@given(st.text())
def test_no_text_a_browser_may_send_is_ours_or_fails(cookie: str) -> None:
    assert parse(cookie) is None


def test_a_form_belongs_to_one_session() -> None:
    token = form_token(MINE, KEY)
    assert is_form_of(MINE, token, KEY)
    assert not is_form_of(begin(7, NOW), token, KEY)
    assert not is_form_of(Session(nonce=MINE.nonce, account_id=8, began_at=MINE.began_at), token, KEY)


@pytest.mark.parametrize("token", ["", "é", COOKIE])
def test_another_text_is_no_token(token: str) -> None:
    assert not is_form_of(MINE, token, KEY)
