from __future__ import annotations

from pathlib import Path

import pytest

from routing.data import DataError
from routing.lexicon import Lexicon
from tests.routing.small_pack import write_lines

LEXICON = Lexicon(
    [
        ("pension", "penzi*"),
        ("pensioner", "penzioner*"),
        ("pension", "penzija"),
        ("health-centre", "dom_zdravlj*"),
        ("house", "dom"),
        ("work", "rad"),
        ("tap", "cesm*"),
        ("water", "cesm*"),
    ]
)


@pytest.mark.parametrize(
    ("folded", "concepts"),
    [
        ("penzije", ["pension"]),
        ("penzija", ["pension"]),  # the word itself and its beginning: once
        ("penzioneri cekaju", ["pensioner"]),  # the longest beginning tells most
        ("dom zdravlja", ["health-centre", "house"]),
        ("zdravlja dom", ["house"]),
        ("rad", ["work"]),
        ("radio", []),  # a stem without a star is just that word
        ("cesma", ["tap", "water"]),
        ("rad penzija rad", ["work", "pension"]),
        ("n'rad", ["work"]),  # an apostrophe parts words
        ("", []),
    ],
)
def test_a_text_holds_concepts(folded: str, concepts: list[str]) -> None:
    assert LEXICON.concepts(folded) == concepts


@pytest.mark.parametrize("folded", ["rad penzija", "penzija za rad", "penzija, mislim, rad"])
def test_a_pair_is_the_same_in_whatever_order(folded: str) -> None:
    assert "pension work" in LEXICON.features(folded)


def test_only_neighbours_make_a_pair() -> None:
    assert LEXICON.features("rad penzija dom") == ["work", "pension", "house", "pension work", "house pension"]


def test_a_pack_has_words_of_several_languages_for_a_concept(pack: Path) -> None:
    lexicon = Lexicon.load(pack)
    assert lexicon.concepts("there is no water") == lexicon.concepts("nema vode") == ["water"]


def test_a_pack_without_a_lexicon_has_no_concepts(tmp_path: Path) -> None:
    assert Lexicon.load(tmp_path).features("nema vode") == []


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("\twater\tuje\tvod*\tsu", "2: the concept has no name"),
        ("water\tuje\tvod*", "2: 5 columns are wanted: concept, en, sq, sr, tr"),
    ],
)
def test_a_broken_lexicon_is_named_with_its_line(tmp_path: Path, row: str, fault: str) -> None:
    file = write_lines(tmp_path / "lexicon" / "words.tsv", "concept\ten\tsq\tsr\ttr", row)
    with pytest.raises(DataError) as caught:
        Lexicon.load(tmp_path)
    assert str(caught.value) == f"{file}:{fault}"
