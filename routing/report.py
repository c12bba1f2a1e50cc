"""Figures as a person reads them in a terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.console import Console
from rich.table import Table

from routing.evaluate import MESSAGES, Judged, calibration, confusions, figures

SHOWN_SENTENCES = 4


def show_figures(console: Console, judged: Sequence[Judged]) -> None:
    """The table of all figures, overall and by language."""
    languages = sorted({each.message.language for each in judged})
    by_language = [figures([each for each in judged if each.message.language == language]) for language in languages]
    table = Table("figure", "all", *languages, title=f"{len(judged)} messages of the development set")
    for name, value in figures(judged).items():
        if name.startswith(MESSAGES):
            continue
        table.add_row(name, _cell(name, value), *(_cell(name, each.get(name)) for each in by_language))
    console.print(table)


def show_topics(console: Console, judged: Sequence[Judged]) -> None:
    table = Table("topic", "messages", "top-1", "top-3", "helped", "wrong office")
    for topic in sorted({each.message.label for each in judged if each.in_scope}):
        group = [each for each in judged if each.message.label == topic]
        tests: tuple[Callable[[Judged], bool], ...] = (
            lambda each: each.right,
            lambda each: each.among_three,
            lambda each: each.helped,
            lambda each: each.answered and not each.right,
        )
        table.add_row(topic, str(len(group)), *(f"{sum(map(test, group)) / len(group):.0%}" for test in tests))
    console.print(table)


def show_calibration(console: Console, judged: Sequence[Judged]) -> None:
    table = Table("said", "was right", "messages", title="calibration")
    for said, right, count in calibration(judged):
        table.add_row(f"{said:.2f}", f"{right:.2f}", str(count))
    console.print(table)


def show_confusions(console: Console, judged: Sequence[Judged], most: int) -> None:
    for truth, taken, messages in confusions(judged)[:most]:
        console.print(f"[bold]{truth}[/] taken for [bold]{taken}[/]: {len(messages)}")
        for each in messages[:SHOWN_SENTENCES]:
            console.print(f"    {each.message.language} {each.routing.p:.2f} {each.message.text}", markup=False)


def _cell(name: str, value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.1f} ms" if name.startswith("ms_") else f"{value:.1%}"
