"""What a backup looks like: a gzipped tar of rows as lines of JSON, of files, and of a manifest at its end.

Every part is small enough to be held in memory. A reader takes nothing for granted: names, sizes and the growth of
what was compressed are checked before anything is used.
"""

from __future__ import annotations

import gzip
import io
import os
import re
import tarfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.backup.errors import BackupError
from bot.backup.sealing import SealedReader, SealedWriter, is_sealed

FORMAT = 1
MANIFEST = "manifest.json"
PART = re.compile(r"tables/(?P<table>[a-z_]{1,63})/\d{6}\.jsonl|files/(?P<file>[0-9a-f]{48})|manifest\.json")
MAX_PART_BYTES = 64 * 1024**2
MAX_GROWTH, FREE_GROWTH = 200, 64 * 1024**2  # unpacked bytes for each packed one; so many are never too many
GZIP_MAGIC = b"\x1f\x8b"


class TableFigures(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    rows: int
    sha256: str


class Manifest(BaseModel):
    """What a complete backup holds; `missing` are files that were erased while it was made."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int
    made_at: str
    revision: str
    tables: dict[str, TableFigures]
    places: dict[str, int]
    files: dict[str, str]
    missing: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One piece of a backup: rows of a `table`, the content of a `file`, or (neither) the manifest."""

    content: bytes
    table: str | None = None
    file: str | None = None


class Archive:
    """Adds parts to a backup that is being written."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar

    def add(self, name: str, content: bytes) -> None:
        assert PART.fullmatch(name), name
        info = tarfile.TarInfo(name)
        info.size, info.mode = len(content), 0o600
        self._tar.addfile(info, io.BytesIO(content))


@contextmanager
def writing(path: Path, key: str | None) -> Iterator[tuple[Archive, Path]]:
    """Write a backup beside `path`: it gets that name by `finish`, so that a broken one never has it.

    Gives the archive and the path it has meanwhile; what is left behind by a failure is taken away.
    """
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        with ExitStack() as stack:
            descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            file = stack.enter_context(os.fdopen(descriptor, "wb"))
            stack.callback(_flush, file)
            target: BinaryIO = file
            if key is not None:
                target = cast("BinaryIO", stack.enter_context(SealedWriter(file, key)))
            zipped = stack.enter_context(gzip.GzipFile(fileobj=target, mode="wb", compresslevel=6))
            yield Archive(stack.enter_context(tarfile.open(fileobj=zipped, mode="w|"))), unfinished
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def finish(unfinished: Path, path: Path) -> None:
    unfinished.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def parts(path: Path, key: str | None) -> Iterator[Part]:
    """The parts in the order in which they were written; raises `BackupError` for whatever is no good."""
    with ExitStack() as stack:
        file = stack.enter_context(path.open("rb"))
        source = _opened(file, key)
        packed = path.stat().st_size
        zipped = stack.enter_context(gzip.GzipFile(fileobj=source, mode="rb"))
        try:
            tar = stack.enter_context(tarfile.open(fileobj=zipped, mode="r|"))
            yield from _parts(tar, most=FREE_GROWTH + packed * MAX_GROWTH)
            padding = zipped.read(2 * tarfile.RECORDSIZE)
            if len(padding) > tarfile.RECORDSIZE or padding.strip(b"\0"):
                raise BackupError("something stands behind the backup's end")
        except (tarfile.TarError, EOFError, gzip.BadGzipFile, OSError) as error:
            raise BackupError("the backup is damaged or cut off") from error


def read_manifest(content: bytes) -> Manifest:
    try:
        manifest = Manifest.model_validate_json(content)
    except ValidationError as error:
        raise BackupError("the backup's manifest cannot be read") from error
    if manifest.format != FORMAT:
        raise BackupError(f"the backup has format {manifest.format}; this version reads format {FORMAT}")
    return manifest


def _opened(file: BinaryIO, key: str | None) -> BinaryIO:
    if is_sealed(file):
        if key is None:
            raise BackupError("the backup is sealed: set BACKUP_KEY to the key it was made with")
        return cast("BinaryIO", io.BufferedReader(SealedReader(file, key)))
    if file.read(2) != GZIP_MAGIC:
        raise BackupError("this file is no backup of Kontakt")
    file.seek(0)
    return file


def _parts(tar: tarfile.TarFile, *, most: int) -> Iterator[Part]:
    unpacked = 0
    for info in tar:
        match = PART.fullmatch(info.name)
        if match is None or not info.isreg():
            raise BackupError("the backup holds something that does not belong there")
        unpacked += info.size
        if info.size > MAX_PART_BYTES or unpacked > most:
            raise BackupError("the backup unpacks to more than can be right")
        content = tar.extractfile(info)
        assert content is not None  # a regular file has content
        yield Part(content=content.read(), table=match["table"], file=match["file"])


def _flush(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


Progress = Callable[[str, int], None]
"""Told a table's name (or "files") and how many of it are done."""
