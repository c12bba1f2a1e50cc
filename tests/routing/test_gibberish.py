"""Numbers and struck keys say nothing; short words, signs and laughter do."""

from __future__ import annotations

import pytest

from routing.gibberish import says_nothing
from routing.router import Router


@pytest.mark.parametrize(
    "text",
    ["12345", "044 123 456", "12.05.1990", "asdfgh", "ASDF", "jkl jkl", "sdfsdf sdfsdf", "qwertz", "fghj dfgh", "фгхј"],
)
def test_this_says_nothing(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        "ok",
        "po",
        "flm",
        "hvl",
        "krst",
        "trg 5",
        "hahaha",
        "test",
        "👍",
        "???",
        "",
        "tre",
        "property",
        "TR7849303",
        "112 x",
    ],
)
def test_this_may_say_something(text: str) -> None:
    assert not says_nothing(text)


@pytest.mark.parametrize("text", ["12345", "sdfsdf", "qwertz"])
def test_what_says_nothing_is_never_taken_for_small_talk(text: str, router: Router) -> None:
    assert router.route(text).decision != "smalltalk"
