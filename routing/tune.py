"""Choosing temperatures and thresholds on the development set, by a stated cost, not by hand.

A wrong office costs 5, an unnecessary question 1, a missed answer 2. Naming an office for what no municipality answers
is a wrong office. False alarms are held to a share of all other messages; among those that keep it, the most
emergencies are found. The first stage may decide alone where that costs next to nothing.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
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

TEMPERATURES = (2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 5.5, 6.0, 7.0, 8.0)
MEANING_WEIGHTS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0, 1.3, 1.6)
BIASES = (0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
MEASURABLE = 60  # messages a language group needs for a weight of its own
STEPS = np.linspace(0.05, 0.95, 46)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """Messages as a model scores them: `words` and `meaning` (n, labels); `truth`, language `groups` and `alarmed`
    (words that speak of an emergency whatever the model says), each (n,).
    """

    labels: tuple[str, ...]
    words: Scores
    meaning: Scores | None
    truth: NDArray[np.str_]
    groups: NDArray[np.str_]
    alarmed: NDArray[np.bool_]

    def truth_index(self) -> NDArray[np.int64]:
        place = {label: number for number, label in enumerate(self.labels)}
        return np.array([place[str(label)] for label in self.truth])


def fit_mix(scored: Scored) -> Mix:
    """The temperatures, weights and biases under which the truth is most probable: one after the other, twice."""
    mix = Mix(words_alone=4.0, words=4.0, meaning={"": 0.4 if scored.meaning is not None else 0.0})
    for _ in range(2):
        mix = _best(scored, [replace(mix, words=words) for words in TEMPERATURES], both)
        mix = _fit_meaning(scored, mix)
        mix = _fit_bias(scored, mix)
    return _best(scored, [replace(mix, words_alone=words) for words in TEMPERATURES], by_words)


def _fit_meaning(scored: Scored, mix: Mix) -> Mix:
    """One weight for all, then one for each language group that has enough messages."""
    if scored.meaning is None:
        return mix
    mix = _best(scored, [replace(mix, meaning={"": weight}) for weight in MEANING_WEIGHTS], both)
    for group in sorted(set(map(str, scored.groups))):
        if (scored.groups == group).sum() >= MEASURABLE:
            tried = [replace(mix, meaning={**mix.meaning, group: weight}) for weight in MEANING_WEIGHTS]
            mix = _best(scored, tried, both)
    return mix


def _fit_bias(scored: Scored, mix: Mix) -> Mix:
    for label in NOT_TOPICS:
        mix = _best(scored, [replace(mix, bias={**mix.bias, label: bias}) for bias in BIASES], both)
    return mix


def _best(scored: Scored, tried: list[Mix], view: Callable[[Scored, Mix], Probabilities]) -> Mix:
    """The one of these under which the truth is most probable."""
    truth = scored.truth_index()
    return min(tried, key=lambda mix: log_loss(view(scored, mix), truth))


def by_words(scored: Scored, mix: Mix) -> Probabilities:
    """The first stage."""
    return softmax(scored.words * mix.words_alone + mix.biases(scored.labels))


def log_loss(probabilities: Probabilities, truth: NDArray[np.int64]) -> float:
    return float(-np.log(np.maximum(probabilities[np.arange(len(truth)), truth], 1e-9)).mean())


def both(scored: Scored, mix: Mix) -> Probabilities:
    """The second stage, or what stands in for it where there are no embeddings."""
    scores = scored.words * mix.words + mix.biases(scored.labels)
    if scored.meaning is not None:
        weights = np.array([mix.weight(str(group)) for group in scored.groups])
        scores = scores + scored.meaning * weights[:, None]
    return softmax(scores)


def staged(scored: Scored, mix: Mix, words_alone: float) -> Probabilities:
    """What both stages together make probable: words alone where they are sure."""
    alone = by_words(scored, mix)
    sure = alone.max(axis=1) >= words_alone
    return np.where(sure[:, None], alone, both(scored, mix))


def choose_thresholds(scored: Scored, mix: Mix) -> Thresholds:
    """The thresholds of least cost over these messages."""
    words_alone = _first_stage(scored, mix, both(scored, mix))
    probabilities = staged(scored, mix, words_alone)
    thresholds = Thresholds(words_alone=words_alone, emergency=_emergency(scored, probabilities))
    raised = scored.alarmed | (probabilities[:, scored.labels.index(EMERGENCY)] >= thresholds.emergency)
    rest = ~raised & (scored.truth != EMERGENCY)
    kept, truth = probabilities[rest], scored.truth[rest]
    if not len(truth):
        return thresholds
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
    alone, truth = by_words(scored, mix), scored.truth_index()
    right_alone = alone.argmax(axis=1) == truth
    lost = (probabilities.argmax(axis=1) == truth).astype(float) - right_alone
    sure = alone.max(axis=1)
    for bar in np.linspace(0.3, 1.0, 71):
        if lost[sure >= bar].sum() <= FIRST_STAGE_MAY_LOSE * len(truth):
            return float(bar)
    return 1.0


def _emergency(scored: Scored, probabilities: Probabilities) -> float:
    """The lowest bar that keeps false alarms rare, those of the emergency words included."""
    p = probabilities[:, scored.labels.index(EMERGENCY)]
    calm = scored.truth != EMERGENCY
    for bar in np.linspace(0.02, 0.9, 89):
        if (scored.alarmed | (p >= bar))[calm].mean() <= FALSE_ALARMS_AT_MOST:
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
    # A bar takes all messages of one value or none of them.
    last = np.append(np.diff(view.together[order]) < 0, True)
    base = float(view.cost_decided.sum() + view.cost_unresolved[view.open].sum())
    best = int(np.where(last, gain, -np.inf).argmax())
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
        strange = probabilities[:, labels.index(OUT_OF_SCOPE)]
        rivals = np.maximum(np.maximum(thresholds.smalltalk, p[:, 0]), strange)
        small = probabilities[:, labels.index(SMALLTALK)] >= rivals
        out = ~small & (strange / np.maximum(strange + p[:, 0], 1e-9) >= thresholds.out_of_scope)
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
