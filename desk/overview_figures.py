"""The figures of the overview: what the store counts, put together for the reader."""

from __future__ import annotations

import asyncio
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress
from operator import attrgetter
from statistics import median

from sqlalchemy.ext.asyncio import AsyncSession

from desk.overview_hours import working_hours
from desk.overview_period import Asked, borders, slices
from storage import figures
from storage.figures import Answered, Count
from storage.periods import DIMENSIONS
from storage.scope import Scope
from tickets import terms_store
from tickets.terms import Terms

TOTAL = "channel"  # everything has one: its sums are those of all


@dataclass(slots=True, kw_only=True)
class Figures:
    """Of one period: `asked` in it, `open` and `overdue` at its end. `hours`: the working hours that each first answer
    of the period took.
    """

    asked: int = 0
    open: int = 0
    overdue: int = 0
    routed: int = 0
    unresolved: int = 0
    rated: int = 0
    helped: int = 0
    hours: list[float] = field(default_factory=list)

    @property
    def unresolved_share(self) -> float | None:
        """Of the messages that the bot looked at; None when it looked at none."""
        return min(self.unresolved / self.routed, 1.0) if self.routed else None

    @property
    def helped_share(self) -> float | None:
        return self.helped / self.rated if self.rated else None

    @property
    def median_hours(self) -> float | None:
        return median(self.hours) if self.hours else None

    def add(self, figure: str, count: int) -> None:
        setattr(self, figure, getattr(self, figure) + count)


@dataclass(slots=True, kw_only=True)
class Pair:
    """The figures of the period, and of the one before."""

    now: Figures = field(default_factory=Figures)
    before: Figures = field(default_factory=Figures)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What came in and was answered for the first time in one slice of the period."""

    asked: int
    answered: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """`by`: dimension → code → figures; the code None: not known. `over_time` is one for each slice."""

    total: Pair
    by: Mapping[str, Mapping[str | None, Pair]]
    over_time: Sequence[Moved]


async def collect(session: AsyncSession, asked: Asked, *, scope: Scope) -> Overview:
    """Count everything in one view of the store."""
    periods, edges = asked.periods, list(borders(slices(asked)))
    counts = [
        *await figures.tickets(session, periods, scope=scope),
        *await figures.ratings(session, periods, scope=scope),
        *await figures.messages_routed(session, periods, scope=scope),
        *await figures.unresolved(session, periods, scope=scope),
    ]
    answers = await figures.first_answers(session, periods, scope=scope)
    came = await figures.asked_by_time(session, periods.now, edges, scope=scope)
    # A busy quarter has tens of thousands of answers: residents' messages go on being handled meanwhile.
    return await asyncio.to_thread(_put_together, asked, counts, answers, came, await terms_store.load(session))


def _put_together(
    asked: Asked, counts: Sequence[Count], answers: Sequence[Answered], came: Mapping[int, int], terms: Terms
) -> Overview:
    return summed_up(asked, counts, answers, working_hours(answers, terms).tolist(), came)


def summed_up(
    asked: Asked,
    counts: Iterable[Count],
    answers: Sequence[Answered],
    hours: Sequence[float],
    came: Mapping[int, int],
) -> Overview:
    """`hours`: what each of the `answers` took; `came`: slice → how many were asked in it."""
    total = Pair()
    by: dict[str, defaultdict[str | None, Pair]] = {name: defaultdict(Pair) for name in DIMENSIONS}
    for count in counts:
        pairs = [by[count.dimension][count.code]] + ([total] if count.dimension == TOTAL else [])
        for pair in pairs:
            pair.now.add(count.figure, count.now)
            pair.before.add(count.figure, count.before)
    since = asked.periods.now.since.timestamp()
    for side in (attrgetter("now"), attrgetter("before")):
        is_wanted = [(answer.answered_at >= since) is (side(total) is total.now) for answer in answers]
        side(total).hours = list(compress(hours, is_wanted))
        for name in DIMENSIONS:
            codes = compress(map(attrgetter(name), answers), is_wanted)
            for code, found in _by_code(codes, side(total).hours).items():
                side(by[name][code]).hours = found
    return Overview(total=total, by=by, over_time=_over_time(asked, answers, came))


def _by_code(codes: Iterable[str | None], hours: Iterable[float]) -> Mapping[str | None, list[float]]:
    found: defaultdict[str | None, list[float]] = defaultdict(list)
    for code, each in zip(codes, hours, strict=True):
        found[code].append(each)
    return found


def _over_time(asked: Asked, answers: Iterable[Answered], came: Mapping[int, int]) -> list[Moved]:
    parts = slices(asked)
    edges = [border.timestamp() for border in borders(parts)]
    since = asked.periods.now.since.timestamp()
    moments = (answer.answered_at for answer in answers if answer.answered_at >= since)
    answered = Counter(bisect_right(edges, moment) for moment in moments)
    return [Moved(asked=came.get(place, 0), answered=answered[place]) for place in range(len(parts))]
