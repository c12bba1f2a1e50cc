"""What officers and residents taught: sentences beside the models, learnt from at the next training."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from routing.data import Example, read_tsv
from routing.files import write_atomically
from routing.model_store import learned_file
from routing.normalise import fold

COLUMNS = ("label", "language", "text")
# How the training sentences name languages: scripts are one, and Serbian and Bosnian each have their own.
LANGUAGES = ("sq", "sr", "bs", "tr", "en", "rom")


def language_of_sentences(code: str) -> str | None:
    """`sr-Cyrl` and `sr-Latn` → `sr`; None for a language that routing learns no sentences in."""
    language = code.partition("-")[0]
    return language if language in LANGUAGES else None


def read_learned(pack: Path) -> list[Example]:
    file = learned_file(pack)
    return [Example(*row) for row in read_tsv(file, COLUMNS)] if file.exists() else []


def add_learned(pack: Path, examples: Iterable[Example]) -> int:
    """Add sentences, each on one line; the number of those that were not there yet.

    A sentence that is there with another label gets the new one: whoever judged last knows better. Only one process may
    do this at a time; readers never see half of it.
    """
    known = {fold(each.text): each for each in read_learned(pack)}
    before = dict(known)
    for example in examples:
        text = " ".join(example.text.split())  # a tab or line break would end the cell
        if folded := fold(text):
            known[folded] = Example(label=example.label, language=example.language, text=text)
    if known != before:
        _write(learned_file(pack), known.values())
    return len(known) - len(before)


def _write(file: Path, examples: Iterable[Example]) -> None:
    rows = [COLUMNS, *((each.label, each.language, each.text) for each in examples)]
    with write_atomically(file) as target:
        target.write("".join("\t".join(row) + "\n" for row in rows).encode())
