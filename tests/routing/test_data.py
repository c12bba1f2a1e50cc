from __future__ import annotations

from pathlib import Path

import pytest

from routing.data import (
    DataError,
    Example,
    Measured,
    fingerprint,
    lines_of,
    read_development,
    read_examples,
    read_tsv,
)
from tests.routing.small_pack import DEVELOPMENT, LABELS, SENTENCES, write_lines, write_pack


def test_a_label_is_the_name_of_its_file(pack: Path) -> None:
    examples = read_examples(pack)
    assert tuple(dict.fromkeys(example.label for example in examples)) == LABELS
    assert examples[0] == Example("emergency", "en", "our house is on fire")
    assert len(examples) == sum(map(len, SENTENCES.values()))


def test_a_development_message_names_one_place_none_or_several(pack: Path) -> None:
    messages = read_development(pack)
    assert len(messages) == sum(map(len, DEVELOPMENT.values()))
    assert messages[0] == Measured("water-sewage", "en", "no water again in Gjilan", ("gjilan",))
    assert messages[1].places == ()
    assert messages[5].places == ("gjilan", "prizren")


def test_the_file_of_places_is_no_language(pack: Path) -> None:
    write_lines(pack / "development" / "places.tsv", "other\tcolumns", "a\tb")
    assert {message.language for message in read_development(pack)} == {"en", "sr"}


def test_a_pack_without_sentences_has_none(tmp_path: Path) -> None:
    assert read_examples(tmp_path) == []
    assert read_development(tmp_path) == []


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c"])
def test_only_a_line_break_ends_a_sentence(tmp_path: Path, sign: str) -> None:
    write_lines(tmp_path / "examples" / "roads.tsv", "language\ttext", f"en\tholes{sign}and ice")
    assert read_examples(tmp_path) == [Example("roads", "en", f"holes{sign}and ice")]


def test_a_file_saved_on_windows_reads_the_same(tmp_path: Path) -> None:
    file = tmp_path / "words.tsv"
    file.write_bytes("\ufefflanguage\ttext\r\nsr\trupa\r\n".encode())
    assert read_tsv(file, ("language", "text")) == [("sr", "rupa")]


@pytest.mark.parametrize(
    ("content", "lines"), [(b"", []), (b"a", ["a"]), (b"a\n", ["a"]), (b"a\n\n", ["a", ""]), (b"a\r\nb", ["a", "b"])]
)
def test_the_last_line_may_lack_its_break(tmp_path: Path, content: bytes, lines: list[str]) -> None:
    file = tmp_path / "some.tsv"
    file.write_bytes(content)
    assert lines_of(file) == lines


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "1: the header must be language text, separated by tabs"),
        (b"text\tlanguage\n", "1: the header must be language text, separated by tabs"),
        (b"language text\nen roads\n", "1: the header must be language text, separated by tabs"),
        (b"language\ttext\nen\tholes\nen\n", "3: 2 columns are wanted: language, text"),
        (b"language\ttext\nen\tholes\tand ice\n", "2: 2 columns are wanted: language, text"),
        (b"language\ttext\nen\tholes\n\nen\tice\n", "3: 2 columns are wanted: language, text"),
        (b"language\ttext\nen\tholes\nen\t \n", "3: the column text is empty"),
        (b"language\ttext\n\tholes\n", "2: the column language is empty"),
        ("language\ttext\nen\tholes\nsr\tšaht\n".encode("cp1250"), "3: this is not UTF-8 text"),
    ],
)
def test_a_broken_file_of_sentences_is_named_with_its_line(tmp_path: Path, content: bytes, fault: str) -> None:
    file = write_pack(tmp_path) / "examples" / "roads.tsv"
    file.write_bytes(content)
    with pytest.raises(DataError) as caught:
        read_examples(tmp_path)
    assert str(caught.value) == f"{file}:{fault}"


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("roads\tholes", "2: 3 columns are wanted: label, municipality, text"),
        ("\tgjilan\tholes", "2: the column label is empty"),
        ("roads\tgjilan\t", "2: the column text is empty"),
    ],
)
def test_a_broken_development_file_is_named_with_its_line(tmp_path: Path, row: str, fault: str) -> None:
    file = write_lines(tmp_path / "development" / "en.tsv", "label\tmunicipality\ttext", row)
    with pytest.raises(DataError) as caught:
        read_development(tmp_path)
    assert str(caught.value) == f"{file}:{fault}"


def test_the_fingerprint_follows_content_and_names(tmp_path: Path) -> None:
    pack, same = write_pack(tmp_path / "one"), write_pack(tmp_path / "two")
    before = fingerprint([pack])
    assert fingerprint([same]) == before
    (same / "examples" / "roads.tsv").rename(same / "examples" / "streets.tsv")
    write_lines(pack / "lexicon" / "words.tsv", "concept\ten\tsq\tsr\ttr")
    assert len({before, fingerprint([pack]), fingerprint([same])}) == 3


def test_the_fingerprint_does_not_follow_compiled_files(tmp_path: Path) -> None:
    pack = write_pack(tmp_path)
    before = fingerprint([pack])
    write_lines(pack / "__pycache__" / "some.pyc", "compiled")
    assert fingerprint([pack]) == before
