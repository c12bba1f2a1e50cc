from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from routing.data import Measured
from routing.evaluate import MESSAGES, Judged, calibration, confusions, figures, judge
from routing.records import Decision, Language, Place, Routing, Script
from routing.router import Router
from tests.routing.small_pack import DEVELOPMENT, embed_many

TOPICS = (("water", 0.6), ("roads", 0.2), ("pensions", 0.1))
ANSWER, ASK, UNRESOLVED = Decision.ANSWER, Decision.ASK_TOPIC, Decision.UNRESOLVED
EMERGENCY, SMALLTALK = Decision.EMERGENCY, Decision.SMALLTALK


def judged(truth: str, decision: Decision = ANSWER, label: str = "water", **others: Any) -> Judged:
    """A message of `truth` that was taken for `label`."""
    language = others.get("language", Language(code="en", script=Script.LATIN, confidence=0.9))
    return Judged(
        Measured(truth, others.get("wanted", "en"), "text", others.get("places", ())),
        Routing(
            language=language,
            place=others.get("place", Place()),
            topics=TOPICS,
            label=label,
            p=others.get("p", 0.6),
            decision=decision,
            reason="",
        ),
        others.get("ms", 1.0),
    )


@pytest.mark.parametrize(
    ("each", "right", "among_three", "helped"),
    [
        (judged("water"), True, True, True),
        (judged("roads"), False, True, False),
        (judged("roads", ASK), False, True, True),
        (judged("water", ASK), True, True, True),
        (judged("waste", ASK), False, False, False),
        (judged("water", UNRESOLVED), True, True, False),
        (judged("waste", UNRESOLVED), False, False, False),
    ],
)
def test_a_resident_is_helped_by_the_right_office_or_the_right_choice(
    each: Judged, right: bool, among_three: bool, helped: bool
) -> None:
    assert (each.right, each.among_three, each.helped) == (right, among_three, helped)


@pytest.mark.parametrize(
    ("wanted", "code", "script", "right"),
    [
        ("en", "en", Script.LATIN, True),
        ("en", "sq", Script.LATIN, False),
        ("sr", "sr-Latn", Script.LATIN, True),
        ("sr", "sr-Cyrl", Script.CYRILLIC, True),
        ("sr", "bs", Script.LATIN, True),  # not to be told apart in short texts
        ("bs", "sr-Latn", Script.LATIN, True),
        ("bs", "tr", Script.LATIN, False),
        ("sr", "sr-Cyrl", Script.LATIN, False),
    ],
)
def test_serbian_and_bosnian_count_as_one_language(wanted: str, code: str, script: Script, right: bool) -> None:
    each = judged("water", wanted=wanted, language=Language(code=code, script=script, confidence=0.9))
    assert each.language_right is right


MESSAGES_OF_ALL_KINDS = (
    judged("water"),
    judged("water"),
    judged("roads"),
    judged("roads", ASK),
    judged("waste", EMERGENCY, "emergency"),
    judged("out-of-scope"),
    judged("out-of-scope", UNRESOLVED, "out-of-scope"),
    judged("out-of-scope", UNRESOLVED, "roads"),
    judged("out-of-scope", SMALLTALK, "smalltalk"),
    judged("emergency", EMERGENCY, "emergency"),
    judged("emergency", ANSWER, "water"),
    judged("smalltalk", SMALLTALK, "smalltalk"),
)


@pytest.mark.parametrize(
    ("name", "value", "messages"),
    [
        ("topic_top1", 2 / 5, 5),
        ("topic_top3", 4 / 5, 5),
        ("helped", 3 / 5, 5),
        ("wrong_office", 1 / 5, 5),
        ("asked", 1 / 5, 5),
        ("out_of_scope_unanswered", 3 / 4, 4),
        ("out_of_scope_recognised", 1 / 4, 4),
        ("emergency_found", 1 / 2, 2),
        ("emergency_false", 1 / 10, 10),
        ("smalltalk_found", 1.0, 1),
        ("language", 1.0, 12),
    ],
)
def test_a_figure_is_a_share_of_the_messages_it_speaks_of(name: str, value: float, messages: int) -> None:
    found = figures(MESSAGES_OF_ALL_KINDS)
    assert found[name] == pytest.approx(value)
    assert found[MESSAGES + name] == messages


def place(code: str | None = None, *candidates: str) -> Place:
    return Place(code=code, candidates=candidates)


@pytest.mark.parametrize(
    ("wanted", "found", "figure"),
    [
        (("peja",), place("peja"), {"place_found": 1.0, "place_wrong": 0.0}),
        (("peja",), place("istog"), {"place_found": 0.0, "place_wrong": 1.0}),
        (("peja",), place(), {"place_found": 0.0, "place_wrong": 0.0}),
        (("peja",), place(None, "peja", "istog"), {"place_found": 0.0, "place_wrong": 0.0}),
        (("peja", "istog"), place(None, "istog", "klina", "peja"), {"place_found": 1.0, "place_wrong": 0.0}),
        (("peja", "istog"), place(None, "peja"), {"place_found": 0.0, "place_wrong": 0.0}),
        ((), place(), {"place_invented": 0.0}),
        ((), place("peja"), {"place_invented": 1.0}),
        ((), place(None, "peja", "istog"), {"place_invented": 1.0}),
    ],
)
def test_places_are_found_wrong_or_invented(wanted: Sequence[str], found: Place, figure: dict[str, float]) -> None:
    all_figures = figures([judged("water", places=wanted, place=found)])
    assert {name: value for name, value in all_figures.items() if name.startswith("place")} == figure


def test_times_are_told_by_their_middle_and_their_worst() -> None:
    found = figures([judged("water", ms=float(ms)) for ms in range(1, 101)])
    assert (found["ms_median"], found["ms_p99"]) == (50.5, 100.0)


def test_nothing_measured_has_no_figures() -> None:
    assert figures([]) == {}


def test_the_most_frequent_confusion_comes_first() -> None:
    wrong = [judged("waste"), judged("roads"), judged("waste"), judged("water")]
    assert [(truth, taken, len(group)) for truth, taken, group in confusions(wrong)] == [
        ("waste", "water", 2),
        ("roads", "water", 1),
    ]


def test_calibration_compares_what_was_said_with_what_was_so() -> None:
    rows = calibration([judged("water", p=0.62), judged("roads", p=0.68), judged("water", p=1.0)])
    assert rows == [(pytest.approx(0.65), 0.5, 2), (1.0, 1.0, 1)]


def test_a_router_is_judged_message_by_message(router: Router) -> None:
    messages = [Measured(label, "en", text) for label, _, text in DEVELOPMENT["en"]]
    found = judge(router, messages, embed_many([message.text for message in messages]))
    assert [each.message for each in found] == messages
    assert [each.routing for each in found] == [each.routing for each in judge(router, messages)]
    assert all(each.ms > 0 for each in found)
