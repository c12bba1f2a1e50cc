"""From probabilities to a decision. Every threshold stands in `Thresholds`, chosen by cost (see `tune`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from routing.records import EMERGENCY, NOT_TOPICS, OUT_OF_SCOPE, SMALLTALK, Decision

ASKED_AT_MOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """All from 0 to 1.

    `words_alone`: the first stage decides without the embedding when its best label is as probable as this.
    `emergency`: at least this probable to raise it. `smalltalk`: the same, if it is the most probable label at all.
    `out_of_scope`: against the best topic alone (its probability over the sum of both), at least this probable.
    `answer`: the best topic's probability to answer without asking. `ask`: what the best three topics must have
    together to be worth a question.
    """

    words_alone: float = 0.85
    emergency: float = 0.3
    smalltalk: float = 0.2
    out_of_scope: float = 0.5
    answer: float = 0.5
    ask: float = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`label` is the decision's subject and `p` its probability; `topics` the best three topics."""

    decision: Decision
    label: str
    p: float
    topics: tuple[tuple[str, float], ...]
    reason: str


def decide(probabilities: Mapping[str, float], thresholds: Thresholds, *, alarm: str | None = None) -> Verdict:
    """`alarm`: words found that speak of an emergency whatever the model says."""
    topics = best_topics(probabilities)
    special = {label: probabilities.get(label, 0.0) for label in NOT_TOPICS}
    best, p = topics[0]
    together = sum(each for _, each in topics)

    def verdict(decision: Decision, label: str, p: float, reason: str) -> Verdict:
        return Verdict(decision=decision, label=label, p=p, topics=topics, reason=reason)

    if alarm is not None:
        return verdict(Decision.EMERGENCY, EMERGENCY, 1.0, f"emergency words: {alarm}")
    if special[EMERGENCY] >= thresholds.emergency:
        return verdict(Decision.EMERGENCY, EMERGENCY, special[EMERGENCY], f"emergency ≥ {thresholds.emergency:.2f}")
    if special[SMALLTALK] >= max(thresholds.smalltalk, p, special[OUT_OF_SCOPE]):
        return verdict(Decision.SMALLTALK, SMALLTALK, special[SMALLTALK], f"smalltalk ≥ {thresholds.smalltalk:.2f}")
    if against(special[OUT_OF_SCOPE], p) >= thresholds.out_of_scope:
        reason = f"out-of-scope against {best} ≥ {thresholds.out_of_scope:.2f}"
        return verdict(Decision.UNRESOLVED, OUT_OF_SCOPE, special[OUT_OF_SCOPE], reason)
    if p >= thresholds.answer:
        return verdict(Decision.ANSWER, best, p, f"{best} ≥ {thresholds.answer:.2f}")
    if together >= thresholds.ask:
        return verdict(Decision.ASK_TOPIC, best, p, f"best three together ≥ {thresholds.ask:.2f}")
    return verdict(Decision.UNRESOLVED, best, p, f"best three together < {thresholds.ask:.2f}")


def against(p: float, other: float) -> float:
    """How probable the first is if it must be one of the two."""
    return p / max(p + other, 1e-9)


def best_topics(probabilities: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    """The three most probable topics, best first; among equals in the order of their names."""
    topics = [(label, p) for label, p in probabilities.items() if label not in NOT_TOPICS]
    return tuple(sorted(topics, key=lambda item: (-item[1], item[0]))[:ASKED_AT_MOST])
