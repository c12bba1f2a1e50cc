from __future__ import annotations

from collections.abc import Callable

import pytest
from rich.console import Console

from routing.report import show_calibration, show_confusions, show_figures, show_topics
from tests.routing.test_evaluate import ASK, EMERGENCY, judged

JUDGED = (
    judged("water", ms=2.0),
    judged("roads", ASK, wanted="sq"),
    judged("roads"),
    judged("emergency", EMERGENCY, "emergency", p=1.0),
)


def printed(show: Callable[[Console], None]) -> str:
    """What a terminal 120 columns wide shows; a row's cells parted by single blanks."""
    console = Console(width=120, record=True, quiet=False, file=None, force_terminal=False)
    with console.capture() as capture:
        show(console)
    return "\n".join(" ".join(line.replace("│", " ").split()) for line in capture.get().splitlines())


@pytest.mark.parametrize(
    "row",
    [
        "4 messages of the development set",
        "figure ┃ all ┃ en ┃ sq",
        "topic_top1 33.3% 50.0% 0.0%",
        "helped 66.7% 50.0% 100.0%",
        "emergency_found 100.0% 100.0%",
        "ms_median 1.0 ms 1.0 ms 1.0 ms",
    ],
)
def test_figures_stand_overall_and_by_language(row: str) -> None:
    assert row in printed(lambda console: show_figures(console, JUDGED))


def test_numbers_of_messages_are_no_figures() -> None:
    assert "messages." not in printed(lambda console: show_figures(console, JUDGED))


@pytest.mark.parametrize("row", ["roads 2 0% 100% 50% 50%", "water 1 100% 100% 100% 0%"])
def test_each_topic_has_a_row(row: str) -> None:
    assert row in printed(lambda console: show_topics(console, JUDGED))


def test_what_is_no_topic_has_no_row() -> None:
    assert "emergency" not in printed(lambda console: show_topics(console, JUDGED))


@pytest.mark.parametrize("row", ["0.60 0.33 3", "1.00 1.00 1"])
def test_calibration_stands_by_tenths(row: str) -> None:
    assert row in printed(lambda console: show_calibration(console, JUDGED))


def test_confusions_stand_with_their_messages() -> None:
    lines = printed(lambda console: show_confusions(console, JUDGED, 5)).splitlines()
    assert lines == ["roads taken for water: 2", "sq 0.60 text", "en 0.60 text"]


@pytest.mark.parametrize(("most", "lines"), [(0, 0), (1, 3), (9, 5)])
def test_no_more_confusions_than_asked(most: int, lines: int) -> None:
    wrong = (*JUDGED, judged("waste"))
    assert len(printed(lambda console: show_confusions(console, wrong, most)).splitlines()) == lines
