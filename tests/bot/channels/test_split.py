"""Splitting long texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.split import split_text, utf16_units

WORDS = st.text(alphabet=st.sampled_from("aë ш\n😀👩‍👧🏽é\t."), max_size=400)


@pytest.mark.parametrize(("text", "units"), [("", 0), ("ë", 1), ("ш", 1), ("😀", 2), ("a😀b", 4), ("👩‍👧", 5)])
def test_length_is_counted_as_telegram_does(text: str, units: int) -> None:
    assert utf16_units(text) == units == len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        (" \n ", []),
        ("short", ["short"]),
        ("exactly te", ["exactly te"]),
        ("one two\n\nthree", ["one two", "three"]),  # at a paragraph
        ("one two\nthree", ["one two", "three"]),  # at a line
        ("one two three", ["one two", "three"]),  # at a word
        ("a\n\nb c d e f", ["a\n\nb c d e", "f"]),  # not at a paragraph that leaves the part almost empty
        ("a bcdefghijklmnop", ["a", "bcdefghijk", "lmnop"]),
        ("abcdefghijklmno", ["abcdefghij", "klmno"]),  # a word longer than the limit
        ("abcdefghij klmno", ["abcdefghij", "klmno"]),  # a border just behind the limit
        ("😀😀😀😀😀😀", ["😀😀😀😀😀", "😀"]),
        ("aaaaaaae\u0301bbbb", ["aaaaaaae\u0301b", "bbb"]),
        ("aaaaaaaaae\u0301bbb", ["aaaaaaaaa", "e\u0301bbb"]),  # the accent stays with its letter
        ("aaaaaaa👩‍👧aaa", ["aaaaaaa", "👩‍👧aaa"]),  # a family stays together
    ],
)
def test_a_text_is_split(text: str, parts: list[str]) -> None:
    assert split_text(text, 10, length=utf16_units) == parts


def test_letters_are_counted_if_nothing_else_is_said() -> None:
    assert split_text("😀😀😀", 2) == ["😀😀", "😀"]


@given(text=WORDS | st.text(max_size=200), limit=st.integers(2, 40))
def test_nothing_but_white_space_is_lost(text: str, limit: int) -> None:
    parts = split_text(text, limit, length=utf16_units)
    assert "".join("".join(parts).split()) == "".join(text.split())


@given(text=WORDS | st.text(max_size=200), limit=st.integers(2, 40))
def test_no_part_is_empty_or_too_long(text: str, limit: int) -> None:
    for part in split_text(text, limit, length=utf16_units):
        assert part == part.strip() != ""
        assert utf16_units(part) <= limit


@given(st.lists(st.text(alphabet="abcdë", min_size=1, max_size=9), max_size=60))
def test_words_that_fit_are_never_cut(words: list[str]) -> None:
    parts = split_text(" ".join(words), 10)
    assert [word for part in parts for word in part.split(" ")] == words
