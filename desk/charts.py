"""Pictures of figures: SVG that stands in the page itself and is styled by the desk's own style sheet.

pygal lays the pictures out. What it would add for browsers (a style sheet, a script, invisible values for its tooltips)
is left out: the desk's security policy refuses the first two, and a table under each picture gives the values.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import pygal
from markupsafe import Markup
from pygal.style import Style

# pygal puts a hook for plug-ins of its own, which we have none of, in the way of every import that comes later.
sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__module__ != "pygal"]

WIDTH = 400  # in the picture's own units: on a telephone it is shrunk to three quarters, so texts are large
LABEL, VALUE = 16, 15  # heights of texts in these units, as in overview.css
MOST_BARS = 12
LONGEST_LABEL = 20
BAR_HEIGHT, FRAME_HEIGHT, LINES_HEIGHT = 44, 26, 260
WIDTH_OF_A_LETTER = 0.65  # of its height
NARROWEST_PLOT = 200  # what the longest labels leave to the bars
STYLE = Style(label_font_size=LABEL, major_label_font_size=LABEL, value_font_size=VALUE)
UNUSED = ("defs", "desc", "title")
DECIMALS = re.compile(r"(\d+\.\d)\d+")

Format = Callable[[float], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Values in the order of the chart's labels; None: there is none."""

    name: str
    values: Sequence[float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """What a picture shows. `title` and `description` are read out instead of it; `name` is unique on its page."""

    name: str
    title: str
    description: str
    labels: Sequence[str]
    series: Sequence[Series]
    format: Format


def bars(chart: Chart) -> Markup:
    """Bars lying one under the other, the first label and series on top; at most `MOST_BARS` labels are drawn."""
    labels = chart.labels[:MOST_BARS]
    drawing = pygal.HorizontalBar(
        height=FRAME_HEIGHT + BAR_HEIGHT * len(labels),
        show_x_labels=False,
        show_y_guides=False,
        print_values=True,
        print_values_position="top",
        **_common(chart, _room_for_values(chart)),
    )
    drawing.x_labels = [_short(label) for label in reversed(labels)]  # pygal begins at the bottom
    for series in chart.series:
        drawing.add(series.name, list(reversed(series.values[:MOST_BARS])))
    return _finished(drawing, chart, "bars")


def lines(chart: Chart) -> Markup:
    """One line for each series, from left to right."""
    drawing = pygal.Line(height=LINES_HEIGHT, show_minor_x_labels=False, **_common(chart))
    drawing.x_labels = list(chart.labels)
    drawing.x_labels_major = _spread(chart.labels)
    for series in chart.series:
        drawing.add(series.name, list(series.values))
    return _finished(drawing, chart, "lines")


def _common(chart: Chart, room: float = 1.0) -> dict[str, object]:
    highest = max((value for each in chart.series for value in each.values if value is not None), default=0)
    return {
        "width": WIDTH,
        "style": STYLE,
        "show_legend": False,  # stands in the page, as text
        "js": (),
        "no_prefix": True,
        "margin": 6,
        "spacing": 8,
        "include_x_axis": True,
        "range": (0, (highest or 1) * room),
        "max_scale": 5,
        "truncate_label": -1,
        "value_formatter": lambda value: "" if value is None else chart.format(value),
        "disable_xml_declaration": True,
    }


def _room_for_values(chart: Chart) -> float:
    """How much longer than its longest bar a plot must be, so that a value can be written behind that bar."""
    texts = (chart.format(value) for each in chart.series for value in each.values if value is not None)
    width = max(map(len, texts), default=0) * VALUE * WIDTH_OF_A_LETTER
    return 1 / (1 - min(width / NARROWEST_PLOT, 0.5))


def _finished(drawing: pygal.graph.graph.Graph, chart: Chart, kind: str) -> Markup:
    def finish(root: Element) -> Element:
        _prune(root)
        _introduce(root, chart, kind)
        return root

    drawing.add_xml_filter(finish)
    return Markup(drawing.render(is_unicode=True))  # noqa: S704  pygal escapes what it is given


def _prune(parent: Element) -> None:
    """Take out what nobody sees, attributes that say nothing, and digits that no screen shows."""
    for child in list(parent):
        if not isinstance(child.tag, str) or child.tag in UNUSED or child.get("class") == "tooltip":
            parent.remove(child)
            continue
        _prune(child)
        kept = {name: value for name, value in child.attrib.items() if value and name not in ("rx", "ry")}
        child.attrib.clear()
        child.attrib.update((name, DECIMALS.sub(r"\1", value)) for name, value in kept.items())


def _introduce(root: Element, chart: Chart, kind: str) -> None:
    """Say what the picture shows to those who cannot see it."""
    title, description = Element("title", id=f"{chart.name}-title"), Element("desc", id=f"{chart.name}-desc")
    title.text, description.text = chart.title, chart.description
    root.insert(0, title)
    root.insert(1, description)
    root.attrib.pop("id", None)
    root.attrib |= {
        "role": "img",
        "class": f"chart {kind}",
        "aria-labelledby": title.attrib["id"],
        "aria-describedby": description.attrib["id"],
    }


def _short(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1].rstrip() + "…"


def _spread(labels: Sequence[str]) -> list[str]:
    """So few of them that they do not touch: the first one and every so many after it."""
    step = max(1, -(-len(labels) // 5))
    return list(labels[::step])
