"""What a router reaches on the development set: every figure that matters, by language and by topic."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from routing.data import Measured
from routing.records import EMERGENCY, NOT_TOPICS, OUT_OF_SCOPE, SMALLTALK, Decision, Routing
from routing.router import Router, Vector

Figures = dict[str, float]
MESSAGES = "messages."  # before a figure's name: how many messages it was measured on
SERBIAN_GROUP = {"sr-Latn", "sr-Cyrl", "sr", "bs"}


@dataclass(frozen=True, slots=True)
class Judged:
    """A message of the development set and what the router made of it, in `ms` milliseconds."""

    message: Measured
    routing: Routing
    ms: float

    @property
    def in_scope(self) -> bool:
        return self.message.label not in NOT_TOPICS

    @property
    def right(self) -> bool:
        return self.routing.label == self.message.label

    @property
    def among_three(self) -> bool:
        return self.message.label in [code for code, _ in self.routing.topics]

    @property
    def answered(self) -> bool:
        return self.routing.decision is Decision.ANSWER

    @property
    def helped(self) -> bool:
        asked_well = self.routing.decision is Decision.ASK_TOPIC and self.among_three
        return (self.answered and self.right) or asked_well

    @property
    def language_right(self) -> bool:
        found, wanted = self.routing.language.code, self.message.language
        if wanted in SERBIAN_GROUP:
            return found in SERBIAN_GROUP and (found == "sr-Cyrl") == (self.routing.language.script == "Cyrl")
        return found == wanted


def judge(
    router: Router, messages: Sequence[Measured], vectors: Sequence[Vector] | Vector | None = None
) -> list[Judged]:
    """Route every message; `vectors`: their embeddings where they are known (times then leave embedding out)."""
    judged = []
    for number, message in enumerate(messages):
        started = time.perf_counter()
        routing = router.route(message.text, vector=None if vectors is None else vectors[number])
        judged.append(Judged(message, routing, (time.perf_counter() - started) * 1000))
    return judged


def figures(judged: Sequence[Judged]) -> Figures:
    """Name → share from 0 to 1 (`ms_…` in milliseconds, `messages.…` the number it was measured on); a figure without a
    message to measure is left out.
    """
    topics = [each for each in judged if each.in_scope]
    strange = [each for each in judged if each.message.label == OUT_OF_SCOPE]
    alarms = [each for each in judged if each.message.label == EMERGENCY]
    calm = [each for each in judged if each.message.label != EMERGENCY]
    small = [each for each in judged if each.message.label == SMALLTALK]
    found: Figures = {}

    def share(name: str, group: Sequence[Judged], test: Callable[[Judged], bool]) -> None:
        if group:
            found[name] = sum(map(test, group)) / len(group)
            found[MESSAGES + name] = len(group)

    share("topic_top1", topics, lambda each: each.right)
    share("topic_top3", topics, lambda each: each.among_three)
    share("helped", topics, lambda each: each.helped)
    share("wrong_office", topics, lambda each: each.answered and not each.right)
    share("asked", topics, lambda each: each.routing.decision is Decision.ASK_TOPIC)
    share("out_of_scope_unanswered", strange, lambda each: not each.answered)
    share("out_of_scope_recognised", strange, lambda each: each.right)
    share("emergency_found", alarms, lambda each: each.routing.decision is Decision.EMERGENCY)
    share("emergency_false", calm, lambda each: each.routing.decision is Decision.EMERGENCY)
    share("smalltalk_found", small, lambda each: each.right)
    share("language", judged, lambda each: each.language_right)
    return found | _place_figures(judged) | _time_figures(judged)


def _place_figures(judged: Sequence[Judged]) -> Figures:
    named = [each for each in judged if each.message.places]
    without = [each for each in judged if not each.message.places]
    found: Figures = {}
    if named:
        found["place_found"] = sum(_place_right(each) for each in named) / len(named)
        found["place_wrong"] = sum(_place_wrong(each) for each in named) / len(named)
    if without:
        invented = [each for each in without if each.routing.place.code or each.routing.place.candidates]
        found["place_invented"] = len(invented) / len(without)
    return found


def _place_right(each: Judged) -> bool:
    place, wanted = each.routing.place, each.message.places
    return place.code == wanted[0] if len(wanted) == 1 else set(wanted) <= set(place.candidates)


def _place_wrong(each: Judged) -> bool:
    code = each.routing.place.code
    return code is not None and code not in each.message.places


def _time_figures(judged: Sequence[Judged]) -> Figures:
    times = sorted(each.ms for each in judged)
    if not times:
        return {}
    return {"ms_median": median(times), "ms_p99": times[min(len(times) - 1, int(len(times) * 0.99))]}


def confusions(judged: Sequence[Judged]) -> list[tuple[str, str, list[Judged]]]:
    """(truth, taken for, messages), the most frequent first."""
    wrong = [each for each in judged if not each.right]
    pairs = Counter((each.message.label, each.routing.label) for each in wrong)
    return [
        (truth, taken, [each for each in wrong if (each.message.label, each.routing.label) == (truth, taken)])
        for (truth, taken), _ in pairs.most_common()
    ]


def calibration(judged: Sequence[Judged], bins: int = 10) -> list[tuple[float, float, int]]:
    """(mean probability, share that was right, number of messages) for each tenth of probability that has messages."""
    rows = []
    for number in range(bins):
        group = [each for each in judged if min(int(each.routing.p * bins), bins - 1) == number]
        if group:
            mean = sum(each.routing.p for each in group) / len(group)
            rows.append((mean, sum(each.right for each in group) / len(group), len(group)))
    return rows
