"""Accuracy of language identification: `python -m benchmarks.routing.language FILE.tsv …`.

A file has a header. With the columns `lang` and `text` (and `length_bucket`, `noise`) each row tells its language; else
the file's name does (`development/sq.tsv`). Serbian in Latin letters and Bosnian count as one. The model is trained on
the pack's sentences first (`--model FILE.npz` keeps and reuses it).
"""

from __future__ import annotations

import argparse
import csv
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import mean, median

from routing.data import read_examples
from routing.language import Identifier
from routing.records import Script
from routing.script import script_of

PACK = Path(__file__).parents[2] / "directory" / "packs" / "kosovo"

Row = tuple[str, str, str]  # language, slice, text


def rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            language = row.get("lang") or path.stem
            yield language, " ".join(filter(None, (row.get("length_bucket"), row.get("noise")))), row["text"]


def group(language: str, text: str) -> str:
    if language == "sr":
        language = "sr-Cyrl" if script_of(text) is Script.CYRILLIC else "sr-Latn"
    return "sr-Latn" if language == "bs" else language


def identifier(path: Path | None) -> Identifier:
    if path is not None and path.exists():
        return Identifier.load(path)
    started = time.perf_counter()
    trained = Identifier.train([(example.language, example.text) for example in read_examples(PACK)])
    print(f"trained in {time.perf_counter() - started:.0f} s")
    if path is not None:
        trained.save(path)
    return trained


def report(model: Identifier, messages: Iterable[Row], *, misses: int) -> None:
    right: dict[tuple[str, str], list[bool]] = defaultdict(list)
    sure: list[tuple[float, bool]] = []
    times: list[float] = []
    for language, part, text in messages:
        started = time.perf_counter()
        found = model.identify(text)
        times.append(time.perf_counter() - started)
        ok = group(found.code, text) == group(language, text)
        right[group(language, text), part].append(ok)
        sure.append((found.confidence, ok))
        if not ok and misses > 0:
            misses -= 1
            print(f"  {language} taken for {found.code} ({found.confidence:.2f}): {text}")
    _table(right)
    _certainty(sure)
    print(f"median {median(times) * 1e6:.0f} µs a text")


def _table(right: dict[tuple[str, str], list[bool]]) -> None:
    languages = sorted({language for language, _ in right})
    print(f"{'':14}" + "".join(f"{language:>9}" for language in languages) + "    macro  without rom")
    for part in [*sorted({part for _, part in right}), None]:
        shares = {}
        for language in languages:
            answers = [ok for (each, slice_), some in right.items() for ok in some if each == language]
            if part is not None:
                answers = right.get((language, part), [])
            shares[language] = mean(answers) if answers else float("nan")
        plain = mean(share for language, share in shares.items() if language != "rom")
        line = "".join(f"{100 * shares[language]:9.1f}" for language in languages)
        print(f"{part if part is not None else 'all':14}{line}{100 * mean(shares.values()):9.1f}{100 * plain:9.1f}")


def _certainty(sure: list[tuple[float, bool]]) -> None:
    print("confidence   share   right")
    for low, high in ((0, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 0.99), (0.99, 1.01)):
        some = [ok for confidence, ok in sure if low <= confidence < high]
        if some:
            print(f"{low:4.2f}-{min(high, 1):4.2f}   {100 * len(some) / len(sure):5.1f} %  {100 * mean(some):5.1f} %")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--misses", type=int, default=0, help="print so many of the wrong ones")
    chosen = parser.parse_args()
    model = identifier(chosen.model)
    report(model, [row for path in chosen.files for row in rows(path)], misses=chosen.misses)


if __name__ == "__main__":
    main()
