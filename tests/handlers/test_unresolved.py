from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.unresolved import FAILED, MASK, OFFICER_TEXTS, Reason, masked, reason_text


def test_reasons_are_stored_as_words() -> None:
    assert FAILED == "failed"
    assert max(len(reason) for reason in Reason) <= 32


def test_every_reason_has_a_text_for_officers() -> None:
    assert set(OFFICER_TEXTS) == set(Reason)
    assert reason_text("none-of-these", "en").startswith("The resident said")


def test_a_reason_of_a_later_version_is_shown_as_it_is() -> None:
    assert reason_text("struck-by-lightning", "en") == "struck-by-lightning"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("write to drita.k+x@example.org, please", f"write to {MASK}, please"),
        ("call +383 44 123 456 now", f"call {MASK} now"),
        ("call 044/123-456", f"call {MASK}"),
        ("(038) 200 14 612", f"({MASK}"),
        ("0038344123456", MASK),
        ("my number is 1234567890", f"my number is {MASK}"),
        ("JMBG 0101990123456.", f"JMBG {MASK}."),
        ("account 1110-2223-3344-4555", f"account {MASK}"),
        ("nr1234567890x", f"nr{MASK}x"),
        ("no water since 2024, 3 days, 150 euro, house 12", "no water since 2024, 3 days, 150 euro, house 12"),
        ("on 12.11.2026 and 2026-11-12", "on 12.11.2026 and 2026-11-12"),
        ("I called 112 and 192", "I called 112 and 192"),
        ("10.000 - 20.000 euro", "10.000 - 20.000 euro"),
        ("", ""),
    ],
)
def test_personal_numbers_and_addresses_are_masked(text: str, expected: str) -> None:
    assert masked(text) == expected


@given(st.text(alphabet="0123456789 +-/.()@ab,", max_size=40))
def test_masking_twice_changes_nothing(text: str) -> None:
    assert masked(masked(text)) == masked(text)


@given(st.from_regex(r"[0-9]{7,20}", fullmatch=True), st.text(max_size=5), st.text(max_size=5))
def test_no_long_number_gets_through(number: str, before: str, after: str) -> None:
    assert number not in masked(f"{before}{number}{after}")
