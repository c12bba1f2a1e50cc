from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.pack import PACKS
from routing import check
from routing.check import LONG, NEAR, ByWord, faults
from tests.routing.small_pack import LABELS, write_lines

SECONDS = 20


@pytest.fixture(autouse=True)
def _few_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "LEAST_OF_TOPIC", {"en": 8, "sr": 8, "rom": 8})
    monkeypatch.setattr(check, "LEAST_OF_OTHER", dict.fromkeys(("emergency", "smalltalk", "out-of-scope"), 8))


def add(pack: Path, file: str, *rows: str) -> None:
    path = pack / file
    path.write_text(path.read_text(encoding="utf-8") + "".join(f"{row}\n" for row in rows), encoding="utf-8")


def test_a_sound_pack_has_no_faults(pack: Path) -> None:
    assert list(faults(pack)) == []


@pytest.mark.parametrize(
    ("file", "row", "fault"),
    [
        (
            "roads",
            "en\tPotholes damaged my tyre!",
            "the same sentence twice: roads en: 'Potholes damaged my tyre!' and roads en: 'potholes damaged my tyre'",
        ),
        (
            "roads",
            "sr\tобележите пешачки прелаз",
            "the same sentence twice: roads sr: 'обележите пешачки прелаз' and roads sr: 'obeležite pešački prelaz'",
        ),
        (
            "water-sewage",
            "en\tpotholes damaged my tyre",
            "the same sentence twice: water-sewage en: 'potholes damaged my tyre' and roads en: "
            "'potholes damaged my tyre'",
        ),
        (
            "roads",
            "en\tnear the school there is a big big hole in road",
            "nearly the same sentence: roads en: 'near the school there is a big big hole in road' and roads en: "
            "'there is a big hole in the road near the school'",
        ),
        (
            "roads",
            "en\tHole in the asphalt!",
            "a development message is trained on: en: 'hole in the asphalt', as roads en: 'Hole in the asphalt!'",
        ),
        (
            "roads",
            "en\tfrom Gjilan to Prizren the road has many potholes",
            "a development message is trained on: en: 'the road from Gjilan to Prizren has potholes', as roads en: "
            "'from Gjilan to Prizren the road has many potholes'",
        ),
    ],
)
def test_a_fault_is_named(pack: Path, file: str, row: str, fault: str) -> None:
    add(pack, f"examples/{file}.tsv", row)
    assert list(faults(pack)) == [fault]


@pytest.mark.parametrize(
    "row",
    [
        "en\tpotholes damaged my car",  # a short sentence is another one with one other word
        "en\tthere is a big hole in the road near the mosque and the bus stop",
        "en\t🚧",
    ],
)
def test_what_is_different_is_no_fault(pack: Path, row: str) -> None:
    add(pack, "examples/roads.tsv", row)
    assert list(faults(pack)) == []


def test_signs_without_words_are_told_apart(pack: Path) -> None:
    add(pack, "examples/smalltalk.tsv", "en\t👍", "en\t❤️", "sr\t???", "sr\t👍 ")
    add(pack, "development/en.tsv", "smalltalk\t\t😀")
    assert list(faults(pack)) == ["the same sentence twice: smalltalk sr: '👍 ' and smalltalk en: '👍'"]


def test_too_few_different_wordings_are_counted(pack: Path) -> None:
    rows = ["hole in the road", "Hole in the road!", "no asphalt"]
    write_lines(pack / "examples" / "roads.tsv", "language\ttext", *(f"en\t{row}" for row in rows))
    assert list(faults(pack))[1:] == [
        "roads has 2 sentences in en, 8 are wanted",
        "roads has 0 sentences in sr, 8 are wanted",
    ]


def test_of_what_is_no_topic_other_numbers_are_wanted(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(check.LEAST_OF_OTHER, "smalltalk", 9)
    assert list(faults(pack)) == [f"smalltalk has 8 sentences in {code}, 9 are wanted" for code in ("en", "sr")]


def test_a_broken_file_is_the_one_fault(pack: Path) -> None:
    add(pack, "examples/roads.tsv", "no tab here")
    file = pack / "examples" / "roads.tsv"
    assert list(faults(pack)) == [f"{file}:18: 2 columns are wanted: language, text"]


sentences = st.lists(st.sampled_from("abcdefgh"), min_size=3, max_size=12).map(" ".join)


@given(st.lists(sentences, max_size=12), sentences)
def test_no_near_sentence_is_overlooked(known: list[str], sentence: str) -> None:
    by_word: ByWord = defaultdict(list)
    for each in known:
        check._remember(each, each, by_word)
    near = [each for each in known if _are_near(set(each.split()), set(sentence.split()))]
    found = check._near(sentence, by_word)
    assert found in near if near else found is None


def _are_near(one: set[str], other: set[str]) -> bool:
    return min(len(one), len(other)) >= LONG and len(one & other) / len(one | other) >= NEAR


@pytest.mark.parametrize("label", LABELS)
def test_each_label_of_the_small_pack_is_looked_at(pack: Path, label: str) -> None:
    (pack / "examples" / f"{label}.tsv").write_text("language\ttext\nen\tone\n", encoding="utf-8")
    assert f"{label} has 1 sentences in en, 8 are wanted" in list(faults(pack))


def test_the_starter_packs_examples_have_no_fault() -> None:
    assert not any(".tsv:" in fault for fault in faults(PACKS / "kosovo"))
