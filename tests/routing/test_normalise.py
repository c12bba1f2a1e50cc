from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from routing.features import word_features
from routing.lexicon import Lexicon
from routing.normalise import classes, enriched, fold, hints, strip_diacritics, words
from tests.routing.texts import anything, both_scripts


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Heeej, ku jeni???", "hej ku jeni"),
        ("Štrpce Ђаковица Đakovica", "strpce djakovica djakovica"),
        ("Shtërpcë, çka për Graçanicë", "shterpce cka per gracanice"),
        ("IŞIK yok, İpek'te ağaç", "isik yok ipek'te agac"),
        ("n’Gjilan s`ka uj", "n'gjilan s'ka uj"),
        ("'vesti' - o'", "vesti o"),
        ("Љубиша, џак и њива", "ljubisa dzak i njiva"),
        ("1000 evra, 100000", "1000 evra 100000"),
        ("ѓубре во Враништа", "djubre vo vranista"),
        ("😡👍", ""),
        ("", ""),
    ],
)
def test_a_text_folds_to_plain_latin_words(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(anything)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(both_scripts)
def test_cyrillic_and_latin_of_a_sentence_fold_alike(sentence: tuple[str, str]) -> None:
    latin, cyrillic = sentence
    assert fold(latin) == fold(cyrillic)


@given(both_scripts)
def test_cyrillic_and_latin_of_a_sentence_have_the_same_tokens(sentence: tuple[str, str]) -> None:
    latin, cyrillic = sentence
    assert enriched(latin) == enriched(cyrillic)


@given(both_scripts)
def test_cyrillic_and_latin_of_a_sentence_have_the_same_topic_features(sentence: tuple[str, str]) -> None:
    latin, cyrillic = (word_features(text, Lexicon([])) for text in sentence)
    assert np.array_equal(latin.buckets, cyrillic.buckets)
    assert np.array_equal(latin.counts, cyrillic.counts)


def test_look_alike_letters_of_the_other_script_are_read_as_meant() -> None:
    mixed = "cам из Гpaчанице y општини"  # Latin c, p, a, a, y
    assert fold(mixed) == "sam iz gracanice u opstini"


@pytest.mark.parametrize(
    ("spoken", "standard"),
    [
        ("qysh me bo", {"si", "te", "bej"}),
        ("kom ardh tash", {"kam", "ardhur", "tani"}),
        ("osht prish rrymen", {"eshte", "prishur"}),
        ("ku jeni", set()),
    ],
)
def test_gheg_words_bring_their_standard_ones(spoken: str, standard: set[str]) -> None:
    found = set(hints(fold(spoken)))
    assert standard <= found
    assert bool(found) == bool(standard)


def test_hints_add_and_replace_nothing() -> None:
    assert enriched("Qysh me bo").startswith("qysh me bo ")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("fatura 78 euro", {"xmoney", "xnumber"}),
        ("rodjen 1987", {"xyear", "xnumber"}),
        ("do 15.03.2026", {"xdate"}),
        ("ha 3 i gjysme", {"xnumber"}),
        ("me shkruni ne a.b@c.com", {"xemail"}),
        ("po vjen 😡", {"xangry"}),
        ("asgje", set()),
    ],
)
def test_numbers_and_emoji_become_kinds(text: str, kinds: set[str]) -> None:
    found = set(classes(text))
    assert kinds <= found
    assert bool(found) == bool(kinds)


def test_an_apostrophe_parts_words() -> None:
    assert words("n'gjilan prizren'de") == ["n", "gjilan", "prizren", "de"]


def test_stripping_keeps_everything_but_marks() -> None:
    assert strip_diacritics("Đaci, Shtëpi! İyi IŞIK ı") == "Djaci, Shtepi! Iyi ISIK i"
