"""The tables of the overview in words, and their pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date, format_skeleton
from markupsafe import Markup

from desk.charts import MOST_BARS, Chart, Series, bars, lines
from desk.overview_figures import Overview, Pair
from desk.overview_measures import MEASURES, Measure, whole
from desk.overview_period import Asked, slices
from desk.words import CHANNELS, endonym, in_words
from directory.guide import Guide
from handlers.names import municipality_called, topic_called
from locales import LANGUAGES
from locales.catalogs import mark, texts
from storage.periods import DIMENSIONS

HEADINGS: dict[str, str] = {
    "municipality": mark("By municipality"),
    "topic": mark("By topic"),
    "language": mark("By language"),
    "channel": mark("By channel"),
}
COLUMNS: dict[str, str] = {
    "municipality": mark("Municipality"),
    "topic": mark("Topic"),
    "language": mark("Language"),
    # Translators: the way a question came: Telegram, Viber, web chat
    "channel": mark("Channel"),
}
UNKNOWN: dict[str, str] = {
    "municipality": mark("municipality not known"),
    "topic": mark("topic not known"),
    "language": mark("language not known"),
    "channel": "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A figure of the period and of the one before, in words."""

    now: str
    before: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One municipality, topic, language or channel; a cell for each measure. `code` None: not known."""

    code: str | None
    name: str
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """`picture` is empty when there is nothing to draw; `left_out`: so many lines are in the table only."""

    code: str
    heading: str
    column: str
    lines: Sequence[Line]
    picture: Markup
    left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What came and was answered, slice by slice."""

    picture: Markup
    lines: Sequence[tuple[str, str, str]]


def tables(overview: Overview, measure: Measure, guide: Guide, language: str) -> list[Table]:
    """One for each of `DIMENSIONS`; the most comes first, what is not known last."""
    return [_table(dimension, overview.by[dimension], measure, guide, language) for dimension in DIMENSIONS]


def cells(pair: Pair, language: str) -> list[Cell]:
    """One for each measure."""
    return [
        Cell(now=measure.text(pair.now, language), before=measure.text(pair.before, language)) for measure in MEASURES
    ]


def course(overview: Overview, asked: Asked, language: str) -> Course:
    _ = texts(language).gettext
    labels = [_day(part.first, asked, language) for part in slices(asked)]
    moved = overview.over_time
    chart = Chart(
        name="course",
        title=_("Questions and first answers over time"),
        description=_("The table below the picture has the same numbers."),
        labels=labels,
        series=(
            Series(name=_("Questions"), values=[each.asked for each in moved]),
            Series(name=_("First answers"), values=[each.answered for each in moved]),
        ),
        format=lambda value: whole(value, language),
    )
    rows = [
        (label, whole(each.asked, language), whole(each.answered, language))
        for label, each in zip(labels, moved, strict=True)
    ]
    return Course(picture=lines(chart) if len(labels) > 1 else Markup(), lines=rows)


def _table(dimension: str, found: Mapping[str | None, Pair], measure: Measure, guide: Guide, language: str) -> Table:
    _ = texts(language).gettext
    ordered = sorted(
        found.items(), key=lambda item: (item[0] is None, -(measure.value(item[1].now) or 0), item[0] or "")
    )
    found_lines = [
        Line(code=code, name=called(dimension, code, guide, language), cells=cells(pair, language))
        for code, pair in ordered
    ]
    drawn = [(line.name, pair) for line, (_code, pair) in zip(found_lines, ordered, strict=True) if _has(measure, pair)]
    chart = Chart(
        name=dimension,
        title=f"{_(HEADINGS[dimension])}: {_(measure.label)}",
        description=_("The table below the picture has the same numbers."),
        labels=[name for name, _pair in drawn],
        series=(
            Series(name=_("in this period"), values=[measure.value(pair.now) for _name, pair in drawn]),
            Series(name=_("in the period before"), values=[measure.value(pair.before) for _name, pair in drawn]),
        ),
        format=lambda value: measure.write(value, language),
    )
    return Table(
        code=dimension,
        heading=_(HEADINGS[dimension]),
        column=_(COLUMNS[dimension]),
        lines=found_lines,
        picture=bars(chart) if drawn else Markup(),
        left_out=max(0, len(drawn) - MOST_BARS),
    )


def _has(measure: Measure, pair: Pair) -> bool:
    return any(measure.value(figures) for figures in (pair.now, pair.before))


def called(dimension: str, code: str | None, guide: Guide, language: str) -> str:
    """A code of one of `DIMENSIONS` as the reader calls it; one that is not known (any more) stays as it is."""
    if code is None:
        return texts(language).gettext(UNKNOWN[dimension])
    match dimension:
        case "municipality":
            return municipality_called(guide, code, language) or code
        case "topic":
            return topic_called(guide, code, language) or code
        case "language":
            return endonym(code)
        case _:
            return in_words(code, CHANNELS, language)


def _day(first: date, asked: Asked, language: str) -> str:
    """A slice by its first day; a long period's months by name."""
    locale = LANGUAGES[language].babel
    monthly = len(slices(asked)) > 1 and (slices(asked)[1].first - slices(asked)[0].first).days > 7
    return format_skeleton("yMMM", first, locale=locale) if monthly else format_skeleton("MMMd", first, locale=locale)


def span(asked: Asked, language: str) -> str:
    """The days of the period, both included."""
    locale = LANGUAGES[language].babel
    first, last = (format_date(day, "medium", locale=locale) for day in (asked.first, asked.last))
    return first if first == last else f"{first} – {last}"
