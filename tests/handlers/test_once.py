"""What says the same to everybody is made once, and made anew for another directory."""

from __future__ import annotations

from dataclasses import replace

from directory.guide import Guide
from handlers.once import once_a_directory
from tests.handlers.world import GUIDE, MUNICIPALITIES, Talk, guide, labels_of

SMALLER = guide(municipalities=MUNICIPALITIES[:1], contacts=(), procedures=())


def test_it_is_made_once_for_the_same_details() -> None:
    made = []

    @once_a_directory
    def make(_guide: Guide, language: str) -> str:
        made.append(language)
        return language.upper()

    assert [make(GUIDE, language) for language in ("sq", "en", "sq")] == ["SQ", "EN", "SQ"]
    assert made == ["sq", "en"]


def test_another_directory_gets_its_own() -> None:
    count = once_a_directory(lambda guide: len(guide.municipalities))
    assert [count(GUIDE), count(SMALLER), count(GUIDE)] == [15, 1, 15]


def test_residents_see_a_changed_directory_at_once() -> None:
    gjilan = MUNICIPALITIES[0]
    renamed = guide(municipalities=(replace(gjilan, names={"en": "New Gjilan"}), *MUNICIPALITIES[1:]))
    before, after = Talk(), Talk(guide=renamed)
    assert "Gjilani" in labels_of(before.presses("municipalities"))
    assert "New Gjilan" in labels_of(after.presses("municipalities"))
    assert "Gjilani" in labels_of(before.presses("municipalities"))
