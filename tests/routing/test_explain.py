from __future__ import annotations

from pathlib import Path

import pytest

from routing.data import read_examples
from routing.explain import NEAREST, explain, nearest
from routing.router import Router
from tests.routing.small_pack import SENTENCES


@pytest.fixture
def lines(router: Router, trained: Path) -> list[str]:
    return explain(router, trained, "opet nema vode u Gnjilanu").splitlines()


@pytest.mark.parametrize(
    ("number", "beginning"),
    [
        (0, "language      sr-Latn ("),
        (1, "municipality  gjilan"),
        (2, "concepts      water"),
        (3, "decision      answer: water-sewage ≥ "),
        (4, "label         water-sewage ("),
    ],
)
def test_it_is_said_what_was_understood(lines: list[str], number: int, beginning: str) -> None:
    assert lines[number].startswith(beginning)


def test_the_best_topics_stand_with_their_nearest_sentences(lines: list[str]) -> None:
    assert lines[5].endswith("  water-sewage")
    assert lines[6] == "        sr: nema vode u ulici već tri dana"
    assert len(lines) == 5 + 3 * (1 + NEAREST)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("the road from Gjilan to Prizren", "municipality  gjilan or prizren"),
        ("hello", "municipality  none"),
        ("hello", "concepts      none"),
    ],
)
def test_what_is_not_known_is_said_too(router: Router, trained: Path, text: str, line: str) -> None:
    assert any(found.startswith(line) for found in explain(router, trained, text).splitlines())


def test_a_text_without_words_is_explained(router: Router, trained: Path) -> None:
    assert "decision      smalltalk: no words" in explain(router, trained, "👍")


@pytest.mark.parametrize("text", SENTENCES["roads", "en"])
def test_the_nearest_sentence_to_a_sentence_is_itself(router: Router, trained: Path, text: str) -> None:
    assert nearest(text, "roads", read_examples(trained), router.lexicon)[0].text == text
