"""How long offices took, in working time: many at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from storage.figures import Answered
from tickets.calendar import WorkingTime
from tickets.terms import Terms

Numbers = NDArray[np.float64]


class Meter:
    """How much working time has passed at any moment between two: asked in bulk, so that each is one look-up."""

    def __init__(self, hours: WorkingTime, since: datetime, until: datetime) -> None:
        spans = list(hours.spans(since, until))
        moments = [moment.timestamp() for span in spans for moment in (span.start, span.end)]
        lengths = [length for span in spans for length in (0.0, (span.end - span.start).total_seconds())]
        self._moments = np.array(moments or [0.0])
        self._passed = np.cumsum(lengths) if lengths else np.zeros(1)

    def hours_between(self, starts: Numbers, ends: Numbers) -> Numbers:
        """Moments are seconds since 1970."""
        passed: Numbers = np.interp(ends, self._moments, self._passed) - np.interp(starts, self._moments, self._passed)
        return passed / 3600


def working_hours(answers: Sequence[Answered], terms: Terms) -> Numbers:
    """From question to first answer, in the working hours of each one's office; in the order of `answers`."""
    result = np.zeros(len(answers))
    if not answers:
        return result
    asked = np.array([answer.asked_at for answer in answers])
    answered = np.array([answer.answered_at for answer in answers])
    since, until = (datetime.fromtimestamp(moment, UTC) for moment in (asked.min(), answered.max()))
    for hours, places in _by_office(answers, terms):
        result[places] = Meter(hours, since, until).hours_between(asked[places], answered[places])
    return result


def _by_office(answers: Sequence[Answered], terms: Terms) -> list[tuple[WorkingTime, list[int]]]:
    """The places in `answers` that the same timetable counts for."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for place, answer in enumerate(answers):
        found[id(terms.hours_of(answer.municipality))].append(place)
    return [(terms.hours_of(answers[places[0]].municipality), places) for places in found.values()]
