"""The outline of a pack's country."""

from __future__ import annotations

from pathlib import Path

import pytest

from directory.pack import check, read_pack
from directory.store import load_outline, save_pack
from storage.database import Database
from tests.conftest import NOW
from tests.directory.small_pack import write_pack

CORNERS = "latitude,longitude\n42.0,20.0\n43.0,20.0\n43.0,21.0\n"


def test_a_pack_may_do_without_an_outline(tmp_path: Path) -> None:
    assert read_pack(write_pack(tmp_path / "small")).outline == ()


async def test_an_outline_is_kept_in_the_store(database: Database, tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "small")
    (folder / "map.csv").write_text(CORNERS, encoding="utf-8")
    async with database.transaction() as session:
        await save_pack(session, read_pack(folder), now=NOW)
        assert await load_outline(session) == ((42.0, 20.0), (43.0, 20.0), (43.0, 21.0))


async def test_before_any_pack_there_is_none(database: Database) -> None:
    async with database.reading() as session:
        assert await load_outline(session) == ()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("latitude,longitude\n42.0,20.0\n", "an outline has at least 3 corners"),
        (CORNERS + "north,20\n", 'latitude: "north" is not a coordinate'),
        (CORNERS + "42.0,\n", "longitude is missing"),
    ],
)
def test_faults_of_an_outline_are_named(tmp_path: Path, text: str, fault: str) -> None:
    folder = write_pack(tmp_path / "small")
    (folder / "map.csv").write_text(text, encoding="utf-8")
    assert [fault in str(each) for each in check(folder) if "map.csv" in each.file] == [True]
