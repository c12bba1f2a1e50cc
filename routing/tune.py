"""Choosing temperatures and thresholds on the development set, by a stated cost, not by hand.

A wrong office costs 5, an unnecessary question 1, a missed answer 2. Naming an office for what no municipality answers
is a wrong office. False alarms are held to a share of all other messages; among those that keep it, the most
emergencies are found. The first stage may decide alone where that costs next to nothing.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from routing.decide import ASKED_AT_MOST, Thresholds
from routing.linear import Scores
from routing.records import EMERGENCY, NOT_TOPICS, OUT_OF_SCOPE, SMALLTALK
from routing.topics import Mix, Probabilities, softmax

WRONG_OFFICE, QUESTION, MISSED = 5.0, 1.0, 2.0
FALSE_ALARMS_AT_MOST = 0.008
FIRST_STAGE_MAY_LOSE = 0.003  # of all messages: right alone would have been right with the embedding too

TEMPERATURES = (1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 5.0, 6.0)
MEANING_WEIGHTS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0, 1.3, 1.6)
MEASURABLE = 60  # messages a language group needs for a weight of its own
STEPS = np.linspace(0.05, 0.95, 46)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """Messages as a model scores them: `words` and `meaning` (n, labels), `truth` and language `groups` (n,)."""

    labels: tuple[str, ...]
    words: Scores
    meaning: Scores | None
    truth: NDArray[np.str_]
    groups: NDArray[np.str_]

    def truth_index(self) -> NDArray[np.int64]:
        place = {label: number for number, label in enumerate(self.labels)}
        return np.array([place[str(label)] for label in self.truth])


def fit_mix(scored: Scored) -> Mix:
    """The temperatures and weights under which the truth is most probable."""
    truth = scored.truth_index()
    alone = min(TEMPERATURES, key=lambda t: log_loss(softmax(scored.words * t), truth))
    if scored.meaning is None:
        return Mix(words_alone=alone, words=alone, meaning={"": 0.0})
    words, weight = _best_pair(scored.words, scored.meaning, truth, TEMPERATURES)
    weights = {"": weight}
    for group in sorted(set(map(str, scored.groups))):
        of_group = scored.groups == group
        if of_group.sum() >= MEASURABLE:
            parts = scored.words[of_group], scored.meaning[of_group], truth[of_group]
            weights[group] = _best_pair(*parts, (words,))[1]
    return Mix(words_alone=alone, words=words, meaning=weights)


def _best_pair(
    words: Scores, meaning: Scores, truth: NDArray[np.int64], temperatures: Sequence[float]
) -> tuple[float, float]:
    """(temperature of words, weight of meaning) of the least log loss."""
    return min(
        itertools.product(temperatures, MEANING_WEIGHTS),
        key=lambda pair: log_loss(softmax(words * pair[0] + meaning * pair[1]), truth),
    )


def log_loss(probabilities: Probabilities, truth: NDArray[np.int64]) -> float:
    return float(-np.log(np.maximum(probabilities[np.arange(len(truth)), truth], 1e-9)).mean())


def both(scored: Scored, mix: Mix) -> Probabilities:
    if scored.meaning is None:
        return softmax(scored.words * mix.words_alone)
    weights = np.array([mix.weight(str(group)) for group in scored.groups])
    return softmax(scored.words * mix.words + scored.meaning * weights[:, None])


def choose_thresholds(scored: Scored, mix: Mix) -> Thresholds:
    """The thresholds of least cost over these messages."""
    probabilities = both(scored, mix)
    thresholds = Thresholds(
        words_alone=_first_stage(scored, mix, probabilities), emergency=_emergency(scored, probabilities)
    )
    rest = probabilities[:, scored.labels.index(EMERGENCY)] < thresholds.emergency
    rest &= ~np.isin(scored.truth, [EMERGENCY])
    kept, truth = probabilities[rest], scored.truth[rest]
    best, least = thresholds, float("inf")
    for out_of_scope, answer in itertools.product(STEPS, STEPS):
        candidate = replace(thresholds, out_of_scope=float(out_of_scope), answer=float(answer))
        found, cost = _best_ask(kept, truth, scored.labels, candidate)
        if cost < least:
            best, least = found, cost
    return best


def _first_stage(scored: Scored, mix: Mix, probabilities: Probabilities) -> float:
    """The lowest bar at which deciding by words alone loses next to nothing against words and meaning."""
    if scored.meaning is None:
        return 0.0
    alone, truth = softmax(scored.words * mix.words_alone), scored.truth_index()
    right_alone = alone.argmax(axis=1) == truth
    lost = (probabilities.argmax(axis=1) == truth).astype(float) - right_alone
    sure = alone.max(axis=1)
    for bar in np.linspace(0.3, 1.0, 71):
        if lost[sure >= bar].sum() <= FIRST_STAGE_MAY_LOSE * len(truth):
            return float(bar)
    return 1.0


def _emergency(scored: Scored, probabilities: Probabilities) -> float:
    """The lowest bar that keeps false alarms rare."""
    p = probabilities[:, scored.labels.index(EMERGENCY)]
    others = p[scored.truth != EMERGENCY]
    for bar in np.linspace(0.02, 0.9, 89):
        if (others >= bar).mean() <= FALSE_ALARMS_AT_MOST:
            return float(bar)
    return 0.9


def _best_ask(
    probabilities: Probabilities, truth: NDArray[np.str_], labels: Sequence[str], thresholds: Thresholds
) -> tuple[Thresholds, float]:
    """The `ask` bar of least cost under the other thresholds, and that cost."""
    view = _View.of(probabilities, truth, labels, thresholds)
    order = np.argsort(-view.together)
    # Asking instead of leaving unresolved changes the cost message by message; take the best prefix.
    gain = np.where(view.open, view.cost_unresolved - view.cost_asked, 0.0)[order].cumsum()
    base = float(view.cost_decided.sum() + view.cost_unresolved[view.open].sum())
    best = int(gain.argmax())
    if gain[best] <= 0:
        return replace(thresholds, ask=1.01), base
    return replace(thresholds, ask=float(view.together[order][best])), base - float(gain[best])


@dataclass(frozen=True, slots=True, kw_only=True)
class _View:
    """Costs of each message: already decided ones, and for the `open` ones that of asking and of giving up."""

    open: NDArray[np.bool_]
    together: NDArray[np.float64]
    cost_decided: NDArray[np.float64]
    cost_asked: NDArray[np.float64]
    cost_unresolved: NDArray[np.float64]

    @classmethod
    def of(
        cls, probabilities: Probabilities, truth: NDArray[np.str_], labels: Sequence[str], thresholds: Thresholds
    ) -> _View:
        names = np.array(labels)
        topics = np.flatnonzero(~np.isin(names, NOT_TOPICS))
        of_topics = probabilities[:, topics]
        order = np.argsort(-of_topics, axis=1)[:, :ASKED_AT_MOST]
        top = names[topics][order]
        p = np.take_along_axis(of_topics, order, axis=1)
        in_scope = ~np.isin(truth, NOT_TOPICS)
        small = probabilities[:, labels.index(SMALLTALK)] >= np.maximum(thresholds.smalltalk, p[:, 0])
        out = ~small & (probabilities[:, labels.index(OUT_OF_SCOPE)] >= thresholds.out_of_scope)
        answered = ~small & ~out & (p[:, 0] >= thresholds.answer)
        right = top[:, 0] == truth
        decided = np.where(small & (truth != SMALLTALK), MISSED, 0.0)
        decided = np.where(out, np.where(in_scope, MISSED, 0.0), decided)
        decided = np.where(
            answered,
            np.where(right, 0.0, np.where(in_scope | (truth == OUT_OF_SCOPE), WRONG_OFFICE, QUESTION)),
            decided,
        )
        asked = np.where(in_scope & ~(top == truth[:, None]).any(axis=1), MISSED + QUESTION, QUESTION)
        return cls(
            open=~small & ~out & ~answered,
            together=p.sum(axis=1),
            cost_decided=decided,
            cost_asked=asked,
            cost_unresolved=np.where(in_scope, MISSED, 0.0),
        )
