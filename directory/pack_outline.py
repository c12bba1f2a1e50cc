"""`map.csv` of a pack: the outline of the country, for drawing. A pack may do without it."""

from __future__ import annotations

from pathlib import Path

from directory.pack_faults import FileFaults
from directory.pack_tables import read_rows
from directory.pack_values import read_latitude, read_longitude
from directory.records import Outline

MAP_FILE = "map.csv"
LEAST_CORNERS = 3


def read_outline(path: Path, faults: FileFaults) -> Outline:
    """The corners in the order of the border, the last one leading back to the first; empty when there is no file."""
    if not path.exists():
        return ()
    corners = []
    for row in read_rows(path, ("latitude", "longitude"), faults):
        latitude, longitude = row.require("latitude", read_latitude), row.require("longitude", read_longitude)
        if latitude is not None and longitude is not None:
            corners.append((latitude, longitude))
    if len(corners) < LEAST_CORNERS:
        faults.error(None, f"an outline has at least {LEAST_CORNERS} corners")
    return tuple(corners)
