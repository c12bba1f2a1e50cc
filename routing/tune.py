"""Choosing temperatures and thresholds on the development set, by a stated cost, not by hand.

A wrong office costs 5, an unnecessary question 1, a missed answer 2. Naming an office for what no municipality answers
is a wrong office. False alarms are held to a share of all other messages; among those that keep it, the most
emergencies are found, with as few false alarms as that leaves.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from routing.decide import ASKED_AT_MOST, Thresholds
from routing.linear import Scores
from routing.records import EMERGENCY, NOT_TOPICS, OUT_OF_SCOPE, SMALLTALK
from routing.topics import Mix, Probabilities, softmax

WRONG_OFFICE, QUESTION, MISSED = 5.0, 1.0, 2.0
FALSE_ALARMS_AT_MOST = 0.008
FIRST_STAGE_BARS = (0.5, 0.7, 0.8, 0.9, 0.95)
FIRST_STAGE_SHARE = 0.9  # of messages that words must go on deciding alone: the embedding costs 40 times their time
WORTH_EMBEDDING = 0.01  # by so much a message (log loss) must a language gain from embeddings, or none are made for it
COST_TOLERANCE = 0.08
"""One standard error (the root of the sum of squares is 32 of 415) on 1,602 messages: what costs that little more may
well cost less elsewhere."""

TEMPERATURES = (2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 5.5, 6.0, 7.0, 8.0)
MEANING_WEIGHTS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0, 1.3, 1.6)
BIASES = (0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
MEASURABLE = 60  # messages a language group needs for a weight of its own
STEPS = np.linspace(0.2, 0.95, 26)


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

    def of_group(self, group: str) -> Scored:
        own = self.groups == group
        return replace(
            self,
            words=self.words[own],
            meaning=None if self.meaning is None else self.meaning[own],
            truth=self.truth[own],
            groups=self.groups[own],
            alarmed=self.alarmed[own],
        )


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
        own = scored.of_group(group)
        if len(own.truth) >= MEASURABLE:
            mix = _fit_group(own, mix, group)
    return mix


def _fit_group(own: Scored, mix: Mix, group: str) -> Mix:
    """The best weight for a group's own messages, none where embeddings bring less than they cost."""
    none, *some = [replace(mix, meaning={**mix.meaning, group: weight}) for weight in MEANING_WEIGHTS]
    best, truth = _best(own, some, both), own.truth_index()
    gained = log_loss(both(own, none), truth) - log_loss(both(own, best), truth)
    return best if gained >= WORTH_EMBEDDING else none


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
    return np.where(_decided(scored, mix, alone, words_alone)[:, None], alone, both(scored, mix))


def _decided(scored: Scored, mix: Mix, alone: Probabilities, bar: float) -> NDArray[np.bool_]:
    """Which messages words decide: where they are sure, and where embeddings are not asked."""
    asked = np.array([mix.asks_meaning(str(group)) for group in scored.groups], dtype=np.bool_)
    sure: NDArray[np.bool_] = alone.max(axis=1) >= bar
    return sure | ~asked


def choose_thresholds(scored: Scored, mix: Mix) -> Thresholds:
    """The thresholds of least cost over these messages; among those that cost as good as the same, the ones that help
    most and mislead least (a few messages more or less are chance).
    """
    candidates = list(_candidates(scored, mix, _first_stage_bar(scored, mix)))
    bearable = min(each.cost for each in candidates) * (1 + COST_TOLERANCE)
    return max((each for each in candidates if each.cost <= bearable), key=lambda each: each.merit).thresholds


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Thresholds with their cost, and how many more residents they help than they send to a wrong office."""

    thresholds: Thresholds
    cost: float
    merit: float


def _candidates(scored: Scored, mix: Mix, words_alone: float) -> Iterator[Candidate]:
    probabilities = staged(scored, mix, words_alone)
    thresholds = Thresholds(words_alone=words_alone, emergency=_emergency(scored, probabilities))
    raised = scored.alarmed | (probabilities[:, scored.labels.index(EMERGENCY)] >= thresholds.emergency)
    rest = ~raised & (scored.truth != EMERGENCY)
    for out_of_scope, answer in itertools.product(STEPS, STEPS):
        tried = replace(thresholds, out_of_scope=float(out_of_scope), answer=float(answer))
        yield _best_ask(_View.of(probabilities[rest], scored.truth[rest], scored.labels, tried), tried)


def _first_stage_bar(scored: Scored, mix: Mix) -> float:
    """How sure words must be to decide alone: the highest bar at which they still do so for most messages.

    Embeddings help where words leave doubt; there are as many as there is time for.
    """
    if scored.meaning is None:
        return 0.0
    alone = by_words(scored, mix)
    share = {bar: _decided(scored, mix, alone, bar).mean() for bar in FIRST_STAGE_BARS}
    return max((bar for bar in FIRST_STAGE_BARS if share[bar] >= FIRST_STAGE_SHARE), default=FIRST_STAGE_BARS[0])


def _emergency(scored: Scored, probabilities: Probabilities) -> float:
    """Of the bars that keep false alarms rare, those of the emergency words included: one that finds the most
    emergencies, with the fewest false alarms; of several the lowest.
    """
    p = probabilities[:, scored.labels.index(EMERGENCY)]
    true = scored.truth == EMERGENCY
    best, chosen = (-1, 0), 0.9
    for bar in np.linspace(0.02, 0.9, 89):
        raised = scored.alarmed | (p >= bar)
        found, false = int(raised[true].sum()), int(raised[~true].sum())
        if false <= FALSE_ALARMS_AT_MOST * (~true).sum() and (found, -false) > best:
            best, chosen = (found, -false), float(bar)
    return chosen


def _best_ask(view: _View, thresholds: Thresholds) -> Candidate:
    """The `ask` bar of least cost under the other thresholds."""
    order = np.argsort(-view.together)
    # Asking instead of leaving unresolved changes the cost message by message; take the best prefix, or none. A bar
    # takes all messages of one value.
    gain = np.append(0.0, np.where(view.open, view.cost_unresolved - view.cost_asked, 0.0)[order].cumsum())
    bars = np.append(1.01, view.together[order])
    last_of_value = np.append(np.diff(bars) < 0, True)
    ask = float(bars[np.where(last_of_value, gain, -np.inf).argmax()])
    asked = view.open & (view.together >= ask)
    cost = view.cost_decided.sum() + view.cost_asked[asked].sum() + view.cost_unresolved[view.open & ~asked].sum()
    merit = view.answered_right.sum() - view.answered_wrong.sum() + view.among_three[asked].sum()
    return Candidate(thresholds=replace(thresholds, ask=ask), cost=float(cost), merit=float(merit))


@dataclass(frozen=True, slots=True, kw_only=True)
class _View:
    """Each message under thresholds: what is decided costs, and for the `open` ones what asking and giving up would;
    answered right or wrong; the truth among the three best topics.
    """

    open: NDArray[np.bool_]
    together: NDArray[np.float64]
    cost_decided: NDArray[np.float64]
    cost_asked: NDArray[np.float64]
    cost_unresolved: NDArray[np.float64]
    answered_right: NDArray[np.bool_]
    answered_wrong: NDArray[np.bool_]
    among_three: NDArray[np.bool_]

    @classmethod
    def of(
        cls, probabilities: Probabilities, truth: NDArray[np.str_], labels: Sequence[str], thresholds: Thresholds
    ) -> _View:
        names = np.array(labels)
        topics = np.flatnonzero(~np.isin(names, NOT_TOPICS))
        of_topics = probabilities[:, topics]
        order = np.argsort(-of_topics, axis=1, kind="stable")[:, :ASKED_AT_MOST]  # equals as `best_topics` puts them
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
        among = (top == truth[:, None]).any(axis=1)
        asked = np.where(in_scope & ~among, MISSED + QUESTION, QUESTION)
        return cls(
            open=~small & ~out & ~answered,
            together=p.sum(axis=1),
            cost_decided=decided,
            cost_asked=asked,
            cost_unresolved=np.where(in_scope, MISSED, 0.0),
            answered_right=answered & right,
            answered_wrong=answered & ~right,
            among_three=in_scope & among,
        )
