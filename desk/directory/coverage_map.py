"""A map of the municipalities without borders to draw them by: each has the part of the country that is nearest to its
seat (Voronoi cells, cut along the outline of the country).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians

from directory.records import Municipality, Outline

WIDTH = 600.0  # of the drawing, in its own units
MARGIN = 4.0

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """`points` as an SVG polygon takes them; `x` and `y`: the middle, where a sign may stand."""

    points: str
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Areas by code of the municipality, in units of a picture so wide and so high."""

    width: int
    height: int
    areas: Mapping[str, Area]


def draw(outline: Outline, places: Sequence[Municipality]) -> Drawing | None:
    """All municipalities on one map; None for a country without an outline."""
    if not outline:
        return None
    paper = _Paper(outline)
    border = [paper.at(*corner) for corner in outline]
    seats = {place.code: paper.at(place.latitude, place.longitude) for place in places}
    cells = {code: _nearest_to(seat, border, [*seats.values()]) for code, seat in seats.items()}
    return Drawing(
        width=round(WIDTH),
        height=round(paper.height),
        areas={code: _area(cell, seats[code]) for code, cell in cells.items() if len(cell) > 2},
    )


class _Paper:
    """From degrees to units; a degree of longitude is as wide as it is in the middle of the country."""

    def __init__(self, outline: Outline) -> None:
        latitudes, longitudes = zip(*outline, strict=True)
        self._north, self._west = max(latitudes), min(longitudes)
        self._narrowing = cos(radians((max(latitudes) + min(latitudes)) / 2))
        self._scale = (WIDTH - 2 * MARGIN) / ((max(longitudes) - self._west) * self._narrowing)
        self.height = (self._north - min(latitudes)) * self._scale + 2 * MARGIN

    def at(self, latitude: float, longitude: float) -> Point:
        east = (longitude - self._west) * self._narrowing
        return east * self._scale + MARGIN, (self._north - latitude) * self._scale + MARGIN


def _nearest_to(seat: Point, border: Sequence[Point], seats: Sequence[Point]) -> list[Point]:
    """The part of the country from which no other seat is nearer."""
    cell = list(border)
    for other in seats:
        if other != seat:
            cell = _cut(cell, seat, other)
    return cell


def _cut(polygon: Sequence[Point], near: Point, far: Point) -> list[Point]:
    """The part of a polygon that is nearer to one point than to another (Sutherland and Hodgman)."""
    kept: list[Point] = []
    for index, corner in enumerate(polygon):
        before = polygon[index - 1]
        here, there = _beyond(corner, near, far), _beyond(before, near, far)
        if (here > 0) != (there > 0):
            share = there / (there - here)
            kept.append((before[0] + share * (corner[0] - before[0]), before[1] + share * (corner[1] - before[1])))
        if here <= 0:
            kept.append(corner)
    return kept


def _beyond(point: Point, near: Point, far: Point) -> float:
    """How far a point lies beyond the middle between two others; negative on the near side."""
    middle = ((near[0] + far[0]) / 2, (near[1] + far[1]) / 2)
    return (point[0] - middle[0]) * (far[0] - near[0]) + (point[1] - middle[1]) * (far[1] - near[1])


def _area(cell: Sequence[Point], seat: Point) -> Area:
    x, y = _middle(cell) or seat
    return Area(points=" ".join(f"{x:.0f},{y:.0f}" for x, y in cell), x=round(x, 1), y=round(y, 1))


def _middle(polygon: Sequence[Point]) -> Point | None:
    """The centre of gravity; None for a polygon without an area."""
    twice = x = y = 0.0
    for index, (x2, y2) in enumerate(polygon):
        x1, y1 = polygon[index - 1]
        cross = x1 * y2 - x2 * y1
        twice, x, y = twice + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    return (x / (3 * twice), y / (3 * twice)) if abs(twice) > 1 else None
