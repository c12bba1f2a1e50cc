"""Areas around the seats of municipalities."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.directory.coverage_map import Drawing, draw
from directory.pack import PACKS, read_pack
from directory.records import Municipality, Outline
from tests.desk.directory.test_coverage import HERE

SQUARE: Outline = ((42.0, 20.0), (43.0, 20.0), (43.0, 21.0), (42.0, 21.0))
inside = st.floats(0.01, 0.99)


def seats(*places: tuple[float, float]) -> list[Municipality]:
    return [
        replace(HERE, code=f"place-{number}", latitude=42 + y, longitude=20 + x) for number, (x, y) in enumerate(places)
    ]


def corners(drawing: Drawing, code: str) -> list[tuple[float, float]]:
    pairs = (pair.split(",") for pair in drawing.areas[code].points.split())
    return [(float(x), float(y)) for x, y in pairs]


def size(polygon: list[tuple[float, float]]) -> float:
    crosses = (x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(polygon, [*polygon[1:], polygon[0]], strict=True))
    return abs(sum(crosses)) / 2


def drawn(places: list[Municipality], outline: Outline = SQUARE) -> Drawing:
    drawing = draw(outline, places)
    assert drawing is not None
    return drawing


def test_a_country_without_an_outline_is_not_drawn() -> None:
    assert draw((), seats((0.5, 0.5))) is None


def test_a_single_municipality_is_the_whole_country() -> None:
    drawing = drawn(seats((0.5, 0.5)))
    assert len(corners(drawing, "place-0")) == 4


def test_the_border_runs_in_the_middle() -> None:
    drawing = drawn(seats((0.25, 0.5), (0.75, 0.5)))
    assert max(x for x, _ in corners(drawing, "place-0")) == min(x for x, _ in corners(drawing, "place-1")) == 300


def test_north_is_up() -> None:
    drawing = drawn(seats((0.5, 0.9), (0.5, 0.1)))
    assert drawing.areas["place-0"].y < drawing.areas["place-1"].y


def test_two_seats_at_one_place_share_an_area() -> None:
    drawing = drawn(seats((0.5, 0.5), (0.5, 0.5)))
    assert drawing.areas["place-0"] == drawing.areas["place-1"]


@given(st.lists(st.tuples(inside, inside), min_size=1, max_size=12, unique=True))
@settings(max_examples=60, deadline=None)
def test_the_areas_are_the_whole_country_and_do_not_overlap(places: list[tuple[float, float]]) -> None:
    drawing = drawn(seats(*places))
    whole = size(corners(drawn(seats((0.5, 0.5))), "place-0"))
    parts = sum(size(corners(drawing, code)) for code in drawing.areas)
    if len({(round(x, 2), round(y, 2)) for x, y in places}) == len(places):
        assert parts == pytest.approx(whole, rel=0.02)  # corners are rounded to whole units


def test_every_municipality_of_the_starter_pack_is_on_the_map() -> None:
    pack = read_pack(PACKS / "kosovo")
    drawing = drawn(list(pack.municipalities), pack.outline)
    assert drawing.areas.keys() == {each.code for each in pack.municipalities}
    assert min(size(corners(drawing, code)) for code in drawing.areas) > 500
