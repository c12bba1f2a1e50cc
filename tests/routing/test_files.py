from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from routing.files import write_atomically


@pytest.fixture
def usual_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "active"
    file.write_bytes(b"old")
    return file


def test_what_is_written_takes_the_place_of_the_file(file: Path) -> None:
    with write_atomically(file) as target:
        target.write(b"new")
    assert file.read_bytes() == b"new"
    assert list(file.parent.iterdir()) == [file]


def test_a_reader_sees_the_old_file_until_the_end(file: Path) -> None:
    with write_atomically(file) as target:
        target.write(b"half")
        target.flush()
        assert file.read_bytes() == b"old"


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_a_failure_leaves_the_file_as_it_was_and_nothing_beside_it(file: Path, error: type[BaseException]) -> None:
    with pytest.raises(error):
        _fail(file, error)
    assert file.read_bytes() == b"old"
    assert list(file.parent.iterdir()) == [file]


def _fail(file: Path, error: type[BaseException]) -> None:
    with write_atomically(file) as target:
        target.write(b"half")
        raise error


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    with write_atomically(tmp_path / "models" / "kosovo" / "active") as target:
        target.write(b"new")
    assert (tmp_path / "models" / "kosovo" / "active").read_bytes() == b"new"


def test_two_writers_do_not_mix(file: Path) -> None:
    with write_atomically(file) as first, write_atomically(file) as second:
        first.write(b"first")
        second.write(b"second")
        first.write(b", whole")
    assert file.read_bytes() == b"first, whole"


@pytest.mark.usefixtures("usual_umask")
def test_whoever_may_read_files_here_may_read_this_one(file: Path) -> None:
    with write_atomically(file):
        pass
    assert stat.S_IMODE(file.stat().st_mode) == 0o644
