"""Accuracy of the municipality: `python -m benchmarks.routing.places [--half build|report] [--show]`.

Measures on `development/places.tsv` (text, municipality) and on the messages of the other development files. Each is
split in two by turns: rules are written looking at the "build" half, the "report" half is only counted.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median, quantiles

from routing.data import PLACES_FILE, read_development
from routing.places import Gazetteer

PACK = Path(__file__).parents[2] / "directory" / "packs" / "kosovo"

Case = tuple[str, str | None, frozenset[str]]  # text, language, right municipalities


def written_cases() -> Iterator[Case]:
    with (PACK / "development" / PLACES_FILE).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield row["text"], None, frozenset(filter(None, (row["municipality"] or "").split("|")))


def development_cases() -> Iterator[Case]:
    for message in read_development(PACK):
        language = "sr-Latn" if message.language == "sr" else message.language
        yield message.text, language, frozenset(message.places)


def verdict(right: frozenset[str], code: str | None, candidates: frozenset[str]) -> str:
    given = frozenset((code,)) if code else candidates
    if given == right:
        return "found" if right else "none"
    if not right:
        return "invented"
    if code:
        return "wrong" if len(right) == 1 else "decided"
    if not given:
        return "missed"
    return "asked" if right <= given or given <= right else "wrong"


def measure(name: str, cases: Iterable[Case], gazetteer: Gazetteer, *, show: bool) -> None:
    counts: Counter[str] = Counter()
    times: list[float] = []
    named = 0
    for text, language, right in cases:
        started = time.thread_time()
        place = gazetteer.find(text, language)
        times.append(time.thread_time() - started)
        outcome = verdict(right, place.code, frozenset(place.candidates))
        named += bool(right)
        counts[outcome] += 1
        if show and outcome not in ("found", "none"):
            given = place.code or "|".join(place.candidates)
            print(f"  {outcome:9} {'|'.join(sorted(right)):22} {given:22} {' + '.join(place.evidence):18} {text}")
    rest = counts["none"] + counts["invented"]
    shares = {key: 100 * counts[key] / max(named, 1) for key in ("found", "wrong", "missed", "asked", "decided")}
    print(
        f"{name:12} {named} with a place: "
        + ", ".join(f"{key} {share:.1f} %" for key, share in shares.items())
        + f"; {rest} without: invented {100 * counts['invented'] / max(rest, 1):.1f} %"
        + f"; median {1000 * median(times):.2f} ms, p99 {1000 * quantiles(times, n=100)[98]:.2f} ms"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("build", "report"), default="report")
    parser.add_argument("--show", action="store_true", help="print what was not right")
    chosen = parser.parse_args()
    start = 0 if chosen.half == "build" else 1
    started = time.thread_time()
    gazetteer = Gazetteer.load(PACK)
    print(f"loaded in {time.thread_time() - started:.2f} s; the {chosen.half} half of")
    measure("places.tsv", list(written_cases())[start::2], gazetteer, show=chosen.show)
    measure("messages", list(development_cases())[start::2], gazetteer, show=chosen.show)


if __name__ == "__main__":
    main()
