"""The sentences routing learns from and is measured with: plain files beside the pack, one file a label or language."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

EXAMPLES, DEVELOPMENT, LEXICON = "examples", "development", "lexicon"
PLACES_FILE = "places.tsv"


class DataError(ValueError):
    """A data file is not as it should be; the message names file, line and fault."""


@dataclass(frozen=True, slots=True)
class Example:
    """A message as somebody might type it, and what it is about."""

    label: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Measured(Example):
    """A message of the development set. `places`: the right municipality, none, or several (the resident is asked)."""

    places: tuple[str, ...] = ()


def read_examples(pack: Path) -> list[Example]:
    """`examples/<label>.tsv`: columns language, text."""
    return [example for file in sorted((pack / EXAMPLES).glob("*.tsv")) for example in read_label(file)]


def read_label(file: Path) -> list[Example]:
    """The sentences of one file, which is called after its label."""
    return [
        Example(label=file.stem, language=language, text=text)
        for language, text in _rows(file, ("language", "text"), needed=("language", "text"))
    ]


def read_development(pack: Path) -> list[Measured]:
    """`development/<language>.tsv`: columns label, municipality, text. Never trained on."""
    return [
        Measured(label=label, language=file.stem, text=text, places=tuple(places.split("|")) if places else ())
        for file in sorted((pack / DEVELOPMENT).glob("*.tsv"))
        if file.name != PLACES_FILE
        for label, places, text in _rows(file, ("label", "municipality", "text"), needed=("label", "text"))
    ]


def read_tsv(file: Path, columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    """All rows of a tab-separated file with just these columns in its header."""
    return list(_rows(file, columns))


def lines_of(file: Path) -> list[str]:
    """The lines of a UTF-8 file; whatever else a text may hold that parts lines (U+2028, say) stays in it."""
    content = file.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        number = content.count(b"\n", 0, error.start) + 1
        raise DataError(f"{file}:{number}: this is not UTF-8 text") from error
    lines = text.replace("\r\n", "\n").split("\n")
    return lines if lines[-1] else lines[:-1]


def fingerprint(paths: Iterable[Path]) -> str:
    """Changes when the content of one of these files (or of a file in one of these folders) does."""
    digest = hashlib.sha256()
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _rows(file: Path, columns: tuple[str, ...], needed: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    lines = lines_of(file)
    if not lines or tuple(lines[0].split("\t")) != columns:
        raise DataError(f"{file}:1: the header must be {' '.join(columns)}, separated by tabs")
    for number, line in enumerate(lines[1:], start=2):
        cells = tuple(line.split("\t"))
        if len(cells) != len(columns) or not "".join(cells).strip():
            raise DataError(f"{file}:{number}: {len(columns)} columns are wanted: {', '.join(columns)}")
        for column, cell in zip(columns, cells, strict=True):
            if column in needed and not cell.strip():
                raise DataError(f"{file}:{number}: the column {column} is empty")
        yield cells
