"""`python -m bot move --to postgresql://…`: from SQLite to PostgreSQL."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from bot.commands.common import fail, load_settings, run_async, say
from bot.moving import MoveError
from bot.moving import move as move_store
from bot.store_setup import require_migrated
from storage.copying import Tally
from storage.database import Database, DatabaseUrlError


def move(
    to: Annotated[str, typer.Option("--to", help="the PostgreSQL store, which must be empty: postgresql://…")],
) -> None:
    """Copy the running SQLite store to PostgreSQL and compare every row."""
    settings = load_settings()
    try:
        target = Database(to)
    except DatabaseUrlError as error:
        fail(str(error).replace("DATABASE_URL", "--to"))
    tallies = run_async(lambda: _move(settings.database_url, target))
    for name, tally in tallies.items():
        say(f"{name}: {tally.rows:,} rows, compared")
    say("Moved. Set DATABASE_URL to the new store and start Kontakt again; the old store takes nothing in any more.")
    say("Files stay where FILES_URL says.")


async def _move(source_url: str, target: Database) -> dict[str, Tally]:
    source = Database(source_url)
    try:
        await require_migrated(source)
        return await move_store(source, target, _show)
    except MoveError as error:
        fail(f"Not moved: {error}.")
    finally:
        await source.close()
        await target.close()


def _show(table: str, rows: int) -> None:
    if sys.stderr.isatty():
        typer.echo(f"\r\033[K{table}: {rows:,}", nl=False, err=True)
