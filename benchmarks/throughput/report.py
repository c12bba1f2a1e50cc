"""The table: the median of each figure over all rounds, beside the tuned echo of the same rounds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from benchmarks.throughput.contestants import TUNED
from benchmarks.throughput.rig import Measured

HEAD = ("bot", "messages/s", "p50 ms", "p99 ms", "CPU s / 1,000", "store's CPU", "peak MB", "replies", "× tuned echo")


def table(rounds: Sequence[Sequence[Measured]]) -> Iterator[str]:
    """Markdown. `rounds`: what was measured in each, one entry a bot."""
    yield _line(HEAD)
    yield _line(["---"] + ["---:"] * (len(HEAD) - 1))
    by_name: dict[str, list[Measured]] = defaultdict(list)
    for each in rounds:
        for measured in each:
            by_name[measured.name].append(measured)
    for name, runs in by_name.items():
        yield _line([name, *_figures(runs), _ratio(name, rounds)])
    refused = sum(measured.refused for each in rounds for measured in each)
    if refused:
        yield f"\n{refused} requests were not answered with 200: these figures mean nothing."


def _figures(runs: Sequence[Measured]) -> Iterator[str]:
    yield f"{median(run.per_second for run in runs):,.0f}"
    yield f"{median(run.p50_ms for run in runs):.0f}"
    yield f"{median(run.p99_ms for run in runs):.0f}"
    yield f"{median(run.cpu_s for run in runs):.2f}"
    yield f"{median(run.store_cpu_s for run in runs):.2f}"
    yield f"{max(run.memory_mb for run in runs):.0f}"
    yield f"{median(run.replies for run in runs):.2f}"


def _ratio(name: str, rounds: Sequence[Sequence[Measured]]) -> str:
    """Of the same round: whatever else the machine had to do then slowed both."""
    ratios = []
    for each in rounds:
        rates = {measured.name: measured.per_second for measured in each}
        if TUNED in rates and name in rates:
            ratios.append(rates[name] / rates[TUNED])
    return f"{median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})" if ratios else ""


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
