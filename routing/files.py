"""Writing files so that nobody ever reads half of one."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def write_atomically(file: Path) -> Iterator[IO[bytes]]:
    """What is written inside takes the place of `file` at the end, or leaves it as it was."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "wb") as target:
            yield target
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
