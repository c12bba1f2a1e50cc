from __future__ import annotations

import pytest
from hypothesis import given

from routing.records import Script
from routing.script import mend, script_of, to_latin
from tests.routing.texts import anything, both_scripts


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("нема воде", Script.CYRILLIC),
        ("nema vode", Script.LATIN),
        ("KEDS нам искључио струју", Script.CYRILLIC),
        ("struja КЕДС danas nema nikako", Script.LATIN),
        ("123 😀", Script.LATIN),
        ("", Script.LATIN),
    ],
)
def test_most_letters_decide_the_script(text: str, script: Script) -> None:
    assert script_of(text) is script


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Гpaчаница нема воде", "Грачаница нема воде"),  # Latin p, a
        ("воде y селу нема", "воде у селу нема"),  # Latin y alone
        ("KEDS искључио струју", "KEDS искључио струју"),
        ("gračаnica nema vode", "gračanica nema vode"),  # Cyrillic а
        ("online пријава", "online пријава"),
    ],
)
def test_stray_look_alikes_are_put_right(typed: str, meant: str) -> None:
    assert mend(typed) == meant


@given(anything)
def test_mending_twice_changes_nothing(text: str) -> None:
    assert mend(mend(text)) == mend(text)


@given(both_scripts)
def test_cyrillic_turns_into_latin(sentence: tuple[str, str]) -> None:
    latin, cyrillic = sentence
    assert to_latin(cyrillic) == latin
