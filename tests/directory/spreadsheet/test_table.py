from __future__ import annotations

import io

import pytest

from directory.spreadsheet.table import MAX_BYTES, TableFault, read_limited


class Endless(io.RawIOBase):
    """A file that never ends; counts what was taken from it."""

    taken = 0

    def read(self, size: int = -1) -> bytes:
        self.taken += size
        return b"x" * size


def test_a_file_is_read_whole() -> None:
    assert read_limited(io.BytesIO(b"x" * MAX_BYTES)) == b"x" * MAX_BYTES


def test_a_huge_file_is_stopped_while_it_is_read() -> None:
    endless = Endless()
    with pytest.raises(TableFault, match="at most 20 MB"):
        read_limited(endless)  # type: ignore[arg-type]
    assert endless.taken < MAX_BYTES + 1_000_000
