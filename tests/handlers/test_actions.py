from __future__ import annotations

from pathlib import Path

import pytest

import directory
from handlers.actions import Pressed, Verb, action, parse
from handlers.pressed import ANSWERS
from handlers.records import MAX_ACTION_BYTES


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (action(Verb.TOPIC, "pensions"), "topic:pensions"),
        (action(Verb.MUNICIPALITIES), "municipalities"),
        (action(Verb.GROUP, "papers", 2), "group:papers:2"),
        (action(Verb.OFFICE, "pensions", None), "office:pensions:-"),
    ],
)
def test_an_action_is_a_short_string(written: str, expected: str) -> None:
    assert written == expected


def test_what_is_unknown_comes_back_as_none() -> None:
    pressed = parse("office:pensions:-")
    assert (pressed.verb, pressed.argument(0), pressed.argument(1), pressed.argument(2)) == (
        "office",
        "pensions",
        None,
        None,
    )


@pytest.mark.parametrize(
    ("argument", "page"), [("3", 3), ("", 0), ("-1", 0), ("²", 0), ("x", 0), ("99999999999", 0), ("-", 0)]
)
def test_a_page_is_a_small_number_or_the_first(argument: str, page: int) -> None:
    assert Pressed("municipalities", (argument,)).page() == page


def test_every_verb_has_an_answer() -> None:
    assert set(ANSWERS) == set(Verb)


PACK = Path(directory.__file__).parent / "packs/kosovo"


def test_the_longest_codes_of_the_starter_pack_fit() -> None:
    topics = [line.split()[-1] for line in (PACK / "topics.yaml").read_text().splitlines() if "- code:" in line]
    places = [line.split(",")[0] for line in (PACK / "municipalities.csv").read_text().splitlines()]
    longest = action(Verb.HELPED, "yes", max(topics, key=len), max(places[1:], key=len))
    assert len(longest.encode()) <= MAX_ACTION_BYTES
