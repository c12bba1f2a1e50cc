"""What the overview measures: each figure with its name, what it means, and how it is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from babel.numbers import format_decimal, format_percent

from desk.overview_figures import Figures
from locales import LANGUAGES
from locales.catalogs import mark, texts

NOTHING = "–"  # there is nothing to measure
Write = Callable[[float, str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """`label` and `meaning` are marked for translation. `write` takes a value and a language."""

    code: str
    label: str
    meaning: str
    value: Callable[[Figures], float | None]
    write: Write

    def text(self, figures: Figures, language: str) -> str:
        value = self.value(figures)
        return NOTHING if value is None else self.write(value, language)


def whole(value: float, language: str) -> str:
    return format_decimal(round(value), locale=LANGUAGES[language].babel)


def share(value: float, language: str) -> str:
    return format_percent(value, locale=LANGUAGES[language].babel)


def hours(value: float, language: str) -> str:
    number = format_decimal(value, format="#,##0.#", locale=LANGUAGES[language].babel)
    # Translators: a length of time in hours, e.g. "3.5 h"
    return texts(language).gettext("{hours} h").format(hours=number)


MEASURES = (
    Measure(
        code="asked",
        # Translators: a figure of the overview: how many questions were asked
        label=mark("Questions"),
        meaning=mark("Handed to the office in the period; spam is left out."),
        value=lambda figures: figures.asked,
        write=whole,
    ),
    Measure(
        code="open",
        # Translators: a figure of the overview: questions that are not finished
        label=mark("Open"),
        meaning=mark("Not finished at the end of the period, however long ago they were asked."),
        value=lambda figures: figures.open,
        write=whole,
    ),
    Measure(
        code="overdue",
        # Translators: a figure of the overview: questions whose deadline has passed
        label=mark("Overdue"),
        meaning=mark("Open, and a deadline had passed at the end of the period."),
        value=lambda figures: figures.overdue,
        write=whole,
    ),
    Measure(
        code="unresolved",
        # Translators: a figure of the overview: the share of messages that the bot could not place
        label=mark("Unresolved"),
        meaning=mark("What the bot could not place, as a share of the messages that it looked at."),
        value=lambda figures: figures.unresolved_share,
        write=share,
    ),
    Measure(
        code="first-answer",
        # Translators: a figure of the overview: how long it took until the first answer
        label=mark("First answer"),
        meaning=mark("Working hours until the first answer; half of the answers took less (median)."),
        value=lambda figures: figures.median_hours,
        write=hours,
    ),
    Measure(
        code="helped",
        # Translators: a figure of the overview: the share of solutions that residents rated as a help
        label=mark("Helped"),
        meaning=mark("The share of rated solutions of which residents say that they helped."),
        value=lambda figures: figures.helped_share,
        write=share,
    ),
)


def measure_of(code: str) -> Measure:
    """The first one when the code is none of ours."""
    return next((measure for measure in MEASURES if measure.code == code), MEASURES[0])
