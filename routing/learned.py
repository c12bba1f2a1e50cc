"""What officers and residents taught: sentences that a model learns from besides those of the pack.

They come from the store (see `bot/learning.py`). The same sentences, in whatever order they were written down, give
the same file and so the same model on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from routing.data import Example, read_tsv
from routing.files import write_atomically
from routing.normalise import fold

COLUMNS = ("label", "language", "text")
# How the training sentences name languages: scripts are one, and Serbian and Bosnian each have their own.
LANGUAGES = ("sq", "sr", "bs", "tr", "en", "rom")


def language_of_sentences(code: str) -> str | None:
    """`sr-Cyrl` and `sr-Latn` → `sr`; None for a language that routing learns no sentences in."""
    language = code.partition("-")[0]
    return language if language in LANGUAGES else None


def read_learned(file: Path) -> list[Example]:
    return [Example(*row) for row in read_tsv(file, COLUMNS)] if file.exists() else []


def write_learned(file: Path, examples: Iterable[Example]) -> int:
    """Make the file hold just these sentences, each once and on one line; how many they are. Without any there is none.

    Of a sentence that comes twice the last label counts: whoever judged last knows better. Readers never see half.
    """
    known: dict[str, Example] = {}
    for example in examples:
        text = " ".join(example.text.split())  # a tab or line break would end the cell
        if folded := fold(text):
            known[folded] = Example(label=example.label, language=example.language, text=text)
    if not known:
        file.unlink(missing_ok=True)
        return 0
    rows = [COLUMNS, *sorted((each.label, each.language, each.text) for each in known.values())]
    with write_atomically(file) as target:
        target.write("".join("\t".join(row) + "\n" for row in rows).encode())
    return len(known)
