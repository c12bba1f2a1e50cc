"""Writing files so that nobody ever reads half of one."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def write_atomically(file: Path) -> Iterator[IO[bytes]]:
    """What is written inside takes the place of `file` at the end, or leaves it as it was."""
    file.parent.mkdir(parents=True, exist_ok=True)
    # Not by `tempfile`: its files are for their owner only, while a model made at set-up may serve another user.
    unfinished = file.with_name(f".{file.name}.{secrets.token_hex(8)}")
    try:
        with unfinished.open("xb") as target:
            yield target
            target.flush()
            os.fsync(target.fileno())  # a name that outlives a power cut must not be that of an empty file
        unfinished.replace(file)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
