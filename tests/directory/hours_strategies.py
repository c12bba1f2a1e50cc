"""Opening hours made up by hypothesis."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from directory.hours_schedule import DAY, Day, Period, Schedule, Standing

STEP = 10  # minutes; coarse, so that periods meet and days repeat often


@st.composite
def days(draw: st.DrawFn) -> Day:
    """Up to three periods of one day, perhaps with the last over midnight."""
    bounds = sorted(draw(st.sets(st.integers(0, DAY // STEP), max_size=6)))
    periods = [Period(start * STEP, end * STEP) for start, end in zip(bounds[::2], bounds[1::2], strict=False)]
    if periods and periods[0].start > STEP and draw(st.booleans()):
        after_midnight = draw(st.integers(1, periods[0].start // STEP - 1)) * STEP
        periods[-1] = Period(periods[-1].start, DAY + after_midnight)
    return tuple(periods)


@st.composite
def weeks(draw: st.DrawFn) -> tuple[Day, ...]:
    """Seven days, many alike; what would run into the next day's hours ends where those begin."""
    kinds = draw(st.lists(days(), min_size=1, max_size=3))
    week = [draw(st.sampled_from(kinds)) for _ in range(7)]
    for number, today in enumerate(week):
        following = week[(number + 1) % 7]
        if today and following:
            last = today[-1]
            week[number] = (*today[:-1], Period(last.start, min(last.end, DAY + following[0].start)))
    return tuple(week)


@st.composite
def schedules(draw: st.DrawFn, around: date = date(2026, 12, 28)) -> Schedule:
    """A schedule with a week; exceptions and closures lie within some days of `around`."""
    near = st.integers(-5, 12).map(lambda number: around + timedelta(days=number))
    return Schedule(
        week=draw(weeks()),
        holidays=draw(st.none() | days()),
        dates=tuple(sorted(draw(st.dictionaries(near, st.just(()) | days(), max_size=4)).items())),
        closed_until=draw(st.none() | near),
    )


def standings() -> st.SearchStrategy[Schedule]:
    """A schedule without times."""
    return st.builds(
        Schedule,
        standing=st.none() | st.sampled_from(Standing),
        closed_until=st.none() | st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1)),
    )
