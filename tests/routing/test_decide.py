from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing.decide import Thresholds, against, best_topics, decide
from routing.records import NOT_TOPICS, Decision

BARS = Thresholds(emergency=0.3, smalltalk=0.2, out_of_scope=0.5, answer=0.5, ask=0.4)
TOPICS = ("water", "roads", "pensions", "health", "waste")


def probabilities(**share: float) -> dict[str, float]:
    """The three that are no topics have nothing unless it is said; `out` is short for out-of-scope."""
    found = dict.fromkeys((*TOPICS, *NOT_TOPICS), 0.0) | share
    return {{"out": "out-of-scope"}.get(label, label): p for label, p in found.items() if p or label != "out"}


@pytest.mark.parametrize(
    ("share", "decision", "label"),
    [
        ({"water": 0.9}, "answer", "water"),
        ({"water": 0.5}, "answer", "water"),
        ({"water": 0.49, "roads": 0.1}, "ask-topic", "water"),
        ({"water": 0.2, "roads": 0.1, "waste": 0.1}, "ask-topic", "water"),
        ({"water": 0.2, "roads": 0.1, "waste": 0.09}, "unresolved", "water"),
        # An emergency goes before anything, however sure the rest is.
        ({"emergency": 0.3, "water": 0.7}, "emergency", "emergency"),
        ({"emergency": 0.3, "smalltalk": 0.7}, "emergency", "emergency"),
        ({"emergency": 0.3, "out": 0.7}, "emergency", "emergency"),
        ({"emergency": 0.29, "water": 0.71}, "answer", "water"),
        # Small talk must be the most probable of all, and probable enough.
        ({"smalltalk": 0.5, "out": 0.3, "water": 0.2}, "smalltalk", "smalltalk"),
        ({"smalltalk": 0.4, "water": 0.4}, "smalltalk", "smalltalk"),
        ({"smalltalk": 0.3, "water": 0.5}, "answer", "water"),
        ({"smalltalk": 0.3, "out": 0.4, "water": 0.1}, "unresolved", "out-of-scope"),
        ({"smalltalk": 0.19, "water": 0.18, "roads": 0.17, "waste": 0.17}, "ask-topic", "water"),
        # What is no municipality's matter is weighed against the best topic alone.
        ({"out": 0.4, "water": 0.4}, "unresolved", "out-of-scope"),
        ({"out": 0.1, "water": 0.05}, "unresolved", "out-of-scope"),
        ({"out": 0.39, "water": 0.6}, "answer", "water"),
    ],
)
def test_the_order_of_decisions(share: dict[str, float], decision: str, label: str) -> None:
    verdict = decide(probabilities(**share), BARS)
    assert (verdict.decision, verdict.label) == (decision, label)
    assert verdict.p == probabilities(**share)[label]


def test_emergency_words_go_before_all_probabilities() -> None:
    verdict = decide(probabilities(smalltalk=1.0), BARS, alarm="gori kuca")
    assert (verdict.decision, verdict.label, verdict.p) == (Decision.EMERGENCY, "emergency", 1.0)
    assert verdict.reason == "emergency words: gori kuca"


@pytest.mark.parametrize(
    ("share", "reason"),
    [
        ({"water": 0.9}, "water ≥ 0.50"),
        ({"water": 0.2, "roads": 0.2}, "best three together ≥ 0.40"),
        ({"water": 0.2}, "best three together < 0.40"),
        ({"emergency": 0.8}, "emergency ≥ 0.30"),
        ({"smalltalk": 0.8}, "smalltalk ≥ 0.20"),
        ({"out": 0.8, "roads": 0.1}, "out-of-scope against roads ≥ 0.50"),
    ],
)
def test_a_verdict_names_what_made_it(share: dict[str, float], reason: str) -> None:
    assert decide(probabilities(**share), BARS).reason == reason


def test_equals_stand_in_the_order_of_their_names() -> None:
    even = dict.fromkeys((*TOPICS, *NOT_TOPICS), 1 / 8)
    assert [topic for topic, _ in best_topics(even)] == ["health", "pensions", "roads"]


@given(st.lists(st.floats(0, 1), min_size=8, max_size=8))
def test_a_verdict_holds_the_best_three_topics_whatever_it_is(shares: list[float]) -> None:
    share = dict(zip((*TOPICS, *NOT_TOPICS), shares, strict=True))
    topics = decide(share, BARS).topics
    assert len({topic for topic, _ in topics}) == 3
    assert set(NOT_TOPICS).isdisjoint(topic for topic, _ in topics)
    assert [p for _, p in topics] == sorted((share[topic] for topic in TOPICS), reverse=True)[:3]


@pytest.mark.parametrize(("p", "other", "share"), [(0.2, 0.2, 0.5), (0.3, 0.1, 0.75), (0.0, 0.0, 0.0), (1.0, 0.0, 1.0)])
def test_one_of_two(p: float, other: float, share: float) -> None:
    assert against(p, other) == pytest.approx(share)
