"""`python -m bot backup` and `restore`: the whole store and its files in one file, and back."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from bot.backup.archive import Manifest
from bot.backup.check import check
from bot.backup.errors import BackupError
from bot.backup.make import NAME, keep_newest, make_backup
from bot.backup.restore import restore_backup
from bot.clock import utc_now
from bot.commands.common import fail, load_settings, run_async, say
from bot.files.store import open_store
from bot.settings import Settings
from bot.store_setup import require_migrated
from storage.database import Database


def backup(
    path: Annotated[Path, typer.Argument(help="file to write, or a folder that collects backups")],
    keep: Annotated[int | None, typer.Option(min=1, help="in a folder: delete all backups but so many")] = None,
    only_check: Annotated[bool, typer.Option("--check", help="write nothing: read this backup and check it")] = False,
) -> None:
    """Copy everything into one file while Kontakt runs; sealed when BACKUP_KEY is set."""
    settings = load_settings()
    if only_check:
        say(_in_words(path, _or_fail(lambda: check(path, _key(settings)))))
        return
    if keep is not None and not path.is_dir():
        fail("--keep is for a folder that collects backups")
    if settings.backup_key is None:
        say("BACKUP_KEY is not set: whoever has this file can read everything in it.")
    target = path / NAME.format(moment=utc_now()) if path.is_dir() else path
    say(_in_words(target, run_async(lambda: _back_up(settings, target))))
    for old in keep_newest(path, keep) if keep is not None else []:
        say(f"Deleted {old}")


def restore(
    path: Annotated[Path, typer.Argument(help="the backup")],
    to: Annotated[str | None, typer.Option("--to", help="store to fill (default: DATABASE_URL)")] = None,
) -> None:
    """Put a backup back into an empty store: all of it or nothing."""
    settings = load_settings(**({"database_url": to} if to else {}))
    say(_in_words(path, run_async(lambda: _restore(settings, path))))
    say("Put back and compared: every row and file is as it was.")


async def _back_up(settings: Settings, path: Path) -> Manifest:
    database = Database(settings.database_url)
    try:
        await require_migrated(database)
        return await make_backup(
            database, open_store(settings), path, key=_key(settings), now=utc_now(), progress=_show
        )
    except BackupError as error:
        fail(f"No backup was made: {error}.")
    finally:
        await database.close()


async def _restore(settings: Settings, path: Path) -> Manifest:
    database = Database(settings.database_url)
    try:
        return await restore_backup(database, open_store(settings), path, key=_key(settings), progress=_show)
    except BackupError as error:
        fail(f"Nothing was put back: {error}.")
    finally:
        await database.close()


def _or_fail(read: Callable[[], Manifest]) -> Manifest:
    try:
        return read()
    except BackupError as error:
        fail(f"The backup is not good: {error}.")
    except OSError as error:
        fail(f"The backup cannot be read: {error.strerror or error}.")


def _key(settings: Settings) -> str | None:
    return settings.backup_key.get_secret_value() if settings.backup_key else None


def _show(what: str, done: int) -> None:
    if sys.stderr.isatty():
        typer.echo(f"\r\033[K{what}: {done:,}", nl=False, err=True)


def _in_words(path: Path, manifest: Manifest) -> str:
    rows = sum(figures.rows for figures in manifest.tables.values())
    return f"{path}: {rows:,} rows and {len(manifest.files):,} files of {manifest.made_at[:16].replace('T', ' ')} UTC"
