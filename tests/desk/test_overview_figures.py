"""How counts become figures, and figures become words and pictures."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest

from desk.charts import MOST_BARS, Chart, Series, bars, lines
from desk.overview_figures import Figures, Overview, summed_up
from desk.overview_hours import working_hours
from desk.overview_lines import tables
from desk.overview_measures import MEASURES, measure_of
from desk.overview_period import Asked, asked_for
from locales.local_time import ZONE
from storage.figures import Answered, Count
from tests.handlers.world import GUIDE
from tickets.terms import DEFAULT, from_json

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)  # a Wednesday, 11:00 in Kosovo


@pytest.fixture
def asked() -> Asked:
    return asked_for({"period": "7"}, NOW, "en")


def answered(at: datetime, after: timedelta, municipality: str | None = "gjilan") -> Answered:
    return Answered(municipality, "roads", "sq", "viber", at.timestamp(), (at + after).timestamp())


def local(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("at", "after", "hours"),
    [
        (local(25, 9), timedelta(hours=1), 1),
        (local(25, 11, 30), timedelta(hours=2), 1),  # over lunch
        (local(20, 15), timedelta(days=3), 7),  # from Friday to Monday
        (local(21, 10), timedelta(hours=5), 0),  # answered on a Saturday
        (local(25, 15, 30), timedelta(hours=17), 1),  # over night
    ],
)
def test_only_working_time_counts(at: datetime, after: timedelta, hours: float) -> None:
    assert working_hours([answered(at, after)], DEFAULT).tolist() == pytest.approx([hours])


def test_the_meter_agrees_with_the_calendar() -> None:
    moments = [local(2 + day, 6) + timedelta(hours=7.3 * day) for day in range(15)]
    answers = [answered(at, timedelta(hours=11 * number)) for number, at in enumerate(moments)]
    expected = [
        DEFAULT.usual.between(at, at + timedelta(hours=11 * number)).total_seconds() / 3600
        for number, at in enumerate(moments)
    ]
    assert working_hours(answers, DEFAULT).tolist() == pytest.approx(expected)


def test_each_office_has_its_own_hours() -> None:
    terms = from_json({"offices": {"prizren": {"week": {"Sa": ["09:00-13:00"]}}}})
    saturday = local(21, 9)
    answers = [answered(saturday, timedelta(hours=3)), answered(saturday, timedelta(hours=3), "prizren")]
    assert working_hours(answers, terms).tolist() == pytest.approx([0, 3])


def test_nothing_measured_is_no_zero() -> None:
    assert [measure.text(Figures(), "en") for measure in MEASURES] == ["0", "0", "0", "–", "–", "–"]


def test_figures_are_written_as_the_reader_writes_them() -> None:
    figures = Figures(asked=1234, routed=8, unresolved=1, rated=4, helped=3, hours=[1.0, 3.55, 10.0])
    texts = {language: [measure.text(figures, language) for measure in MEASURES] for language in ("en", "sr-Cyrl")}
    assert texts["en"] == ["1,234", "0", "0", "12%", "3.6 h", "75%"]
    assert texts["sr-Cyrl"][0] == "1.234"
    assert texts["sr-Cyrl"][4].startswith("3,6")


def test_a_share_is_never_more_than_all() -> None:
    assert Figures(routed=2, unresolved=3).unresolved_share == 1.0


def overview(asked: Asked, places: int = 2) -> Overview:
    codes = ["gjilan", "prizren", "gracanica", *(f"town-{number}" for number in range(20))][:places]
    counts = [Count("municipality", code, "asked", 5 + place, place) for place, code in enumerate(codes)]
    counts += [Count("municipality", None, "asked", 99, 0), Count("channel", "viber", "asked", 110, 1)]
    answers = [answered(NOW - timedelta(days=1), timedelta(hours=2)), answered(NOW - timedelta(days=9), timedelta())]
    return summed_up(asked, counts, answers, [0.0, 1.0], {0: 4, 6: 2})


def test_counts_are_put_together_for_the_reader(asked: Asked) -> None:
    found = overview(asked)
    assert (found.total.now.asked, found.total.before.asked) == (110, 1)
    assert (found.total.now.hours, found.total.before.hours) == ([0.0], [1.0])
    assert found.by["municipality"]["prizren"].now.asked == 6
    assert found.by["language"]["sq"].now.median_hours == 0.0


def test_what_came_and_was_answered_stands_day_by_day(asked: Asked) -> None:
    moved = [(each.asked, each.answered) for each in overview(asked).over_time]
    assert moved == [(4, 0), (0, 0), (0, 0), (0, 0), (0, 0), (0, 1), (2, 0)]


def test_a_table_begins_with_the_most_and_ends_with_what_is_not_known(asked: Asked) -> None:
    table = tables(overview(asked), measure_of("asked"), GUIDE, "en")[0]
    assert [line.name for line in table.lines] == ["Prizreni", "Gjilani", "municipality not known"]
    assert (table.lines[0].cells[0].now, table.lines[0].cells[0].before) == ("6", "1")


def test_what_is_not_drawn_is_said(asked: Asked) -> None:
    table = tables(overview(asked, places=15), measure_of("asked"), GUIDE, "en")[0]
    assert (len(table.lines), table.left_out) == (16, 16 - MOST_BARS)


def test_nothing_is_drawn_of_nothing(asked: Asked) -> None:
    found = tables(overview(asked), measure_of("overdue"), GUIDE, "en")
    assert [table.picture for table in found] == [""] * 4


CHART = Chart(
    name="topic",
    title='By topic: <Questions> & "more"',
    description="As in the table.",
    labels=["Roads & <paths>", "A name that is much too long to stand beside a bar"],
    series=(Series(name="now", values=[12, None]), Series(name="before", values=[3, 0])),
    format=lambda value: f"{value:g} h",
)


@pytest.mark.parametrize("picture", [bars(CHART), lines(CHART)])
def test_a_picture_is_told_to_those_who_cannot_see_it(picture: str) -> None:
    root = ElementTree.fromstring(picture)
    told = {root.get("aria-labelledby"): "title", root.get("aria-describedby"): "desc"}
    assert root.get("role") == "img"
    assert {element.get("id"): element.tag.partition("}")[2] for element in root[:2]} == told
    assert [element.text for element in root[:2]] == [CHART.title, CHART.description]


@pytest.mark.parametrize("picture", [bars(CHART), lines(CHART)])
def test_nothing_in_a_picture_offends_the_security_policy(picture: str) -> None:
    assert not re.search(r"<(style|script|defs|image|a)\b|\sstyle=|\son\w+=|href|url\(|<!--", picture)


def test_bars_carry_their_names_and_values() -> None:
    texts = [element.text for element in ElementTree.fromstring(bars(CHART)).iter() if element.tag.endswith("text")]
    assert {"Roads & <paths>", "A name that is much…", "12 h", "3 h", "0 h"} == {text for text in texts if text}
