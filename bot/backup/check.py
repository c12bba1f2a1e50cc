"""Reading a backup from beginning to end, and comparing what it holds with what it says it holds."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from pathlib import Path

from bot.backup.archive import Manifest, TableFigures, parts, read_manifest
from bot.backup.errors import BackupError
from storage.copying import Counter


def check(path: Path, key: str | None) -> Manifest:
    """The manifest of a backup that is whole and right; raises `BackupError` for any other."""
    counters: dict[str, Counter] = defaultdict(Counter)
    hashes: dict[str, str] = {}
    manifest: Manifest | None = None
    for part in parts(path, key):
        if manifest is not None:
            raise BackupError("the backup goes on behind its end")
        if part.table is not None:
            for line in part.content.splitlines(keepends=True):
                counters[part.table].take(line)
        elif part.file is not None:
            hashes[part.file] = hashlib.sha256(part.content).hexdigest()
        else:
            manifest = read_manifest(part.content)
    if manifest is None:
        raise BackupError("the backup has no end: making it was broken off")
    _compare(manifest, counters, hashes)
    return manifest


def _compare(manifest: Manifest, counters: dict[str, Counter], hashes: dict[str, str]) -> None:
    for name in manifest.tables.keys() | counters.keys():
        tally = counters[name].tally()
        if manifest.tables.get(name) != TableFigures(rows=tally.rows, sha256=tally.sha256):
            raise BackupError(f"the rows of {name} are not those that were written")
    if manifest.files != hashes:
        raise BackupError("the files are not those that were written")
